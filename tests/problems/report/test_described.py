from cartostory.problems.messages import Messages
from cartostory.problems.problem import Severity, Span, problem
from cartostory.problems.report import describe, ordered

HERE = Span("content/partnerships/kaya/story.md", 12, 8)


def test_a_problem_is_said_in_the_language_of_its_reader() -> None:
    found = problem("unknown-layer", HERE, name="ecole", nearest="", known="")
    assert describe(found, Messages("en")).message == "There is no layer “ecole” in this story."
    assert describe(found, Messages("fr")).message == "Il n’y a pas de couche «\u00a0ecole\u00a0» dans cette histoire."


def test_the_nearest_and_the_known_names_come_before_the_hint() -> None:
    found = problem("unknown-layer", HERE, name="ecole", nearest="ecoles", known="ecoles, puits")
    assert describe(found, Messages("en")).hint.startswith("Did you mean “ecoles”? Known here: ecoles, puits. Use")


def test_what_is_empty_is_not_said() -> None:
    found = problem("unknown-layer", HERE, name="x", nearest="", known="")
    assert describe(found, Messages("en")).hint.startswith("Use a name of")


def test_braces_in_a_writer_s_words_are_no_blanks() -> None:
    found = problem("dead-link", HERE, target="{nearest}{0}", nearest="")
    assert "“{nearest}{0}”" in describe(found, Messages("en")).message


def test_a_forgotten_blank_stays_visible_and_breaks_nothing() -> None:
    assert "{target}" in describe(problem("dead-link", HERE), Messages("en")).message


def test_whole_numbers_have_no_decimals() -> None:
    found = problem("outside-the-world", HERE, name="Kaya", lat=95.0, lon=-1.08368)
    assert describe(found, Messages("en")).message.endswith("latitude 95, longitude -1.08368.")


def test_what_a_value_should_have_been_is_said_in_words() -> None:
    number = problem("wrong-value", HERE, key="lat", expected="float_parsing")
    choice = problem("wrong-value", HERE, key="status", expected="active, paused or ended")
    assert "un nombre, avec un point" in describe(number, Messages("fr")).hint
    assert "active, paused ou ended" in describe(choice, Messages("fr")).hint
    assert "active, paused or ended" in describe(choice, Messages("en")).hint


def test_what_a_library_says_is_translated_where_it_is_known() -> None:
    known = problem("unreadable-file", HERE, reason="Permission denied")
    unknown = problem("unreadable-file", HERE, reason="Bits lost or found")
    assert "Permission denied" not in describe(known, Messages("fr")).message
    assert "Bits lost or found" in describe(unknown, Messages("fr")).message


def test_the_site_s_own_severity_beats_the_catalogue_s() -> None:
    assert describe(problem("dead-link", HERE), Messages("en")).severity is Severity.ERROR
    milder = problem("dead-link", HERE, Severity.WARNING, target="a", nearest="")
    assert describe(milder, Messages("en")).severity is Severity.WARNING


def test_problems_stand_in_the_order_of_the_files_each_once() -> None:
    late, early = problem("dead-link", HERE, target="a"), problem("dead-link", Span(HERE.file, 2, 1), target="a")
    whole = problem("slug-not-plain", Span(HERE.file), slug="Kaya")
    assert ordered([late, early, whole, late]) == (whole, early, late)


def test_a_name_that_only_seems_to_be_the_same_is_told_apart() -> None:
    for written, known in (("ma\u00a0place.jpg", "ma place.jpg"), ("ma place.jpg", "ma\u202fplace.jpg")):
        found = problem("missing-image", HERE, target=written, nearest=known)
        assert describe(found, Messages("en")).hint.startswith(f"“{known}” is there and looks the same")
    found = problem("missing-image", HERE, target="ma-place.jpg", nearest="ma place.jpg")
    assert describe(found, Messages("en")).hint.startswith("Did you mean")
    found = problem("missing-image", HERE, target="photos/la%C2%A0place.jpg", nearest="la place.jpg")
    assert "looks the same" in describe(found, Messages("en")).hint

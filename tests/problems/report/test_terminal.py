import io

import pytest

from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Span, problem
from cartostory.problems.report import as_text, counts, show

FILE = "content/partnerships/kaya/story.md"
LINES = {(FILE, 3): "cover: Salle.JPG", (FILE, 9): "![Une salle](Salle.JPG)"}
FOUND = (
    problem("missing-image", Span(FILE, 9, 14), target="Salle.JPG", nearest="salle.jpg"),
    problem("missing-cover", Span(FILE, 3, 8), target="Salle.JPG", nearest="salle.jpg"),
    problem("no-address", Span("config.yaml", 1, 1)),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def read_line(file: str, line: int) -> str | None:
    return LINES.get((file, line))


def text(*problems: Problem, language: str = "en") -> str:
    return as_text(problems, Messages(language), read_line)


def test_a_report_reads_like_this() -> None:
    assert text(*FOUND[1:2]) == (
        "content/partnerships/kaya/story.md:3:8  error  missing-cover\n"
        "     3 │ cover: Salle.JPG\n"
        "       │        ^\n"
        "    The picture “Salle.JPG”, named as the cover, does not exist.\n"
        "    Why it matters: Lists and shared links would show the story without a picture.\n"
        "    What to do: Did you mean “salle.jpg”? Put it into the story’s folder photos/, or name another\n"
        "    one behind “cover:”.\n"
        "\n"
        "1 error\n"
    )


def test_files_come_in_order_and_lines_within_them() -> None:
    report = text(*FOUND)
    places = [report.index("config.yaml:1:1"), report.index("story.md:3:8"), report.index("story.md:9:14")]
    assert places == sorted(places)


def test_the_counts_come_last_in_the_right_number() -> None:
    assert text(*FOUND).endswith("2 errors, 1 note\n")
    assert text(*FOUND, language="fr").endswith("2 erreurs, 1 remarque\n")
    assert counts((), Messages("fr")) == ""


def test_a_reason_is_said_once_in_a_file() -> None:
    again = problem("missing-image", Span(FILE, 12, 1), target="Cour.JPG", nearest="")
    report = text(FOUND[0], again)
    assert report.count("There would be a hole in the page.") == 1
    assert report.count("does not exist") == 2


def test_nothing_found_is_nothing_said() -> None:
    assert text() == ""


def test_a_pipe_gets_plain_text() -> None:
    stream = io.StringIO()
    show(FOUND, Messages("fr"), read_line, stream, {})
    assert stream.getvalue() == text(*FOUND, language="fr")


def test_a_terminal_gets_colours() -> None:
    stream = Terminal()
    show(FOUND, Messages("fr"), read_line, stream, {"TERM": "xterm-256color"})
    assert "\x1b[" in stream.getvalue()


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_none(environ: dict[str, str]) -> None:
    stream = Terminal()
    show(FOUND, Messages("fr"), read_line, stream, environ)
    assert "\x1b" not in stream.getvalue()
    assert "Salle.JPG" in stream.getvalue()


def test_markup_and_escapes_in_a_writer_s_words_stay_text() -> None:
    bold = problem("dead-link", Span(FILE, 1, 1), target="[bold]x[/bold]\x1b[31m", nearest="")
    stream = Terminal()
    show((bold,), Messages("en"), read_line, stream, {"TERM": "xterm"})
    assert "[bold]x[/bold]�[31m" in stream.getvalue()

import pytest

from cartostory.load.markdown.comments import without_comments
from cartostory.problems.problem import Span

START = Span("story.md", 5, 1)


def left(text: str) -> list[tuple[int, str]]:
    lines, _ = without_comments(text, START)
    return [(line.number, line.text) for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un <!-- mot --> deux", [(0, "Un              deux")]),
        ("Avant\n<!-- ligne -->\nAprès", [(0, "Avant"), (2, "Après")]),
        ("A\n<!--\n## Secret\n\n![x](y.jpg)\n-->\nB", [(0, "A"), (6, "B")]),
        ("A <!-- un\n\ndeux --> B", [(0, "A"), (2, "B")]),
        ("<!-- a --> B <!-- c -->", [(0, "B")]),
        ("- un\n  <!-- - deux -->\n- trois", [(0, "- un"), (2, "- trois")]),
        ("<!-- ``` -->\n## Chapitre", [(1, "## Chapitre")]),
    ],
)
def test_nothing_of_a_comment_is_left_and_the_lines_keep_their_numbers(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert left(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- code -->\n```",
        "- un\n\n  ~~~html\n  <!-- code -->\n  ~~~",
        "`<!--` ouvre et `-->` ferme.",
        "Un `code <!-- sur\ndeux lignes -->` ici.",
        "Du code :\n\n    <!-- code -->",
        "Une flèche --> seule, et a < b.",
    ],
)
def test_what_is_code_is_no_comment(text: str) -> None:
    assert left(text) == list(enumerate(text.split("\n")))


def test_a_word_behind_a_comment_keeps_its_column() -> None:
    lines, _ = without_comments("x\n-->\n<!-- a --> mot", START)
    assert lines[2].column(0) == len("<!-- a --> ") + 1


def test_a_comment_that_nothing_closes_is_said_where_it_opens() -> None:
    _, problems = without_comments("Un mot.\n\nUn <!-- brouillon\n\n## Secret", START)
    assert [(one.code, one.span) for one in problems] == [("comment-not-closed", Span("story.md", 7, 4))]

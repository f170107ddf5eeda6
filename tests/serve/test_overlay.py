"""Problems -> the panel."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Severity, Span, problem
from cartostory.serve.overlay import Finding, crash_html, findings, overlay_html, overlay_script, weights_html

ENGLISH = Messages("en")


class Panel(HTMLParser):
    """Reads a panel as a browser would: its elements, and the text of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def where(self, **attributes: str) -> str:
        found = [n for n, (_, has) in enumerate(self.elements) if attributes.items() <= has.items()]
        assert len(found) == 1
        return self.texts[found[0]]


@settings(deadline=None)  # the first one reads the sentences
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_whatever_a_problem_says_is_shown_as_text(text: str) -> None:
    panel = Panel(overlay_html([Finding(Severity.ERROR, text, text, text, text, text)], ENGLISH))
    plain = Panel(overlay_html([Finding(Severity.ERROR, "x", "x", "x", "x", "x")], ENGLISH))
    assert panel.elements == plain.elements
    for name in ("message", "why", "hint"):
        assert panel.where(**{"class": name}) == text


def test_a_problem_of_the_catalogue_comes_with_its_line_and_a_caret() -> None:
    code = next(iter(CATALOGUE))
    found = findings([problem(code, Span("config.yaml", 2, 8))], ENGLISH, lambda file, line: f"{file} {line}")
    assert found[0].where == "config.yaml:2:8"
    assert found[0].excerpt == "config.yaml 2\n       ^"
    assert found[0].message


def test_errors_come_before_warnings_whatever_their_file() -> None:
    code = next(iter(CATALOGUE))
    found = findings(
        [
            problem(code, Span("a"), Severity.NOTE),
            problem(code, Span("b"), Severity.WARNING),
            problem(code, Span("c"), Severity.ERROR),
        ],
        ENGLISH,
        lambda _file, _line: None,
    )
    assert [one.where for one in found] == ["c", "b", "a"]
    assert found[0].excerpt == ""


def test_a_long_list_is_cut_and_says_how_many_are_left() -> None:
    panel = overlay_html([Finding(Severity.ERROR, "a:1:1", "x")] * 53, ENGLISH)
    assert panel.count("<li") == 50
    assert "53 problems to put right" in panel
    assert "3 more are in the terminal." in panel


def test_the_panel_is_named_described_and_speaks_its_language() -> None:
    panel = Panel(overlay_html([Finding(Severity.ERROR, "a:1:1", "x")], Messages("fr")))
    tag, dialog = panel.elements[0]
    assert (tag, dialog["lang"]) == ("dialog", "fr")
    assert panel.where(id=str(dialog["aria-labelledby"])) == "1 problème à corriger"
    assert panel.where(id=str(dialog["aria-describedby"]))
    assert panel.where(type="button") == "Fermer"


def test_a_fault_of_the_program_is_shown_as_text_too() -> None:
    assert "ValueError: &lt;script&gt;" in crash_html(ValueError("<script>"), ENGLISH)


def test_without_a_panel_the_script_holds_no_style_and_no_words() -> None:
    assert re.search(r'\{"html": "", "css": "", "weights": ""\}\);\s*$', overlay_script(None))


def test_what_stories_weigh_is_folded_at_the_foot_of_the_page_and_escaped() -> None:
    shown = weights_html(["a  b", "<script>"], ENGLISH)
    assert shown.startswith('<details lang="en"><summary>What the stories weigh')
    assert "&lt;script&gt;" in shown
    assert "&lt;script&gt;" in overlay_script(None, shown)

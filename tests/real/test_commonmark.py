"""Real texts that CommonMark's own tree tells apart as our pages do: no structure is lost, no mark is printed."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cartostory.load.chapters import cut
from cartostory.load.front_matter import split
from cartostory.load.markdown.document import read_document
from cartostory.problems.problem import Span
from cartostory.render.html.markdown import PAGE_TOP, pieces

FOLDERS = ("betagouv", "geotribu", "missingmaps", "umap-docs-fr")
STRUCTURE = ("ul", "ol", "li", "table", "tr", "td", "th", "pre", "blockquote", "hr", "img", "h3", "h4", "h5", "h6")
MEANT = {
    "2016-06-02-countrystats.md": {"img": (4, 3)},  # in a <noscript>, which no page keeps
    "_pages__accessibilite__schema-pluriannuel.md": {"h3": (12, 13)},  # right under HTML: CommonMark prints its hashes
}
"""Where pages show something else than CommonMark's HTML: that one's count, then ours."""

_ATTRIBUTES = re.compile(r"\{:? ?[^{}%\n]*[.=#][^{}%\n]*\}")
_OURS = re.compile(r"^(?:!!!|\?\?\?|===|\[\^[^\]]+\]:|\*\[|///)|^[^\n]+\n: ", re.MULTILINE)
_RAW = re.compile(r"(?:^|\n)[ ]*(?:[-*+] \S|\|.*\||#{1,6} |```|~~~|!!!|\?\?\?)|\]\(|\*\*|~~|!\[|<!--|\]\[")


class _Reader(HTMLParser):
    """Counts elements, and keeps the words outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.words: list[str] = []
        self._code = 0
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self._code += tag in {"pre", "code"}

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in {"pre", "code"}

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.words.append(data)

    @property
    def marks(self) -> Counter[str]:
        return Counter(mark.strip() for mark in _RAW.findall("".join(self.words)))


def texts(shared_data: Path) -> list[tuple[str, str]]:
    folder = shared_data / "markdown"
    paths = [path for name in FOLDERS for path in sorted((folder / name).rglob("*.md"))]
    return [(path.name, split(path.read_text("utf-8-sig").replace("\r\n", "\n")).body) for path in paths]


def shown(body: str) -> _Reader:
    whole, _ = cut(read_document(body, Span("story.md", 1, 1)))
    made = pieces(whole.whole.markdown, tuple(one.heading for one in whole.chapters), "fr", PAGE_TOP)
    parts = [made.lead, *(f"<h2>{one.title}</h2>{one.text}" for one in made.chapters), made.footnotes]
    return _Reader("\n".join(parts))


def read_by_commonmark(body: str) -> _Reader:
    return _Reader(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body))


def test_there_are_texts(shared_data: Path) -> None:
    assert len(texts(shared_data)) >= 140


def test_no_structure_of_a_real_text_is_lost(shared_data: Path) -> None:
    lost = {}
    for name, body in texts(shared_data):
        ours, theirs = shown(body).elements, read_by_commonmark(body).elements
        unlike = {tag: (theirs[tag], ours[tag]) for tag in STRUCTURE if theirs[tag] != ours[tag]}
        if unlike and not _OURS.search(body):
            lost[name] = unlike
    assert lost == MEANT


def test_no_mark_is_printed_that_commonmark_does_not_print(shared_data: Path) -> None:
    printed = {}
    for name, body in texts(shared_data):
        more = shown(body).marks - read_by_commonmark(body).marks
        if more:
            printed[name] = more
    assert printed == {}


@pytest.mark.parametrize("name", ["betagouv", "geotribu"])
def test_every_word_of_a_real_text_is_shown(shared_data: Path, name: str) -> None:
    for path in sorted((shared_data / "markdown" / name).rglob("*.md"))[:20]:
        body = split(path.read_text("utf-8-sig").replace("\r\n", "\n")).body
        if _OURS.search(body):
            continue
        theirs = Counter(re.findall(r"\w{5,}", " ".join(read_by_commonmark(_ATTRIBUTES.sub("", body)).words)))
        assert theirs - Counter(re.findall(r"\w{5,}", " ".join(shown(body).words))) == Counter()

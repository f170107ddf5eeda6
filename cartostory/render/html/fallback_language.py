"""Sentences that stand in for those a page's language lacks -> HTML that says which language they are in.

Theme sentences are joined, filled and escaped as plain text by templates and by Python alike, and end up in texts and
in attributes. So one that stands in carries its language in marks, and the finished page is read once: marks become
`lang` and `dir` (RGAA 4.1.2, 8.7, 8.10). A page whose language has all its sentences has no marks, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from cartostory.model.languages import direction

_BEGIN, _NAMED, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters, which Unicode keeps for a program's own use (section 23.7); they never leave it."""

_MARKS = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}|{_END}")
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNREAD = frozenset({"script", "style"})
_ONLY_TEXT = frozenset({"title", "option", "textarea"})
_SAYING = re.compile(r'\s(?:lang|dir|title|alt|placeholder|aria-label)="')
_HIDDEN = re.compile(r'\saria-hidden="true"')
_LANG = re.compile(r'\slang="([^"]*)"')


def marked(text: str, language: str) -> str:
    """Mark a sentence; an empty one stays empty."""
    return f"{_BEGIN}{language}{_NAMED}{text}{_END}" if text else text


def unmarked(text: str) -> str:
    """Take the marks off."""
    return _MARKS.sub("", text)


def told(page: str, language: str) -> str:
    """Turn the marks of a page, which is in `language`, into `lang` and `dir`."""
    if _BEGIN not in page:
        return page
    reader = _Reader(language)
    reader.feed(page)
    reader.close()
    return reader.page


@dataclass(slots=True)
class _Element:
    """An element that is open. `within` is the language of its content where its own `lang` is its attributes'."""

    tag: str
    at: int
    language: str
    within: str = ""


class _Reader(HTMLParser):
    """Reads a page and writes it again. `data-x` that is marked gets a `data-x-lang` beside it, for scripts."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=False)
        self._pieces: list[str] = []
        self._spans: dict[int, tuple[str, str]] = {}
        self._open = [_Element("", 0, language)]
        self._said: list[str] = []
        self._text = ""

    @property
    def page(self) -> str:
        """Give what was written."""
        self._write_text()
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        """Write a tag, with the language of what its attributes say."""
        self._write_text()
        raw, parent = self.get_starttag_text() or "", self._open[-1]
        named, (raw, own) = _LANG.search(raw), _attributes(raw)
        language = named[1] if named else parent.within or parent.language
        if own:
            raw = _with(_LANG.sub("", raw), f' lang="{own}"')
        elif parent.within and not named and not _HIDDEN.search(raw):
            raw = _with(raw, f' lang="{language}"')
        if tag not in _VOID and not raw.endswith("/>"):
            within = language if own and tag != "svg" else ""  # a drawing holds no words but these
            self._open.append(_Element(tag, len(self._pieces), own or language, within))
        self._pieces.append(raw)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag that closes itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; one that holds nothing but a sentence is itself in its language."""
        self._write_text()
        if any(element.tag == tag for element in self._open):
            while self._open[-1].tag != tag:
                self._open.pop()
            self._take_on(self._open.pop().at)
        self._pieces.append(f"</{tag}>")

    def _take_on(self, at: int) -> None:
        last = len(self._pieces) - 1
        if last == at + 1 and last in self._spans and not _SAYING.search(self._pieces[at]):
            attributes, text = self._spans[last]
            self._pieces[at:] = [_with(self._pieces[at], attributes), text]

    def _write_text(self) -> None:
        text, self._text = self._text, ""
        element = self._open[-1]
        if element.tag in _UNREAD:
            self._pieces.append(unmarked(text))
        elif element.tag in _ONLY_TEXT:
            self._write_only(text, element)
        elif text:
            for language, part in self._parts(text):
                self._write_part(part, language or element.within or element.language, element.language)

    def _write_only(self, text: str, element: _Element) -> None:
        found = _MARKS.search(text)
        if found and not _LANG.search(self._pieces[element.at]):
            self._pieces[element.at] = _with(self._pieces[element.at], f' lang="{found[1]}"')
        self._pieces.append(unmarked(text))

    def _write_part(self, text: str, language: str, around: str) -> None:
        if language != around and any(map(str.isalpha, text)):
            attributes = f' lang="{language}" dir="{direction(language)}"'
            self._spans[len(self._pieces)] = (attributes, text)
            text = f"<span{attributes}>{text}</span>"
        self._pieces.append(text)

    def _parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Cut a text at its marks: each part with its language, "" for that of the element."""
        start = 0
        for mark in _MARKS.finditer(text):
            if mark.start() > start:
                yield self._said[-1] if self._said else "", text[start : mark.start()]
            start = mark.end()
            if mark[1] is not None:
                self._said.append(mark[1])
            elif self._said:
                self._said.pop()
        if start < len(text):
            yield self._said[-1] if self._said else "", text[start:]

    def handle_data(self, data: str) -> None:
        """Gather text, which comes in pieces."""
        self._text += data

    def handle_entityref(self, name: str) -> None:
        """Gather a character that is written by its name."""
        self._text += f"&{name};"

    def handle_charref(self, name: str) -> None:
        """Gather a character that is written by its number."""
        self._text += f"&#{name};"

    def handle_comment(self, data: str) -> None:
        """Write a comment."""
        self._write_text()
        self._pieces.append(f"<!--{unmarked(data)}-->")

    def handle_decl(self, decl: str) -> None:
        """Write the doctype."""
        self._pieces.append(f"<!{decl}>")


def _attributes(tag: str) -> tuple[str, str]:
    """Take the marks off a tag's attributes; give the language of those that readers meet, "" where none is marked."""
    spoken: list[str] = []

    def change(found: re.Match[str]) -> str:
        mark = _MARKS.search(found[2])
        if not mark:
            return found[0]
        beside = f' {found[1]}-lang="{mark[1]}"' if found[1].startswith("data-") else ""
        if not beside:
            spoken.append(mark[1])
        return f"{unmarked(found[0])}{beside}"

    if _BEGIN not in tag:
        return tag, ""
    told_tag = _ATTRIBUTE.sub(change, tag)
    return unmarked(told_tag), spoken[0] if spoken else ""


def _with(tag: str, attributes: str) -> str:
    """Put attributes into a start tag."""
    end = "/>" if tag.endswith("/>") else ">"
    return f"{tag.removesuffix(end).rstrip()}{attributes}{' />' if end == '/>' else '>'}"

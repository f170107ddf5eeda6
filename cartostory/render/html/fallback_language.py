"""Sentences that stand in for those a page's language lacks -> HTML that says which language they are in.

Theme sentences are joined, filled and escaped as plain text by templates and by Python alike, and end up in texts and
in attributes. So one that stands in carries its language in marks, and the finished page is read once: marks become
`lang` and `dir` (RGAA 4.1.2, 8.7, 8.10). A page whose language has all its sentences has no marks, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cartostory.model.languages import direction
from cartostory.render.html.tree import Element, Text, WalkStep, edited, edited_source, tree

_BEGIN, _NAMED, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters, which Unicode keeps for a program's own use (section 23.7); they never leave it."""

_MARKS = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}|{_END}")
_UNREAD = frozenset({"script", "style"})
_ONLY_TEXT = frozenset({"title", "option", "textarea"})
_SPOKEN = frozenset({"lang", "dir", "title", "alt", "placeholder", "aria-label"})


def marked(text: str, language: str) -> str:
    """Mark a sentence; an empty one stays empty."""
    return f"{_BEGIN}{language}{_NAMED}{text}{_END}" if text else text


def unmarked(text: str) -> str:
    """Take the marks off."""
    return _MARKS.sub("", text)


def resolve_language_marks(page: str, language: str) -> str:
    """Turn the marks of a page, which is in `language`, into `lang` and `dir`."""
    if _BEGIN not in page:
        return page
    document = tree(page)
    teller = _Teller([_Open(document, language)])
    for step, node in document.walk():
        teller.meet(step, node)
    return unmarked(edited(document, ((start, end, text) for (start, end), text in teller.changed.items())))


@dataclass(slots=True)
class _Open:
    """An element that is open, and its language. `within` is that of its content where its own is its attributes'."""

    element: Element
    language: str
    within: str = ""
    has_lang: bool = False

    @property
    def content(self) -> str:
        """Return the language of what stands in it."""
        return self.within or self.language

    @property
    def tag_span(self) -> tuple[int, int]:
        """Return where its start tag stands."""
        return self.element.start, self.element.inner_start


@dataclass(slots=True)
class _Teller:
    """Walks over a page. `data-x` that is marked gets a `data-x-lang` beside it, for scripts.

    `marks` are the languages of the sentences that are open; `changed` is what stands anew, by its place; `wrapped`
    are the texts that are one sentence of another language, with its attributes, by their place.
    """

    open: list[_Open]
    marks: list[str] = field(default_factory=list)
    changed: dict[tuple[int, int], str] = field(default_factory=dict)
    wrapped: dict[int, tuple[str, str]] = field(default_factory=dict)

    def meet(self, step: WalkStep, node: Element | Text) -> None:
        """Take the next step of a walk."""
        if isinstance(node, Text):
            self._text(node, self.open[-1])
        elif step is WalkStep.OPEN:
            self.open.append(self._opened(node, self.open[-1]))
        else:
            self._take_on(self.open.pop())

    def _opened(self, element: Element, around: _Open) -> _Open:
        """Write a start tag, with the language of what its attributes say."""
        tag, own = _attributes(element)
        has_lang = "lang" in element.attributes
        language = element.attributes["lang"] if has_lang else around.content
        is_shown = element.attributes.get("aria-hidden") != "true"
        adds_lang = bool(own or (around.within and not has_lang and is_shown))
        within = language if own and element.tag != "svg" else ""  # a drawing holds no words but these
        opened = _Open(element, own or language, within, has_lang or adds_lang)
        self.changed[opened.tag_span] = _with(tag, f' lang="{own or language}"') if adds_lang else tag
        return opened

    def _text(self, text: Text, around: _Open) -> None:
        span, written = (text.start, text.end), around.element.source[text.start : text.end]
        if around.element.tag in _UNREAD:
            return
        if around.element.tag in _ONLY_TEXT:
            mark = _MARKS.search(written)
            if mark and not around.has_lang:
                self.changed[around.tag_span] = _with(self.changed[around.tag_span], f' lang="{mark[1]}"')
            return
        parts = [(part, language or around.content) for language, part in self._parts(written)]
        self.changed[span] = "".join(_wrapped(part, language, around.language) for part, language in parts)
        if len(parts) == 1 and self.changed[span] != parts[0][0]:
            self.wrapped[text.start] = _language(parts[0][1]), parts[0][0]

    def _parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Cut a text at its marks: each part with its language, "" for that of the element."""
        start = 0
        for mark in _MARKS.finditer(text):
            if mark.start() > start:
                yield self.marks[-1] if self.marks else "", text[start : mark.start()]
            start = mark.end()
            if mark[1] is not None:
                self.marks.append(mark[1])
            elif self.marks:
                self.marks.pop()
        if start < len(text):
            yield self.marks[-1] if self.marks else "", text[start:]

    def _take_on(self, closed: _Open) -> None:
        """Close an element; one that holds nothing but a sentence is itself in its language."""
        element = closed.element
        alone = element.inner[0] if len(element.inner) == 1 and element.end > element.inner_end else element
        is_plain = not closed.has_lang and _SPOKEN.isdisjoint(element.attributes)
        if isinstance(alone, Text) and alone.start in self.wrapped and is_plain:
            attributes, text = self.wrapped[alone.start]
            self.changed[closed.tag_span] = _with(self.changed[closed.tag_span], attributes)
            self.changed[alone.start, alone.end] = text


def _wrapped(text: str, language: str, around: str) -> str:
    """Say which language a text is in, where it is another one than around it and has any word."""
    is_foreign = language != around and any(map(str.isalpha, text))
    return f"<span{_language(language)}>{text}</span>" if is_foreign else text


def _language(language: str) -> str:
    return f' lang="{language}" dir="{direction(language)}"'


def _attributes(element: Element) -> tuple[str, str]:
    """Take the marks off a tag's attributes; give the language of those that readers meet, "" where none is marked.

    Such a tag's own `lang` is taken off too.
    """
    if _BEGIN not in element.start_tag:
        return element.start_tag, ""
    written = tuple(element.written_attributes)
    marks = [(one, mark[1]) for one in written if (mark := _MARKS.search(one.value))]
    spoken = [language for one, language in marks if not one.name.startswith("data-")]
    edits = [
        (one.end, one.end, f' {one.name}-lang="{language}"') for one, language in marks if one.name.startswith("data-")
    ]
    edits += [(one.start - 1, one.end, "") for one in written if spoken and one.name == "lang"]
    tag = edited_source(element.source, element.start, element.inner_start, edits)
    return unmarked(tag), spoken[0] if spoken else ""


def _with(tag: str, attributes: str) -> str:
    """Put attributes into a start tag."""
    end = "/>" if tag.endswith("/>") else ">"
    return f"{tag.removesuffix(end).rstrip()}{attributes}{' />' if end == '/>' else '>'}"

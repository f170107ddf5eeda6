"""What a block's text calls: links and pictures in every form of Markdown and HTML, on one line or over several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cartostory.load.markdown.grammar import DEFINITION
from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.words import words_alone
from cartostory.model import Image
from cartostory.problems.problem import Ref, Span

_TITLE = (
    r"""(?:\s+(?:"(?P<double>.*?)"|'(?P<single>.*?)'|[“”„]\s?(?P<curly>[^“”„]*?)\s?[”“]|«\s?(?P<guillemets>[^«»]*?)\s?»"""
    r"""|‘(?P<high>[^‘]*?)’))?"""
)
_TEXT = r"\[(?P<text>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\](?:\([^()]*\))?)*)\]"
INLINE = re.compile(
    rf"(?<!\\)(?P<bang>!?){_TEXT}\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^()\n]|\([^()\n]*\))*?)){_TITLE}\s*\)",
    re.DOTALL,
)
REFERENCE = re.compile(rf"(?<!\\)(?P<bang>!){_TEXT}(?:\s?\[(?P<label>[^\[\]]*)\])?(?![(:])", re.DOTALL)
HTML = re.compile(
    r"""<(?P<tag>a|img)\b[^>]*?\b(?:href|src)\s*=\s*(?:["'](?P<quoted>[^"']+)["']|(?P<bare>[^\s"'<>`]+))[^>]*>""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"""(?:^|(?<=[\s(«“‘’'*_—–]))https?://[^\s<>"«»“”`|\[\]]+""", re.MULTILINE)
"""An address that stands in the text as it is, from https:// up to the next blank or quotation mark."""
_BEHIND = ".,;:!?…'’*_"
_ALT = re.compile(r"""\balt\s*=\s*["'](?P<alt>[^"']*)["']""", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


@dataclass(frozen=True, slots=True)
class Definition:
    """Where the label of a link or a picture leads to, and its title."""

    target: Ref
    title: str


@dataclass(frozen=True, slots=True)
class Call:
    """A link or a picture (`image`), called on a line of the source, from 0. `label` is that of its definition."""

    line: int
    target: Ref
    image: Image | None = None
    label: str = ""


Definitions = Mapping[str, Definition]


def definition_of(leaf: Leaf) -> tuple[str, Definition] | None:
    """Return the label that a line defines, folded, and what it stands for; None where it defines none."""
    text = leaf.text.strip(" ")
    match = DEFINITION.match(text)
    if not match:
        return None
    group = "bare" if match["angle"] is None else "angle"
    lead = len(leaf.text) - len(leaf.text.lstrip(" "))
    titles = (match[name] for name in ("double", "single", "word", "round"))
    target = Ref(match[group], leaf.span(lead + match.start(group)))
    return folded(match["label"]), Definition(target, words_alone(next((title for title in titles if title), "")))


def folded(label: str) -> str:
    """Return a label without case, its runs of spaces as one."""
    return _SPACES.sub(" ", label.strip()).casefold()


def calls_of(leaf: Leaf, definitions: Definitions) -> Iterator[Call]:
    """Return what a block calls, in the order of the text; a picture inside of a link is a call too."""
    matches = [*INLINE.finditer(leaf.prose), *HTML.finditer(leaf.prose)]
    inner = [
        picture
        for match in matches
        if match.re is INLINE and not match["bang"]
        for picture in INLINE.finditer(leaf.prose, match.start("text"), match.end("text"))
    ]
    matches += (match for match in REFERENCE.finditer(leaf.prose) if folded(label_of(match)) in definitions)
    for match in sorted([*matches, *inner], key=re.Match.start):
        yield _call(match, leaf, definitions)
    for start, end in addresses_of(leaf):
        yield Call(leaf.number(start), Ref(leaf.text[start:end], leaf.span(start)))


def addresses_of(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield from where to where an address stands in a text without being a link: pages make it one.

    The signs that end a sentence are none of an address, nor is a bracket that the address does not open.
    """
    if definition_of(leaf):
        return
    taken = [match.span() for pattern in (INLINE, REFERENCE, HTML, _TAG) for match in pattern.finditer(leaf.prose)]
    for match in _ADDRESS.finditer(leaf.prose):
        start, end = match.start(), match.start() + len(_without_end(match[0]))
        is_bar = leaf.prose[leaf.prose.rfind("\n", 0, start) + 1 : start].lstrip().startswith("///")
        if not is_bar and not any(begin < end and start < stop for begin, stop in taken):
            yield start, end


def _without_end(address: str) -> str:
    """Return an address without what belongs to the sentence around it."""
    while address.endswith(tuple(_BEHIND)) or (address.endswith(")") and address.count(")") > address.count("(")):
        address = address[:-1]
    return address


def label_of(match: re.Match[str]) -> str:
    """Return the label that a reference names, or the text that stands for it."""
    return match["label"] or match["text"]


def title_of(match: re.Match[str]) -> str:
    """Return the words of an inline call’s title in one line, whatever quotes it stands in."""
    titles = (match[name] for name in ("double", "single", "curly", "guillemets", "high"))
    return words_alone(next((title for title in titles if title), ""))


def target_of(match: re.Match[str]) -> tuple[str, int]:
    """Return the target of an inline call, and where it starts; a picture’s name may hold a hash, and no anchor."""
    group = "bare" if match["angle"] is None else "angle"
    written = match[group].strip()
    is_file = bool(match["bang"]) and "//" not in written
    return written.replace("#", "%23") if is_file else written, match.start(group)


def _call(match: re.Match[str], leaf: Leaf, definitions: Definitions) -> Call:
    line = leaf.number(match.start())
    if match.re is HTML:
        group = "bare" if match["quoted"] is None else "quoted"
        target = Ref(match[group], leaf.span(match.start(group)))
        alt = _ALT.search(match[0])
        is_image = match["tag"].lower() == "img"
        return Call(line, target, Image(target, alt["alt"] if alt else "", "") if is_image else None)
    if match.re is REFERENCE:
        label = folded(label_of(match))
        definition = definitions[label]
        return Call(line, definition.target, _image(definition.target, match, definition.title), label)
    name, start = target_of(match)
    target = Ref(name, leaf.span(start))
    return Call(line, target, _image(target, match, title_of(match)) if match["bang"] else None)


def _image(target: Ref, match: re.Match[str], title: str) -> Image:
    return Image(target, words_alone(match["text"]), title)


def span_at_line(start: Span, line: int) -> Span:
    """Return the span of a line, from 0, of a text that starts at `start`."""
    return Span(start.file, start.line + line, 1)

"""A Word document (.docx) -> a story: its headings open chapters, its notes and pictures come along."""

from __future__ import annotations

import io
import re
from typing import Any

from bs4 import BeautifulSoup, Tag

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, Bundle, CannotBringError, Fate
from cartostory.authoring.bringing.foreign_markup import from_html
from cartostory.authoring.bringing.place_picture import PicturePlacer
from cartostory.load.vector import archive
from cartostory.problems.messages import counted, translatable

_NOTE = re.compile(r"(?:footnote|endnote)-(?P<number>\d+)")
_CALL = re.compile(r"⟦(?P<number>\d+)⟧")
_LEVELS = ("h1", "h2", "h3")


def bring_word(data: bytes, name: str) -> Bundle:
    """Read a document. Raises `CannotBringError`, `VectorError` for a bomb."""
    archive.members(data)
    html, pictures, lost = _html(data)
    bundle = Bundle("Word", name, name)
    place = PicturePlacer(bundle, pictures)
    tree = BeautifulSoup(html, "html.parser")
    notes = _notes(tree)
    level = next((one for one in ("h2", "h1", "h3") if len(tree(one)) > 1), "h1" if tree("h1") else "")
    first = tree.find("h1")
    if level != "h1" and isinstance(first, Tag):
        bundle.title = first.get_text(" ", strip=True) or name
        first.decompose()
    for title, part in _parts(tree, level):
        text = _with_notes(from_html(part, place), notes)
        if title:
            bundle.chapters.append(BroughtChapter(title, text))
        else:
            bundle.lead = text
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))
    bundle.tell(Fate.KEPT, _NOTES, len(notes))
    bundle.tell(Fate.KEPT, words.PICTURES, len(bundle.pictures))
    bundle.tell(Fate.DROPPED, _PICTURES_LOST, len(pictures) - len(bundle.pictures))
    bundle.tell(Fate.DROPPED, _STYLES, lost)
    if bundle.is_empty:
        raise CannotBringError(_NOTHING)
    return bundle


def _html(data: bytes) -> tuple[str, dict[str, bytes], int]:
    """Give the document as HTML, its pictures by name, and how many of its styles mean nothing here."""
    import mammoth  # noqa: PLC0415 - a reader for one command

    pictures: dict[str, bytes] = {}

    @mammoth.images.img_element  # type: ignore[untyped-decorator] # mammoth has no types
    def keep(image: Any) -> dict[str, str]:
        name = f"image-{len(pictures) + 1}"
        with image.open() as source:
            pictures[name] = source.read()
        return {"src": f"cartostory:{name}", "alt": str(image.alt_text or "")}

    try:
        done = mammoth.convert_to_html(io.BytesIO(data), convert_image=keep)
    except (KeyError, ValueError, OSError, AttributeError, TypeError, RecursionError, SyntaxError) as error:
        raise CannotBringError(_BROKEN) from error
    named = {f"cartostory:{name}": content for name, content in pictures.items()}
    return str(done.value), named, len({str(message.message) for message in done.messages})


def _notes(tree: BeautifulSoup) -> dict[str, str]:
    """Take the notes out, and leave a mark where each is called; give their HTML by number."""
    found: dict[str, str] = {}
    for item in tree.find_all("li", id=_NOTE):
        number = _NOTE.fullmatch(str(item["id"]).rpartition("ref-")[2]) or _NOTE.search(str(item["id"]))
        for back in item.find_all("a", href=re.compile("note-ref")):
            back.decompose()
        if number:
            found[number["number"]] = item.decode_contents()
    for call in tree.find_all("a", href=re.compile("^#.*note-")):
        number = _NOTE.search(str(call["href"]))
        target = call.parent if call.parent is not None and call.parent.name == "sup" else call
        if number and number["number"] in found:
            target.replace_with(f"⟦{number['number']}⟧")
    for item in tree.find_all("li", id=_NOTE):
        item.decompose()
    return found


def _with_notes(text: str, notes: dict[str, str]) -> str:
    """Write the calls of a text as Markdown’s, and below it the notes that it calls."""
    called = [found["number"] for found in _CALL.finditer(text)]
    written = _CALL.sub(lambda found: f"[^{found['number']}]", text)
    below = [f"[^{number}]: {_line(notes[number])}" for number in dict.fromkeys(called)]
    return "\n\n".join([written, *below]) if below else written


def _line(html: str) -> str:
    return " ".join(from_html(html, lambda _source, _words: None).split())


def _parts(tree: BeautifulSoup, level: str) -> list[tuple[str, str]]:
    """Cut the document at the headings of a level; what precedes the first has no title."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for one in tree.contents:
        if isinstance(one, Tag) and one.name == level:
            parts.append((one.get_text(" ", strip=True) or "…", []))
        else:
            parts[-1][1].append(str(one))
    return [(title, "".join(inner)) for title, inner in parts if title or "".join(inner).strip()]


_NOTHING = translatable("{file} is a document without a word.")
_BROKEN = translatable(
    "{file} cannot be read as a Word document. Open it in LibreOffice Writer, and save it anew as .docx."
)
_NOTES = counted("{count} note", "{count} notes")
_PICTURES_LOST = counted("{count} picture of a kind that no page shows", "{count} pictures of kinds that no page shows")
_STYLES = counted("{count} style of Word’s that means nothing here", "{count} styles of Word’s that mean nothing here")

"""Photographs that the register does not know -> entries that say what has to be filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import names, quoted
from cartostory.load.photo import REGISTER
from cartostory.load.yaml import faults, read
from cartostory.media.photo_date import taken
from cartostory.model import Shelf, Site
from cartostory.problems.catalogue.entry import translatable

Say = Callable[[str], str]

HEADER = translatable(
    "The rights register: one entry for each photograph of this folder.\n"
    "Fill in what is empty. The guide “Les photographies” explains each line."
)
_ALT = translatable("what can be seen, in one sentence, for those who do not see it")
_AUTHOR = translatable("who took it")
_LICENCE = translatable("CC-BY-SA-4.0, etalab-2.0, all-rights-reserved …")
_TAKEN = translatable("as the camera says; correct it if its clock was wrong")
_TAKEN_UNKNOWN = translatable("when: 2014, 2014-02 or 2014-02-17")
_PLACE = translatable("a place of the story; “cartostory photos place” proposes some")
_PEOPLE = translatable("none (nobody), crowd, or recognisable: then take the # away below")
_CONSENT = 'consent: {reference: "", uses: [web], until: , minors: }'
_INDENT = "  "


def unknown(site: Site) -> tuple[tuple[Shelf, tuple[str, ...]], ...]:
    """Give the photographs of each folder that its register does not know."""
    found = (
        (partnership, tuple(photo.name for photo in partnership.media.photos.values() if photo.rights is None))
        for partnership in site.shelves
    )
    return tuple((partnership, missing) for partnership, missing in found if missing)


def register(root: Path, partnership: Shelf, missing: tuple[str, ...], say: Say) -> tuple[str, ...]:
    """Add an entry for each photograph at the end of the register; give those that were added.

    One that stands there already, empty, is left as it is. Raises `CannotEditError`, `OSError`.
    """
    path = root / partnership.folder / "photos" / REGISTER
    source = read_source(path)
    known = names(source.text)
    added = tuple(name for name in missing if name not in known)
    start = source.text.rstrip() or commented(say(HEADER))
    entries = (entry(name, _day(root, partnership, name), say) for name in added)
    text = "\n\n".join((start, *entries)) + "\n"
    if names(text) != known | set(added) or faults(read(text, "")[1]):
        raise CannotEditError(REGISTER)
    if added:
        write_source(path, source.with_text(text))
    return added


def entry(name: str, day: str, say: Say) -> str:
    """Give the text of an entry that waits to be filled in. `day` is when the picture was taken, or empty."""
    lines = (
        ("alt:", _ALT),
        ("author:", _AUTHOR),
        ("licence:", _LICENCE),
        (f"taken: {day}" if day else "taken:", _TAKEN if day else _TAKEN_UNKNOWN),
        ("place:", _PLACE),
        ("people:", _PEOPLE),
    )
    written = (f"{_INDENT}{key}  # {say(words)}" for key, words in lines)
    return "\n".join((f"{quoted(name)}:", *written, f"{_INDENT}# {_CONSENT}"))


def _day(root: Path, partnership: Shelf, name: str) -> str:
    moment = taken(root, partnership.media.photos[name].path)
    return moment.date().isoformat() if moment else ""


def commented(text: str) -> str:
    """Give a text as lines of comment."""
    return "\n".join(f"# {line}" for line in text.split("\n"))

"""`content/withdrawn.yaml`, the list of pictures that had to go -> `Withdrawn`, and the partnerships that know of them.

A list that cannot be read is an error: without it, a picture could be published again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field

from cartostory.load.text import read_text
from cartostory.load.values import Day, Unmarked, Words
from cartostory.load.yaml import Document, Written, decode, faults, read
from cartostory.media.similarity import HEX_DIGITS
from cartostory.model import Album, Partnership, Withdrawn
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem

S = TypeVar("S", bound=Partnership | Album)
LIST = "content/withdrawn.yaml"
_PHOTOS = "photos/"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LOOK = re.compile(rf"[0-9a-f]{{{HEX_DIGITS}}}")


def _digest(value: object) -> object:
    text = str(value).strip().lower()
    if not _DIGEST.fullmatch(text):
        raise ValueError(translatable("a SHA-256, 64 digits and letters from a to f"))
    return text


def _looks(value: object) -> object:
    found = str(value).split()
    if not all(map(_LOOK.fullmatch, found)):
        raise ValueError(translatable("what the program wrote there"))
    return tuple(found)


Digest = Annotated[str, BeforeValidator(_digest)]
Looks = Annotated[tuple[str, ...], BeforeValidator(_looks)]


class PictureMatter(Written):
    """One picture that was withdrawn."""

    file: str = Field(description="Where it was.")
    sha256: Digest = Field(description="The SHA-256 of its file.")
    entry: Annotated[dict[str, object], Unmarked] = Field(default_factory=dict, description="What the register said.")
    looks: Looks = Field((), description="How the program knows a copy again: it cannot be turned back into a picture.")


class WithdrawalMatter(Written):
    """One withdrawal: the picture and its copies."""

    day: Day = Field(description="The day of the withdrawal.")
    reason: str = Field("", description="Why, without naming anybody.")
    pictures: list[PictureMatter] = Field(description="The files that were removed.")
    others: Words = Field((), description="The SHA-256 of pictures that look like it, and are others.")


class ListMatter(Written):
    """The withdrawal list."""

    withdrawn: list[WithdrawalMatter] = Field(default_factory=list, description="One entry per withdrawal.")


def load_withdrawn(root: Path) -> tuple[tuple[Withdrawn, ...], tuple[Problem, ...]]:
    """Load the withdrawal list of a site; empty where there is none."""
    if not (root / LIST).is_file():
        return (), ()
    text, problems = read_text(root, LIST)
    document, broken = read(text or "", LIST)
    found, wrong = decode(document, ListMatter)
    return tuple(_withdrawn(found)) if found else (), (*problems, *broken, *wrong)


def read_list(text: str) -> tuple[ListMatter | None, Document]:
    """Read the text of a list, for whoever changes it; None where anything in it is wrong."""
    document, broken = read(text, LIST)
    found, wrong = decode(document, ListMatter)
    return (None if faults(broken) or wrong else found), document


def _withdrawn(found: ListMatter) -> Iterator[Withdrawn]:
    for one in found.withdrawn:
        others = frozenset(other.strip().lower() for other in one.others)
        for picture in one.pictures:
            file = unicodedata.normalize("NFC", picture.file)
            span = picture.at.span
            yield Withdrawn(file, picture.sha256, one.day, one.reason, span, picture.looks, others)


def with_withdrawn(shelf: S, withdrawn: tuple[Withdrawn, ...]) -> S:
    """Tell a shelf which of its files were withdrawn, but for those in whose place another file stands."""
    start = f"{unicodedata.normalize('NFC', shelf.folder)}/"
    there = {unicodedata.normalize("NFC", file) for file in shelf.media.files}
    gone = {one.file.removeprefix(start) for one in withdrawn if one.file.startswith(start)} - there
    photos = frozenset(name.removeprefix(_PHOTOS) for name in gone if name.startswith(_PHOTOS))
    recordings = frozenset(name for name in gone if not name.startswith(_PHOTOS))
    media = replace(shelf.media, withdrawn=photos, withdrawn_recordings=recordings)
    return replace(shelf, media=media) if gone else shelf

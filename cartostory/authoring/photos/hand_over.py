"""Photographs from a desktop or a telephone -> copies in a story’s folder, each with an entry to be filled in.

And a photograph’s position, which a person gave on the map -> `lat` and `lon` of its entry. The files are copied as
they are: how a telephone was held is read at each build, and nothing that a camera wrote is ever published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cartostory.authoring.edit import Change, Edit, as_known, change, digest
from cartostory.authoring.photos.register import HEADER, commented, entry
from cartostory.authoring.text_file import CannotEditError, source_of
from cartostory.authoring.yaml_edit import names, with_values
from cartostory.load.photo import REGISTER, probe_bytes
from cartostory.load.rights import load_rights
from cartostory.load.yaml import faults
from cartostory.load.yaml import read as read_yaml
from cartostory.media.files import read
from cartostory.media.photo_date import taken_of
from cartostory.media.photo_format import SUFFIXES, Format, recognise
from cartostory.model.spelling import slug
from cartostory.problems.messages import Messages, translatable
from cartostory.problems.report import describe

DECIMALS = 5  # about a metre: a person chose the point
_POLE = 90.0


class RefusedError(Exception):
    """A file is no photograph that can be published, or is there already: its argument says so to the writer."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that somebody handed over: its name on their machine, and its bytes."""

    name: str
    data: bytes


def register_of(folder: str) -> str:
    """Give the register of a story’s photographs."""
    return f"{folder}/photos/{REGISTER}"


def add_photos(root: Path, folder: str, known: str, handed: Sequence[Handed], messages: Messages) -> Edit:
    """Copy photographs into a story’s folder, and register them as drafts. `known` is the digest of the register.

    Raises `RefusedError`, `ChangedMeanwhileError`, `CannotEditError`, `OSError`.
    """
    file = register_of(folder)
    before = as_known(root, file, known)
    source = source_of(before or b"", REGISTER)
    taken = {*names(source.text), *_files(root, folder)}
    held = _digests(root, folder)
    text = source.text.rstrip() or commented(messages.gettext(HEADER))
    changes: list[Change] = []
    for one in handed:
        name = _named(one, folder, taken, held, messages)
        moment = taken_of(one.data)
        text += "\n\n" + entry(name, moment.date().isoformat() if moment else "", messages.gettext)
        changes.append(change(f"{folder}/photos/{name}", None, one.data))
    after = source.with_text(text + "\n")
    _hold(after.text, names(source.text) | {PurePosixPath(one.file).name for one in changes})
    return Edit((*changes, change(file, before, after.encoded())))


def put_photo(root: Path, folder: str, known: str, name: str, *, lat: float, lon: float, messages: Messages) -> Edit:
    """Write where a photograph was taken, in its entry; a `place` there gives way. `known` is the register’s digest.

    Raises `ValueError` where there is no such photograph or the point is off the earth, and as `add_photos` does.
    """
    if name not in _files(root, folder) or abs(lat) > _POLE:
        raise ValueError(name)
    file = register_of(folder)
    before = as_known(root, file, known)
    source = source_of(before or b"", REGISTER)
    text = source.text
    if name not in names(text):
        text = (text.rstrip() or commented(messages.gettext(HEADER))) + f"\n\n{entry(name, '', messages.gettext)}\n"
    position = {"lat": f"{lat:.{DECIMALS}f}", "lon": f"{(lon + 180) % 360 - 180:.{DECIMALS}f}"}
    rights = load_rights(root, file)[0].get(name) if before is not None else None
    given = {"place": "", **position} if rights and rights.place else position
    after = source.with_text(with_values(text, name, given))
    return Edit((change(file, before, after.encoded()),))


def _files(root: Path, folder: str) -> frozenset[str]:
    """Give the names of what lies in a story’s folder of photographs, folders below it included."""
    base = root / folder / "photos"
    if not base.resolve().is_relative_to(root.resolve()):
        raise CannotEditError(folder)
    return frozenset(one.relative_to(base).as_posix() for one in base.rglob("*") if one.is_file())


def _digests(root: Path, folder: str) -> dict[str, str]:
    pictures = (name for name in _files(root, folder) if name != REGISTER)
    return {digest(read(root, f"{folder}/photos/{name}")): name for name in sorted(pictures)}


def _named(one: Handed, folder: str, taken: set[str], held: dict[str, str], messages: Messages) -> str:
    """Give a photograph the name that its copy gets, and note it. Raises `RefusedError`."""
    kind = recognise(one.data)
    photo, problems = probe_bytes(one.data, f"{folder}/photos/{one.name}")
    if photo is None or kind is None:
        raise RefusedError(describe(problems[0], messages).message)
    there = held.get(digest(one.data))
    if there:
        raise RefusedError(messages.gettext(_THERE).format(photo=one.name, name=there))
    name = _free_name(one.name, kind, taken)
    taken.add(name)
    held[digest(one.data)] = name
    return name


def _free_name(name: str, kind: Format, taken: set[str]) -> str:
    """Give a name that can stand in an address: its own in small letters, with a number where it is taken."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES[kind] else min(SUFFIXES[kind], key=len)
    stem, number = slug(path.stem) or "photo", 1
    lower = {one.lower() for one in taken}
    while (found := f"{stem}{f'-{number}' if number > 1 else ''}{suffix}") in lower:
        number += 1
    return found


def _hold(text: str, wanted: frozenset[str]) -> None:
    """Hold that a register says what it said, and of the new ones. Raises `CannotEditError`."""
    if names(text) != wanted or faults(read_yaml(text, "")[1]):
        raise CannotEditError(REGISTER)


_THERE = translatable("“{photo}” is in this story already: {name}.")

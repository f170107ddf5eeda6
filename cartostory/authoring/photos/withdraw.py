"""A photograph and its copies -> none of them left: not in the content, not in the output, not in what builds keep."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cartostory.authoring.photos.find import PhotoFile
from cartostory.authoring.photos.withdrawal_list import Gone, Withdrawal, with_withdrawal
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import names, without_entry
from cartostory.load.withdrawn import LIST, read_list
from cartostory.media.atomic_write import sync_folder
from cartostory.media.files import read
from cartostory.media.perceptual_hash import looks


@dataclass(frozen=True, slots=True)
class WithdrawalOrder:
    """A withdrawal as it is asked for: where, on what day, and why. `header` begins a new list.

    `others` are the digests of pictures that look like it, and stay.
    """

    root: Path
    day: date
    reason: str
    header: str
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An entry of a register, both named by what they are called."""

    register: str
    name: str
    file: str


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """A withdrawal that is decided, as it is written down before anything is changed; paths are relative to the site.

    `header` begins a new list. `entries` are taken out of their registers.
    """

    day: date
    reason: str
    header: str
    others: tuple[str, ...]
    pictures: tuple[Gone, ...]
    entries: tuple[RegisterEntry, ...]


def prepare(order: WithdrawalOrder, pictures: tuple[PhotoFile, ...]) -> Withdrawing:
    """Read all that a withdrawal has to know, and change nothing. Raises `CannotEditError` where the list is broken."""
    gone = tuple(_gone(order.root, picture) for picture in pictures)
    entries = tuple(RegisterEntry(one.register, one.name, one.path) for one in pictures if one.is_registered)
    withdrawing = Withdrawing(order.day, order.reason, order.header, tuple(sorted(order.others)), gone, entries)
    with_withdrawal(read_source(order.root / LIST).text, order.header, _listed(withdrawing))
    return withdrawing


def carry_out(root: Path, withdrawing: Withdrawing) -> tuple[str, ...]:
    """Put pictures on the withdrawal list, take their entries out of the registers, and delete their files.

    What was done before is left as it is, so that a withdrawal that was cut off can be carried out again. Another file
    that stands in the place of one meanwhile stays. Gives the entries that a person has to take out
    (`register: name`). Raises `CannotEditError` where the list is broken, and nothing has been done then; `OSError`.
    """
    _enter(root, withdrawing)
    going = frozenset(one.file for one in withdrawing.pictures if _holds_another(root, one) is not True)
    left = tuple(_entries_out(root, (entry for entry in withdrawing.entries if _normal(entry.file) in going)))
    for picture in withdrawing.pictures:
        if picture.file in going:
            _delete(_path(root, picture, withdrawing))
    return left


def _enter(root: Path, withdrawing: Withdrawing) -> None:
    path = root / LIST
    source = read_source(path)
    wanted = {(one.file, one.digest) for one in withdrawing.pictures}
    listed = read_list(source.text)[0] if source.text.strip() else None
    for one in listed.withdrawn if listed else ():
        there = {(_normal(picture.file), picture.sha256) for picture in one.pictures}
        if (one.day, one.reason) == (withdrawing.day, withdrawing.reason) and wanted == there:
            return
    text = with_withdrawal(source.text, withdrawing.header, _listed(withdrawing))
    write_source(path, source.with_text(text))


def _listed(withdrawing: Withdrawing) -> Withdrawal:
    return Withdrawal(withdrawing.day, withdrawing.reason, withdrawing.pictures, withdrawing.others)


def _gone(root: Path, picture: PhotoFile) -> Gone:
    entry = ""
    if picture.is_registered:
        with suppress(CannotEditError):  # `carry_out` names what a person has to take out
            entry = without_entry(read_source(root / picture.register).text, picture.name).value
    known = looks(read(root, picture.path)) if picture.look else ()
    return Gone(_normal(picture.path), picture.digest, known, entry)


def _holds_another(root: Path, picture: Gone) -> bool | None:
    """Tell whether another file stands in the place of a picture; None where nothing stands there."""
    try:
        return hashlib.sha256(_existing(root, picture.file).read_bytes()).hexdigest() != picture.digest
    except FileNotFoundError:
        return None


def _existing(root: Path, file: str) -> Path:
    """Give the path of a file, whose name the disk may spell in another form of Unicode."""
    spelled = (unicodedata.normalize(form, file) for form in ("NFC", "NFD"))
    return next((root / one for one in spelled if (root / one).exists()), root / file)


def _path(root: Path, picture: Gone, withdrawing: Withdrawing) -> Path:
    return next(
        (root / entry.file for entry in withdrawing.entries if _normal(entry.file) == picture.file),
        _existing(root, picture.file),
    )


def _entries_out(root: Path, entries: Iterable[RegisterEntry]) -> Iterator[str]:
    """Take entries out of their registers; give those that a person has to take out."""
    for entry in entries:
        file = root / entry.register
        try:
            register = read_source(file)
            if _normal(entry.name) in names(register.text):
                write_source(file, register.with_text(without_entry(register.text, entry.name).rest))
        except CannotEditError:
            yield f"{entry.register}: {entry.name}"


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)
    _drop_captions(path)
    if path.parent.is_dir():
        sync_folder(path.parent)
        with suppress(OSError):  # other files are in it
            path.parent.rmdir()


def _normal(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _drop_captions(film: Path) -> None:
    """Delete what a film says, which stands beside it in writing."""
    for captions in (film.with_suffix(".vtt"), *film.parent.glob(f"{film.stem}.*.vtt")):
        captions.unlink(missing_ok=True)

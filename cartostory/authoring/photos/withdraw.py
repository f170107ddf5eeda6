"""A photograph and its copies -> none of them left: not in the content, not in the output, not in what builds keep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cartostory.authoring.photos.find import PhotoFile
from cartostory.authoring.photos.withdrawal_list import Gone, Withdrawal, with_withdrawal
from cartostory.authoring.text_file import CannotEditError, Source, read_source, write_source
from cartostory.authoring.yaml_edit import without_entry
from cartostory.load.withdrawn import LIST
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
class Left:
    """What a person has to do: entries that could not be taken out of their register, as `register: name`."""

    entries: tuple[str, ...]


def withdraw(order: WithdrawalOrder, pictures: tuple[PhotoFile, ...]) -> Left:
    """Put pictures on the withdrawal list, take their entries out of the registers, and delete their files.

    The list is written first: if the program were stopped behind it, builds already refuse the pictures. Raises
    `CannotEditError` where the list is broken, and nothing has been done yet; `OSError`.
    """
    registers, gone, left = _entries_out(order.root, pictures)
    path = order.root / LIST
    source = read_source(path)
    made = Withdrawal(order.day, order.reason, gone, sorted(order.others))
    write_source(path, source.with_text(with_withdrawal(source.text, order.header, made)))
    for file, register in registers.items():
        write_source(file, register)
    for picture in pictures:
        (order.root / picture.path).unlink(missing_ok=True)
        _drop_captions(order.root / picture.path)
        with suppress(OSError):  # other files are in it
            (order.root / picture.path).parent.rmdir()
    return Left(left)


def _entries_out(
    root: Path, pictures: Iterable[PhotoFile]
) -> tuple[dict[Path, Source], tuple[Gone, ...], tuple[str, ...]]:
    registers: dict[Path, Source] = {}
    gone: list[Gone] = []
    left: list[str] = []
    for picture in pictures:
        file = root / picture.register
        entry = ""
        if picture.is_registered:
            try:
                register = registers.get(file) or read_source(file)
                taken = without_entry(register.text, picture.name)
                registers[file], entry = register.with_text(taken.rest), taken.value
            except CannotEditError:
                left.append(f"{picture.register}: {picture.name}")
        known = looks(read(root, picture.path)) if picture.look else ()
        gone.append(Gone(unicodedata.normalize("NFC", picture.path), picture.digest, known, entry))
    return registers, tuple(gone), tuple(left)


def _drop_captions(film: Path) -> None:
    """Delete what a film says, which stands beside it in writing."""
    for captions in (film.with_suffix(".vtt"), *film.parent.glob(f"{film.stem}.*.vtt")):
        captions.unlink(missing_ok=True)

"""Withdrawals that were begun -> a file that remembers them until nothing holds the picture any more.

It is written before anything is changed, and struck out at the very end: whatever command runs next finishes what was
cut off. `clean` leaves it alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from cartostory.authoring.photos.withdraw import RegisterEntry, Withdrawing
from cartostory.authoring.photos.withdrawal_list import Gone
from cartostory.build.copies import Copy, CopyKind
from cartostory.build.exports import WITHDRAWING
from cartostory.media.atomic_write import write_whole


class UnreadableRecordError(Exception):
    """The record of withdrawals that were begun cannot be read: nobody knows what is left to do."""


@dataclass(frozen=True, slots=True)
class OpenWithdrawal:
    """A withdrawal that is not finished. `starts` is how the paths of the published sizes begin.

    `copies` still hold the picture, or may; `is_out` tells that content, list and registers are done.
    """

    withdrawing: Withdrawing
    starts: tuple[str, ...]
    copies: tuple[Copy, ...]
    is_out: bool = False

    @property
    def name(self) -> str:
        """Name it: the picture that was meant."""
        return self.withdrawing.pictures[0].file


def open_withdrawals(state: Path) -> tuple[OpenWithdrawal, ...]:
    """Give the withdrawals that are not finished. Raises `UnreadableRecordError`."""
    try:
        text = (state / WITHDRAWING).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise UnreadableRecordError(str(state / WITHDRAWING)) from error
    try:
        return tuple(_decoded(entry) for entry in json.loads(text))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise UnreadableRecordError(str(state / WITHDRAWING)) from error


def save(state: Path, withdrawal: OpenWithdrawal) -> None:
    """Write down how far a withdrawal is. Raises `OSError`, `UnreadableRecordError`."""
    others = (one for one in open_withdrawals(state) if one.withdrawing != withdrawal.withdrawing)
    _write(state, (*others, withdrawal))


def strike_out(state: Path, withdrawal: OpenWithdrawal) -> None:
    """Forget a withdrawal that is finished. Raises `OSError`, `UnreadableRecordError`."""
    _write(state, (one for one in open_withdrawals(state) if one.withdrawing != withdrawal.withdrawing))


def without_copy(withdrawal: OpenWithdrawal, path: Path) -> OpenWithdrawal:
    """Give a withdrawal for which a copy is done."""
    return replace(withdrawal, copies=tuple(one for one in withdrawal.copies if one.path != path))


def _write(state: Path, withdrawals: Iterable[OpenWithdrawal]) -> None:
    entries = [asdict(one) for one in withdrawals]
    if entries:
        write_whole(state / WITHDRAWING, json.dumps(entries, ensure_ascii=False, indent=1, default=str).encode())
    else:
        (state / WITHDRAWING).unlink(missing_ok=True)


def _decoded(entry: dict[str, object]) -> OpenWithdrawal:
    withdrawing, copies = entry["withdrawing"], entry["copies"]
    if not isinstance(withdrawing, dict) or not isinstance(copies, list):
        raise TypeError(entry)
    pictures = tuple(Gone(**{**one, "looks": tuple(one["looks"])}) for one in withdrawing["pictures"])
    return OpenWithdrawal(
        Withdrawing(
            date.fromisoformat(withdrawing["day"]),
            str(withdrawing["reason"]),
            str(withdrawing["header"]),
            tuple(withdrawing["others"]),
            (pictures[0], *pictures[1:]),
            tuple(RegisterEntry(**one) for one in withdrawing["entries"]),
        ),
        tuple(map(str, entry["starts"])),  # type: ignore[call-overload]  # a list, or a TypeError
        tuple(Copy(Path(one["path"]), CopyKind(one["kind"])) for one in copies),
        bool(entry["is_out"]),
    )

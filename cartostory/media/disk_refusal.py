"""What a disk says when it refuses -> whether that is the disk's doing, and which sentence says so."""

from __future__ import annotations

import errno
from enum import StrEnum


class Refusal(StrEnum):
    """Why the system does not let a file be written or read."""

    FULL = "full"
    READ_ONLY = "read-only"
    PERMISSION = "permission"
    IN_THE_WAY = "in-the-way"
    NAME_TOO_LONG = "name-too-long"
    VANISHED = "vanished"
    BUSY = "busy"
    TOO_LARGE = "too-large"


_NAMES = {
    Refusal.FULL: ("ENOSPC", "EDQUOT"),
    Refusal.READ_ONLY: ("EROFS",),
    Refusal.PERMISSION: ("EACCES", "EPERM"),
    Refusal.IN_THE_WAY: ("ENOTDIR", "EISDIR", "EEXIST", "ENOTEMPTY", "ELOOP"),
    Refusal.NAME_TOO_LONG: ("ENAMETOOLONG",),
    Refusal.VANISHED: ("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN"),
    Refusal.BUSY: ("EBUSY", "ETXTBSY"),
    Refusal.TOO_LARGE: ("EFBIG",),
}
_REFUSALS = {
    number: refusal for refusal, names in _NAMES.items() for number, name in errno.errorcode.items() if name in names
}


def refusal_of(error: OSError) -> Refusal | None:
    """Tell why the system refuses; None where the error may be a fault of the program."""
    if error.errno == errno.ENOENT and bool(getattr(error, "folder", None)):
        return Refusal.VANISHED  # a folder that was just written into is gone
    return _REFUSALS.get(error.errno or 0)


def is_refusal(error: OSError) -> bool:
    """Tell whether the disk refuses, and no fault of the program shows."""
    return refusal_of(error) is not None

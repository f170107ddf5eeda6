"""What a file weighs on its way to a reader."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

_LEVEL = 6  # what web servers use; 9 would flatter us
_SHORT = 512
"""Bytes below which weighing is as quick as looking up."""

_WEIGHED: dict[str, int] = {}
"""What was weighed in this process, by digest: a file is weighed for its page, its list and its story."""


def gzipped_bytes(data: bytes) -> int:
    """Give how many bytes travel. The same data are packed once in a process."""
    if len(data) < _SHORT:
        return _packed(data)
    name = hashlib.blake2b(data, digest_size=16).hexdigest()
    if name not in _WEIGHED:
        _WEIGHED[name] = _packed(data)
    return _WEIGHED[name]


def weighed() -> Mapping[str, int]:
    """Return what was weighed in this process, for the next one."""
    return dict(_WEIGHED)


def remember(weights: Mapping[str, int]) -> None:
    """Take over what another process weighed."""
    _WEIGHED.update(weights)


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, _LEVEL, mtime=0))

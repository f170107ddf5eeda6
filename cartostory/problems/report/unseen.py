"""Two names that look alike on a screen, and are not: the spaces of one are of another kind, or a sign has no width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

_NO_WIDTH = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def looks_like(written: str, known: str) -> bool:
    """Tell whether a name as written and one that is known differ in nothing that an eye could see.

    A name may stand at the end of a path, and its signs as `%C2%A0`.
    """
    one, other = _last(written), _last(known)
    return one != other and _seen(one) == _seen(other)


def unseen_twin(values: Iterable[object], known: str) -> bool:
    """Tell whether one of a problem’s values looks like the name that was probably meant."""
    return bool(known) and any(isinstance(one, str) and looks_like(one, known) for one in values)


def _last(name: str) -> str:
    return unquote(name).rstrip("/").rpartition("/")[2]


def _seen(name: str) -> str:
    return unicodedata.normalize("NFKC", _NO_WIDTH.sub("", name))

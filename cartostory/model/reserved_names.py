"""Names that Windows keeps for devices: no file or folder can bear them there, with whatever ending.

Source: Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

from functools import lru_cache

_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"})
_NUMBERED = frozenset(f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³")
_FORBIDDEN = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)}


@lru_cache(maxsize=4096)
def is_reserved(name: str) -> bool:
    """Tell whether Windows would refuse a name of a file or a folder, or hold it to be another."""
    stem = name.partition(".")[0].rstrip(" ").casefold()
    return stem in _DEVICES | _NUMBERED or name.endswith((".", " ")) or bool(_FORBIDDEN & set(name))

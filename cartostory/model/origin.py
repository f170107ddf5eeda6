"""Where a partnership of an atlas comes from, where it is another town's: the site that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Origin:
    """Another site, as it was when it was asked. `day` is when; `address` its home page, with a last slash.

    `licence` is that of its list of partnerships, as that site writes it, and `licence_url` the text of it.
    `is_agreed`: the site names no licence, and the one who gathers wrote down which was agreed on.
    """

    key: str
    title: str
    address: str
    publisher: str
    language: str
    day: date
    licence: str
    licence_url: str = ""
    is_agreed: bool = False

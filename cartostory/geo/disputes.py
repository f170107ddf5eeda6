"""Borders on which states, or the United Nations, do not agree; with the source that says so.

Natural Earth draws borders as they are held on the ground. Each pair here is drawn apart from other borders, whatever a
data set may hold. The list takes no side: it says that a line is contested, not whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.geo.bounds import Bounds

UN_MAP = "United Nations Geospatial, map “The World”, No. 4170, its lines and notes"
NATURAL_EARTH = "Natural Earth, admin_0_boundary_lines_disputed_areas"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contested line between two countries (ISO 3166-1 alpha-3, or a code of `UNNAMED`).

    `within` limits it to the part of their border in that box; None takes all of it.
    """

    pair: frozenset[str]
    subject: str
    source: str
    within: Bounds | None = None


UNNAMED: dict[str, tuple[float, float]] = {
    "CYN": (33.66, 35.34),
    "SOL": (45.8, 9.75),
    "KOS": (20.9, 42.56),
    "KAS": (77.28, 35.38),
    "IOA": (105.64, -10.5),
    "ATC": (123.58, -12.43),
}
"""Areas that the world file leaves without a code, by the middle of their box: Natural Earth's own codes for them."""


def _dispute(left: str, right: str, subject: str, source: str, within: Bounds | None = None) -> Dispute:
    return Dispute(frozenset((left, right)), subject, source, within)


_SAHARA = "UN General Assembly, list of Non-Self-Governing Territories (Western Sahara, since 1963); " + UN_MAP
_PALESTINE = (
    "International Court of Justice, advisory opinion of 9 July 2004; Security Council resolution 2334 (2016); "
    + UN_MAP
)
_KASHMIR = UN_MAP + " (Jammu and Kashmir)"

DISPUTES: tuple[Dispute, ...] = (
    _dispute("ESH", "MAR", "Western Sahara", _SAHARA),
    _dispute("ESH", "MRT", "Western Sahara", _SAHARA),
    _dispute("DZA", "ESH", "Western Sahara", _SAHARA),
    _dispute("ISR", "PSE", "Palestine: the armistice line of 1949", _PALESTINE),
    _dispute("JOR", "PSE", "Palestine: the West Bank", _PALESTINE),
    _dispute("EGY", "PSE", "Palestine: Gaza", _PALESTINE),
    _dispute("ISR", "SYR", "Golan", "Security Council resolution 497 (1981)"),
    _dispute(
        "ISR",
        "LBN",
        "Line of withdrawal",
        "Security Council press statement SC/6878 (2000) on resolution 425; " + NATURAL_EARTH,
    ),
    _dispute("KOS", "SRB", "Kosovo", "Security Council resolution 1244 (1999)"),
    _dispute("RUS", "UKR", "Crimea", "General Assembly resolution 68/262 (2014)", Bounds(32.0, 44.0, 37.0, 46.6)),
    _dispute("CYN", "CYP", "Cyprus", "Security Council resolution 541 (1983)"),
    _dispute("SOL", "SOM", "Somaliland", NATURAL_EARTH),
    _dispute("IND", "PAK", "Jammu and Kashmir: the line of control", _KASHMIR, Bounds(72.0, 32.3, 81.0, 38.0)),
    _dispute("CHN", "IND", "Aksai Chin, Arunachal Pradesh", NATURAL_EARTH),
    _dispute("CHN", "PAK", "Jammu and Kashmir", _KASHMIR),
    _dispute("CHN", "KAS", "Siachen", _KASHMIR),
    _dispute("IND", "KAS", "Siachen", _KASHMIR),
    _dispute("KAS", "PAK", "Siachen", _KASHMIR),
    _dispute("SDN", "SSD", "Abyei and the undetermined border", UN_MAP + " (Sudan and South Sudan)"),
    _dispute("EGY", "SDN", "Halaib", NATURAL_EARTH, Bounds(33.0, 21.5, 37.5, 23.5)),
    _dispute("KEN", "SSD", "Ilemi", NATURAL_EARTH),
    _dispute("KOR", "PRK", "The demarcation line of 1953", "Korean armistice agreement, 27 July 1953; " + UN_MAP),
    _dispute("GUY", "VEN", "Essequibo", "International Court of Justice, Guyana v. Venezuela (since 2018)"),
    _dispute("GUY", "SUR", "New River", NATURAL_EARTH),
    _dispute("FRA", "SUR", "Litani", NATURAL_EARTH),
    _dispute("BLZ", "GTM", "Belize", "International Court of Justice, Guatemala/Belize (since 2019)"),
    _dispute("BTN", "CHN", "Bhutan's north", NATURAL_EARTH),
)


ADDED_LINES: tuple[tuple[str, str, tuple[tuple[float, float], ...]], ...] = (
    ("ESH", "MAR", ((-13.17, 27.667), (-8.667, 27.667))),
)
"""Contested lines that Natural Earth does not hold, in degrees.

In Western Sahara it draws the berm; the parallel of 27°40′ is the boundary on the map of the United Nations: both are
drawn, as contested.
"""


def disputes_between(left: str, right: str) -> tuple[Dispute, ...]:
    """Give the disputes on the border between two countries."""
    pair = frozenset((left, right))
    return tuple(found for found in DISPUTES if found.pair == pair)

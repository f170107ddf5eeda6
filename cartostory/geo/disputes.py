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
_GEORGIA = "General Assembly resolution 63/307 (2009), on Abkhazia and South Ossetia, Georgia; " + NATURAL_EARTH

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
    _dispute(
        "RUS",
        "UKR",
        "Donetsk and Luhansk",
        "General Assembly resolution ES-11/4 (2022); " + NATURAL_EARTH,
        Bounds(37.9, 46.8, 40.4, 49.7),
    ),
    _dispute("GEO", "RUS", "Abkhazia", _GEORGIA, Bounds(39.9, 42.4, 42.3, 43.8)),
    _dispute("GEO", "RUS", "South Ossetia", _GEORGIA, Bounds(43.3, 42.0, 44.9, 42.9)),
    _dispute(
        "MDA",
        "UKR",
        "Transnistria",
        "General Assembly resolution 72/282 (2018); " + NATURAL_EARTH,
        Bounds(28.4, 46.3, 30.2, 48.3),
    ),
    _dispute("CYN", "CYP", "Cyprus", "Security Council resolution 541 (1983)"),
    _dispute("SOL", "SOM", "Somaliland", NATURAL_EARTH),
    _dispute("IND", "PAK", "Jammu and Kashmir: the line of control", _KASHMIR, Bounds(72.0, 32.3, 81.0, 38.0)),
    _dispute("CHN", "IND", "Aksai Chin, Arunachal Pradesh", NATURAL_EARTH),
    _dispute("CHN", "PAK", "Jammu and Kashmir", _KASHMIR),
    _dispute("AFG", "PAK", "Jammu and Kashmir", _KASHMIR + "; " + NATURAL_EARTH, Bounds(72.4, 36.2, 74.9, 37.2)),
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
    _dispute("ESP", "GIB", "Gibraltar", "United Nations, list of Non-Self-Governing Territories"),
    _dispute("ESP", "MAR", "Ceuta and Melilla", "Morocco's request to the United Nations' committee of 24, 1975"),
)


ADDED_LINES: tuple[tuple[str, str, tuple[tuple[float, float], ...]], ...] = (
    ("ESH", "MAR", ((-13.17, 27.667), (-8.667, 27.667))),
)
"""Contested lines that Natural Earth does not hold, in degrees.

In Western Sahara it draws the berm; the parallel of 27°40′ is the boundary on the map of the United Nations: both are
drawn, as contested.
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What Natural Earth draws as a part of `holder`, though it is no undisputed part of it: a territory of its own.

    `key` is its ISO 3166-1 alpha-3 code, or a name that no country bears; `within` cuts it out of the holder's area;
    `middle` is where its name stands (longitude, latitude), None where it has none.
    """

    holder: str
    key: str
    within: Bounds
    middle: tuple[float, float] | None
    source: str


HELD: tuple[Held, ...] = (
    Held("MAR", "ESH", Bounds(-17.5, 20.5, -8.6, 27.667), (-13.2, 24.6), _SAHARA),
    Held("RUS", "CRIMEA", Bounds(32.3, 44.2, 36.7, 46.3), None, "General Assembly resolution 68/262 (2014)"),
)

Ring = tuple[tuple[float, float], ...]

UNCLAIMED: tuple[tuple[str, str, Ring], ...] = (
    (
        "Jammu and Kashmir, Aksai Chin",
        _KASHMIR + "; " + NATURAL_EARTH,
        (
            (73.6, 32.95),
            (73.55, 33.9),
            (73.35, 34.4),
            (74.0, 35.1),
            (73.1, 35.7),
            (72.4, 36.2),
            (72.9, 36.8),
            (74.6, 37.1),
            (76.0, 37.0),
            (80.5, 35.7),
            (79.6, 32.5),
            (78.4, 32.4),
            (77.0, 33.0),
            (75.5, 32.35),
            (74.3, 32.85),
        ),
    ),
    (
        "Golan",
        "Security Council resolution 497 (1981)",
        ((35.62, 32.68), (35.62, 33.35), (35.95, 33.45), (35.95, 32.68)),
    ),
    (
        "Arunachal Pradesh",
        NATURAL_EARTH,
        ((91.6, 26.9), (91.6, 27.9), (94.2, 29.3), (97.4, 28.4), (97.1, 27.1), (95.3, 26.7)),
    ),
    ("Halaib", NATURAL_EARTH, ((33.1, 21.9), (36.2, 23.2), (37.2, 21.9))),
    ("Abyei", UN_MAP + " (Sudan and South Sudan)", ((27.8, 9.3), (27.8, 10.2), (29.0, 10.2), (29.0, 9.3))),
    ("Ilemi", NATURAL_EARTH, ((34.0, 4.6), (34.4, 5.5), (36.0, 5.5), (36.0, 4.6))),
    (
        "Southern Kurils",
        NATURAL_EARTH,
        ((145.2, 43.2), (145.2, 44.7), (146.9, 45.0), (148.2, 45.7), (149.2, 45.6), (147.2, 43.4)),
    ),
)
"""Where no map says in which country a place lies, with the source that calls it contested.

Rough rings in degrees, generous, and never drawn.
"""


NOT_JUDGED = frozenset(
    {
        *("AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF", "GG"),
        *("GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KM", "KY", "MF", "MO", "MP", "MQ", "MS", "NC"),
        *("NF", "NU", "PF", "PM", "PN", "PR", "PS", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "TW", "UM", "VA", "VG"),
        *("VI", "WF", "XK", "YT"),
    }
)
"""Codes of ISO 3166-1 for lands overseas and for what is contested as a whole: which state they are a part of is
written in different ways, and not judged. The Comoros are among them for Mayotte, the Holy See for its size.
"""

NOT_JUDGED_PAIRS = frozenset({frozenset({"ES", "MA"})})
"""Pairs of states that do not agree on towns which the built-in world does not tell apart: Ceuta and Melilla."""


def is_unclaimed(lon: float, lat: float) -> bool:
    """Tell whether a position lies where the program names no country."""
    return any(_inside(ring, lon, lat) for *_, ring in UNCLAIMED)


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    """Tell whether a position lies in a ring: a ray to the east crosses its sides an odd number of times."""
    crossed = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0):
            crossed = not crossed
    return crossed


def disputes_between(left: str, right: str) -> tuple[Dispute, ...]:
    """Give the disputes on the border between two countries."""
    pair = frozenset((left, right))
    return tuple(found for found in DISPUTES if found.pair == pair)

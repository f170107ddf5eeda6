"""Where the names of countries stand for which the middle of their land is no good place: most of them at sea.

Degrees, and the side of the name that lies there, as `text-anchor` of the MapLibre style specification has it: a name
whose right side lies at a point off the west coast runs out to sea.
"""

from __future__ import annotations

from collections.abc import Mapping

LABEL_POINTS: Mapping[str, tuple[float, float, str]] = {
    "GMB": (-16.9, 13.4, "right"),
    "GNB": (-16.7, 11.7, "right"),
    "SLE": (-13.4, 8.3, "right"),
    "LBR": (-10.6, 5.9, "right"),
    "TGO": (1.25, 5.9, "top"),
    "BEN": (2.4, 6.0, "top"),
    "GNQ": (9.2, 1.6, "right"),
    "PRT": (-9.7, 39.5, "right"),
    "DOM": (-69.9, 20.1, "bottom"),
    "HTI": (-73.2, 17.9, "top"),
    "JAM": (-77.3, 17.6, "top"),
    "SLV": (-89.0, 13.0, "top"),
    "BLZ": (-87.9, 17.2, "left"),
    "CRI": (-85.9, 9.7, "right"),
    "LBN": (35.0, 34.1, "right"),
    "ISR": (34.2, 32.3, "right"),
    "CYP": (32.9, 34.4, "top"),
    "KWT": (48.5, 29.2, "left"),
    "QAT": (51.7, 25.4, "left"),
    "NLD": (4.0, 52.6, "right"),
    "BEL": (2.7, 51.5, "right"),
    "ALB": (19.2, 41.0, "right"),
    "SVN": (14.8, 46.1, "center"),
    "CHL": (-73.9, -33.5, "right"),
}
"""By ISO 3166-1 alpha-3."""

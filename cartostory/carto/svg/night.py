"""The colours of maps by night: a cartography of its own, not the day's turned over.

The sea is the darkest ground, the story's countries the lightest, as by day; lines and names are light. What a writer's
layers are painted with is lifted as the site's two colours are (`model/contrast.py`). Names stand out from every ground
by 4.5:1 and outlines that mean something by 3:1, tested.

A published picture carries the night's colours as one style sheet: its rules ask for the day's colours as they are
written in the drawing, so that nothing in the drawing has to change. A browser shows them where the page that holds the
picture is dark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cartostory.carto.svg.element import element
from cartostory.model.contrast import night_shade

GROUNDS: Mapping[str, str] = {
    "#CBDDE3": "#14232B",  # water
    "#EAE4D8": "#23282E",  # other land
    "#F3EDE2": "#2D3339",  # the story's countries
    "#FBF8F2": "#14181D",  # paper, and the halo of names
    "#DCE4CE": "#27352C",  # green
    "#E2E7D3": "#27352C",
    "#E6DED1": "#373C41",  # built-up
    "#ECE5D8": "#33383D",
    "#D3C8B8": "#464C52",  # buildings
    "#DDD3C4": "#42484E",
    "#E3DACB": "#3E4449",
    "#FFFFFF": "#5A626A",  # roads
    "#CBBFAE": "#171B20",  # their edges
    "#D8CDBC": "#171B20",
    "#DDD5C7": "#363D45",  # rules
}
"""By day and by night: what lies below names."""
LINES: Mapping[str, str] = {
    "#756C5B": "#938A79",  # borders, outlines
    "#9C917F": "#8E8676",  # graticule
    "#B9AB97": "#6E685E",  # limits within countries, edges of buildings
    "#B9A98F": "#857B69",  # paths
    "#CFC3AF": "#7A7262",
    "#B9AE9E": "#7C766B",  # railways
    "#8DB6C4": "#4E8296",  # rivers
    "#B4D0DA": "#3C6475",
    "#A9C9D3": "#46697A",  # coasts
}
NAMES: Mapping[str, str] = {
    "#1C2430": "#ECE6DA",  # ink
    "#2A3140": "#E6E3DC",  # labels
    "#3A434F": "#D5D8DC",  # capitals, the story's countries
    "#55606E": "#B4BAC2",  # towns
    "#625F5A": "#B0AA9E",  # other countries
    "#2F6072": "#86BACB",  # waters
    "#3E7386": "#86BACB",
}

_KNOWN = {**GROUNDS, **LINES, **NAMES}
_PAINTED = re.compile(r' (fill|stroke)="(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})"')
_SHORT = 4
_NEAR = 14.0
"""How far from a ground's colour, in steps of a channel, one is taken for it: styles mix colours."""


def at_night(colour: str) -> str:
    """Give the night's colour for one of the day's, `#rrggbb`."""
    day = colour.upper()
    if day in _KNOWN:
        return _KNOWN[day]
    nearest = min(GROUNDS, key=lambda ground: _apart(ground, day))
    return GROUNDS[nearest] if _apart(nearest, day) <= _NEAR else night_shade(colour)


def with_night(svg: str) -> str:
    """Give a drawing the style sheet of the night, for the colours that it has."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for property_, written in dict.fromkeys(_PAINTED.findall(svg)):
        night = at_night(_whole(written))
        wanted.setdefault((property_, night), []).append(f'[{property_}="{written}"]')
    rules = "".join(f"{','.join(asked)}{{{property_}:{night}}}" for (property_, night), asked in wanted.items())
    start = svg.index(">", svg.index("<svg")) + 1
    return (
        svg[:start] + element("style", f"@media(prefers-color-scheme:dark){{{rules}}}") + svg[start:] if rules else svg
    )


def _whole(written: str) -> str:
    return "#" + "".join(letter * 2 for letter in written[1:]) if len(written) == _SHORT else written


def _apart(one: str, other: str) -> float:
    """Give how far two colours lie apart, in steps of their channels (0 to 255)."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))

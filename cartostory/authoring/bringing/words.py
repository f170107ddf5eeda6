"""The sentences of the report that several kinds of files share."""

from __future__ import annotations

from cartostory.problems.messages import counted

FEATURES = counted("{count} feature of “{layer}”", "{count} features of “{layer}”")
CHAPTERS = counted("{count} chapter", "{count} chapters")
PLACES = counted("{count} place", "{count} places")
PICTURES = counted("{count} picture, to be registered", "{count} pictures, to be registered")
WITHOUT_PLACE = counted("{count} feature without a position", "{count} features without a position")
TOO_SHORT = counted(
    "{count} line or area of too few points to be drawn", "{count} lines or areas of too few points to be drawn"
)
EMPTY_LAYERS = counted("{count} empty layer", "{count} empty layers")
OWN_COLOURS = counted(
    "{count} feature had a colour of its own: the layer’s counts",
    "{count} features had colours of their own: the layer’s counts",
)
ICONS = counted("{count} icon became a sign of the maps’ own", "{count} icons became signs of the maps’ own")
ICONS_LOST = counted("{count} icon that no sign stands for", "{count} icons that no sign stands for")
HTML_TEXTS = counted("{count} description in HTML became plain text", "{count} descriptions in HTML became plain text")
REMOTE = counted(
    "{count} picture that the file only links to became a link (--download fetches it)",
    "{count} pictures that the file only links to became links (--download fetches them)",
)
REMOTE_DATA = counted("{count} link to data elsewhere, not fetched", "{count} links to data elsewhere, not fetched")
OVERLAYS = counted("{count} picture laid over the map, or tour", "{count} pictures laid over the map, or tours")
PRIVATE = counted(
    "{count} column that tells how to reach people: {names}", "{count} columns that tell how to reach people: {names}"
)

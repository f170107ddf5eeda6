"""Problems of a town's own map, a PMTiles file."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_DRAWN_WITHOUT = translatable(
    "Live maps would ask for it on every page. The built-in world and your layers do not depend on it."
)
_MAKE_ANEW = translatable(
    "Make it anew with “pmtiles extract” (docs.protomaps.com) or tippecanoe, or take the line out of config.yaml."
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "town-map-outside",
        Severity.ERROR,
        translatable("The map “{path}” lies outside the site’s folder."),
        translatable("Only what lies in the site is published; another machine could not build this site."),
        translatable("Copy the file into basemaps/ and write map: {{local: basemaps/NAME.pmtiles}}."),
    ),
    Entry(
        "town-map-missing",
        Severity.ERROR,
        translatable("The map “{path}” is not there."),
        _DRAWN_WITHOUT,
        translatable("Correct the name under “map:”, put the file there, or take the line out of config.yaml."),
    ),
    Entry(
        "town-map-unreadable",
        Severity.ERROR,
        translatable("The map “{path}” cannot be read: {reason}."),
        _DRAWN_WITHOUT,
        translatable("Check the file and its permissions, then copy it again."),
    ),
    Entry(
        "town-map-not-pmtiles",
        Severity.ERROR,
        translatable("“{path}” is no PMTiles file."),
        translatable("Live maps read it in small parts, which only this format allows."),
        translatable("An .mbtiles file becomes one with “pmtiles convert”. An extract in GeoJSON belongs in layers/."),
    ),
    Entry(
        "town-map-version",
        Severity.ERROR,
        translatable("“{path}” is written in version {version} of PMTiles; live maps read version 3."),
        _DRAWN_WITHOUT,
        translatable("Bring it to version 3 with “pmtiles convert”."),
    ),
    Entry(
        "town-map-damaged",
        Severity.ERROR,
        translatable("The map “{path}” is cut off or damaged ({reason})."),
        translatable("Readers would see holes. A download that broke off is the usual cause."),
        _MAKE_ANEW,
    ),
    Entry(
        "town-map-not-vector",
        Severity.ERROR,
        translatable("The map “{path}” holds pictures or other tiles ({kind}), no vector tiles."),
        translatable("The site’s one style draws every map; it cannot draw over finished pictures."),
        translatable("Take vector tiles (MVT): an extract of Protomaps, OpenMapTiles or Shortbread."),
    ),
    Entry(
        "town-map-compression",
        Severity.ERROR,
        translatable("The map “{path}” is packed with {kind}, which browsers cannot unpack by themselves."),
        _DRAWN_WITHOUT,
        translatable("Make it anew with gzip, which is what the usual programs do."),
    ),
    Entry(
        "town-map-extent",
        Severity.ERROR,
        translatable("The header of “{path}” gives an extent that cannot be: {found}."),
        translatable("Live maps would not know where to ask for tiles."),
        _MAKE_ANEW,
    ),
    Entry(
        "town-map-without-attribution",
        Severity.WARNING,
        translatable("The map “{path}” does not say whose data it shows."),
        translatable("Licences such as OpenStreetMap’s ask for the name under every map."),
        translatable("Set “attribution” in the file’s metadata: “pmtiles edit NAME.pmtiles --metadata=metadata.json”."),
    ),
    Entry(
        "town-map-unknown-layers",
        Severity.WARNING,
        translatable("No layer of the map “{path}” is one that the site’s style can draw. It has: {layers}."),
        translatable("Readers would fetch it and see nothing of it."),
        translatable("Use the layers of OpenMapTiles, Protomaps or Shortbread: water, roads, buildings, places …"),
    ),
)

"""Problems of the ground under near maps: while it is fetched or taken from a file, or where it is missing."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_OLD_STAYS = translatable("Nothing was written; the ground that the site has, if any, stays as it was.")
_COMES_TO = translatable("What has come so far is kept: the same command goes on from there.")
_TRY_LATER = translatable("Try again later, or set another source in config.yaml: map: {{source: https://…}}.")
_OTHER_SOURCE = translatable("Check the address under “map: source:” in config.yaml, or take another source.")
_WRITE = translatable("Write it as the examples do: cartostory basemap fetch --help.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "map-without-ground",
        Severity.NOTE,
        translatable("Chapters whose maps have neither streets nor waters under them: {chapters}."),
        translatable("Readers get the place’s name, the nearest towns and an inset, but neither streets nor houses."),
        translatable("cartostory basemap fetch brings them; an OpenStreetMap extract as a layer does, too."),
    ),
    Entry(
        "ground-damaged",
        Severity.WARNING,
        translatable("Tiles of the ground are damaged under this chapter’s map ({reason})."),
        translatable("The map is drawn without them: readers see a gap."),
        translatable("Fetch the ground anew: cartostory basemap update."),
    ),
    Entry(
        "basemap-unreachable",
        Severity.ERROR,
        translatable("{url} cannot be reached: {reason}."),
        _OLD_STAYS,
        _TRY_LATER,
    ),
    Entry(
        "basemap-interrupted",
        Severity.ERROR,
        translatable("The line to {url} broke off again and again: {reason}."),
        _COMES_TO,
        translatable("Give the same command again."),
    ),
    Entry(
        "basemap-not-there",
        Severity.ERROR,
        translatable("There is nothing at {url}."),
        _OLD_STAYS,
        _OTHER_SOURCE,
    ),
    Entry(
        "basemap-no-build",
        Severity.ERROR,
        translatable("{url}: no build of the last {days} days is there."),
        _OLD_STAYS,
        _TRY_LATER,
    ),
    Entry(
        "basemap-refused",
        Severity.ERROR,
        translatable("{url} does not give the file (HTTP {status})."),
        _OLD_STAYS,
        _OTHER_SOURCE,
    ),
    Entry(
        "basemap-without-ranges",
        Severity.ERROR,
        translatable("{url} does not answer by ranges: it would send the whole of a file larger than many disks."),
        _OLD_STAYS,
        translatable("Take another source, or download the file by hand: cartostory basemap add FILE."),
    ),
    Entry(
        "basemap-is-a-page",
        Severity.ERROR,
        translatable("{url} answers with a web page, not with a map: a proxy or a sign-in page, most likely."),
        _OLD_STAYS,
        translatable("Open a browser and sign in to the network, or ask whoever runs it; then try again."),
    ),
    Entry(
        "basemap-changed",
        Severity.ERROR,
        translatable("The file at {url} changed while it was being fetched."),
        translatable("Parts of two versions do not make a map. Nothing was written; the old ground stays."),
        translatable("Give the same command again: it begins anew with the new file."),
    ),
    Entry(
        "basemap-address",
        Severity.ERROR,
        translatable("“{url}” is no address that begins with https:// or http://."),
        translatable("The ground is fetched from a server; a file is taken with cartostory basemap add FILE."),
        _OTHER_SOURCE,
    ),
    Entry(
        "basemap-unknown-layers",
        Severity.ERROR,
        translatable("No layer of {url} is one that the site’s style can draw. It has: {layers}."),
        _OLD_STAYS,
        translatable("Use the layers of OpenMapTiles, Protomaps or Shortbread: water, roads, buildings, places …"),
    ),
    Entry(
        "basemap-nothing-there",
        Severity.ERROR,
        translatable("{url} has no tile where the site’s maps look."),
        _OLD_STAYS,
        translatable("Take a source that covers these places; cartostory basemap status lists the chapters."),
    ),
    Entry(
        "basemap-no-room",
        Severity.ERROR,
        translatable("The disk has {free} MB left; {needed} MB are needed while the ground is being written."),
        _OLD_STAYS,
        translatable("Make room, or fetch less: --story, --maxzoom 14."),
    ),
    Entry(
        "basemap-too-much",
        Severity.ERROR,
        translatable("That would be {size} MB, more than the {most} MB of --most."),
        _OLD_STAYS,
        translatable("Allow more, or fetch less: --story, --maxzoom 14."),
    ),
    Entry(
        "basemap-target",
        Severity.ERROR,
        translatable("The ground cannot be written to “{path}”."),
        translatable("It is a file of the site, and its name ends in .pmtiles."),
        translatable("Write map: {{basemap: basemaps/site.pmtiles}} in config.yaml, or take the line out."),
    ),
    Entry(
        "basemap-same-file",
        Severity.ERROR,
        translatable("“{path}” is the site’s own ground already."),
        translatable("It cannot be cut out of itself."),
        translatable("Give the file that somebody brought, from where it lies."),
    ),
    Entry(
        "basemap-no-story",
        Severity.ERROR,
        translatable("There is no story “{name}”."),
        translatable("--story takes the name of a folder in content/partnerships."),
        _WRITE,
    ),
    Entry(
        "basemap-box",
        Severity.ERROR,
        translatable("“{text}” is no box: west, south, east and north in degrees, as in -1.2,13.0,-1.0,13.2."),
        translatable("A box over the antimeridian has a west that is greater than its east."),
        _WRITE,
    ),
    Entry(
        "basemap-place",
        Severity.ERROR,
        translatable("No place or town of the site’s stories is called “{text}”. Nearest: {nearest}."),
        translatable("--around takes such a name, or latitude and longitude: 48.81, 2.38."),
        _WRITE,
    ),
    Entry(
        "basemap-radius",
        Severity.ERROR,
        translatable("“{text}” is no distance up to 200 km, as in 5km or 800m."),
        translatable("--radius says how far around the place."),
        _WRITE,
    ),
    Entry(
        "basemap-size",
        Severity.ERROR,
        translatable("“{text}” is no size, as in 80MB."),
        translatable("--most says how much may be fetched."),
        _WRITE,
    ),
    Entry(
        "basemap-unknown-file",
        Severity.ERROR,
        translatable("“{path}” is neither .pmtiles nor .mbtiles, .osm.pbf or .osm."),
        _OLD_STAYS,
        translatable("Layers of your own (GeoJSON …) belong in a story’s layers/ folder."),
    ),
    Entry(
        "basemap-not-osm",
        Severity.ERROR,
        translatable("“{path}” cannot be read as a file of OpenStreetMap: {reason}."),
        _OLD_STAYS,
        translatable("Copy it again from where it comes, or take an extract from download.geofabrik.de."),
    ),
    Entry(
        "basemap-not-mbtiles",
        Severity.ERROR,
        translatable("“{path}” cannot be read as .mbtiles: {reason}."),
        _OLD_STAYS,
        translatable("Copy it again from where it comes."),
    ),
    Entry(
        "basemap-not-vector",
        Severity.ERROR,
        translatable("“{path}” holds pictures ({kind}), no vector tiles."),
        translatable("The site’s one style draws every map; it cannot draw over finished pictures."),
        translatable("Take vector tiles (MVT): an extract of Protomaps, OpenMapTiles or Shortbread."),
    ),
)

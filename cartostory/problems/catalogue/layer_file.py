"""Problems of a layer’s file in another format than GeoJSON: its system of coordinates, its parts, its letters."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_NOT_DRAWN = translatable("The map would be drawn without the layer.")
_ASK = translatable("Ask whoever made the file for it once more, or have it exported as GeoPackage or GeoJSON.")
_NOTHING = translatable("Nothing needs to be done.")
_COMPARE = translatable("Compare one point that you know with the map.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "layer-brought-to-wgs84",
        Severity.NOTE,
        translatable("The coordinates, in {name}, were brought to WGS 84."),
        translatable("The website and its maps know degrees of WGS 84 only; what is published is GeoJSON."),
        _NOTHING,
    ),
    Entry(
        "layer-crs-unknown",
        Severity.ERROR,
        translatable("The file does not say in which coordinate system its positions are. The first one: {position}."),
        translatable("Taken for the wrong system, the layer would be drawn somewhere else, and nobody would notice."),
        translatable(
            "Ask whoever made the file, and write the answer below “file:”, such as “crs: EPSG:2154”. Its numbers "
            "would fit: {proposal}."
        ),
    ),
    Entry(
        "layer-crs-not-known",
        Severity.ERROR,
        translatable("“{name}” is no coordinate system that is known here."),
        _NOT_DRAWN,
        translatable("Write its code, such as EPSG:2154 (Lambert-93), EPSG:32630 (UTM 30N) or EPSG:4326 (degrees)."),
    ),
    Entry(
        "layer-crs-contradicts",
        Severity.WARNING,
        translatable("“crs:” says {written}, the file says {stated}. What you wrote was taken."),
        translatable("One of both is wrong, and the layer may be drawn beside its place."),
        translatable("Compare one point that you know with the map; where the file is right, take “crs:” out."),
    ),
    Entry(
        "layer-several",
        Severity.ERROR,
        translatable("The file holds {count} layers: {names}."),
        translatable("A layer of the story shows one of them; which one, only you know."),
        translatable("Write its name below “file:”, such as “layer: ecoles”. For several, declare several layers."),
    ),
    Entry(
        "layer-no-such-layer",
        Severity.ERROR,
        translatable("The file has no layer named “{name}”. It has: {known}."),
        _NOT_DRAWN,
        translatable("Write one of these names behind “layer:”."),
    ),
    Entry(
        "layer-nothing-in-it",
        Severity.ERROR,
        translatable("Nothing in the file has a position."),
        _NOT_DRAWN,
        _ASK,
    ),
    Entry(
        "layer-format-broken",
        Severity.ERROR,
        translatable("The file cannot be read: {reason}."),
        _NOT_DRAWN,
        _ASK,
    ),
    Entry(
        "layer-archive-refused",
        Severity.ERROR,
        translatable("The archive is not opened: {reason}."),
        _NOT_DRAWN,
        translatable("Unpack it yourself, look at what is in it, and put the layer’s own files into “layers”."),
    ),
    Entry(
        "layer-companion-missing",
        Severity.ERROR,
        translatable("The Shapefile lacks its companion “{name}”."),
        translatable("A Shapefile is made of several files with one name; without this one nothing can be drawn."),
        translatable("Copy all of them (.shp, .shx, .dbf, .prj, .cpg), or the ZIP archive that holds them."),
    ),
    Entry(
        "layer-without-table",
        Severity.WARNING,
        translatable("The Shapefile lacks its table “{name}”."),
        translatable("Its shapes are drawn, without their names and values."),
        translatable("Copy all of them (.shp, .shx, .dbf, .prj, .cpg), or the ZIP archive that holds them."),
    ),
    Entry(
        "layer-encoding-sniffed",
        Severity.NOTE,
        translatable("The texts of “{name}” were read as {encoding}: the file does not say how they are written."),
        translatable("With another encoding, letters with accents would be others."),
        translatable("Look at some names; where they are wrong, have the file exported in UTF-8."),
    ),
    Entry(
        "layer-encoding-contradicts",
        Severity.WARNING,
        translatable("The file says that “{name}” is written in UTF-8, but it is not: it was read as {encoding}."),
        translatable("With another encoding, letters with accents would be others."),
        translatable("Look at some names; where they are wrong, have the file exported in UTF-8."),
    ),
    Entry(
        "layer-too-many-features",
        Severity.ERROR,
        translatable("The layer holds more than {count} features."),
        translatable("No phone could show them, and no reader could look at them."),
        translatable("Have an extract made of what the story speaks of."),
    ),
    Entry(
        "layer-too-detailed",
        Severity.ERROR,
        translatable("The shapes of the layer take more than {megabytes} MB."),
        translatable("No phone could show them, and no reader could look at them."),
        translatable("Have an extract made of what the story speaks of, or have its outlines simplified."),
    ),
    Entry(
        "layer-not-a-table",
        Severity.ERROR,
        translatable("The file cannot be understood as a table."),
        _NOT_DRAWN,
        translatable("Open it in LibreOffice Calc, and save it anew as “Text CSV”."),
    ),
    Entry(
        "layer-without-coordinates",
        Severity.ERROR,
        translatable("No column of the table is called latitude and longitude, or x and y. Its columns: {columns}."),
        translatable(
            "Without coordinates nothing can be put on the map; a column’s content is no proof of what it is."
        ),
        translatable("Name them “latitude” and “longitude”; with x and y, say the system too: “crs: EPSG:2154”."),
    ),
    Entry(
        "layer-rows-without-position",
        Severity.WARNING,
        translatable("Rows of the table without a position that can be read: {rows}; {count} in all."),
        translatable("They appear on no map, and readers would not know."),
        translatable("Complete their coordinates, in degrees such as 13.0883, or take the rows out."),
    ),
    Entry(
        "layer-private-columns",
        Severity.NOTE,
        translatable("Left out, since they tell how to reach people: {names}."),
        translatable("Nothing of it can reach the website."),
        translatable("Take these columns out of the file as well, before you share the site’s folder."),
    ),
    Entry(
        "layer-links-not-followed",
        Severity.NOTE,
        translatable("The file links to other files ({count}), which were not fetched."),
        translatable("What stands there is missing on the map."),
        translatable("Open it in Google Earth, save what the links show as KML, and use that file."),
    ),
    Entry(
        "layer-links-only",
        Severity.ERROR,
        translatable("The file only links to others, and holds nothing of its own."),
        _NOT_DRAWN,
        translatable("Ask for the files that it links to, or open it in its program and save what it shows."),
    ),
    Entry(
        "layer-overlays-left-out",
        Severity.NOTE,
        translatable("Pictures laid over the map, and tours, were left out: {count}."),
        translatable("A layer holds points, lines and areas."),
        _COMPARE,
    ),
)

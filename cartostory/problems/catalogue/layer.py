"""Problems of maps: the GeoJSON files that stories draw on them, and the style that draws them."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_EXPORT = translatable(
    "Export the data as GeoJSON (RFC 7946) and put that file in its place: uMap offers it under Share, QGIS and "
    "JOSM save it from nearly every format; geojson.io turns KML, GPX and tables of positions into it in the browser."
)
_REDRAW = translatable(
    "Correct the feature in the tool that it comes from (geojson.io, uMap, QGIS, JOSM) and export it again."
)
_NOTHING_TO_DO = translatable(
    "Nothing needs to be done; exporting again from a current tool makes this message go away."
)
_MISSED = translatable("The map would be drawn without these features, and readers would not know.")
_REPAIRED = translatable("The features have been repaired and are drawn; other programs may refuse the file.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "layer-file-missing",
        Severity.ERROR,
        translatable("The file “{name}” of this layer does not exist."),
        translatable("The map would be drawn without the layer."),
        translatable("Put the file into the story's folder “layers”, or correct its name here."),
    ),
    Entry(
        "layer-file-unreadable",
        Severity.ERROR,
        translatable("The file “{name}” of this layer cannot be read: {reason}."),
        translatable("The map would be drawn without the layer."),
        translatable("Check that it is a file, and that this account may read it."),
    ),
    Entry(
        "layer-file-empty",
        Severity.ERROR,
        translatable("The file is empty."),
        translatable("There is nothing in it to draw."),
        _EXPORT,
    ),
    Entry(
        "layer-not-utf-8",
        Severity.ERROR,
        translatable("The file is not text in UTF-8."),
        translatable("Names with accents would be wrong on the map, or the file is not GeoJSON at all."),
        translatable(
            "Export it again with the encoding UTF-8; if it is a ZIP, PBF or shapefile, export it as GeoJSON."
        ),
    ),
    Entry(
        "layer-not-utf-8-but-read",
        Severity.WARNING,
        translatable("The file is written in {encoding} instead of UTF-8."),
        translatable("It could be read here; browsers and other programs may refuse it."),
        translatable("Save or export it again with the encoding UTF-8."),
    ),
    Entry(
        "layer-not-json",
        Severity.ERROR,
        translatable("The file is no valid JSON: {reason}."),
        translatable("Nothing after this spot can be read, so the layer cannot be drawn."),
        translatable(
            "If the file was edited by hand, look for a missing comma, quote or bracket just before this spot; "
            "otherwise export it again."
        ),
    ),
    Entry(
        "layer-repeated-member",
        Severity.WARNING,
        translatable("An object of the file gives the same name twice: {names}."),
        translatable("Only the last value counts; programs do not agree on which one to take."),
        _REDRAW,
    ),
    Entry(
        "layer-is-pointer",
        Severity.ERROR,
        translatable("The file holds no data, only where Git LFS keeps them."),
        translatable("A copy of the folder was made without its large files, so the layer cannot be drawn."),
        translatable("Fetch them with “git lfs pull”, or copy the file itself."),
    ),
    Entry(
        "layer-other-format",
        Severity.ERROR,
        translatable("The file is {format}, which is no format of layers."),
        translatable("The map would be drawn without the layer."),
        translatable(
            "“cartostory bring FILE” makes layers of uMap’s, OpenStreetMap’s and StoryMapJS’s files. From another "
            "program, export the data as GeoJSON or GeoPackage, and put that file in its place."
        ),
    ),
    Entry(
        "layer-not-geojson",
        Severity.ERROR,
        translatable("The file is JSON, but holds no GeoJSON object."),
        translatable("There is no FeatureCollection, Feature or geometry in it to draw."),
        _EXPORT,
    ),
    Entry(
        "layer-without-features",
        Severity.ERROR,
        translatable("The FeatureCollection has no list of features."),
        translatable("There is nothing in it to draw."),
        _EXPORT,
    ),
    Entry(
        "layer-without-anything-to-draw",
        Severity.WARNING,
        translatable("Not one feature of the file can be drawn."),
        translatable("The layer would be empty, and its name would stand in no legend."),
        translatable("Look at the other messages about this file; or leave the layer out."),
    ),
    Entry(
        "layer-one-feature-per-line",
        Severity.WARNING,
        translatable("The file holds one object per line ({count} lines) instead of one GeoJSON object."),
        translatable("It could be read here; other programs may refuse it."),
        _EXPORT,
    ),
    Entry(
        "layer-other-crs",
        Severity.ERROR,
        translatable("The coordinates are in the system “{name}”, which is not known here."),
        translatable("The layer would be drawn somewhere else."),
        translatable(
            "Write its code below “file:”, such as “crs: EPSG:2154”, or export it again as WGS 84 (EPSG:4326)."
        ),
    ),
    Entry(
        "layer-legacy-crs",
        Severity.NOTE,
        translatable("The file still has the member “crs” of the GeoJSON of 2008 ({name})."),
        translatable("It says what is understood anyway, and has been left out of GeoJSON since 2016."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-not-in-degrees",
        Severity.ERROR,
        translatable("Coordinates are no degrees but seem to be metres, at {position}. Features: {features}."),
        _MISSED,
        translatable("Export the layer again with the coordinate system WGS 84 (EPSG:4326)."),
    ),
    Entry(
        "layer-swapped-axes",
        Severity.ERROR,
        translatable("Latitude and longitude seem to be swapped, at {position}. Features: {features}."),
        translatable("GeoJSON gives the longitude first; read this way the point lies beyond a pole."),
        translatable("Swap both values, or export the layer again."),
    ),
    Entry(
        "work-status-unknown",
        Severity.WARNING,
        translatable("In the layer “{layer}”, the status “{value}” is unknown. Features: {features}."),
        translatable("The work counts, but the map shows it without a status, and the table in the writer’s own word."),
        translatable("Write planned, under way, done or stopped (prévu, en cours, terminé, arrêté)."),
    ),
    Entry(
        "work-date-unknown",
        Severity.WARNING,
        translatable("In the layer “{layer}”, “{value}” is no date. Features: {features}."),
        translatable("The table of the works would show it as it stands."),
        translatable("Write year, month and day: 2027-03-15. Words such as “spring 2027” are fine too."),
    ),
    Entry(
        "layer-seems-swapped",
        Severity.WARNING,
        translatable(
            "In the layer “{layer}”, latitude and longitude seem to be swapped: at longitude {lon}, latitude {lat} it "
            "lies far from every town and place of the story; the other way round it lies near {town}."
        ),
        translatable("The map would look at quite another part of the world than the text speaks of."),
        translatable(
            "GeoJSON gives the longitude first: swap both values, or export the layer again as WGS 84 (EPSG:4326) "
            "in the order longitude, latitude."
        ),
    ),
    Entry(
        "layer-feature-at-zero",
        Severity.NOTE,
        translatable("The layer “{layer}” has features at latitude 0, longitude 0: {features}."),
        translatable(
            "That is in the sea off Africa, and nearly always stands for “not known”; a map of the whole layer would "
            "be as wide as to show it."
        ),
        translatable("Give their real position, or take them out of the file."),
    ),
    Entry(
        "layer-feature-far-off",
        Severity.NOTE,
        translatable("In the layer “{layer}”, something lies more than 5,000 km from all the rest: {features}."),
        translatable("A map of the whole layer would be so wide that the rest becomes a dot."),
        translatable("Look at its coordinates in the file; where they are right, nothing is to be done."),
    ),
    Entry(
        "layer-outside-the-world",
        Severity.ERROR,
        translatable("Coordinates lie outside the world, at {position}. Features: {features}."),
        _MISSED,
        _REDRAW,
    ),
    Entry(
        "layer-not-a-number",
        Severity.ERROR,
        translatable("Coordinates are no numbers. Features: {features}."),
        _MISSED,
        translatable(
            "In GeoJSON they are numbers without quotation marks, with a point, the longitude first: [-1.08, 13.09]."
        ),
    ),
    Entry(
        "layer-broken-geometry",
        Severity.ERROR,
        translatable(
            "The geometry does not follow GeoJSON: its type is unknown, or its coordinates do not fit its type. "
            "Features: {features}."
        ),
        _MISSED,
        _REDRAW,
    ),
    Entry(
        "layer-not-a-feature",
        Severity.ERROR,
        translatable("Members of the list of features are no features. Numbers: {features}."),
        _MISSED,
        _REDRAW,
    ),
    Entry(
        "layer-muddled-object",
        Severity.WARNING,
        translatable("An object mixes the members of a feature, a geometry and a collection. Features: {features}."),
        translatable("Programs do not agree on what such an object is."),
        _REDRAW,
    ),
    Entry(
        "layer-broken-properties",
        Severity.WARNING,
        translatable("The properties are no table of names and values. Features: {features}."),
        translatable("The features are drawn without their names."),
        _REDRAW,
    ),
    Entry(
        "layer-broken-id",
        Severity.WARNING,
        translatable("The id is neither text nor number. Features: {features}."),
        translatable("The features are drawn, but cannot be named in messages."),
        _REDRAW,
    ),
    Entry(
        "layer-broken-bbox",
        Severity.WARNING,
        translatable("The bounding box is not made of four or six numbers. Features: {features}."),
        translatable("It is left aside: boxes are computed from the coordinates."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-feature-without-geometry",
        Severity.NOTE,
        translatable("Features have no geometry: {features}."),
        translatable("GeoJSON allows it; they appear on no map."),
        translatable("Give them a place in the tool that they come from, if they should be seen."),
    ),
    Entry(
        "layer-collection",
        Severity.NOTE,
        translatable("Features hold a collection of geometries: {features}."),
        translatable("Each geometry is drawn as a feature of its own."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-too-few-points",
        Severity.ERROR,
        translatable(
            "A line has fewer than two points or an area fewer than three, at {position}. Features: {features}."
        ),
        _MISSED,
        _REDRAW,
    ),
    Entry(
        "layer-open-ring",
        Severity.WARNING,
        translatable(
            "The outline of an area does not come back to its first point, at {position}. Features: {features}."
        ),
        translatable("The outline has been closed; if points are missing, the area is wrong."),
        _REDRAW,
    ),
    Entry(
        "layer-wrong-winding",
        Severity.NOTE,
        translatable("The outlines of {count} features run the wrong way round. Features: {features}."),
        _REPAIRED,
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-crossing-itself",
        Severity.WARNING,
        translatable("The outline of an area crosses itself, near {position}. Features: {features}."),
        _REPAIRED,
        _REDRAW,
    ),
    Entry(
        "layer-nothing-left",
        Severity.ERROR,
        translatable("The outline of an area encloses nothing, at {position}. Features: {features}."),
        _MISSED,
        _REDRAW,
    ),
    Entry(
        "layer-over-antimeridian",
        Severity.WARNING,
        translatable("Features run across the 180th meridian: {features}."),
        translatable("They have been cut there, as GeoJSON asks."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-beyond-180",
        Severity.NOTE,
        translatable("Longitudes are beyond 180 degrees, at {position}. Features: {features}."),
        translatable("A longitude runs from -180 to 180: the same places are shown, a whole turn away."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "layer-needless-decimals",
        Severity.NOTE,
        translatable("Coordinates are written with ten decimals or more: {count} features."),
        translatable("Seven decimals are a centimetre; the others make the file heavier. Published data are rounded."),
        _NOTHING_TO_DO,
    ),
    Entry(
        "style-not-json",
        Severity.ERROR,
        translatable("The map style is no valid JSON: {reason}."),
        translatable("No map of the site can be drawn with it."),
        translatable(
            "Look for a missing comma, quote or bracket just before this spot, or take the file out: "
            "the default theme's style then serves."
        ),
    ),
    Entry(
        "style-without-layers",
        Severity.ERROR,
        translatable("The map style holds no list of layers."),
        translatable("No map of the site can be drawn with it."),
        translatable("Start from the default theme's style, which follows the MapLibre Style Spec."),
    ),
    Entry(
        "style-not-supported",
        Severity.WARNING,
        translatable("The map style uses something that pictures cannot draw, at {path}: {reason}."),
        translatable("It is left out of the live map too, so that both look the same."),
        translatable("Say it another way (docs/reference/map-style.md lists what is supported), or take it out."),
    ),
    Entry(
        "style-not-valid",
        Severity.ERROR,
        translatable("The map style is not valid at {path}: {reason}."),
        translatable("Maps would be drawn without it, and not as they are meant to look."),
        translatable(
            "Correct it as the MapLibre Style Spec says; docs/reference/map-style.md lists what may stand there."
        ),
    ),
    Entry(
        "layer-too-large",
        Severity.WARNING,
        translatable(
            "Once drawn, the layer “{layer}” weighs {kilobytes} kB gzipped, more than the {limit} kB that a page can "
            "carry."
        ),
        translatable("A reader on a slow network would wait for minutes and pay for it."),
        translatable(
            "Keep fewer features or a simpler outline, or publish the extract as PMTiles and name it in “map.local” "
            "(config.yaml)."
        ),
    ),
    Entry(
        "layer-unknown-property",
        Severity.ERROR,
        translatable("No feature of the layer “{layer}” has a property “{name}”."),
        translatable("The map would be drawn without what is asked for here, and its legend would say nothing of it."),
        translatable("Write the property's name as it stands in the file, capitals and accents included."),
    ),
    Entry(
        "layer-filter-keeps-nothing",
        Severity.ERROR,
        translatable("The filter of the layer “{layer}” lets no feature through."),
        translatable("Nothing of the layer would be on the map."),
        translatable("Correct the values, or write “exists” to keep every feature that has the property."),
    ),
    Entry(
        "layer-value-not-there",
        Severity.WARNING,
        translatable("No feature has the value “{value}” for “{name}”."),
        translatable("The features that are meant would be grey, as if nothing was known of them."),
        translatable("Write the value as it stands in the file, or take the line out."),
    ),
    Entry(
        "blanks-of-nothing",
        Severity.ERROR,
        translatable("“{name}” is no layer of this story that comes from a file."),
        translatable("Nobody could tell what is blank on it, or within what."),
        translatable("Write the name that a layer bears under “layers:”. Known: {known}."),
    ),
    Entry(
        "blanks-without-area",
        Severity.ERROR,
        translatable("The layer “{name}” holds no areas, only points or lines."),
        translatable("Squares cannot be limited by it."),
        translatable("Name a layer with the outline of the commune, or take “within:” out."),
    ),
    Entry(
        "blanks-too-many",
        Severity.ERROR,
        translatable("That makes {count} squares, and {limit} are the most that a map can show."),
        translatable("They would be smaller than their hatching, and heavier than what they tell."),
        translatable("Write a larger “cell:”, or limit them with “within:” and the layer of a smaller area."),
    ),
    Entry(
        "blanks-none",
        Severity.NOTE,
        translatable("The layer “{name}” leaves no square blank."),
        translatable("There is nothing to hatch, and the legend will not name this layer."),
        translatable("Write a smaller “cell:” to look closer, or rejoice: the layer may stay, empty as it is."),
    ),
    Entry(
        "ramp-without-numbers",
        Severity.ERROR,
        translatable("The property “{name}” holds no numbers."),
        translatable("There is nothing to colour or to size the features by."),
        translatable("Name a property that holds numbers, or use “categories:” for words."),
    ),
    Entry(
        "ramp-value-no-number",
        Severity.WARNING,
        translatable("The property “{name}” holds values that are no numbers: {values}."),
        translatable("These features are shown in grey, as if nothing was known of them."),
        translatable("Write a plain number in the file, such as 1250.75; leave the value out where it is not known."),
    ),
    Entry(
        "ramp-value-two-numbers",
        Severity.WARNING,
        translatable("The property “{name}” holds numbers that can be read in two ways: {values}."),
        translatable("The sign was taken for the decimal sign; if it parts thousands, the map shows a thousandth."),
        translatable("Write 1250, or 1.25, in the file; as a number, without quotation marks, nobody has to guess."),
    ),
    Entry(
        "layer-without-source",
        Severity.WARNING,
        translatable("Nothing says who made the layer “{layer}”."),
        translatable("Its maps would show the data of others as if they were yours, and nobody can take them on."),
        translatable('Add to the layer: source: "© …"'),
    ),
    Entry(
        "layer-without-licence",
        Severity.WARNING,
        translatable("Nothing says under which licence the layer “{layer}” may be used."),
        translatable("Most licences ask to be named; without it the layer is not among the site’s open data."),
        translatable("Add to the layer, for instance: licence: ODbL-1.0"),
    ),
)

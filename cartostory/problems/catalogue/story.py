"""Problems of a story's own writing: front matter, headings, chapter attributes."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "no-front-matter",
        Severity.ERROR,
        translatable("The file does not begin with its settings."),
        translatable("The title and all that is not text stand between two lines “---” at the top."),
        translatable("Begin the file with: --- then title: … then ---"),
    ),
    Entry(
        "front-matter-not-closed",
        Severity.ERROR,
        translatable("The settings at the top are never closed."),
        translatable("The whole text was taken for settings."),
        translatable("Add a line “---” between the settings and the text."),
    ),
    Entry(
        "chapter-without-title",
        Severity.ERROR,
        translatable("This chapter has no title."),
        translatable("Readers find their way by the titles, and screen readers jump from one to the next."),
        translatable("Write the title after ##, before the attributes."),
    ),
    Entry(
        "unknown-chapter-attribute",
        Severity.ERROR,
        translatable("“{key}” is not an attribute of chapters."),
        translatable("A misspelt attribute would leave the map as it was, without a word."),
        translatable("Correct the word, or take it out."),
    ),
    Entry(
        "wrong-chapter-attribute",
        Severity.ERROR,
        translatable('{key}="{value}" cannot be understood.'),
        translatable("The map would not show what this chapter tells."),
        translatable("Write it like this: {example}"),
    ),
    Entry(
        "unreadable-attribute",
        Severity.ERROR,
        translatable("“{text}” between the braces is not an attribute."),
        translatable("Attributes are written key=value, with quotes where the value has spaces."),
        translatable('Write key="value", or take it out.'),
    ),
    Entry(
        "halves-apart",
        Severity.ERROR,
        translatable("A space stands between the square and the round bracket of a picture or a link."),
        translatable("The page would show the brackets as they stand, without the picture or the link."),
        translatable("Take the space out: {written}…)"),
    ),
    Entry(
        "unknown-block",
        Severity.ERROR,
        translatable("There is no block “{name}”."),
        translatable("The page would show the bars and the word as they stand."),
        translatable("Write one of these, or take the bars out."),
    ),
    Entry(
        "block-not-closed",
        Severity.ERROR,
        translatable("The block “{name}” is never closed."),
        translatable("Everything that follows would be taken for a part of it."),
        translatable("Write {bars} on a line of its own where the block ends."),
    ),
    Entry(
        "block-not-opened",
        Severity.ERROR,
        translatable("These bars close a block, but none is open here."),
        translatable("The page would show the bars as they stand."),
        translatable("Take the line out, or open the block above it: /// quote."),
    ),
    Entry(
        "nothing-to-see",
        Severity.NOTE,
        translatable("At zoom {zoom} the built-in world map shows next to nothing here."),
        translatable("Readers get the place’s name, the nearest towns and an inset, but neither streets nor houses."),
        translatable("Add an OpenStreetMap extract as a layer (docs/guide/cartes.md tells how), or zoom out."),
    ),
    Entry(
        "places-rounded",
        Severity.NOTE,
        translatable("Rounded before publication: {places}."),
        translatable(
            "Pages, maps, data, cards and paper hold the rounded point; the exact one leaves this folder nowhere."
        ),
        translatable("Nothing, if that is what you want; “precision:” says how far each is rounded."),
    ),
    Entry(
        "places-hidden",
        Severity.NOTE,
        translatable("Hidden, and published nowhere: {places}."),
        translatable("No page, map, data, card or paper holds the point."),
        translatable("Nothing, if that is what you want; “precision: 5 km” would show about where it is."),
    ),
    Entry(
        "layer-not-in-view",
        Severity.NOTE,
        translatable("The layer “{layer}” is shown in this chapter, but none of it lies in view."),
        translatable("The legend would promise what the map does not show."),
        translatable('Write fit="{layer}", zoom out, or take the layer out of show.'),
    ),
    Entry(
        "layer-along-contested-border",
        Severity.NOTE,
        translatable("In the layer “{layer}”, some limits are ones on which states do not agree."),
        translatable(
            "Drawn as plain lines they would take sides. They are dashed, in the pictures and on the live map."
        ),
        translatable(
            "Nothing, if that is what you want. “borders: {{policy: none}}” in config.yaml leaves such stretches out, "
            "“as-drawn” draws them as they stand in the file."
        ),
    ),
    Entry(
        "layer-too-small-to-see",
        Severity.NOTE,
        translatable("The layer “{layer}” lies in view in this chapter, but too small to be seen."),
        translatable("The map looks at it from too far away, and the legend leaves it out."),
        translatable('Write fit="{layer}" to come closer, or take the layer out of show.'),
    ),
)

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
        "attributes-not-closed",
        Severity.WARNING,
        translatable("A brace opens here, and nothing closes it."),
        translatable("What stands behind it was read as the chapter’s attributes, up to the end of the line."),
        translatable("Write }} where the attributes end, on the line of the title."),
    ),
    Entry(
        "attribute-twice",
        Severity.WARNING,
        translatable("“{key}” stands twice between these braces."),
        translatable("Only the second one counts."),
        translatable('Keep one of them; several names go into one value: show="ecoles puits".'),
    ),
    Entry(
        "attributes-astray",
        Severity.WARNING,
        translatable("The map does not hear this: {text}"),
        translatable("It listens between braces at the end of a chapter’s title, a line that begins with ##."),
        translatable("Write it there: ## Title {{: place=… }}"),
    ),
    Entry(
        "chapter-by-one-hash",
        Severity.WARNING,
        translatable("“{title}” has one hash and the attributes of a chapter: it was read as a chapter."),
        translatable(
            "Chapters begin with two hashes; one is for the title of the page, which stands in the front matter."
        ),
        translatable("Write ## before this title."),
    ),
    Entry(
        "heading-of-first-level",
        Severity.NOTE,
        translatable("“{title}” has one hash: it became a heading inside of the text around it, and no chapter."),
        translatable("The page has its title already, from the front matter; chapters begin with two hashes."),
        translatable(
            "Write ## before it if it opens a chapter, ### if it does not; take it out if it repeats the title."
        ),
    ),
    Entry(
        "heading-level-skipped",
        Severity.WARNING,
        translatable("“{title}” is a heading of level {level} below one of level {above}."),
        translatable(
            "Screen readers jump from level to level (RGAA 4.1.2, criterion 9.1): whoever listens looks for what "
            "is missing."
        ),
        translatable("Write one hash more than the heading above has."),
    ),
    Entry(
        "comment-not-closed",
        Severity.ERROR,
        translatable("A comment opens here with <!--, and nothing closes it."),
        translatable("All that follows would be set aside."),
        translatable("Write --> where the comment ends."),
    ),
    Entry(
        "note-without-text",
        Severity.WARNING,
        translatable("The note [^{label}] has no text."),
        translatable("The page would show the brackets as they stand."),
        translatable("Write the text on a line of its own: [^{label}]: …"),
    ),
    Entry(
        "note-not-called",
        Severity.NOTE,
        translatable("Nothing calls the note [^{label}]: it is not shown."),
        translatable("A note is read from its call; without one it would lead back to nothing."),
        translatable("Write [^{label}] where the note belongs, or take it out."),
    ),
    Entry(
        "foreign-syntax",
        Severity.NOTE,
        translatable("“{written}” is shown as it stands: other programs understand it, this one does not."),
        translatable("Readers would see signs instead of what you meant."),
        translatable("Take it out, or write what it stands for. Other places in this text may hold the like."),
    ),
    Entry(
        "code-title-dropped",
        Severity.NOTE,
        translatable("The title of this piece of code is not shown: {written}"),
        translatable("Only the name of the language is understood behind the first marks."),
        translatable("Write the title as a sentence above it."),
    ),
    Entry(
        "table-without-dashes",
        Severity.WARNING,
        translatable("This table lacks the line of dashes below its first one."),
        translatable("Without it, the bars are shown as they stand, and the lines run into each other."),
        translatable("Write a line such as | --- | --- | below the names of the columns."),
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
    Entry(
        "method-part-missing",
        Severity.NOTE,
        translatable("No heading of the method sheet tells {part}."),
        translatable("A town that wants to do the same would have to ask."),
        translatable("Add a heading ## that names it, or put its anchor on yours: ## Combien {{: #costs }}"),
    ),
)

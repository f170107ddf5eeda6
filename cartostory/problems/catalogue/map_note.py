"""Notes that are written on maps."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES = (
    Entry(
        "note-points-nowhere",
        Severity.ERROR,
        translatable("The note “{note}” of the map points at nothing."),
        translatable("Words on a map say something of a point: these would be on no map."),
        translatable("Write place: with the name of a place or of a town, or lat: and lon:."),
    ),
    Entry(
        "note-unknown-place",
        Severity.ERROR,
        translatable("There is no place “{name}” in this story."),
        translatable("The note would be on no map."),
        translatable("Use a name of “places:”, or that of a town in small letters without accents."),
    ),
    Entry(
        "unknown-note",
        Severity.ERROR,
        translatable("There is no note “{name}” in this story."),
        translatable("The map of this chapter would go without it."),
        translatable("Write it in the story’s front matter: notes: {{{name}: {{place: …, text: …}}}}"),
    ),
    Entry(
        "note-never-shown",
        Severity.WARNING,
        translatable("No chapter shows the note “{name}”."),
        translatable("Readers will not see it."),
        translatable('Write notes="{name}" behind the chapter’s title.'),
    ),
    Entry(
        "note-not-brief",
        Severity.WARNING,
        translatable("The note “{note}” has {count} words."),
        translatable("A map carries 3 to 12: with fewer they say nothing, with more they hide what they speak of."),
        translatable("Keep to the fact; the chapter’s text has room for the rest."),
    ),
    Entry(
        "note-not-translated",
        Severity.NOTE,
        translatable("The note “{note}” is not translated: {languages}."),
        translatable("The maps in these languages show it as it is."),
        translatable("Write it under “texts:” of the note: texts: {{{first}: …}}"),
    ),
    Entry(
        "note-off-the-map",
        Severity.WARNING,
        translatable("The note “{note}” points outside of this chapter’s map."),
        translatable("The picture goes without it, and the key says words that point at nothing."),
        translatable("Zoom out, or write the note in another chapter."),
    ),
    Entry(
        "note-without-room",
        Severity.NOTE,
        translatable("The note “{note}” found no room on this chapter’s map."),
        translatable("Names, signs and other notes fill it. The note stands in the key all the same."),
        translatable("Make it shorter, zoom in, or show fewer layers."),
    ),
)

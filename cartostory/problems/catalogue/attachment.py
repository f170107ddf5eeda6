"""Problems of the documents that texts link to."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_NOBODY_OPENS = translatable("Readers would download a file that nothing opens.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "attachment-unreadable",
        Severity.ERROR,
        translatable("The document “{document}” cannot be opened: {reason}."),
        translatable("A text links to it, and it could not be published."),
        translatable("Close it in other programs, and check that you may read the file."),
    ),
    Entry(
        "attachment-too-heavy",
        Severity.ERROR,
        translatable("The document “{document}” weighs more than {limit} MB."),
        translatable("On a slow and dear network nobody could open it."),
        translatable("Export it again with smaller pictures, or cut it into several documents."),
    ),
    Entry(
        "attachment-other-kind",
        Severity.ERROR,
        translatable("The document “{document}” is no {format} file, whatever its name says."),
        _NOBODY_OPENS,
        translatable("Open it in the program that made it, and export it again as {format}."),
    ),
    Entry(
        "attachment-damaged",
        Severity.WARNING,
        translatable("The document “{document}” is damaged: its {format} cannot be read to the end."),
        _NOBODY_OPENS,
        translatable("Open it to see; copy it again from where it comes from, or export it again as {format}."),
    ),
    Entry(
        "attachment-locked",
        Severity.WARNING,
        translatable("The document “{document}” asks for a password."),
        translatable("Readers can download it, and not open it."),
        translatable("Export it again without a password."),
    ),
    Entry(
        "attachment-says",
        Severity.NOTE,
        translatable("The document “{document}” is published with what it says of itself: {said}."),
        translatable("Everybody can read these names in the properties of the file."),
        translatable("If they should not go out, empty the properties of the document, and export it again."),
    ),
)

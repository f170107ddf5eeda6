"""Problems of the programme and of the wall."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "hour-that-does-not-exist",
        Severity.ERROR,
        translatable("No clock shows {hour} in {zone}: on that night summer time begins."),
        translatable("Calendars would each guess another hour."),
        translatable("Write the hour before or the hour after."),
    ),
    Entry(
        "event-without-access",
        Severity.NOTE,
        translatable("“{title}” does not say how accessible its place is."),
        translatable("People who use a wheelchair, or who do not hear well, have to know before they set out."),
        translatable("Add a line such as: access: Plain-pied, boucle magnétique"),
    ),
    Entry(
        "half-position",
        Severity.ERROR,
        translatable("“{title}” has a latitude or a longitude, but not both."),
        translatable("A map needs both to place it."),
        translatable("Write both lat: and lon:, or neither."),
    ),
)

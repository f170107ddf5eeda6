"""Problems with what a build may use beside its own machine: a cache that is shared, processes elsewhere."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_DONE_HERE = translatable("The site is whole: what they did not do was done here, which takes longer.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "cache-refused",
        Severity.NOTE,
        translatable("The shared cache {address} refuses: {reason}."),
        translatable("The site is whole. What others made could not be used, and they cannot use what was made here."),
        translatable(
            "Check the address, the rights and the space there. Addresses like s3:// need “pip install "
            "cartostory[cluster]”."
        ),
    ),
    Entry(
        "cluster-not-reached",
        Severity.NOTE,
        translatable("Nobody works at {address}: {reason}."),
        translatable("The site is whole: all was done here, which takes longer."),
        translatable("Start the scheduler and its workers, and install “cartostory[cluster]” on every machine."),
    ),
    Entry(
        "cluster-lost",
        Severity.NOTE,
        translatable("The work at {address} broke off: {reason}."),
        _DONE_HERE,
        translatable("Look at the scheduler. Every machine needs the same version of cartostory and of Python."),
    ),
    Entry(
        "cluster-parcels-lost",
        Severity.NOTE,
        translatable("{count} parts of the work did not come back ({reason})."),
        _DONE_HERE,
        translatable("Look at the memory of the workers: those that take too much are ended."),
    ),
)

"""Problems of documents for paper."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "photo-not-for-print",
        Severity.WARNING,
        translatable("“{file}” is left out on paper: nobody agreed to have it printed."),
        translatable("A consent for the web is none for paper, which cannot be withdrawn; a gap stands in its place."),
        translatable("Ask the people in it, then write print among the uses of their consent in photos.yaml."),
    ),
    Entry(
        "paper-letter-missing",
        Severity.WARNING,
        translatable("No font of paper has every sign of these words, given with their lines: {text} ({document})."),
        translatable(
            "Marks that the fonts lack are left out. An empty box stands for any other sign, and the PDF is then not "
            "fully accessible (PDF/UA)."
        ),
        translatable("Write the word in Latin, Greek, Cyrillic or Arabic letters, or beside them; a sign, in words."),
    ),
    Entry(
        "paper-layer-undated",
        Severity.NOTE,
        translatable("The printed map cannot say of what day the data of the layer “{layer}” are."),
        translatable("Paper lasts: whoever uses the sheet in two years must know how old its data are."),
        translatable('Write the layer’s date, as exactly as its source says it: date: 2025-07-12, or date: "2017".'),
    ),
    Entry(
        "paper-template-error",
        Severity.ERROR,
        translatable("{document} could not be made: {reason}"),
        translatable("The theme’s template for paper has an error, so that the document is missing."),
        translatable("Mend the file in themes/paper/, or remove it to have the default one."),
    ),
)

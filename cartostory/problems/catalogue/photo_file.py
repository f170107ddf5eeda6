"""Problems of the files of photographs: what cannot be opened, or not as it is."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_COPY = translatable("Copy the photograph again from the phone or the camera, or ask whoever sent it to send it again.")
_HOLE = translatable("The page would have a hole where the photograph should be.")
_SMALLER = translatable(
    "Make it smaller with an image program (4,000 px wide is plenty), and put that file in its place."
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "photo-unreadable",
        Severity.ERROR,
        translatable("The photograph “{photo}” cannot be opened: {reason}."),
        _HOLE,
        translatable(
            "Check that it is a file, that it is not open in another program, and that this account may read it."
        ),
    ),
    Entry(
        "photo-empty-file",
        Severity.ERROR,
        translatable("The photograph “{photo}” is an empty file."),
        _HOLE,
        _COPY,
    ),
    Entry(
        "photo-truncated",
        Severity.ERROR,
        translatable("The file of the photograph “{photo}” breaks off before its end."),
        translatable("A copy or a download probably stopped half-way; part of the picture is missing."),
        _COPY,
    ),
    Entry(
        "photo-damaged",
        Severity.ERROR,
        translatable("The file of the photograph “{photo}” is damaged."),
        translatable("Part of the picture cannot be read; it would be published with grey or false areas."),
        _COPY,
    ),
    Entry(
        "photo-unknown-kind",
        Severity.ERROR,
        translatable("The photograph “{photo}” cannot be read here."),
        translatable(
            "TIFF holds many kinds of pictures (laboratory colours, one single strip …), not all of which are read; or "
            "the file is damaged."
        ),
        translatable("Open the file in an image program and export it as JPEG."),
    ),
    Entry(
        "photo-unknown-format",
        Severity.ERROR,
        translatable("“{photo}” is named like a photograph, but holds none in a format that can be read."),
        _HOLE,
        translatable(
            "JPEG, PNG, WebP, AVIF, HEIC, TIFF and GIF are read. Open the file in an image program and export it "
            "as JPEG."
        ),
    ),
    Entry(
        "photo-folder-other-file",
        Severity.WARNING,
        translatable("“{photo}” is no photograph in a format that can be read."),
        translatable("The folder “photos” is for photographs and photos.yaml; this file is left aside."),
        translatable("Move it to another folder. A drawing (SVG, PDF) has to be exported as PNG or JPEG first."),
    ),
    Entry(
        "photo-too-many-pixels",
        Severity.ERROR,
        translatable("The photograph “{photo}” has more than {limit} million pixels."),
        translatable(
            "Opening it could exhaust this computer’s memory; on the page it would be 1,600 px wide at most. "
            "AVIF, HEIC, and files saved as “progressive” or “interlaced” take more memory than others."
        ),
        _SMALLER,
    ),
    Entry(
        "photo-file-too-heavy",
        Severity.ERROR,
        translatable("The file of the photograph “{photo}” weighs more than {limit} MB."),
        translatable("Opening it could exhaust this computer’s memory."),
        _SMALLER,
    ),
    Entry(
        "photo-too-tall",
        Severity.ERROR,
        translatable("The picture “{photo}” is {width} px wide and {height} px tall."),
        translatable("It is too tall for the formats of the web, and no screen could show it."),
        translatable("Cut it into several pictures, or keep the part that matters."),
    ),
    Entry(
        "photo-wrong-suffix",
        Severity.WARNING,
        translatable("“{photo}” ends in “{suffix}”, but is a {format} file."),
        translatable("It is published all the same; other programs may refuse to open it."),
        translatable("Rename the file, in the folder, in the texts and in photos.yaml."),
    ),
    Entry(
        "photo-animated",
        Severity.NOTE,
        translatable("“{photo}” is an animation of {frames} pictures; only the first one is published."),
        translatable("Animations are heavy, and readers could not stop them."),
        translatable("If the movement matters, link to a video instead."),
    ),
    Entry(
        "photo-absurd-position",
        Severity.WARNING,
        translatable("The position that the camera wrote into “{photo}” is no place on earth."),
        translatable("The photograph cannot be put on the map by its position."),
        translatable("Give its place, or lat and lon, in photos.yaml."),
    ),
)

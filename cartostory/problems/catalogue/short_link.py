"""Problems of short links and of the QR codes that carry them."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "short-link-wrong-code",
        Severity.ERROR,
        translatable("“{code}” is not a code that the program made."),
        translatable("Its last character does not prove the others: a letter was changed, and printed codes are dead."),
        translatable("Bring this line of links.yaml back from an earlier version of the file, or from a printed code."),
    ),
    Entry(
        "short-link-target-gone",
        Severity.WARNING,
        translatable("The short link {code} leads to “{target}”, which is not there any more."),
        translatable("Whoever scans the printed code sees a page that says so, and offers the atlas."),
        translatable(
            "If it was renamed: cartostory link move {target} NEW-NAME. If it is gone: cartostory link retire {code}."
        ),
    ),
    Entry(
        "short-link-language",
        Severity.WARNING,
        translatable("The short link {code} opens in a language ({language}) that the site does not have."),
        translatable("The site’s languages are: {languages}. The link opens in the first of them."),
        translatable("Correct “lang:” here, or add {language} to “languages:” in config.yaml."),
    ),
    Entry(
        "short-links-not-kept",
        Severity.WARNING,
        translatable("New short links could not be written: {reason}."),
        translatable("The pages hold them already. If they are not kept, a later build may give other codes."),
        translatable("Let cartostory write content/links.yaml, then build again."),
    ),
    Entry(
        "qr-without-address",
        Severity.ERROR,
        translatable("A QR code needs the site’s address, which is not set."),
        translatable("A printed code carries the whole address: without it, a telephone does not know where to go."),
        translatable("Add to config.yaml: address: https://…/ — the one that will hold for years."),
    ),
    Entry(
        "qr-too-dense",
        Severity.WARNING,
        translatable("The QR code is too dense for {width} mm: its squares are {module} mm wide."),
        translatable("Telephones read squares of {least} mm and more; below that, printing and hands blur them."),
        translatable("Print it {smallest} mm wide or more, or give the site a shorter address."),
    ),
    Entry(
        "qr-logo",
        Severity.ERROR,
        translatable("“{file}” cannot be drawn as a logo."),
        translatable("The file is damaged, or is not what the end of its name says: the code would have a hole."),
        translatable("Open it in a drawing program and save it again as .svg, .png or .jpg."),
    ),
    Entry(
        "qr-too-small-for-distance",
        Severity.WARNING,
        translatable("At {width} mm the QR code cannot be read from {distance} m."),
        translatable("People would have to come nearer than the place lets them."),
        translatable("Print it {smallest} mm wide or more."),
    ),
)

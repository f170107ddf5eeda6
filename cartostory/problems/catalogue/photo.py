"""Problems of photographs: the rights of the people who took them and of those in them, and where they stand."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "photo-without-alt-text",
        Severity.ERROR,
        translatable("Nothing says in words what the photograph “{photo}” shows."),
        translatable(
            "Readers who do not see it, or whose network does not bring it, would know nothing of it (RGAA, "
            "criterion 1.1)."
        ),
        translatable(
            "Write it between the square brackets in the text, or as alt in photos.yaml. Only for a picture that "
            "says nothing, write decorative: true there."
        ),
    ),
    Entry(
        "photo-without-author",
        Severity.ERROR,
        translatable("The register does not say who took the photograph “{photo}”."),
        translatable("Authors have a right to be named; a photograph without one cannot be credited."),
        translatable("Add author to its entry: a person, an association, or the town."),
    ),
    Entry(
        "photo-without-licence",
        Severity.ERROR,
        translatable("The register does not say under what licence the photograph “{photo}” may be shown."),
        translatable("Without its author’s permission a photograph may not be published."),
        translatable(
            "Add licence to its entry: CC-BY-SA-4.0 for example, or all-rights-reserved where the author has "
            "agreed to this site alone."
        ),
    ),
    Entry(
        "photo-unknown-licence",
        Severity.WARNING,
        translatable("The licence “{licence}” of the photograph “{photo}” is not known here."),
        translatable("It stands in the credit as written, but without a link to its text."),
        translatable("Write its name as spdx.org lists it: CC-BY-SA-4.0, CC0-1.0, etalab-2.0."),
    ),
    Entry(
        "photo-without-consent",
        Severity.ERROR,
        translatable("People can be recognised in the photograph “{photo}”, and the register holds no consent."),
        translatable("Everyone has a right to their own image: the town answers for each face that it publishes."),
        translatable(
            "Do not publish it before the people have signed: “cartostory photos form” prints the form. Then write "
            "consent with its reference, uses and end in photos.yaml. If nobody can be recognised in it, write people: "
            "crowd or people: none."
        ),
    ),
    Entry(
        "photo-consent-without-reference",
        Severity.WARNING,
        translatable("The consent for the photograph “{photo}” names no signed form."),
        translatable("If somebody asks, the town has to show it."),
        translatable(
            "Write as reference the number under which the form is filed. If nobody has signed yet, “cartostory photos "
            "form” prints one."
        ),
    ),
    Entry(
        "photo-people-not-said",
        Severity.WARNING,
        translatable("The register does not say whether people can be seen in the photograph “{photo}”."),
        translatable("Silence would pass for “nobody”, and somebody could be published without having agreed."),
        translatable(
            "Look at the photograph and write people: none, people: crowd or people: recognisable in its entry."
        ),
    ),
    Entry(
        "photo-minors-not-said",
        Severity.WARNING,
        translatable("The consent for the photograph “{photo}” does not say whether children can be seen in it."),
        translatable("Silence would pass for “none”, and a child could be published without its parents’ agreement."),
        translatable(
            "Look at the photograph and write minors: none, minors: present (nobody has signed for them yet) or "
            "minors: guardian (those who answer for them have signed) in the consent."
        ),
    ),
    Entry(
        "photo-unknown-place",
        Severity.ERROR,
        translatable("There is no place “{name}” in this story."),
        translatable("The photograph “{photo}” would be on no map."),
        translatable("Use a name of “places:”, or that of a town in small letters without accents."),
    ),
    Entry(
        "photo-minor-without-guardian",
        Severity.ERROR,
        translatable("Children can be seen in the photograph “{photo}”, and nobody has signed for them."),
        translatable("A child’s image belongs to the child; its parents decide together, and the town answers for it."),
        translatable(
            "Do not publish it before those who answer for each child have signed; then write minors: guardian. "
            "Otherwise take the photograph out of the story."
        ),
    ),
    Entry(
        "photo-consent-not-for-web",
        Severity.ERROR,
        translatable("The consent for the photograph “{photo}” does not cover the web."),
        translatable("People agreed to other uses, not to be seen by the whole world."),
        translatable(
            "Ask them again; when they have signed, add web to uses. Otherwise take the photograph out of the story."
        ),
    ),
    Entry(
        "photo-consent-not-for-social",
        Severity.WARNING,
        translatable("“{photo}” is the cover of a story, and its consent does not cover social networks."),
        translatable(
            "When somebody shares a page, social networks fetch the picture that it names, show it and keep it: this "
            "page does not name its cover."
        ),
        translatable("Choose another cover, or ask the people again and add social to uses when they have signed."),
    ),
    Entry(
        "photo-consent-not-for-print",
        Severity.NOTE,
        translatable("The consent for the photograph “{photo}” does not cover print."),
        translatable("What is printed cannot be called back: papers leave a gap in the photograph’s place."),
        translatable(
            "If the photograph is to be printed, ask the people, and add print to uses when they have signed."
        ),
    ),
    Entry(
        "photo-consent-ends-soon",
        Severity.NOTE,
        translatable("The consent for the photograph “{photo}” ends on {until} (days left: {days})."),
        translatable("From the day after, the site can no longer be built with this photograph."),
        translatable("Ask the people now whether they agree to go on, or prepare another photograph."),
    ),
    Entry(
        "photo-consent-expired",
        Severity.ERROR,
        translatable("The consent for the photograph “{photo}” ended on {until}."),
        translatable("People agreed to be shown until that day."),
        translatable("Ask them again and write the new end as until, or take the photograph out of the story."),
    ),
    Entry(
        "photo-not-in-register",
        Severity.ERROR,
        translatable("The rights register does not know the photograph “{photo}”."),
        translatable("Nobody can say who took it, under what licence, and whether the people in it agreed."),
        translatable(
            "Add an entry “{photo}:” with author, licence and people to {register}, or take the file out of the "
            "folder. “cartostory photos register” prepares the entries that are missing."
        ),
    ),
    Entry(
        "photo-withdrawn",
        Severity.ERROR,
        translatable("The photograph “{photo}” was withdrawn on {day}."),
        translatable("Whoever asked for that was promised that it would not be published again."),
        translatable(
            "Delete the file. If the withdrawal was a mistake, “cartostory photos restore” takes it off the list."
        ),
    ),
    Entry(
        "photo-like-withdrawn",
        Severity.ERROR,
        translatable("The photograph “{photo}” looks like “{other}”, which was withdrawn on {day}."),
        translatable("A copy, whatever its name, size or format, would publish again what was promised to be gone."),
        translatable(
            "Look at it. If it is the same picture, delete the file. If it is another one, add {digest} to others "
            "in that withdrawal, in content/withdrawn.yaml."
        ),
    ),
    Entry(
        "photo-half-position",
        Severity.WARNING,
        translatable("The entry of “{photo}” gives only one of lat and lon."),
        translatable("The photograph cannot be put on the map."),
        translatable("Write both, or the name of a place of the story as place."),
    ),
    Entry(
        "photo-placed-by-camera",
        Severity.NOTE,
        translatable("“{photo}” is placed on the map by its camera: {lat}, {lon}."),
        translatable("A position can give away where somebody lives or hides."),
        translatable(
            "If that place may be public, leave it so. Otherwise write place, or precision: 5 km, or "
            "precision: hidden in its entry."
        ),
    ),
    Entry(
        "photo-taken-in-future",
        Severity.WARNING,
        translatable("The register says that “{photo}” was taken in {taken}, which is still to come."),
        translatable("Readers would be told a date that cannot be true."),
        translatable("Correct taken in its entry; where the date is not known, delete the line."),
    ),
    Entry(
        "register-without-photo",
        Severity.WARNING,
        translatable("The register speaks of “{photo}”, but the folder holds no such file."),
        translatable("If the name is misspelt, a photograph is left without its rights."),
        translatable("Correct the name, put the file back, or delete the entry. Capitals and suffixes count."),
    ),
)

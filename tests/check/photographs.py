"""Sites with one photograph, called by a story: what a test does not name is fine."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cartostory.check.rights import check_photo_rights
from cartostory.check.table import Rule
from cartostory.model import Config, Consent, Minors, People, Photo, PhotoPolicy, Rights, Site, Use
from cartostory.problems.problem import Problem, Span
from tests.check.builders import FOLDER, config, partnership, site, story, with_media

REGISTER = f"{FOLDER}/photos/photos.yaml"
ENTRY = Span(REGISTER, 1, 1)
SIGNED = Span(REGISTER, 6, 12)
CALLED = "![Des lycéens devant les écrans](salle.jpg)"


def consent(**more: Any) -> Consent:
    fields: dict[str, Any] = {
        "reference": "2014-017",
        "span": SIGNED,
        "uses": frozenset({Use.WEB, Use.PRINT}),
        "until": date(2034, 2, 1),
        "minors": Minors.GUARDIAN,
    }
    return Consent(**(fields | more))


def rights(**more: Any) -> Rights:
    fields: dict[str, Any] = {
        "file": "salle.jpg",
        "span": ENTRY,
        "alt": "Des lycéens devant les écrans du centre",
        "author": "Association Châtellerault-Kaya",
        "licence": "CC-BY-SA-4.0",
        "people": People.RECOGNISABLE,
        "consent": consent(),
    }
    return Rights(**(fields | more))


def photo(known: Rights | None, name: str = "salle.jpg") -> Photo:
    return Photo(name, f"{FOLDER}/photos/{name}", "0" * 64, 1200, 800, "jpeg", known)


def shown(known: Rights | None, written: str = CALLED, settings: Config | None = None, **told: Any) -> Site:
    """Make a site whose story calls `salle.jpg`, with that entry in the register, or none."""
    register = {known.file: known} if known else {}
    files = ("story.md", "photos/photos.yaml", "photos/salle.jpg")
    home = partnership(story(written=written, **told), files=files)
    return site(with_media(home, photos={"salle.jpg": photo(known)}, register=register), config=settings or config())


def lenient() -> Config:
    """Give the settings of a site that asks for warnings instead of errors."""
    return config(photos=PhotoPolicy(consent_required=False))


def rule(code: str) -> Rule:
    """Give one row of the rights of photographs as a rule of its own."""

    def check_one(checked: Site, today: date) -> Iterator[Problem]:
        return (found for found in check_photo_rights(checked, today) if found.code == code)

    return check_one

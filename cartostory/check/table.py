"""The rules, in the order in which a writer would look: story, names and files, photographs, map, then the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from cartostory.check import (
    address,
    audio,
    chapter,
    colour,
    cover,
    event,
    funding,
    image,
    language,
    layer_shown,
    link,
    name,
    photo_consent_expired,
    photo_consent_not_for_web,
    photo_consent_without_reference,
    photo_not_in_register,
    photo_register_without_photo,
    photo_unknown_licence,
    photo_without_alt_text,
    photo_without_author,
    photo_without_consent,
    photo_without_licence,
    position,
    publisher,
    register_place,
    since,
    slug,
    story_named,
    swapped,
    title,
    town,
    translation,
    twin,
)
from cartostory.model import Site
from cartostory.problem import Problem

Rule = Callable[[Site, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    chapter.check,
    title.check,
    town.check,
    since.check,
    funding.check,
    translation.check,
    link.check,
    image.check,
    cover.check,
    audio.check,
    photo_without_alt_text.check,
    photo_without_author.check,
    photo_without_licence.check,
    photo_unknown_licence.check,
    photo_without_consent.check,
    photo_consent_without_reference.check,
    photo_consent_not_for_web.check,
    photo_consent_expired.check,
    photo_not_in_register.check,
    photo_register_without_photo.check,
    name.check,
    register_place.check,
    twin.check,
    layer_shown.check,
    position.check,
    swapped.check,
    event.check,
    story_named.check,
    slug.check,
    address.check,
    language.check,
    colour.check,
    publisher.check,
)

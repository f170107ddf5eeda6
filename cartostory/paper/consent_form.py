"""Who publishes, and a language -> the form by which people agree to be shown or heard, to print and sign."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cartostory.model import Config, Photo, Recording, Shelf
from cartostory.model.languages import EASY, base_of, direction
from cartostory.paper.consent_subject import Subject, subject
from cartostory.paper.consent_words import WORDS
from cartostory.paper.missing_letters import lost_words, spelled
from cartostory.paper.typst import TypstPdf, compile_pdf, lay_templates
from cartostory.render.words import words_of
from cartostory.theme import Theme, ThemeText
from cartostory.theme.sentences import SOURCE, untranslated

TEMPLATE = "consent.typ"
_THUMBNAIL = "thumbnail.jpg"


@dataclass(frozen=True, slots=True)
class FormSubject:
    """What a form is about: a photograph (with `thumbnail`, a small JPEG) or a recording, and where it lies."""

    shelf: Shelf
    one: Photo | Recording
    thumbnail: bytes = b""


def languages(catalogs: Mapping[str, tuple[ThemeText, ...]]) -> tuple[str, ...]:
    """Give the languages in which the whole form is written: people sign what they can read, to the last word."""
    return tuple(sorted(tag for tag in {SOURCE, *catalogs} if speaks(tag, catalogs)))


def speaks(language: str, catalogs: Mapping[str, tuple[ThemeText, ...]]) -> bool:
    """Tell whether the whole form is written in a language; `fr` serves `fr-x-falc`."""
    return not set(WORDS.values()).intersection(untranslated(language, catalogs))


def consent_form(config: Config, theme: Theme, language: str, asked: FormSubject | None = None) -> TypstPdf:
    """Print the form. What `config` says of the publisher stands in it, and what is known of `asked`, else lines.

    No box of what people allow is ever ticked beforehand: that would be no consent (GDPR, recital 32).
    Raises `PaperFaultError` where the theme's template has an error.
    """
    with tempfile.TemporaryDirectory(prefix="cartostory-consent-") as scratch:
        folder = Path(scratch)
        lay_templates(folder, theme.paper)
        data = _data(config, theme, language, asked)
        if asked and asked.thumbnail:
            (folder / _THUMBNAIL).write_bytes(asked.thumbnail)
        (folder / "data.json").write_text(spelled(json.dumps(data, ensure_ascii=False)), encoding="utf-8")
        made = compile_pdf(folder, TEMPLATE)
        return replace(made, missing=", ".join(lost_words(data)) or made.missing)


def _data(config: Config, theme: Theme, language: str, asked: FormSubject | None) -> Mapping[str, Any]:
    spoken = words_of(language, theme.catalogs)
    words = {name: spoken.gettext(sentence) for name, sentence in WORDS.items()}
    publisher = config.said("publisher", language)[0].strip()
    return {
        "title": words["title"],
        "summary": words["agreed"],
        "author": publisher,
        "keywords": [],
        "date": None,
        "language": base_of(language),
        "direction": direction(language),
        "easy": language.endswith(EASY),
        "here": config.theme.here,
        "publisher": publisher,
        "contact": config.publisher.contact.strip(),
        "words": words,
        "subject": asdict(subject(asked.shelf, asked.one, language, spoken) if asked else Subject()),
        "thumbnail": _THUMBNAIL if asked and asked.thumbnail else "",
    }

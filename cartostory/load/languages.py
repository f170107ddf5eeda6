"""`story.en.md` -> the slug `story` and the language `en`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cartostory.model.plain_text import composed

_TAG = re.compile(r"(?P<stem>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")


def split_name(name: str, first: str) -> tuple[str, str]:
    """Give the stem and the language (BCP 47) of a Markdown file's name; no language in it means the site's first."""
    stem = composed(name.removesuffix(".md"))
    found = _TAG.fullmatch(stem)
    return (found["stem"], found["language"]) if found else (stem, first)


def in_order(names: Iterable[str], languages: tuple[str, ...]) -> list[str]:
    """Sort the files' names by slug, then by the site's languages, the unknown ones last."""

    def place(name: str) -> tuple[str, int, str]:
        stem, language = split_name(name, languages[0])
        known = languages.index(language) if language in languages else len(languages)
        return stem, known, language

    return sorted(names, key=place)

"""The text that lies beside a packed website: what to do with it, for whoever finds it without us."""

from __future__ import annotations

from datetime import date

from cartostory.model import Site
from cartostory.render.words import Words

_NAMES = {"fr": "LISEZ-MOI.txt", "es": "LEEME.txt"}
_NAME_ELSEWHERE = "README.txt"


def read_me_name(language: str) -> str:
    """Name the text as people of that language look for it."""
    return _NAMES.get(language.partition("-")[0], _NAME_ELSEWHERE)


def read_me(site: Site, words: Words, start: str, folder: str, today: date) -> bytes:
    """Write the text: UTF-8 with its mark and lines as Windows ends them, so that the plainest editor shows it."""
    lines = (*_head(site, words, today), "", *_steps(words, start, folder), "", *_foot(site, words))
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def _head(site: Site, words: Words, today: date) -> tuple[str, ...]:
    title = site.config.title
    edition = words.gettext("Edition of %(day)s") % {"day": words.date(today)}
    return (title, "=" * len(title), *([site.config.summary] if site.config.summary else []), edition)


def _steps(words: Words, start: str, folder: str) -> tuple[str, ...]:
    names = {"start": start, "folder": folder}
    return (
        words.gettext("1. If this came as a zip file, unpack all of it first: onto the stick, or into any folder."),
        words.gettext("2. Open %(start)s with a double click. No network, nothing to install.") % names,
        words.gettext("3. To pass it on, copy %(start)s and the folder %(folder)s together.") % names,
        words.gettext("Any web browser will do; a recent one also shows the live maps."),
    )


def _foot(site: Site, words: Words) -> tuple[str, ...]:
    config = site.config
    found = []
    if config.publisher.name:
        found.append(words.gettext("Published by") + " " + config.publisher.name)
    if config.publisher.contact:
        found.append(config.publisher.contact)
    if config.address:
        found.append(words.gettext("On the web, and up to date:") + " " + config.address)
    return tuple(found)

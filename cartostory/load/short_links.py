"""`content/links.yaml` -> `ShortLink`. What is wrong in it stops a build: printed codes depend on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from cartostory.load.file_names import misnamed_beside
from cartostory.load.folder_state import NO_FOLDERS, LoadedFolders, LoadedLinks
from cartostory.load.text import read_text
from cartostory.load.values import Day
from cartostory.load.yaml import Document, Written, decode, read
from cartostory.model import ShortLink
from cartostory.problems.problem import Problem, Ref, Severity

FILE = "content/links.yaml"


class ShortLinkMatter(Written):
    """One short link, under its code."""

    to: str = Field(description="What it leads to: a story, story#chapter, programme/event, a page, / for the atlas.")
    name: str = Field("", description="The installation that carries the code.")
    lang: str = Field("", description="The language in which it opens.")
    event: str = Field("", description="What the event is known by when its file is renamed: when, where, title.")
    retired: Day | None = Field(None, description="The day from which it leads to the atlas.")


def load_short_links(root: Path, before: LoadedFolders = NO_FOLDERS) -> LoadedLinks:
    """Load the short links of a site, in the order in which they were made; none where there is no such file."""
    if not (root / FILE).is_file():
        return (), misnamed_beside(root, FILE, Severity.ERROR)
    text, problems = read_text(root, FILE)
    known = before.links(text or "")
    if known is None:
        known = read_short_links(text or "")
        before.put_links(text or "", known)
    return known[0], (*problems, *known[1])


def read_short_links(text: str) -> LoadedLinks:
    """Read the text of the file."""
    document, broken = read(text, FILE)
    wrong: list[Problem] = []
    found = tuple(_links(document, wrong))
    return found, (*broken, *wrong)


def _links(document: Document, wrong: list[Problem]) -> Iterator[ShortLink]:
    for code in document.entries():
        entry, reported = decode(document, ShortLinkMatter, (code,))
        wrong += reported
        if entry:
            target = Ref(entry.to, entry.at.value("to"))
            span = document.keys[code,]
            yield ShortLink(code, target, span, entry.name, entry.lang, entry.retired, entry.event)

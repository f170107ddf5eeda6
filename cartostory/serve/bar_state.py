"""What the writer’s bar shows of a page: problems, weights, translations, drafts, photographs. As JSON’s values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cartostory.authoring.capture import FIRST
from cartostory.authoring.edit import bytes_of, digest
from cartostory.authoring.photos.hand_over import register_of
from cartostory.check.translations import Share, row
from cartostory.load.config import load_config
from cartostory.load.front_matter import read_matter
from cartostory.load.partnership import load_partnership
from cartostory.load.story import StoryMatter
from cartostory.model import Partnership, Photo
from cartostory.model.photo_uses import called
from cartostory.model.spelling import is_slug
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem
from cartostory.problems.report import describe, ordered
from cartostory.serve.bar_words import MISSING, WORDS
from cartostory.serve.outcome import Outcome

STORIES = "content/partnerships"
_MOST_PROBLEMS = 30


def folder_of(slug: str) -> str:
    """Give a story’s folder. Raises `ValueError` for what is no name of one: paths lead nowhere else."""
    if not is_slug(slug):
        raise ValueError(slug)
    return f"{STORIES}/{slug}"


@dataclass(slots=True)
class BarState:
    """Reads the site for the bar, each story once a build. `root` is the site’s folder."""

    root: Path
    messages: Messages
    _of: Outcome | None = None
    _stories: dict[str, Partnership | None] = field(default_factory=dict)
    _drafts: list[dict[str, str]] | None = None

    def forget(self) -> None:
        """Read the stories anew: something was written."""
        self._of = None

    def shown(self, outcome: Outcome, slug: str, page: str, *, is_here: bool) -> dict[str, Any]:
        """Give what the bar says of a page; `slug` is empty where it is no story’s.

        `is_here`: the browser runs on the machine that has the files, and can open its editor. Raises `OSError` where
        there is no such story, `ValueError` where that is no name of one.
        """
        if outcome is not self._of:
            self._of, self._drafts = outcome, None
            self._stories.clear()
        folder = folder_of(slug) if slug else ""
        own = [one for one in outcome.problems if not folder or one.span.file.startswith(f"{folder}/")]
        said = {
            "words": {key: self.messages.gettext(sentence) for key, sentence in WORDS.items()},
            "language": self.messages.language,
            "count": len(own),
            "elsewhere": len(outcome.problems) - len(own),
            "problems": list(self._problems(own, is_here=is_here)),
            "weight": _weight(outcome, page),
            "drafts": self._all_drafts(),
        }
        return {**said, **(self._story(folder, slug, is_here=is_here) if slug else {})}

    def _story(self, folder: str, slug: str, *, is_here: bool) -> dict[str, Any]:
        names = sorted(path.name for path in (self.root / folder).glob("story*.md"))
        if FIRST not in names:
            raise FileNotFoundError(folder)
        files = {name: f"{folder}/{name}" for name in names}
        found = self._partnership(folder, slug)
        return {
            "digests": {name: digest(bytes_of(self.root, file) or b"") for name, file in files.items()},
            "first": FIRST,
            "editor": self._editor(files[FIRST], is_here=is_here),
            "editors": {name: self._editor(file, is_here=is_here) for name, file in files.items()},
            "register": self._digest(register_of(folder)),
            "photos": list(self._photos(found, folder, is_here=is_here)) if found else [],
            "translations": list(self._translations(found)) if found else [],
            "isDraft": bool(found and found.story.draft),
        }

    def _digest(self, file: str) -> str:
        data = bytes_of(self.root, file)
        return digest(data) if data is not None else ""

    def _problems(self, problems: Iterable[Problem], *, is_here: bool) -> Iterator[dict[str, str]]:
        for one in (describe(found, self.messages) for found in ordered(problems)[:_MOST_PROBLEMS]):
            yield {
                "severity": one.severity.value,
                "message": one.message,
                "hint": one.hint,
                "where": str(one.span),
                "href": self._editor(one.file, one.line, one.column, is_here=is_here),
            }

    def _editor(self, file: str, line: int = 1, column: int = 1, *, is_here: bool) -> str:
        """Give an address that VS Code opens at a place; empty for whoever sits at another machine."""
        place = f"{max(line, 1)}:{max(column, 1)}"
        return f"vscode://file{quote((self.root / file).resolve().as_posix())}:{place}" if is_here else ""

    def _partnership(self, folder: str, slug: str) -> Partnership | None:
        if slug not in self._stories:
            self._stories[slug] = load_partnership(self.root, folder, load_config(self.root)[0])[0]
        return self._stories[slug]

    def _translations(self, found: Partnership) -> Iterator[dict[str, Any]]:
        for language in load_config(self.root)[0].languages:
            line = row(found, language)
            parts = (line.chapters, line.title, line.summary, line.names, line.pictures, line.captions)
            yield {
                "language": language,
                "isThere": language in found.stories,
                "chapters": str(line.chapters),
                "percent": _percent(parts),
            }

    def _photos(self, found: Partnership, folder: str, *, is_here: bool) -> Iterator[dict[str, Any]]:
        shown = called(found)
        for photo in found.media.photos.values():
            rights = photo.rights
            file, line = (rights.span.file, rights.span.line) if rights else (register_of(folder), 1)
            yield {
                "name": photo.name,
                "alt": (rights.alt if rights else "") or "",
                "place": _place(photo),
                "missing": [self.messages.gettext(MISSING[key]) for key in _missing(photo)],
                "isShown": photo.name in shown,
                "href": self._editor(file, line, is_here=is_here),
            }

    def _all_drafts(self) -> list[dict[str, str]]:
        """Name the stories that the published site leaves out."""
        if self._drafts is None:
            folders = sorted(path.parent for path in (self.root / STORIES).glob(f"*/{FIRST}"))
            read = (
                (one.name, read_matter(self.root, f"{STORIES}/{one.name}/{FIRST}", StoryMatter).keys) for one in folders
            )
            self._drafts = [{"slug": slug, "title": keys.title} for slug, keys in read if keys and keys.draft]
        return self._drafts


def _weight(outcome: Outcome, page: str) -> Mapping[str, float] | None:
    """Give what a page weighs, in kB; None where nobody weighed it."""
    path = page.lstrip("/") + ("index.html" if page.endswith("/") else "")
    found = next((one for one in outcome.weights if path == one.path or path.endswith(f"/{one.path}")), None)
    if found is None:
        return None
    return {name: round(size / 1000, 1) for name, size in (
        ("first", found.first_bytes), ("whole", found.whole_bytes), ("live", found.live_bytes),
    )}  # fmt: skip


def _percent(parts: Iterable[Share]) -> int:
    counted = tuple(parts)
    whole = sum(one.whole for one in counted)
    return sum(one.done for one in counted) * 100 // whole if whole else 100


def _place(photo: Photo) -> str:
    rights = photo.rights
    if rights and rights.place:
        return rights.place.name
    return f"{rights.point.lat:.4f}, {rights.point.lon:.4f}" if rights and rights.point else ""


def _missing(photo: Photo) -> Iterator[str]:
    rights = photo.rights
    if rights is None:
        yield "entry"
        return
    if not rights.alt and not rights.decorative:
        yield "alt"
    if not rights.author:
        yield "author"
    if not rights.licence:
        yield "licence"
    if rights.people is None:
        yield "people"
    if rights.people == "recognisable" and rights.consent is None:
        yield "consent"

"""What the templates of the site map and of the search are given; part of the theme contract (`views.py`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a list: a title (`foreign` where it is in another language), its URL, a chapter's number or 0."""

    title: str
    url: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class StoryContents:
    """A story with its chapters. `language` is its own: another than the page's where it is not translated."""

    title: str
    url: str
    language: str
    direction: str
    chapters: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ContentsView:
    """Everything that the site holds in a language."""

    stories: tuple[StoryContents, ...]
    pages: tuple[LineView, ...]
    events: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page's script needs: the index, and the sentence with a number, as JSON by plural category."""

    index_url: str
    counts: str
    contents: ContentsView

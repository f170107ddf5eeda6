"""Permanent short addresses: what printed QR codes carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cartostory.problems.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class ShortLink:
    """One entry of `content/links.yaml`: `/q/<code>/` leads to `target`, forever.

    `target` is what it leads to, as the writer names it (`model/link_target.py`): a story, `story#chapter`,
    `programme/event`, a page. `name` is that of an installation, and empty where the program made the link by itself;
    `language` the one in which the target opens, empty for the site's own; `event` what an event is known by when its
    file is renamed (`authoring/short_links/renamed.py`), in links that the program made.
    """

    code: str
    target: Ref
    span: Span
    name: str = ""
    language: str = ""
    retired: date | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What changes in the file: `moved` holds the links that follow a renamed target, as they were, and `made` the new.

    `moves` maps the code of each moved link to its new target; `noted` that of an event's link to what the event is
    known by now.
    """

    made: tuple[ShortLink, ...] = ()
    moved: tuple[ShortLink, ...] = ()
    moves: Mapping[str, str] | None = None
    noted: Mapping[str, str] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether the file is complete as it is."""
        return not self.made and not self.moved and not self.noted


NOTHING = Kept()

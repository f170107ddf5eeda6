"""Why a build made something anew -> lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from cartostory.problems.messages import Messages, counted, translatable

_MOST = 5
"""Causes that are named one by one; stories too."""


class Explained(Protocol):
    """What is asked of a reason: `build.reasons.MadeAnew`."""

    @property
    def story(self) -> str:
        """The story's slug, or nothing for what all share."""

    @property
    def causes(self) -> tuple[tuple[str, str], ...]:
        """Each cause, and what it is of."""


_SAID: Mapping[str, str] = {
    "program": translatable("the program has changed"),
    "day": translatable("the day has changed"),
    "fonts": translatable("a letter that no text had is in the fonts now, or one is gone"),
    "setting": translatable("{what} of config.yaml has changed"),
    "theme": translatable("{what} of the theme has changed"),
    "content": translatable("content/{what} has changed"),
    "story": translatable("what lists show of {what} has changed"),
    "text": translatable("{what} has changed"),
    "layer": translatable("{what} has changed"),
    "media": translatable("the photographs or recordings of {what} have changed"),
    "links": translatable("its short links have changed"),
    "nothing-kept": translatable("nothing is kept of an earlier build"),
}
_TITLE = translatable("Made anew, and why:")
_SHARED = translatable("pages of all stories")
_MADE = translatable("{what} was made anew")
_MORE = counted("and {count} more", "and {count} more")
_OTHERS = counted("{count} more story, for the same reasons", "{count} more stories, for the same reasons")


def explained(reasons: Iterable[Explained], messages: Messages) -> Iterator[str]:
    """Write why each story was made anew; stories with the same reasons are told together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for reason in reasons:
        groups.setdefault(tuple(_causes(reason, messages)), []).append(reason.story)
    yield messages.gettext(_TITLE)
    for causes, stories in groups.items():
        named = [story or messages.gettext(_SHARED) for story in stories[:_MOST]]
        if len(stories) > _MOST:
            named.append(messages.ngettext(*_OTHERS, len(stories) - _MOST).format(count=len(stories) - _MOST))
        yield f"  {', '.join(named)}"
        yield from (f"    – {cause}" for cause in causes)


def _causes(reason: Explained, messages: Messages) -> Iterator[str]:
    for cause, what in reason.causes[:_MOST]:
        said = _MADE if not reason.story and cause == "story" else _SAID[cause]
        yield messages.gettext(said).format(what=what)
    left = len(reason.causes) - _MOST
    if left > 0:
        yield messages.ngettext(*_MORE, left).format(count=left)

"""A piece of Markdown as written."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.problems.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of Markdown as written: its text, where its first line stands, and what it points to.

    `links` and `images` hold the targets as written, each with the span of the target. `markdown` is the text as the
    renderer takes it, empty for a part of another text, which is rendered with the whole.
    """

    text: str
    span: Span
    links: tuple[Ref, ...] = ()
    images: tuple[Image, ...] = ()
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture called from Markdown: its target, the text between the brackets, and its title (the caption)."""

    target: Ref
    alt: str
    caption: str

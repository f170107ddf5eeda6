"""What there is to know of a kind of page: one row of the table in `render/render.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cartostory.model import Site
from cartostory.model.output import Output
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer


@dataclass(frozen=True, slots=True)
class PageKind:
    """How a kind of page is made, and where it stands.

    `path` is that of a page that every language has once, in its folder, of each site that `belongs_to` holds for;
    empty for kinds of which there are as many as there are stories, events or codes: the plan lists those.
    `is_listed` pages stand in the sitemap.
    """

    make: Callable[[Renderer, Output, PageContext], str]
    path: str = ""
    belongs_to: Callable[[Site], bool] = lambda _site: True
    is_listed: bool = False

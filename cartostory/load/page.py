"""`content/pages/<slug>.md` -> `Page`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from cartostory.load.matter import read_matter
from cartostory.load.passage import passage
from cartostory.load.values import YesOrNo
from cartostory.model import Page
from cartostory.problem import Problem
from cartostory.schema import Written


class PageMatter(Written):
    """A page beside the stories."""

    title: str = Field(description="The page’s title.")
    summary: str = Field("", description="One or two sentences for search engines and shared links.")
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")


def load_page(root: Path, file: str, slug: str, language: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """Load one page."""
    matter = read_matter(root, file, PageMatter)
    keys = matter.keys
    if keys is None:
        return None, matter.problems
    text = passage(matter.body, matter.body_span)
    return Page(slug, language, keys.title, text, keys.at.span, keys.summary, keys.draft), matter.problems

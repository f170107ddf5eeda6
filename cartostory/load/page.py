"""`content/pages/<slug>.md` -> `Page`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from cartostory.load.front_matter import read_matter
from cartostory.load.passage import passage
from cartostory.load.values import Line, YesOrNo
from cartostory.load.yaml import Written
from cartostory.model import Conformity, Page
from cartostory.problems.problem import Problem


class PageMatter(Written):
    """A page beside the stories."""

    title: Line = Field(description="The page’s title.")
    summary: Line = Field("", description="One or two sentences for search engines and shared links.")
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")
    unfinished: YesOrNo = Field(default=False, description="true publishes it, and tells readers that it is a draft.")
    conformity: Conformity | None = Field(
        None, description="For the accessibility page, after an audit: none, partial or full."
    )


def load_page(root: Path, file: str, slug: str, language: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """Load one page."""
    matter = read_matter(root, file, PageMatter)
    keys = matter.keys
    if keys is None:
        return None, matter.problems
    text = passage(matter.document)
    page = Page(slug, language, keys.title, text, keys.at.span, keys.summary, keys.draft)
    return replace(page, unfinished=keys.unfinished, conformity=keys.conformity), matter.problems

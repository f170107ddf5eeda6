"""`method.md`, and `method.en.md` beside it -> `Method`: a text whose headings name what it tells."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from cartostory.load import chapters
from cartostory.load.front_matter import read_matter
from cartostory.load.values import Line, YesOrNo
from cartostory.load.yaml import Written
from cartostory.model import Method, MethodSection, Translation
from cartostory.model.method import part_named
from cartostory.problems.problem import Problem, Span

METHOD = "method"
"""The stem of its files."""


class MethodMatter(Written):
    """The front matter of a method sheet."""

    title: Line = Field(description="The sheet’s title: what another town would do.")
    summary: Line = Field("", description="One or two sentences: lists, feeds and shared links show them.")
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")
    translation: Translation | None = Field(None, description="How it was translated: human or machine-aided.")


def load_method(root: Path, file: str, slug: str, language: str) -> tuple[Method | None, tuple[Problem, ...]]:
    """Load one sheet; `slug` is its partnership's."""
    matter = read_matter(root, file, MethodMatter)
    body, problems = chapters.cut(matter.document)
    keys = matter.keys
    if keys is None:
        return None, (*matter.problems, *problems)
    sections = tuple(MethodSection(part_named(one.title, one.id), one) for one in body.chapters)
    return Method(
        slug=slug,
        language=language,
        title=keys.title,
        span=Span(file, 1, 1),
        lead=body.lead,
        sections=sections,
        body=body.whole,
        summary=keys.summary,
        draft=keys.draft,
        translation=keys.translation,
    ), (*matter.problems, *problems)

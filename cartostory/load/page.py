"""`content/pages/<slug>.md` -> `Page`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from cartostory.load.front_matter import read_matter
from cartostory.load.markdown.document import Document
from cartostory.load.markdown.words import words_alone
from cartostory.load.passage import passage
from cartostory.load.values import Line, YesOrNo
from cartostory.load.yaml import Written
from cartostory.model import Conformity, Page
from cartostory.model.spelling import slug as slug_of
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
    text = passage(_with_anchors(matter.document))
    page = Page(slug, language, keys.title, text, keys.at.span, keys.summary, keys.draft)
    return replace(page, unfinished=keys.unfinished, conformity=keys.conformity), matter.problems


_ANCHORED = {2: "## ", 3: "### "}


def _with_anchors(document: Document) -> Document:
    """Give each `##` and `###` of a page the anchor that the chapter of a story would have, where its writer gave none.

    It is written behind the title, in the text and for the renderer alike: columns before it stay.
    """
    text, markdown = document.text.split("\n"), document.markdown.split("\n")
    taken: set[str] = set()
    for heading in document.headings:
        title = text[heading.line]
        if heading.level not in _ANCHORED or heading.is_underlined or title.rstrip().endswith("}"):
            continue
        anchor = _free(slug_of(words_alone(title.strip().strip("#"))), taken)
        if anchor and markdown[heading.place].startswith(_ANCHORED[heading.level]):
            text[heading.line] = f"{title.rstrip()} {{: #{anchor} }}"
            markdown[heading.place] = f"{markdown[heading.place].rstrip()} {{: #{anchor} }}"
    return replace(document, text="\n".join(text), markdown="\n".join(markdown))


def _free(anchor: str, taken: set[str]) -> str:
    """Give an anchor that no title before had, and note it; empty for a title without letters of ours."""
    found, number = anchor, 1
    while found in taken:
        number += 1
        found = f"{anchor}-{number}"
    taken.add(found)
    return found if anchor else ""

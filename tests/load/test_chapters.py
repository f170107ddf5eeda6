"""`tests/stories/*.md` are triples that a person can read: a body, the chapters expected, the problems expected."""

from pathlib import Path

import pytest

from cartostory.load.chapters import cut
from cartostory.load.markdown.document import read_document
from cartostory.problems.problem import Span

STORIES = sorted((Path(__file__).parent.parent / "stories").glob("*.md"))


def described(text: str) -> tuple[str, str]:
    body, problems = cut(read_document(text, Span("story.md", 1, 1)))
    rows = []
    for chapter in body.chapters:
        view = chapter.view
        seen = [f"{key}={_short(getattr(view, key))}" for key in _KEYS if getattr(view, key) not in (None, ())]
        if view.show == ():
            seen.append("show=nothing")
        rows.append(" | ".join([str(chapter.number), chapter.id, chapter.title, *seen]))
    return "\n".join(rows), "\n".join(f"{found.span.line}:{found.span.column} {found.code}" for found in problems)


_KEYS = ("camera", "place", "zoom", "fit", "show", "hide", "twin", "compare", "locate", "audio")


def _short(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    centre = getattr(value, "centre", None)
    if centre:
        return f"{value.zoom:g}/{centre.lat:g}/{centre.lon:g}"  # type: ignore[attr-defined]
    return str(value)


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_stories_are_cut_as_expected(file: Path) -> None:
    body, chapters, problems = file.read_text(encoding="utf-8").split("\n=====\n")
    assert described(body) == (chapters.strip(), problems.strip())


def test_there_are_stories() -> None:
    assert len(STORIES) > 4


def test_the_parts_hold_the_whole_text() -> None:
    text = "Chapeau.\n\n## Un\n\nTexte un.\n\n## Deux\n\nTexte deux."
    body, _ = cut(read_document(text, Span("story.md", 5, 1)))
    assert body.lead.text.strip() == "Chapeau."
    assert [chapter.text.text.strip() for chapter in body.chapters] == ["Texte un.", "Texte deux."]
    assert [chapter.span.line for chapter in body.chapters] == [7, 11]
    assert [chapter.text.span.line for chapter in body.chapters] == [8, 12]

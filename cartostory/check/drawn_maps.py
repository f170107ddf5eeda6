"""What was noticed on the way -> problems: of a picture where its chapter stands, of a layer where it is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartostory.carto.view.picture import GROUND_ZOOM, Drawn, Hint
from cartostory.check.positions import swapped_layers
from cartostory.model import Chapter, Partnership, Site
from cartostory.model.output import AFTER, Address, Kind
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.problems.problem import Problem, Span, problem

_BLANK = "nothing-to-see"
_OF_THE_LAYER = "layer-along-contested-border"
"""Said once, where the layer is named: every chapter that shows it draws the same."""
_WORTH_A_LOOK = 300_000
"""Bytes, gzipped: live data that weigh less in all hold no layer that weighs more alone."""


def hints(site: Site, drawn: Mapping[Address, Drawn]) -> Iterator[Problem]:
    """Say each hint once: of the first language's pictures, since translations show the same."""
    for partnership in site.partnerships:
        story = partnership.story
        swapped = swapped_layers(partnership)
        of_layers: set[Hint] = set()
        bare: list[Chapter] = []
        for chapter in story.chapters:
            parts = (f"{chapter.number}{end}" for end in ("", AFTER))
            addresses = (Address(Kind.MAP, partnership.slug, story.language, part) for part in parts)
            for hint in _of_all([drawn[address].hints for address in addresses if address in drawn]):
                if hint in of_layers or dict(hint.values).get("layer") in swapped:  # said; a zoom would not help
                    continue
                if hint.code == _BLANK and float(dict(hint.values)["zoom"]) >= GROUND_ZOOM:
                    bare.append(chapter)
                elif hint.code == _OF_THE_LAYER:
                    of_layers.add(hint)
                    yield problem(
                        hint.code, partnership.layers[str(dict(hint.values)["layer"])].span, **dict(hint.values)
                    )
                else:
                    yield problem(hint.code, chapter.span, **dict(hint.values))
        if bare:
            numbers = ", ".join(str(chapter.number) for chapter in bare)
            yield problem("map-without-ground", bare[0].span, chapters=numbers)


def _of_all(sides: list[tuple[Hint, ...]]) -> Iterator[Hint]:
    """Yield the hints of a chapter's maps, each once. A blank before with something after is what the chapter tells."""
    blank = all(any(hint.code == _BLANK for hint in hints) for hints in sides)
    found = dict.fromkeys(hint for hints in sides for hint in hints)
    codes: set[str] = set()
    for hint in found:
        if hint.code != _BLANK or (blank and _BLANK not in codes):
            codes.add(hint.code)
            yield hint


def unfinished_pages(site: Site) -> Iterator[Problem]:
    """Say which pages tell their readers that they are drafts, all at once: none of them stops a build."""
    names = dict.fromkeys(page.slug for page in site.pages if page.unfinished)
    if names:
        yield problem("page-unfinished", Span("content/pages"), pages=", ".join(names), first=next(iter(names)))


def heavy_layers(site: Site, live: Mapping[Address, bytes]) -> Iterator[Problem]:
    """Report the layers that no page can carry; `live` are the data of the live maps."""
    for partnership in site.partnerships:
        data = live.get(Address(Kind.LIVE, partnership.slug, partnership.story.language), b"")
        if len(data) > _WORTH_A_LOOK and gzipped_bytes(data) > _WORTH_A_LOOK:
            yield from _heavy(partnership)


def _heavy(partnership: Partnership) -> Iterator[Problem]:
    from cartostory.carto.live.layers import too_large  # noqa: PLC0415 - same
    from cartostory.carto.view.framing import frame, opening  # noqa: PLC0415 - shapely: few stories come this far

    story = partnership.story
    frames = (opening(partnership, story), *frame(partnership, story))
    for layer in partnership.layers.values():
        if any(layer.key in each.layers for each in frames):
            yield from too_large(layer, frames, story.language)

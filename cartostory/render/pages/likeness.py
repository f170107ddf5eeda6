"""A language of the site -> the page where a reader looks for a town like theirs.

Its form compares in the browser, as `model/likeness.py` does at the build. Without scripts the lists by size stand
there, and each theme, country and zone leads to its page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cartostory.carto.world.territories import region_name
from cartostory.geo.regions import region_of
from cartostory.model.atlas import SIZES, AtlasFacet
from cartostory.model.atlas_parts import AtlasPart
from cartostory.model.atlas_summary import AtlasChoice
from cartostory.model.likeness import GENERATION, TENFOLD
from cartostory.model.output import Kind, Output
from cartostory.render.atlas.facets import choice_label, in_order, size_label
from cartostory.render.atlas.index import LOG_STEP
from cartostory.render.atlas.likeness import NEAR, SAME, size_words
from cartostory.render.atlas.lines import lines_of
from cartostory.render.atlas.summary import atlas_of, summary_of
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.views.atlas import LikenessChoice, LikenessView, SizeGroup

_OF_A_SIZE = 4
"""Partnerships that each list by size shows; the rest stand on the page of that size."""


def likeness_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page."""
    summary = summary_of(sheet.shared, AtlasPart(), sheet.language)
    choices = {facet: tuple(_choices(facet, summary.choices[facet], sheet)) for facet in _ASKED}
    lines = sheet.link(Kind.ATLAS_LINES, "", sheet.language, "1")
    view = LikenessView(
        themes=choices[AtlasFacet.THEME],
        countries=choices[AtlasFacet.COUNTRY],
        zones=choices[AtlasFacet.ZONE],
        groups=tuple(_groups(sheet)),
        settings=json.dumps(_settings(choices, sheet), ensure_ascii=False),
        base_url=sheet.link(Kind.ATLAS, "", sheet.language),
        index_url=sheet.link(Kind.ATLAS_INDEX, "", sheet.language),
        lines_url=lines.removesuffix("1.js") + "0.js",
        atlas_url=sheet.link(Kind.ATLAS, "", sheet.language),
    )
    framed = shell(sheet, Head(sheet.words.gettext("A town like ours")))
    return press.templates.page("likeness.html", sheet, {"shell": framed, "view": view})


_ASKED = (AtlasFacet.THEME, AtlasFacet.COUNTRY, AtlasFacet.ZONE)


def _choices(facet: AtlasFacet, found: tuple[AtlasChoice, ...], sheet: PageContext) -> Iterator[LikenessChoice]:
    for one in in_order(facet, found, sheet):
        url = sheet.link(Kind.ATLAS, "", sheet.language, str(AtlasPart(facet, one.key)))
        yield LikenessChoice(one.key, choice_label(facet, one, sheet), one.count, url)


def _settings(choices: Mapping[AtlasFacet, tuple[LikenessChoice, ...]], sheet: PageContext) -> Mapping[str, object]:
    """Give what the script needs beside the index: bounds of likeness, and its words."""
    near, same = size_words(sheet)
    regions = {region_of(one.slug) for one in choices[AtlasFacet.COUNTRY]} - {""}
    return {
        "tenfold": TENFOLD / LOG_STEP,
        "generation": GENERATION,
        "same": [SAME, str(same)],
        "near": [NEAR, str(near)],
        "comma": sheet.words.in_a_row(("", "")),
        "regions": {region: region_name(region, sheet.language) for region in sorted(regions)},
        "names": {facet.value: {one.slug: str(one.label) for one in found} for facet, found in choices.items()},
    }


def _groups(sheet: PageContext) -> Iterator[SizeGroup]:
    """Give the partnerships of each class of size, those of many themes first: they have most to be alike in."""
    chosen = atlas_of(sheet.shared, sheet.language).chosen[AtlasFacet.SIZE]
    for key in SIZES:
        own = chosen.get(key, ())
        if own:
            first = sorted(own, key=lambda one: -len(one.story.themes))[:_OF_A_SIZE]
            url = sheet.link(Kind.ATLAS, "", sheet.language, str(AtlasPart(AtlasFacet.SIZE, key)))
            yield SizeGroup(size_label(key, sheet), url, len(own), lines_of(first, sheet))

"""A part of the atlas -> its page: the map, what one may choose, the list, the years, the sums."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cartostory.model.atlas import PAGE_SIZE
from cartostory.model.atlas_parts import AtlasPart, atlas_part, page_count
from cartostory.model.atlas_summary import AtlasSummary
from cartostory.model.atlas_sums import SumOf
from cartostory.model.output import Kind, Output
from cartostory.render.atlas.facets import facet_views, order_views
from cartostory.render.atlas.lines import lines_of
from cartostory.render.atlas.summary import narrowed_to_part
from cartostory.render.atlas.year_line import year_line
from cartostory.render.bars import bar
from cartostory.render.page_context import PageContext
from cartostory.render.pages.home import partnerships_map
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.views.atlas import AtlasSumView, AtlasView, PageLink, YearCount
from cartostory.render.views.others import ChoiceView

_FOUND = ("%(number)s partnership", "%(number)s partnerships")


def atlas_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make a page of the atlas."""
    if sheet.shared.atlas is None:
        sheet.shared = narrowed_to_part(sheet.shared, output)
    summary = sheet.shared.atlas or AtlasSummary(0, 0)
    part = atlas_part(output.address.part)
    view = _view(part, summary, sheet)
    shown = partnerships_map(sheet, summary.total) if not str(part) else None
    sources = tuple(shown.attribution.split(" · ")) if shown and shown.attribution else ()
    title = f"{sheet.words.gettext('Atlas')} – {view.current}" if view.current else view.title
    if part.number > 1:
        page = sheet.words.gettext("page %(number)s") % {"number": sheet.words.number(part.number)}
        title = f"{title}, {page}"
    context = {"shell": shell(sheet, Head(title, "", None, sources)), "view": view, "map": shown}
    return press.templates.page("atlas.html", sheet, context)


def _view(part: AtlasPart, summary: AtlasSummary, sheet: PageContext) -> AtlasView:
    facets = tuple(facet_views(summary, part, sheet))
    current = _current(part, [one for facet in facets for one in (*facet.choices, *facet.more)])
    years = tuple(YearCount(year, count, sheet.words.in_a_row(towns)) for year, count, towns in summary.years)
    is_rtl = sheet.language.startswith("ar")
    index, first = (
        sheet.link(Kind.ATLAS_INDEX, "", sheet.language),
        sheet.link(Kind.ATLAS_LINES, "", sheet.language, "1"),
    )
    return AtlasView(
        title=sheet.words.gettext("The atlas of partnerships"),
        current=current,
        kind=part.facet.value if part.facet else "",
        count=summary.count,
        total=summary.total,
        lines=lines_of(sheet.shared.site.partnerships, sheet),
        facets=facets,
        orders=order_views(part, sheet),
        pages=tuple(_pages(part, summary.count, sheet)),
        years=years,
        year_line=year_line([(one.year, one.count) for one in years], is_rtl=is_rtl),
        sums_by_year=_sums(summary.sums.years, sheet),
        sums_by_theme=_sums(summary.sums.themes, sheet),
        sums_left_out=summary.sums.left_out,
        whole_url=sheet.link(Kind.ATLAS, "", sheet.language),
        likeness_url=sheet.link(Kind.LIKENESS, "", sheet.language),
        feeds=feed_urls(part, sheet),
        base_url=sheet.link(Kind.ATLAS, "", sheet.language),
        index_url=index,
        lines_url=first.removesuffix("1.js") + "0.js",
        page_size=PAGE_SIZE,
        chosen=f"{part.facet.value}={part.choice}" if part.facet else "",
        counts=json.dumps(sheet.words.plurals(*_FOUND), ensure_ascii=False),
    )


def _current(part: AtlasPart, choices: list[ChoiceView]) -> str:
    return next((one.label for one in choices if one.is_current), "") if part.facet else ""


def feed_urls(part: AtlasPart, sheet: PageContext) -> Mapping[str, str]:
    """Give the addresses of the feeds of a choice, where it has any."""
    own = str(AtlasPart(part.facet, part.choice))
    kinds = {"atom": Kind.FEED, "json": Kind.JSON_FEED}
    found = {name: kind for name, kind in kinds.items() if own and sheet.has(kind, "", sheet.language, own)}
    return {name: sheet.link(kind, "", sheet.language, own) for name, kind in found.items()}


def _pages(part: AtlasPart, count: int, sheet: PageContext) -> Iterator[PageLink]:
    """Give the first page, the last, and those around this one; a gap is numbered 0."""
    last = page_count(count)
    near = {1, last, *range(part.number - 2, part.number + 3)}
    before = 0
    for number in sorted(one for one in near if 1 <= one <= last) if last > 1 else ():
        if number > before + 1:
            yield PageLink(0)
        target = str(AtlasPart(part.facet, part.choice, part.order, number))
        is_current = number == part.number
        yield PageLink(number, sheet.link(Kind.ATLAS, "", sheet.language, target), is_current)
        before = number


def _sums(sums: tuple[SumOf, ...], sheet: PageContext) -> tuple[AtlasSumView, ...]:
    """Draw sums, those of one currency at one scale."""
    largest: dict[str, float] = {}
    for one in sums:
        largest[one.currency] = max(largest.get(one.currency, 0), one.planned or 0, one.spent or 0)
    return tuple(
        AtlasSumView(
            name=sheet.set(one.name),
            currency=one.currency,
            planned=one.planned,
            spent=one.spent,
            count=one.count,
            chart=bar(one.planned, one.spent, largest[one.currency]),
        )
        for one in sums
    )

"""The choices of an atlas -> the links by which readers choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cartostory.model.atlas import SIZES, AtlasFacet, AtlasOrder
from cartostory.model.atlas_parts import AtlasPart
from cartostory.model.atlas_summary import AtlasChoice, AtlasSummary
from cartostory.model.output import Kind
from cartostory.model.spelling import fold
from cartostory.render.page_context import PageContext
from cartostory.render.views.atlas import AtlasFacetView
from cartostory.render.views.others import ChoiceView

_IN_SIGHT, _MOST = 8, 60
"""Choices that stand in sight, and those that a page links to at all: a federation has hundreds of towns."""
_IN_THEIR_ORDER = frozenset({AtlasFacet.SINCE, AtlasFacet.SIZE})


def facet_views(summary: AtlasSummary, part: AtlasPart, sheet: PageContext) -> Iterator[AtlasFacetView]:
    """Give what readers may choose from; a single choice chooses nothing, unless it is the page's own."""
    labels = facet_labels(sheet)
    for facet, found in summary.choices.items():
        choices = [_view(facet, one, part, sheet) for one in in_order(facet, found, sheet)]
        if len(choices) > 1 or any(one.is_current for one in choices):
            first, rest, left = _divided(choices, facet)
            yield AtlasFacetView(facet.value, labels[facet], first, rest, left)


def _divided(
    choices: list[ChoiceView], facet: AtlasFacet
) -> tuple[tuple[ChoiceView, ...], tuple[ChoiceView, ...], int]:
    """Put those in sight that keep most, the page's own among them; what has an order of its own stays whole."""
    if facet in _IN_THEIR_ORDER or len(choices) <= _IN_SIGHT + 2:
        return tuple(choices), (), 0
    most = sorted(choices, key=lambda one: (not one.is_current, -one.count))
    in_sight = {one.slug for one in most[:_IN_SIGHT]}
    linked = {one.slug for one in most[:_MOST]}
    first = tuple(one for one in choices if one.slug in in_sight)
    rest = tuple(one for one in choices if one.slug in linked - in_sight)
    return first, rest, len(choices) - len(linked)


def _view(facet: AtlasFacet, one: AtlasChoice, part: AtlasPart, sheet: PageContext) -> ChoiceView:
    target = str(AtlasPart(facet, one.key))
    return ChoiceView(
        slug=one.key,
        label=choice_label(facet, one, sheet),
        url=sheet.link(Kind.ATLAS, "", sheet.language, target),
        count=one.count,
        is_current=part.facet is facet and part.choice == one.key,
    )


def in_order(facet: AtlasFacet, found: tuple[AtlasChoice, ...], sheet: PageContext) -> list[AtlasChoice]:
    """Sort choices as readers look for them: classes and years by number, all else by the alphabet of the page."""
    if facet is AtlasFacet.SIZE:
        return sorted(found, key=lambda one: list(SIZES).index(one.key))
    if facet is AtlasFacet.SINCE:
        return sorted(found, key=lambda one: one.key)
    return sorted(found, key=lambda one: fold(str(choice_label(facet, one, sheet))))


def choice_label(facet: AtlasFacet, one: AtlasChoice, sheet: PageContext) -> str:
    """Say a choice in the page's language, as far as anybody has written it there."""
    said = _SAID.get(facet)
    return said(one.key, sheet) if said else sheet.foreign(one.name, one.language)


def _country(key: str, sheet: PageContext) -> str:
    return sheet.words.country_name(key.upper()) or key.upper()


def status_label(key: str, sheet: PageContext) -> str:
    """Say where a partnership stands."""
    say = sheet.words.gettext
    return {"active": say("Active"), "paused": say("Paused"), "ended": say("Ended")}[key]


def _decade(key: str, _sheet: PageContext) -> str:
    return f"{key}–{int(key) + 9}"


def size_label(key: str, sheet: PageContext) -> str:
    """Say a class of towns by inhabitants."""
    least, end = SIZES[key]
    say, number = sheet.words.gettext, sheet.words.number
    if not least:
        return sheet.set(say("under %(number)s inhabitants") % {"number": number(end or 0)})
    if end is None:
        return sheet.set(say("over %(number)s inhabitants") % {"number": number(least)})
    return sheet.set(say("%(least)s to %(most)s inhabitants") % {"least": number(least), "most": number(end)})


_SAID: Mapping[AtlasFacet, Callable[[str, PageContext], str]] = {
    AtlasFacet.COUNTRY: _country,
    AtlasFacet.STATUS: status_label,
    AtlasFacet.SINCE: _decade,
    AtlasFacet.SIZE: size_label,
}


def facet_labels(sheet: PageContext) -> Mapping[AtlasFacet, str]:
    """Name the facets."""
    say = sheet.words.gettext
    return {
        AtlasFacet.COUNTRY: say("Countries"),
        AtlasFacet.THEME: say("Themes"),
        AtlasFacet.ZONE: say("Climates and landscapes"),
        AtlasFacet.TOWN: say("Towns with several partnerships"),
        AtlasFacet.STATUS: say("Status"),
        AtlasFacet.SINCE: say("Begun"),
        AtlasFacet.SIZE: say("Size of a town"),
        AtlasFacet.FUNDING: say("Kind of funding"),
        AtlasFacet.INSTRUMENT: say("Instruments"),
    }


def order_views(part: AtlasPart, sheet: PageContext) -> tuple[ChoiceView, ...]:
    """Give the orders; those of a page that chooses something come from the script, which sorts in place."""
    say = sheet.words.gettext
    labels = {
        AtlasOrder.NAME: say("by name"),
        AtlasOrder.SINCE: say("by year"),
        AtlasOrder.SIZE: say("by size"),
        AtlasOrder.DISTANCE: say("by distance"),
    }
    found = ((order, AtlasPart(order=order), label) for order, label in labels.items())
    return tuple(
        ChoiceView(order.value, label, sheet.link(Kind.ATLAS, "", sheet.language, str(target)), 0, order is part.order)
        for order, target, label in found
        if sheet.has(Kind.ATLAS, "", sheet.language, str(target))
    )

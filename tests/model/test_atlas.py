"""What an atlas sorts and chooses by, its pages, and what can be added up."""

import pytest

from cartostory.model import Status
from cartostory.model.atlas import (
    PAGE_SIZE,
    AtlasFacet,
    AtlasOrder,
    AtlasPages,
    has_atlas,
    ordered,
    size_class,
    values,
)
from cartostory.model.atlas_parts import Atlas, AtlasPart, atlas_part, parts_of
from cartostory.model.atlas_sums import sums_of
from tests.model.partnerships import funding, partnership, town

KAYA = partnership(
    "kaya",
    town("Kaya", "BF", 121_970, "Sahel"),
    themes="eau numérique",
    since=2004,
    instruments=("de budget à budget",),
    money=(funding(75_000, 30_000, kind="programme", as_of="2016"),),
)
VINH = partnership("vinh", town("Vinh", "VN", 9_000), themes="eau", since=1998, status=Status.ENDED)
NOBODY = partnership("nobody", title="Sans rien")


def test_a_partnership_has_its_values() -> None:
    told = {facet: list(values(KAYA, facet)) for facet in AtlasFacet}
    assert told == {
        AtlasFacet.COUNTRY: ["fr", "bf"],
        AtlasFacet.THEME: ["eau", "numerique"],
        AtlasFacet.ZONE: ["sahel"],
        AtlasFacet.TOWN: ["ici-fr", "kaya-bf"],
        AtlasFacet.STATUS: ["active"],
        AtlasFacet.SINCE: ["2000"],
        AtlasFacet.SIZE: ["10000-50000", "50000-200000"],
        AtlasFacet.FUNDING: ["programme"],
        AtlasFacet.INSTRUMENT: ["de-budget-a-budget"],
    }


@pytest.mark.parametrize(
    ("people", "name"),
    [(0, "moins-de-2000"), (2_000, "2000-10000"), (199_999, "50000-200000"), (9**9, "plus-de-200000")],
)
def test_towns_fall_into_classes(people: int, name: str) -> None:
    assert size_class(people) == name


def test_unknown_values_stand_last_in_every_order() -> None:
    def slugs(order: AtlasOrder) -> list[str]:
        return [one.slug for one in ordered((NOBODY, VINH, KAYA), order, "fr")]

    assert slugs(AtlasOrder.SINCE) == ["vinh", "kaya", "nobody"]
    assert slugs(AtlasOrder.SIZE) == ["vinh", "nobody", "kaya"]  # "nobody" has the town here alone
    assert slugs(AtlasOrder.NAME) == ["nobody", "kaya", "vinh"]
    assert slugs(AtlasOrder.DISTANCE)[-1] == "nobody"


@pytest.mark.parametrize(
    ("pages", "count", "is_there"),
    [
        (AtlasPages.AUTO, 5, False),
        (AtlasPages.AUTO, 6, True),
        (AtlasPages.ALWAYS, 1, True),
        (AtlasPages.ALWAYS, 0, False),
        (AtlasPages.NEVER, 900, False),
    ],
)
def test_a_handful_of_stories_needs_no_atlas(pages: AtlasPages, count: int, is_there: bool) -> None:  # noqa: FBT001
    assert has_atlas(pages, count) is is_there


@pytest.mark.parametrize(
    ("part", "path"),
    [
        (AtlasPart(), ""),
        (AtlasPart(number=2), "page-2/"),
        (AtlasPart(AtlasFacet.THEME, "eau"), "theme/eau/"),
        (AtlasPart(AtlasFacet.SINCE, "2000"), "depuis/2000/"),
        (AtlasPart(AtlasFacet.SINCE, "2000", number=3), "depuis/2000/page-3/"),
        (AtlasPart(order=AtlasOrder.SINCE), "tri/annee/"),
        (AtlasPart(order=AtlasOrder.DISTANCE, number=12), "tri/distance/page-12/"),
    ],
)
def test_parts_are_written_and_read(part: AtlasPart, path: str) -> None:
    assert atlas_part(str(part)) == part
    assert part.path == path


def test_every_choice_has_its_pages_and_no_partnership_is_lost() -> None:
    many = tuple(partnership(f"p{number:03}", town(f"V{number:03}", "ML"), themes="eau") for number in range(130))
    parts = list(parts_of((KAYA, *many)))
    assert len(set(map(str, parts))) == len(parts) == len({part.path for part in parts})
    atlas = Atlas((KAYA, *many), "fr")
    for first in (part for part in parts if part.number == 1):
        pages = [
            part for part in parts if (part.facet, part.choice, part.order) == (first.facet, first.choice, first.order)
        ]
        shown = [one.slug for part in pages for one in atlas.shown(part)]
        assert shown == [one.slug for one in atlas.members(first)]
        assert all(len(atlas.shown(part)) <= PAGE_SIZE for part in pages)
    assert (
        sum(len(atlas.shown(part)) for part in parts if str(AtlasPart(part.facet, part.choice)) == "theme/eau") == 131
    )


def test_a_town_has_a_page_once_two_partnerships_share_it() -> None:
    parts = set(map(str, parts_of((KAYA, VINH))))
    assert "town/ici-fr" in parts
    assert "town/kaya-bf" not in parts
    assert not [part for part in parts if part.startswith(("funding/", "instrument/"))]


def test_sums_are_added_where_they_can_be() -> None:
    parts = (
        funding(10, 5, theme="eau", as_of="2015"),
        funding(20, theme="air", as_of="2015"),
        funding(30, as_of="2015"),
    )
    divided = partnership("divided", themes="eau air", money=parts)
    doubtful = partnership("doubtful", money=(funding(1_000), funding(2_000)))
    francs = partnership("francs", themes="eau", money=(funding(500, currency="XOF", as_of="2016-05"),))
    found = sums_of((KAYA, divided, doubtful, francs, NOBODY))
    assert [(one.name, one.currency, one.planned, one.spent, one.count) for one in found.years] == [
        ("2015", "EUR", 30, 5, 2),
        ("2016", "EUR", 75_000, 30_000, 1),
        ("2016", "XOF", 500, None, 1),
    ]
    assert [(one.name, one.currency, one.planned) for one in found.themes] == [
        ("air", "EUR", 20),
        ("eau", "EUR", 10),
        ("eau", "XOF", 500),
        ("", "EUR", 75_000),
    ]
    assert found.left_out == 1

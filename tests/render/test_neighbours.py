from cartostory.geo.point import Point
from cartostory.model import Partnership, Passage, Story, Town
from cartostory.problems.problem import Span
from cartostory.render.neighbours import Kin, kin

NOWHERE = Span("story.md", 1, 1)


def partnership(slug: str, themes: str = "", countries: str = "") -> Partnership:
    towns = tuple(Town(code, code, Point(0, 0), NOWHERE) for code in countries.split())
    empty = Passage("", NOWHERE)
    story = Story(slug, "fr", slug, NOWHERE, empty, (), empty, themes=tuple(themes.split()), towns=towns)
    return Partnership(slug, slug, {"fr": story})


def order(found: Kin, own: Partnership) -> list[str]:
    return [other.slug for other in found.nearest(own)]


def test_themes_count_more_than_countries() -> None:
    own = partnership("own", "eau", "FR ML")
    others = (partnership("near", "", "FR"), partnership("like", "Eau", ""), partnership("none"))
    assert order(kin((own, *others)), own) == ["like", "near", "none"]


def test_equals_stand_in_the_sites_order() -> None:
    own = partnership("own", "eau")
    others = [partnership(slug, "eau") for slug in "dbca"]
    assert order(kin((own, *others)), own) == list("dbca")


def test_a_story_is_not_its_own_neighbour() -> None:
    own = partnership("own", "eau", "FR")
    assert order(kin((own,)), own) == []


def test_every_other_is_given_once() -> None:
    site = tuple(partnership(f"p{number}", "eau" if number % 2 else "air", "FR") for number in range(9))
    found = order(kin(site), site[1])
    assert sorted(found) == sorted(one.slug for one in site if one.slug != "p1")
    assert found[:4] == ["p3", "p5", "p7", "p0"]

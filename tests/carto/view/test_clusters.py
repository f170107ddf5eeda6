"""Thousands of ways on a map of the world: neighbours are drawn as one, and counted; nothing is lost."""

from random import Random

from cartostory.carto.view.clusters import clustered, ways_of
from cartostory.carto.view.compose import home_map
from cartostory.carto.view.picture import Marker, Role
from cartostory.geo.point import Point
from cartostory.model import Config, Partnership
from tests.model.partnerships import NOWHERE, partnership, town

Way = tuple[Marker, Marker]


def marker(name: str, lon: float, lat: float, role: Role = Role.THERE) -> Marker:
    return Marker(name, Point(lon, lat), role)


def many(count: int = 900) -> list[Way]:
    chance = Random(3)  # noqa: S311 - the same every time is the point
    here = [marker(f"H{n}", chance.uniform(-4, 7), chance.uniform(43, 50), Role.HERE) for n in range(40)]
    return [
        (chance.choice(here), marker(f"T{n}", chance.uniform(-170, 170), chance.uniform(-50, 65))) for n in range(count)
    ]


def stood_for(name: str) -> int:
    return 1 + int(name.partition(" + ")[2] or 0)


def test_every_town_is_drawn_or_counted() -> None:
    ways = many()
    found = clustered(ways)
    for role, towns in ((Role.HERE, {one for one, _ in ways}), (Role.THERE, {one for _, one in ways})):
        own = [one for one in found.markers if one.role is role]
        assert sum(stood_for(one.name) for one in own) == len(towns)
        assert 1 <= len(own) <= 24
        assert {one.point for one in own} <= {one.point for one in towns}


def test_ways_lead_between_what_is_drawn_and_are_few() -> None:
    found = clustered(many())
    points = {one.point for one in found.markers}
    assert {end for arc in found.arcs for end in (arc.start, arc.end)} <= points
    assert len(found.arcs) <= 48
    assert len(set(found.arcs)) == len(found.arcs)


def test_the_order_of_the_stories_does_not_move_the_towns() -> None:
    ways = many()
    shuffled = ways[::-1]
    assert set(clustered(ways).markers) == set(clustered(shuffled).markers)


def test_a_town_alone_keeps_its_name_and_the_busiest_gives_its_own() -> None:
    here = marker("Ici", 0, 47, Role.HERE)
    crowd = [(here, marker(f"V{n}", 10 + n / 1000, 5)) for n in range(70)]
    far = (here, marker("Loin", -70, -30))
    busy = marker("Centre", 10.0005, 5)
    names = {one.name for one in clustered([*crowd, far, (here, busy), (here, busy)]).markers}
    assert {"Ici", "Loin", "Centre + 70"} == names


def test_a_partnership_has_a_way_to_each_town_there() -> None:
    here, one, other = marker("Ici", 0, 47, Role.HERE), marker("A", 1, 1), marker("B", 2, 2)
    assert ways_of([here, one, other]) == [(here, one), (here, other)]
    assert ways_of([one, other]) == []


def test_a_map_of_few_names_all_of_them() -> None:
    def site(count: int) -> tuple[Partnership, ...]:
        return tuple(partnership(f"p{n}", moved(n)) for n in range(count))

    def moved(number: int) -> object:
        found = town(f"V{number}", "ML")
        return type(found)(found.name, found.country, Point(number / 3, number / 5), NOWHERE)

    few, lots = home_map(site(20), "fr", Config("x"), "x"), home_map(site(200), "fr", Config("x"), "x")
    assert len(few.markers) == 21
    assert not [one for one in few.markers if "+" in one.name]
    assert sum(stood_for(one.name) for one in lots.markers) == 201

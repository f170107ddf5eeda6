"""Partnerships of other sites: listed by site with licence and day, and in the atlas beside the site's own."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cartostory.carto.view.compose import home_map
from cartostory.load.gathered import load_gathered
from cartostory.model.gathered_pages import PAGE_SIZE, pages_of
from cartostory.model.output import HOME_MAP, Address, Kind, NotPlannedError
from cartostory.render.render import render_output
from cartostory.render.shared import Shared
from tests.render.conftest import shared_of, write_site

OWN = """---
title: Chez nous
since: 2001
themes: [eau]
towns:
  - {name: Ivry-sur-Seine, country: FR, lat: 48.8, lon: 2.4, population: 57000}
  - {name: Kaya, country: BF, lat: 13.1, lon: -1.1, population: 121970}
---

Texte.
"""
CONFIG = """title: La fédération
address: https://federation.example.org/
languages: [fr, en, ar]
atlas: {pages: always}
"""


def town(role: str, name: str, country: str, place: list[float], known: dict[str, Any]) -> dict[str, Any]:
    properties = {"kind": "town", "role": role, "name": name, "country": country, "names": {"ar": "كايا"}, **known}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": place}, "properties": properties}


def kept(number: int, count: int = 1, **members: Any) -> str:
    """The file of one site: its home is in a folder of a host."""
    home = f"https://ville-{number}.example.org/atlas/"
    features = []
    for one in range(count):
        known = {
            "partnership": f"p{one}",
            "titles": {"fr": f"L’eau & le puits {number}-{one}", "ar": "الماء"},
            "url": f"{home}p{one}/",
            "urls": {"fr": f"{home}p{one}/", "ar": f"{home}ar/p{one}/"},
            "since": 1999,
            "themes": ["eau", "énergie"],
        }
        features += [town("here", f"Ville {number}", "FR", [2.0 + number, 47.0], known)]
        features += [town("there", "Kaya", "BF", [-1.1, 13.1], known)]
    told = {"name": f"Site {number}", "address": home, "publisher": f"Mairie {number}", "language": "fr"}
    told |= {
        "gathered": "2026-03-12",
        "licence": "ODbL-1.0",
        "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
    }
    return json.dumps({"type": "FeatureCollection", **told, **members, "features": features})


@pytest.fixture(name="federation", scope="module")
def federation_of_two(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    files = {"content/partnerships/chez-nous/story.md": OWN, "config.yaml": CONFIG}
    files |= {f"content/gathered/v{number}.geojson": kept(number, licence_agreed=number == 1) for number in range(2)}
    shared, problems = shared_of(write_site(tmp_path_factory.mktemp("federation"), files))
    assert problems == ()
    return shared


def made(shared: Shared, kind: Kind, language: str = "fr", part: str = "") -> str:
    rendered = render_output(shared, shared.plan.outputs[Address(kind, "", language, part)])
    assert rendered.problems == ()
    return rendered.data.decode()


def test_every_site_stands_there_with_its_licence_and_the_day(federation: Shared) -> None:
    page = made(federation, Kind.GATHERED)
    assert 'href="https://ville-0.example.org/atlas/p0/"' in page
    assert page.count('href="https://opendatacommons.org/licenses/odbl/1-0/"') == 2
    assert page.count("ce que vous en faites se partage à l’identique") == 2
    assert page.count("convenu avec eux") == 1
    assert "12 mars 2026" in page
    assert "L’eau &amp; le puits 0-0" in page
    assert "2 partenariats" in page


def test_each_language_leads_to_its_own_where_the_other_site_has_it(federation: Shared) -> None:
    assert 'href="https://ville-0.example.org/atlas/ar/p0/"' in made(federation, Kind.GATHERED, "ar")
    assert 'href="https://ville-0.example.org/atlas/p0/" rel="noopener" hreflang="fr"' in made(
        federation, Kind.GATHERED, "en"
    )


def test_the_atlas_holds_them_beside_its_own(federation: Shared) -> None:
    page = made(federation, Kind.ATLAS)
    links = re.findall(r'class="atlas-title"><a href="([^"]*)"', page)
    elsewhere = {f"https://ville-{number}.example.org/atlas/p0/" for number in range(2)}
    assert {"../chez-nous/"} | elsewhere <= set(links)
    assert len(links) == len(federation.site.known)
    assert page.count("Site 1</span> · ODbL") == 1
    themes = dict(re.findall(r'data-facet="theme" data-choice="([^"]*)".*?facet-count">([^<]*)<', page))
    assert themes["energie"] == "2"
    index = json.loads(made(federation, Kind.ATLAS_INDEX).split("=", 1)[1].rstrip(";\n"))
    assert index["total"] == len(links)
    assert "https://ville-1.example.org/atlas/p0/" in made(federation, Kind.ATLAS_LINES, part="1")


def test_feeds_tell_of_the_own_stories_alone(federation: Shared) -> None:
    feed = made(federation, Kind.FEED, part="theme/eau")
    assert "Chez nous" in feed
    assert "ville-0.example.org" not in feed


def test_the_map_shows_the_ways_of_all(federation: Shared) -> None:
    assert federation.plan.has(Address(Kind.MAP, "", "fr", HOME_MAP))
    assert {one.origin.title for one in federation.site.known if one.origin} == {"Site 0", "Site 1"}
    picture = home_map(federation.site.known, "fr", federation.site.config, "")
    assert {"Ville 0", "Ville 1", "Ivry-sur-Seine"} <= {marker.name for marker in picture.markers}


def test_a_site_without_any_has_no_such_page(tmp_path: Path) -> None:
    shared, _ = shared_of(write_site(tmp_path, {"content/partnerships/chez-nous/story.md": OWN}))
    with pytest.raises(NotPlannedError):
        shared.plan.link(next(iter(shared.plan.outputs.values())), Address(Kind.GATHERED, language="fr"))


def test_many_sites_stand_on_several_pages_each_site_whole(tmp_path: Path) -> None:
    files = {f"content/gathered/v{number}.geojson": kept(number, 7) for number in range(20)}
    gathered, problems = load_gathered(write_site(tmp_path, files))
    assert problems == ()
    pages = pages_of(gathered)
    assert len(pages) == 3
    assert sum(len(own) for page in pages for own in page) == 140
    assert all(sum(map(len, page)) <= PAGE_SIZE for page in pages)
    assert len({one.slug for one in gathered}) == 140

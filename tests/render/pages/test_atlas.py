"""The atlas: each choice a page, its lists, its orders, its sums, its feeds; what its script is given."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest

from cartostory.model.output import Address, Kind
from cartostory.render.atlas.index import base_36
from cartostory.render.atlas.summary import narrowed_to_part, summary_name
from cartostory.render.atlas.year_line import year_line
from cartostory.render.render import render_output
from cartostory.render.shared import Shared

STORY = """---
title: Histoire {number}
since: {since}
status: {status}
themes: [{themes}]
towns:
  - {{name: Ivry-sur-Seine, country: FR, lat: 48.8, lon: 2.4, population: 57000}}
  - {{name: Ville {number:02}, country: {country}, lat: {lat}, lon: -3, population: {people}}}
funding: [{{label: Tout, amount: {amount}, spent: 10, as_of: 2016, theme: eau}}]
---

Texte.
"""
COUNTRIES = ("ML", "BF", "SN")


def story(number: int, **more: object) -> str:
    told = {
        "since": 1990 + number % 7,
        "status": "ended" if number % 5 == 0 else "active",
        "themes": "eau, santé" if number % 2 else "eau",
        "country": COUNTRIES[number % 3],
        "lat": 10 + number % 9,
        "people": 1000 * (number + 1),
        "amount": 100 + number,
    }
    return STORY.format(number=number, **(told | more))


@pytest.fixture(name="seventy", scope="module")
def seventy_partnerships(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    from tests.render.conftest import shared_of, write_site  # noqa: PLC0415 - as the fixtures of that file use it

    files = {f"content/partnerships/h{number:02}/story.md": story(number) for number in range(70)}
    files["content/partnerships/h01/story.en.md"] = "---\ntitle: Story 1\nthemes: [water, health]\n---\n\nText.\n"
    shared, problems = shared_of(write_site(tmp_path_factory.mktemp("seventy"), files))
    assert problems == ()
    return shared


def made(shared: Shared, kind: Kind, part: str = "", language: str = "fr") -> str:
    output = shared.plan.outputs[Address(kind, "", language, part)]
    rendered = render_output(shared, output)
    assert rendered.problems == ()
    return rendered.data.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'class="atlas-title"><a [^>]*>([^<]*)', html)


def counts(html: str, facet: str) -> dict[str, str]:
    found = re.findall(rf'data-facet="{facet}" data-choice="([^"]*)".*?facet-count">([^<]*)<', html)
    return dict(found)


def test_sixty_stand_on_a_page_and_all_on_two(seventy: Shared) -> None:
    first, second = made(seventy, Kind.ATLAS), made(seventy, Kind.ATLAS, "2")
    assert (len(titles(first)), len(titles(second))) == (60, 12)
    assert len(set(titles(first)) | set(titles(second))) == 72
    assert 'href="page-2/"' in first
    assert "72 partenariats" in first.replace("\u202f", " ")


def test_a_choice_says_as_many_as_its_page_lists(seventy: Shared) -> None:
    first = made(seventy, Kind.ATLAS)
    found = counts(first, "status")
    assert found == {"active": "58", "ended": "14"}
    assert len(titles(made(seventy, Kind.ATLAS, "status/ended"))) == 14
    assert counts(first, "theme")["sante"] == "35"
    assert len(titles(made(seventy, Kind.ATLAS, "theme/sante"))) == 35
    assert 'href="theme/sante/"' in first


def test_every_choice_of_every_facet_leads_to_a_page_that_lists_its_number(seventy: Shared) -> None:
    first = made(seventy, Kind.ATLAS)
    choices = re.findall(r'data-facet="([^"]*)" data-choice="([^"]*)".*?facet-count">([^<]*)<', first)
    assert {facet for facet, _, _ in choices} >= {"country", "theme", "status", "since", "size"}
    for facet, choice, count in choices:
        page = made(seventy, Kind.ATLAS, f"{facet}/{choice}")
        assert len(titles(page)) == min(60, int(count)), (facet, choice)
        assert 'aria-current="page"' in page


def test_orders_stand_ready(seventy: Shared) -> None:
    by_year = made(seventy, Kind.ATLAS, "order/since")
    years = [int(year) for year in re.findall(r"atlas-since\">.*?</span>(\d+)<", by_year)]
    assert len(years) == 60
    assert years == sorted(years)
    by_size = made(seventy, Kind.ATLAS, "order/size")
    people = [int(re.sub(r"\D", "", one)) for one in re.findall(r"<span>([\d\s\u202f\u00a0]+)habitants", by_size)]
    assert len(people) > 50
    assert people == sorted(people)


def test_names_are_those_of_the_language(seventy: Shared) -> None:
    english = made(seventy, Kind.ATLAS, "theme/sante", "en")
    assert "<h1>health</h1>" in english
    assert 'lang="fr"' in made(seventy, Kind.ATLAS, "theme/sante", "ar").split("<h1>")[1][:30]


def test_years_and_sums_are_drawn_with_a_table_that_says_the_same(seventy: Shared) -> None:
    html = made(seventy, Kind.ATLAS)
    assert '<svg class="years"' in html
    rows = dict(re.findall(r'<tr><th scope="row">(\d{4})</th><td class="align-right">(\d+)</td>', html))
    assert rows["1990"] == "10"
    assert sum(int(count) for year, count in rows.items() if year < "2000") == 70
    planned = f"{sum(100 + number for number in range(70)):,}".replace(",", "")
    assert planned in re.sub(r"[\s\u202f\u00a0]", "", html)
    assert '<svg class="bar"' in html


def test_a_theme_and_a_country_have_their_feeds(seventy: Shared) -> None:
    atom = ET.fromstring(made(seventy, Kind.FEED, "country/ml"))  # noqa: S314 - our own
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert "Mali" in atom.findtext("a:title", "", space)
    ids = {entry.findtext("a:id", "", space) for entry in atom.findall("a:entry", space)}
    assert len(ids) == len(titles(made(seventy, Kind.ATLAS, "country/ml")))
    told = json.loads(made(seventy, Kind.JSON_FEED, "theme/sante"))
    assert len(told["items"]) == 35
    assert told["home_page_url"].endswith("/atlas/theme/sante/")
    assert not seventy.plan.has(Address(Kind.FEED, "", "fr", "status/active"))
    page = made(seventy, Kind.ATLAS, "theme/sante")
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert 'href="feed.xml"' in page


def test_the_index_and_the_lines_tell_what_the_pages_do(seventy: Shared) -> None:
    index = json.loads(made(seventy, Kind.ATLAS_INDEX).removeprefix("window.cartostoryAtlas=").rstrip(";\n"))
    lines = [made(seventy, Kind.ATLAS_LINES, number) for number in ("1", "2")]
    held = [title for part in lines for title in titles(json.loads(part[part.index("]=") + 2 : -2]).__str__())]
    assert index["total"] == len(held) == 72
    number, members = -1, []
    for step in index["choices"]["theme"]["sante"].split(","):
        number += int(step, 36) if step else 1
        members.append(held[number])
    assert members == titles(made(seventy, Kind.ATLAS, "theme/sante"))


def test_a_page_is_named_by_what_it_shows(seventy: Shared) -> None:
    """A title that is changed names the pages anew that list it; a theme all of them, since all count themes."""

    def name(shared: Shared, part: str) -> tuple[object, ...]:
        output = shared.plan.outputs[Address(Kind.ATLAS, "", "fr", part)]
        shown = narrowed_to_part(shared, output)
        return summary_name(shared, output), [repr(one) for one in shown.site.partnerships]

    def changed(**keys: object) -> Shared:
        first, *others = seventy.site.partnerships
        assert first.slug != "h00"
        found = [
            replace(one, stories={**one.stories, "fr": replace(one.story, **keys)}) if one.slug == "h00" else one
            for one in (first, *others)
        ]
        return replace(seventy, site=replace(seventy.site, partnerships=tuple(found)))

    retitled, rethemed = changed(title="Un autre titre"), changed(themes=("eau", "santé"))
    assert name(retitled, "status/ended") != name(seventy, "status/ended")  # lists it
    assert name(retitled, "theme/sante") == name(seventy, "theme/sante")  # does not
    assert name(retitled, "2") == name(seventy, "2")
    assert name(rethemed, "2") != name(seventy, "2")


def test_a_small_site_has_no_atlas_and_a_large_home_shows_the_first(
    seventy: Shared, make_site: Callable[..., Shared]
) -> None:
    small = make_site(config__yaml=None, **{"config.yaml": "title: Petit\nlanguages: [fr]\n"})
    assert not [one for one in small.plan.outputs if one.kind in {Kind.ATLAS, Kind.LIKENESS, Kind.ATLAS_INDEX}]
    assert "atlas/" not in made(small, Kind.HOME)
    home = made(seventy, Kind.HOME)
    assert home.count('<article class="entry') == 9
    assert 'href="atlas/"' in home


def test_the_page_of_likeness_stands_without_scripts(seventy: Shared) -> None:
    html = made(seventy, Kind.LIKENESS)
    assert '<form class="likeness-form" hidden>' in html
    assert 'href="../taille/50000-200000/"' in html
    assert len(titles(html)) > 8
    settings = json.loads(re.search(r'data-settings="([^"]*)"', html)[1].replace("&#34;", '"'))  # type: ignore[index]
    assert settings["regions"] == {"011": "Afrique occidentale", "155": "Europe de l’Ouest"}


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (35, "z"), (36, "10"), (5000, "3uw")])
def test_numbers_are_written_as_javascript_reads_them(number: int, text: str) -> None:
    assert base_36(number) == text
    assert int(text, 36) == number


def test_a_line_of_years_has_a_mark_for_each_and_runs_as_one_reads() -> None:
    few = year_line([(2004, 1), (2005, 3), (2012, 1)])
    assert few.count("<circle") == 5
    assert few.index(">2004<") < few.index(">2012<")
    mirrored = year_line([(2004, 1), (2005, 3), (2012, 1)], is_rtl=True)
    places = [float(re.search(rf'x="([\d.]+)"[^>]*>{year}<', mirrored)[1]) for year in (2004, 2012)]  # type: ignore[index]
    assert places[0] > places[1]
    many = year_line([(year, 1 + year % 90) for year in range(1950, 2020)])
    assert many.count("<rect") == 70
    assert year_line([(2004, 3)]) == ""

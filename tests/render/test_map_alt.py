"""The sentences that stand for a map are made from what is drawn; the writer's own words come first."""

from collections.abc import Callable
from dataclasses import replace

from cartostory.carto.view.picture import Landmark, NamedThings, NameSort
from cartostory.geo.point import Point
from cartostory.model.output import Address, Kind
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.html.tree import tree
from cartostory.render.render import render_output
from cartostory.render.shared import Shared
from tests.render.conftest import FILES

KAYA = "content/partnerships/kaya/story.md"
NAMED = (
    NamedThings(NameSort.LAYER, ("Puits & forage", "Puits de l’école"), 3, "", "Puits"),
    NamedThings(NameSort.TOWN, ("Kongoussi", "Boulsa")),
)
OUAGADOUGOU = Landmark("Ouagadougou", Point(-1.53388, 12.36566))


def page(shared: Shared, language: str = "fr", **drawn: object) -> str:
    """Give the page of Kaya's story, whose first chapter's map was drawn so."""
    map_ = Address(Kind.MAP, "kaya", language, "1")
    one = replace(shared.maps[map_], **drawn)
    output = shared.plan.outputs[Address(Kind.STORY, "kaya", language)]
    return render_output(replace(shared, maps={**shared.maps, map_: one}), output).data.decode()


def alt(html: str, chapter: int = 1) -> str:
    figures = [one for one in tree(html).all("figure") if "plate" in one.attributes.get("class", "")]
    image = next(iter(figures[chapter].all("img")))
    return image.attributes["alt"].replace("\u00a0", " ").replace("\u202f", " ")


def test_a_map_says_its_width_its_places_its_things_and_what_is_missing(little_site: Shared) -> None:
    html = page(little_site, across_m=8_812.0, named=NAMED, landmark=OUAGADOUGOU, is_blank=True)
    assert alt(html) == (
        "Carte large de 8,8 km. Kaya au centre ; Centre multimédia à 240 m de là, au nord-ouest. "
        "On y voit : Puits (5), 2 autres villes. Le reste est blanc : nos données n’ont ici ni route ni bâtiment."
    )


def test_a_map_with_one_place_says_where_a_larger_town_lies(make_site: Callable[..., Shared]) -> None:
    text = FILES[KAYA].replace("places:\n  centre: {name: Centre multimédia, lat: 13.0901, lon: -1.0849}\n", "")
    html = page(make_site(**{KAYA.replace("/", "__"): text}), across_m=160_400.0, landmark=OUAGADOUGOU)
    assert alt(html) == "Carte large de 160 km. Kaya au centre ; Ouagadougou à 94 km de là, au sud-ouest."


def test_the_writers_words_come_first(make_site: Callable[..., Shared]) -> None:
    text = FILES[KAYA].replace('map="12/13.0883/-1.0837"', 'map="12/13.0883/-1.0837" alt="Kaya dort sous la colline"')
    html = page(make_site(**{KAYA.replace("/", "__"): text}), across_m=8_812.0)
    assert alt(html).startswith("Kaya dort sous la colline. Carte large de 8,8 km. Kaya au centre")


def test_twin_maps_say_their_scale_and_how_far_apart_they_are(little_site: Shared) -> None:
    assert alt(page(little_site), 2) == (
        "Deux cartes à la même échelle : Châtellerault et Kaya. 3 750 km à vol d’oiseau les séparent."
    )


def test_another_language_says_it_too(little_site: Shared) -> None:
    assert alt(page(little_site, "en", across_m=8_812.0)).startswith("Map, 8.8 km across.")


def test_everything_that_has_a_name_is_listed_without_a_script_and_escaped(little_site: Shared) -> None:
    document = tree(page(little_site, named=NAMED))
    listed = next(one for one in document.all("details") if one.attributes.get("class") == "key-named")
    source = document.source[listed.start : listed.end]
    assert "<bdi>Puits &amp; forage</bdi>, <bdi>Puits de l’école</bdi>, 3 sans nom" in source
    assert "<bdi>Kongoussi</bdi>, <bdi>Boulsa</bdi>" in source


def test_a_list_without_end_is_cut_and_says_so(little_site: Shared) -> None:
    many = NamedThings(NameSort.LAYER, tuple(f"Puits {number}" for number in range(400)), 0, "", "Puits")
    html = page(little_site, named=(many,))
    assert html.count("<bdi>Puits") == 150
    assert "250 autres" in html


def test_a_figure_is_named_in_a_few_words(little_site: Shared) -> None:
    figures = [one.attributes for one in tree(page(little_site)).all("figure")]
    assert [one["aria-label"] for one in figures if "plate" in one["class"]] == [
        "Globe",
        "Carte du chapitre 1",
        "Carte du chapitre 2",
    ]


def test_a_map_that_was_not_drawn_is_told_by_its_chapter(little_site: Shared) -> None:
    assert isinstance(next(iter(little_site.maps.values())), DrawnMap)
    text = page(little_site, across_m=0.0)
    assert "Kaya au centre" in alt(text)

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from cartostory.model.output import Address, Kind
from cartostory.render.render import render_output
from cartostory.render.shared import Shared

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NOT_TO_BE_FOUND = '<meta name="robots" content="noindex">'
ADDRESS = "https://ville.example.fr/atlas/"


def parse(data: str | bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - what the program itself has just written


def text(element: ET.Element, name: str) -> str:
    found = element.find(name)
    assert found is not None
    return found.text or ""


@pytest.mark.parametrize("path", ["feed.xml", "en/feed.xml", "ar/feed.xml"])
def test_a_feed_has_what_the_standard_asks(pages: Mapping[str, str], path: str) -> None:
    root = parse(pages[path])
    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated"):
        assert text(root, f"{ATOM}{name}")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    entries = root.findall(f"{ATOM}entry")
    ids = [text(entry, f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) >= 2
    for entry in entries:
        assert text(entry, f"{ATOM}title")
        assert text(entry, f"{ATOM}summary")
        assert datetime.fromisoformat(text(entry, f"{ATOM}updated")).tzinfo is not None
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("href") or "").startswith(ADDRESS)


def test_a_story_without_a_date_takes_the_latest_that_it_tells_of(pages: Mapping[str, str]) -> None:
    root = parse(pages["feed.xml"])
    dates = {text(entry, f"{ATOM}title"): text(entry, f"{ATOM}updated")[:10] for entry in root.findall(f"{ATOM}entry")}
    assert dates["Kaya, l’eau et le numérique"] == "2016-11-02"
    assert dates["Dianguirdé, quatorze villages"] == "2005-01-01"
    assert dates["Un mot"] == "2016-11-20"
    assert list(dates.values()) == sorted(dates.values(), reverse=True)


def test_without_an_address_ids_stay_the_same_from_build_to_build(make_site: Callable[..., Shared]) -> None:
    config = {"config.yaml": "title: Sans adresse\n"}
    made = []
    for _ in range(2):
        shared = make_site(**config)
        root = parse(render_output(shared, shared.plan.outputs[Address(Kind.FEED, language="fr")]).data)
        made.append([text(entry, f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")])
    assert made[0] == made[1]
    assert all(name.startswith("urn:uuid:") for name in made[0])
    assert len(set(made[0])) == len(made[0])


def test_the_sitemap_lists_every_page_once_with_its_languages(little_site: Shared, pages: Mapping[str, str]) -> None:
    root = parse(pages["sitemap.xml"])
    urls = [text(url, f"{MAP}loc") for url in root.findall(f"{MAP}url")]
    wanted = {
        ADDRESS + output.url
        for output in little_site.plan.outputs.values()
        if output.path.endswith("index.html") and NOT_TO_BE_FOUND not in pages[output.path]
    }
    assert f"{ADDRESS}kaya/" in wanted
    assert f"{ADDRESS}kaya/kiosk/" not in wanted
    assert len(urls) == len(set(urls))
    assert set(urls) == wanted
    kaya = next(url for url in root.findall(f"{MAP}url") if text(url, f"{MAP}loc") == f"{ADDRESS}kaya/")
    assert {(link.get("hreflang"), link.get("href")) for link in kaya.findall(f"{XHTML}link")} == {
        ("fr", f"{ADDRESS}kaya/"),
        ("en", f"{ADDRESS}en/kaya/"),
    }
    assert text(kaya, f"{MAP}lastmod") == "2016-11-02"


def test_robots_names_the_sitemap(pages: Mapping[str, str]) -> None:
    assert pages["robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n"

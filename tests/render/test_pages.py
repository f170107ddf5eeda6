"""Every page of a little site, as a browser would read it."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from cartostory.model.output import Address, Kind
from cartostory.render.render import PAGES, render, render_output
from cartostory.render.shared import Shared

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SVG = {"path", "circle", "rect", "line", "polyline", "polygon", "use"}
ADDRESS = "https://ville.example.fr/atlas/"


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def urls(self) -> Iterator[str]:
        for tag, attributes in self.tags:
            for name in ("href", "src", "data-live-data", "data-live-program", "data-live-style", "data-live-rtl"):
                if name in attributes:
                    yield attributes[name]
            if tag in {"img", "source"} and "srcset" in attributes:
                yield from (part.split()[0] for part in attributes["srcset"].split(","))

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


@pytest.fixture(scope="session")
def readers(pages: Mapping[str, str]) -> Mapping[str, Reader]:
    return {path: Reader(html) for path, html in pages.items() if path.endswith(".html")}


def test_every_kind_of_page_is_made(little_site: Shared, pages: Mapping[str, str]) -> None:
    # a stick's start page; links that were registered; sites that were gathered
    of_editions = {Kind.START, Kind.SHORT_LINK, Kind.LINK_MAP, Kind.GATHERED}
    assert {output.address.kind for output in little_site.plan.outputs.values()} >= set(PAGES) - of_editions
    assert all(pages.values())


def test_every_page_is_well_formed(readers: Mapping[str, Reader]) -> None:
    assert len(readers) == 65
    assert [path for path, reader in readers.items() if reader.open] == []


def test_every_page_starts_with_its_doctype(pages: Mapping[str, str]) -> None:
    assert all(html.startswith("<!doctype html>\n") for path, html in pages.items() if path.endswith(".html"))


def test_every_relative_link_leads_to_an_output(little_site: Shared, readers: Mapping[str, Reader]) -> None:
    paths = {output.path for output in little_site.plan.outputs.values()}
    lost = []
    for path, reader in readers.items():
        for url in reader.urls():
            parts = urlsplit(url)
            if parts.scheme or not parts.path:
                continue
            root = urlsplit(ADDRESS).path
            target = parts.path.removeprefix(root) if parts.path.startswith("/") else None
            joined = target if target is not None else posixpath.join(posixpath.dirname(path), parts.path)
            found = posixpath.normpath(unquote(joined)) if joined else "."
            found = posixpath.normpath(f"{found}/index.html") if parts.path.endswith("/") else found
            lost += [] if found in paths else [(path, url)]
    assert lost == []


def test_every_fragment_leads_to_an_id(readers: Mapping[str, Reader]) -> None:
    lost = []
    for path, reader in readers.items():
        for url in reader.urls():
            parts = urlsplit(url)
            if parts.scheme or not parts.fragment:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
            target = posixpath.normpath(f"{target}/index.html") if parts.path.endswith("/") else target
            lost += [] if parts.fragment in readers[target].ids() else [(path, url)]
    assert lost == []


def test_no_page_has_an_id_twice(readers: Mapping[str, Reader]) -> None:
    twice = {
        path: [one for one, count in Counter(reader.ids()).items() if count > 1] for path, reader in readers.items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_only_links_and_words_lead_elsewhere(readers: Mapping[str, Reader]) -> None:
    asked = []
    for reader in readers.values():
        for tag, attributes in reader.tags:
            urls = [attributes.get("src", ""), *(attributes.get("srcset", "").split(","))]
            urls += [attributes.get("href", "")] if tag == "link" and attributes.get("rel") == "stylesheet" else []
            asked += [url for url in urls if urlsplit(url.strip()).netloc]
    assert asked == []


def test_every_picture_has_its_size_and_its_words(readers: Mapping[str, Reader]) -> None:
    pictures = [attributes for reader in readers.values() for tag, attributes in reader.tags if tag == "img"]
    assert pictures
    assert all({"alt", "width", "height", "src"} <= set(picture) for picture in pictures)


def test_links_to_other_sites_leave_nothing_behind(pages: Mapping[str, str]) -> None:
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">ailleurs</a>' in pages["kaya/index.html"]
    assert "target=" not in pages["kaya/index.html"]


def test_sources_become_addresses(pages: Mapping[str, str]) -> None:
    page = pages["kaya/index.html"]
    assert '<a href="../dianguirde/#un-puits">une autre histoire</a>' in page
    assert '<a href="../a-propos/">à propos</a>' in page
    assert '<a href="../mur/#mot">le mur</a>' in page
    assert '<a href="../kaya/">Kaya</a>' in pages["dianguirde/index.html"]


def test_a_page_that_is_not_translated_is_linked_in_its_language(pages: Mapping[str, str]) -> None:
    assert '<a href="../../a-propos/">about</a>' in pages["en/kaya/index.html"]


def test_a_link_to_nothing_becomes_words_and_is_told(little_site: Shared, pages: Mapping[str, str]) -> None:
    output = little_site.plan.outputs[Address(Kind.STORY, "kaya", "fr")]
    found = render_output(little_site, output).problems
    assert "Un lien mort, et une image" in pages["kaya/index.html"]
    assert [(one.code, one.span.line, dict(one.values)) for one in found] == [
        ("link-to-unpublished", 25, {"target": "absent.md"})
    ]


def test_a_picture_alone_becomes_the_themes_figure(pages: Mapping[str, str]) -> None:
    page = pages["kaya/index.html"]
    assert page.count('<figure class="photo') == 1
    assert 'alt="Des lycéens devant les écrans"' in page
    assert "La salle\u202f; en 2014" in page
    assert '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC BY-SA 4.0</a>' in page


def test_a_picture_in_a_line_stays_in_it(pages: Mapping[str, str]) -> None:
    page = pages["kaya/index.html"]
    assert 'une image dans le texte <img class="inline" src="../photos/' in page
    assert 'width="960" height="640" alt="petite"' in page


def test_titles_have_the_spaces_of_their_language(pages: Mapping[str, str]) -> None:
    assert "<h1>Kaya, l’eau et le numérique</h1>" in pages["kaya/index.html"]
    assert "Atelier\u202f; carte" in pages["programme/atelier/index.html"]
    assert "Un centre\u202f; un réseau" in pages["en/index.html"] or "A centre and a network" in pages["en/index.html"]


def test_the_way_back_from_a_note_is_said_in_the_pages_language(pages: Mapping[str, str]) -> None:
    assert 'aria-label="Retour au texte, note 1"' in pages["kaya/index.html"]
    assert 'href="#fnref:1"' in pages["kaya/index.html"]


def test_every_home_lists_every_story_in_its_own_words(pages: Mapping[str, str]) -> None:
    assert "Kaya, water and screens" in pages["en/index.html"]
    assert 'href="kaya/"' in pages["en/index.html"]
    assert 'href="../dianguirde/"' in pages["en/index.html"]
    assert "Kaya, l’eau et le numérique" in pages["ar/index.html"]
    assert 'href="../kaya/"' in pages["ar/index.html"]


def test_arabic_pages_run_from_the_right(pages: Mapping[str, str]) -> None:
    assert '<html lang="ar" dir="rtl"' in pages["ar/index.html"]
    assert '<html lang="fr" dir="ltr"' in pages["index.html"]


def test_the_programme_says_no_more_than_is_known(pages: Mapping[str, str]) -> None:
    page = pages["programme/index.html"]
    assert "Lundi 14 novembre 2016" in page
    assert "novembre 2016</h2>" in page
    assert page.index(">Fête<") < page.index("Atelier")


def test_notes_of_several_texts_on_one_page_keep_apart(pages: Mapping[str, str]) -> None:
    assert 'id="note-mot-fn:1"' in pages["mur/index.html"]
    assert 'id="note-autre-fn:1"' in pages["mur/index.html"]


def test_the_wall_shows_the_newest_first(pages: Mapping[str, str]) -> None:
    page = pages["mur/index.html"]
    assert page.index("Un mot") < page.index("Un autre")


def test_what_shared_links_show_is_whole(pages: Mapping[str, str]) -> None:
    page = pages["kaya/index.html"]
    assert f'<link rel="canonical" href="{ADDRESS}kaya/">' in page
    assert f'<meta property="og:image" content="{ADDRESS}kaya/partage.jpg">' in page
    assert '<meta property="og:image:alt" content="Carte\u00a0: Kaya, l’eau et le numérique">' in page
    assert '<meta property="og:title" content="Kaya, l’eau et le numérique">' in page


def test_shared_links_name_no_picture_of_people_who_did_not_agree_to_that(make_site: Callable[..., Shared]) -> None:
    for uses, is_named in (("web", False), ("web, social", True)):
        register = (
            f"salle.jpg: {{alt: x, author: y, licence: CC0-1.0, people: recognisable, "
            f"consent: {{reference: a, uses: [{uses}], until: 2034-02-01}}}}\n"
        )
        shared = without_cards(make_site(**{"content/partnerships/kaya/photos/photos.yaml": register}))
        today = replace(shared, today=date(2034, 2, 1))
        page = render_output(today, shared.plan.outputs[Address(Kind.STORY, "kaya", "fr")]).data.decode()
        assert ("og:image" in page) is is_named
        after = replace(shared, today=date(2034, 2, 2))
        page = render_output(after, shared.plan.outputs[Address(Kind.STORY, "kaya", "fr")]).data.decode()
        assert "og:image" not in page


def without_cards(shared: Shared) -> Shared:
    """The same site before its cards are planned: then a cover stands for its story."""
    outputs = {address: output for address, output in shared.plan.outputs.items() if address.kind is not Kind.CARD}
    return replace(shared, plan=replace(shared.plan, outputs=outputs))


def test_the_page_for_what_is_not_found_works_at_any_depth(readers: Mapping[str, Reader]) -> None:
    urls = [url for url in readers["404.html"].urls() if not urlsplit(url).scheme and not url.startswith("#")]
    assert urls
    assert all(url.startswith("/atlas/") for url in urls)


def test_without_an_address_nothing_is_whole(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{"config.yaml": "title: Sans adresse\n"})
    page = render_output(shared, shared.plan.outputs[Address(Kind.STORY, "kaya", "fr")]).data.decode()
    lost = render_output(shared, shared.plan.outputs[Address(Kind.NOT_FOUND)]).data.decode()
    assert 'rel="canonical"' not in page
    assert "og:image" not in page
    assert 'href="/assets/' in lost
    assert not shared.plan.has(Address(Kind.SITEMAP))


def test_a_story_without_any_point_has_no_map(make_site: Callable[..., Shared]) -> None:
    text = "---\ntitle: Sans lieu\n---\n\nChapeau.\n\n## Un\n\nTexte.\n"
    shared = make_site(**{"content/partnerships/dianguirde/story.md": text})
    found = render_output(shared, shared.plan.outputs[Address(Kind.STORY, "dianguirde", "fr")])
    assert b"maps/" not in found.data
    assert b"<p>Texte.</p>" in found.data


def test_a_page_is_the_same_twice(little_site: Shared, pages: Mapping[str, str]) -> None:
    for output in little_site.plan.outputs.values():
        if output.address.kind in PAGES:
            assert render_output(little_site, output).data.decode() == pages[output.path]


def test_one_page_can_be_made_alone(little_site: Shared, pages: Mapping[str, str]) -> None:
    output = little_site.plan.outputs[Address(Kind.HOME, language="fr")]
    alone = render(output, little_site.site, little_site.plan, little_site.theme, little_site.maps)
    assert alone.decode() == pages["index.html"]

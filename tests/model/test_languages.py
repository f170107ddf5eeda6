"""A whole site in French, easy French, Arabic and Bambara: every page says its language, and what it borrows."""

import html
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.site_of_languages import site_of_languages

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    return site_of_languages(tmp_path_factory)


def page(site: Path, path: str) -> str:
    return (site / "output" / path).read_text("utf-8")


LOCALE = Path(__file__).parents[2] / "themes/default/locale"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def said_by(language: str) -> dict[str, str]:
    """Every sentence that a language's catalogs of the theme translate; a plural by its first form."""
    found: dict[str, str] = {}
    for file in sorted((LOCALE / language).glob("*.po")):
        for one in read_po(io.StringIO(file.read_text("utf-8"))):
            first = one.id[0] if isinstance(one.id, list | tuple) else one.id
            said = one.string[0] if isinstance(one.string, list | tuple) else one.string
            found |= {str(first): str(said)} if first and said else {}
    return found


class Heard(HTMLParser):
    """What a page says, in texts and in attributes, each with the language that it is said to be in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = [("", "")]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self.open[-1][1])
        self.said += [(given.get(f"{name}-lang", language), value) for name, value in given.items()]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in {"script", "style"}:
            self.said.append((self.open[-1][1], data))


def unnoticed(site: Path, language: str, foreign: str) -> Iterator[tuple[str, str]]:
    """Sentences of a language that stand on pages of another without saying so."""
    own = set(said_by(language).values())
    theirs = {said for said in said_by(foreign).values() if said not in own and len(said) > 3}
    for file in sorted((site / "output" / language).rglob("*.html")):
        for told, said in Heard(file.read_text("utf-8")).said:
            if told != foreign and (said.strip() in theirs or any(one in said for one in theirs if len(one) > 12)):
                yield file.relative_to(site / "output").as_posix(), said


def test_every_french_sentence_on_a_bambara_page_says_that_it_is_french(site: Path) -> None:
    text = page(site, "bm/segou/index.html")
    assert '<html lang="bm" dir="ltr"' in text
    assert '<a class="skip" href="#main" lang="fr" dir="ltr">Aller au texte</a>' in text
    assert '<nav class="menu" aria-label="Le site" lang="fr">\n  <ul lang="bm">' in text
    assert '<button type="button" class="keep-on"><span lang="fr" dir="ltr">Garder cette histoire</span> ' in text
    assert 'data-say-kept-lang="fr"' in text
    assert re.search('<img class="plate-picture"[^>]* alt="(?:Carte|Globe)[^"]*"[^>]* lang="fr"', text)
    assert '<h2 class="index-name" id="stories">Maanaw</h2>' in page(site, "bm/index.html")
    assert re.search('<title lang="fr">[^<]*À lire sans réseau', page(site, "bm/hors-connexion/index.html"))
    assert list(unnoticed(site, "bm", "fr")) == []


def test_languages_with_all_their_sentences_mark_none(site: Path) -> None:
    assert 'data-say-kept-lang="' not in page(site, "ar/kaya/index.html")
    assert not re.search('<(?:a class="skip"|button|nav)[^>]* lang="', page(site, "ar/kaya/index.html"))
    assert ' lang="en"' not in page(site, "kaya/index.html")


def test_no_mark_of_a_sentence_leaves_the_program(site: Path) -> None:
    files = [file for file in (site / "output").rglob("*") if file.suffix in {".html", ".json", ".js", ".xml", ".ics"}]
    assert len(files) > 30
    assert [file for file in files if re.search("[\ufdd0-\ufdd2]", html.unescape(file.read_text("utf-8")))] == []


def test_easy_french_is_a_language_of_its_own_with_a_name_that_readers_know(site: Path) -> None:
    text = page(site, "fr-x-falc/kaya/index.html")
    assert '<html lang="fr-x-falc" dir="ltr"' in text
    assert "Des écrans à Kaya" in text
    assert "Facile à lire" in page(site, "kaya/index.html")
    assert 'hreflang="fr-x-falc"' in page(site, "kaya/index.html")
    assert '<meta property="og:locale" content="fr_FR">' in text
    assert re.search("3[\u202f\u00a0]\\d{3}[\u202f\u00a0]km", text)
    assert "Poids de la page" in text


def test_a_story_names_itself_in_every_language_that_it_has_and_in_no_other(site: Path) -> None:
    alternates = re.findall(
        r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page(site, "ar/kaya/index.html")
    )
    assert dict(alternates) == {
        "fr": "https://ville.example.fr/atlas/kaya/",
        "fr-x-falc": "https://ville.example.fr/atlas/fr-x-falc/kaya/",
        "ar": "https://ville.example.fr/atlas/ar/kaya/",
    }


def test_the_sitemap_gives_each_page_its_other_languages(site: Path) -> None:
    text = page(site, "sitemap.xml")
    assert text.count('hreflang="fr-x-falc" href="https://ville.example.fr/atlas/fr-x-falc/kaya/"') == 3
    assert "https://ville.example.fr/atlas/bm/plan-du-site/" in text


def test_what_arabic_lacks_is_marked_as_french(site: Path) -> None:
    text = page(site, "ar/kaya/index.html")
    assert '<html lang="ar" dir="rtl"' in text
    assert '<dd lang="fr" dir="ltr">numérique</dd>' in text
    assert re.search(r'<dd lang="fr" dir="ltr">\s*(?:<p>)?Un compte rendu', text)
    assert "ترجمة بمساعدة الحاسوب عن اللغة «الفرنسية»" in text
    home = page(site, "ar/index.html")
    assert ">هنا وهناك<" in home
    assert '<p class="nameplate-summary" lang="fr" dir="ltr">' in home


def test_bambara_shows_french_stories_as_french_and_its_own_words(site: Path) -> None:
    home = page(site, "bm/index.html")
    assert '<html lang="bm" dir="ltr"' in home
    assert 'lang="fr" dir="ltr"' in home
    assert "Maanaw" in home
    assert "Kanw" in home
    assert "interface-not-translated" in (site / "codes.txt").read_text("utf-8")


def test_each_language_has_a_feed_that_says_which_language_each_entry_is_in(site: Path) -> None:
    arabic = ET.fromstring(page(site, "ar/feed.xml"))  # noqa: S314 - our own
    assert arabic.get(LANG) == "ar"
    assert arabic.findtext(f"{ATOM}title") == "هنا وهناك"
    subtitle = arabic.find(f"{ATOM}subtitle")
    assert subtitle is not None
    assert subtitle.get(LANG) == "fr"
    bambara = ET.fromstring(page(site, "bm/feed.xml"))  # noqa: S314 - same
    assert [entry.get(LANG) for entry in bambara.findall(f"{ATOM}entry")] == ["fr", "bm"]


def test_whoever_is_lost_is_told_so_in_every_language_of_the_site(site: Path) -> None:
    text = page(site, "404.html")
    assert "Cette page n’est pas sur la carte" in text
    assert re.search(r'<p lang="ar" dir="rtl">هذه الصفحة ليست على الخريطة', text)
    assert 'href="/atlas/ar/"' in text


@pytest.mark.parametrize("folder", ["", "fr-x-falc/", "ar/", "bm/"])
def test_each_language_has_its_search_and_its_site_map(site: Path, folder: str) -> None:
    assert "window.cartostorySearch=" in page(site, f"{folder}recherche/index.js")
    assert page(site, f"{folder}plan-du-site/index.html").count("everything-story") >= 1

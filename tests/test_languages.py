"""A whole site in French, easy French, Arabic and Bambara: every page says its language, and what it borrows."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from cartostory.pipeline import Built, Options, build
from tests.once import made_once

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

FILES = {
    "config.yaml": """title: Ici et là-bas
summary: Deux villes, une carte.
address: https://ville.example.fr/atlas/
languages: [fr, fr-x-falc, ar, bm]
translations:
  ar: {title: هنا وهناك}
""",
    "content/partnerships/kaya/story.md": """---
title: Kaya, des écrans
summary: Un centre multimédia.
themes: [numérique]
sources: [Un compte rendu]
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518, names: {ar: شاتيليرو}}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
---

Le chapeau.

## Une demande {: map="12/13.0883/-1.0837" }

Des jeunes demandent.
""",
    "content/partnerships/kaya/story.fr-x-falc.md": """---
title: Des écrans à Kaya
summary: Un lieu pour apprendre.
---

Voici l’histoire.

## Les jeunes demandent

Les jeunes veulent apprendre.
""",
    "content/partnerships/kaya/story.ar.md": """---
title: كايا
summary: مركز.
translation: machine-aided
---

مقدمة.

## طلب

نص.
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""

    def make(folder: Path) -> str:
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        done: Built = build(Options(folder, folder / "output", date(2026, 11, 23), jobs=1))
        codes = sorted(found.code for found in done.problems)
        (folder / "codes.txt").write_text("\n".join(codes), "utf-8")
        return "".join(done.crashes) or ("" if done.written else str(done.problems))

    return made_once(tmp_path_factory, "site-of-languages", make)


def page(site: Path, path: str) -> str:
    return (site / "output" / path).read_text("utf-8")


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
    assert [entry.get(LANG) for entry in bambara.findall(f"{ATOM}entry")] == ["fr"]


def test_whoever_is_lost_is_told_so_in_every_language_of_the_site(site: Path) -> None:
    text = page(site, "404.html")
    assert "Cette page n’est pas sur la carte" in text
    assert re.search(r'<p lang="ar" dir="rtl">هذه الصفحة ليست على الخريطة', text)
    assert 'href="/atlas/ar/"' in text


@pytest.mark.parametrize("folder", ["", "fr-x-falc/", "ar/", "bm/"])
def test_each_language_has_its_search_and_its_site_map(site: Path, folder: str) -> None:
    assert "window.cartostorySearch=" in page(site, f"{folder}recherche/index.js")
    assert page(site, f"{folder}plan-du-site/index.html").count("everything-story") >= 1

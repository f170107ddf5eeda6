"""Readers of other languages: light fonts, Arabic mirrored, joined and whole, texts that say their language."""

from typing import Any

import pytest

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, LETTERED

LIMIT_BYTES = 60_000
STORY = "chatellerault-kaya/"
LANGUAGES = {"fr": "", "en": "en/", "ar": "ar/"}
CLIPPED = """() => Array.from(document.querySelectorAll("h1, h2, h3, p, li, dt, dd, a, figcaption"))
  .filter(one => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const hides = style.overflow === "hidden" || style.overflowX === "hidden";
    const isSeen = !one.closest(".unseen, .skip") && box.width > 0;
    return isSeen && hides && one.scrollWidth > one.clientWidth + 1;
  }).map(one => one.outerHTML.slice(0, 120))"""


def fonts_of(page: Any, asked: list[str]) -> list[str]:
    page.wait_for_load_state("load")
    page.evaluate(f"{LETTERED}.then(() => true)")
    return [url for url in dict.fromkeys(asked) if ".woff2" in url]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_a_page_weigh_little_and_are_those_of_its_language(reader: MakeReader, language: str) -> None:
    somebody = reader(webgl=False)
    sizes: dict[str, int] = {}
    somebody.context.on(
        "response", lambda got: sizes.update({got.url: len(got.body())}) if ".woff2" in got.url else None
    )
    page = somebody.open(DEMO + LANGUAGES[language] + STORY)
    found = fonts_of(page, somebody.asked)
    assert found
    assert all(f".{language}." in url for url in found)
    assert any("arabic" in url for url in found) == (language == "ar")
    assert 0 < sum(sizes.values()) <= LIMIT_BYTES
    assert page.evaluate("document.fonts.check(`16px ${getComputedStyle(document.body).fontFamily.split(',')[0]}`)")


def test_whoever_saves_data_reads_in_the_letters_of_the_device(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    somebody.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true, addEventListener() {} } });"
    )
    page = somebody.open(DEMO + STORY)
    assert fonts_of(page, somebody.asked) == []
    assert not [url for url in somebody.asked if "/fonts." in url]


def test_without_javascript_the_letters_come_by_themselves(reader: MakeReader) -> None:
    somebody = reader(java_script_enabled=False)
    page = somebody.open(DEMO + STORY)
    page.wait_for_load_state("networkidle")
    assert [url for url in somebody.asked if ".woff2" in url]


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(
    "path", ["ar/", "ar/chatellerault-kaya/", "ar/ivry-dianguirde/", "ar/recherche/", "ar/a-propos/"]
)
def test_arabic_pages_are_mirrored_and_nothing_of_them_is_cut_off(reader: MakeReader, path: str, width: int) -> None:
    page = reader(webgl=False, viewport={"width": width, "height": 900}).open(DEMO + path)
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir].join()") == "ar,rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().right > innerWidth / 2")
    assert page.evaluate(CLIPPED) == []
    spaced = page.evaluate(
        "Array.from(document.querySelectorAll('*')).filter(one => one.matches(':lang(ar)') && one.textContent.trim()"
        " && parseFloat(getComputedStyle(one).letterSpacing)).map(one => one.outerHTML.slice(0, 80))"
    )
    assert spaced == []


def test_arabic_letters_join(reader: MakeReader) -> None:
    page = reader(webgl=False).open(DEMO + "ar/" + STORY)
    page.evaluate(f"{LETTERED}.then(() => true)")
    joined, apart = page.evaluate(
        """() => ["ببب", "ب\\u200cب\\u200cب"].map(text => {
          const made = document.createElement("span");
          made.textContent = text;
          document.querySelector(".prose p").append(made);
          return made.getBoundingClientRect().width;
        })"""
    )
    assert joined < apart * 0.9


def test_the_side_by_side_page_turns_round(reader: MakeReader) -> None:
    def sides(path: str) -> bool:
        page = reader(webgl=False, viewport={"width": 1440, "height": 900}).open(DEMO + path)
        return bool(
            page.evaluate(
                "document.querySelector('.chapter-text').getBoundingClientRect().left"
                " < document.querySelector('.chapter .plate-sheet').getBoundingClientRect().left"
            )
        )

    assert sides(STORY)
    assert not sides("ar/" + STORY)


def test_the_other_language_opens_at_the_chapter_that_is_read(reader: MakeReader) -> None:
    page = reader(webgl=False).open(DEMO + STORY + "#c-3")
    page.wait_for_function("document.documentElement.dataset.stayed === '3'")
    page.keyboard.press("Control+Home")
    page.wait_for_function("scrollY === 0 && document.querySelector('.languages a[lang=ar]').hash === '#c-3'")
    page.locator(".languages a[lang=ar]").click()
    page.wait_for_url("**/ar/chatellerault-kaya/#c-3")
    assert page.locator("#c-3 h2").text_content() == "طلب جاء من الشباب"


def test_what_is_not_translated_says_in_which_language_it_is(reader: MakeReader) -> None:
    page = reader(webgl=False).open(DEMO + "ar/")
    foreign = page.locator(".entry[lang=fr][dir=ltr]")
    assert foreign.count() == 3
    assert page.locator(".nameplate h1").text_content() == "هنا وهناك"
    told = page.evaluate(
        "Array.from(document.querySelectorAll('main *')).filter(one => one.children.length === 0"
        " && /[éèàç]/.test(one.textContent) && one.matches(':lang(ar)')).map(one => one.outerHTML.slice(0, 160))"
    )
    assert told == []


def test_a_machine_aided_translation_says_so(reader: MakeReader) -> None:
    page = reader(webgl=False).open(DEMO + "ar/" + STORY)
    assert page.get_by_text("ترجمة بمساعدة الحاسوب").count() == 1
    page = reader(webgl=False).open(DEMO + "en/" + STORY)
    assert page.get_by_text("Machine-aided").count() == 0

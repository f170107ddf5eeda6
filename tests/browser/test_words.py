"""On a phone words, figures, addresses and telephone numbers are whole and in their order."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.host import hosted
from tests.browser.test_layout import fits
from tests.program import gone_wrong, in_a_process

PHONE: ViewportSize = {"width": 360, "height": 780}
ADDRESS = "https://www.exemple.test/publication/308399994_La_cooperation_decentralisee_depuis_2004_bilan_perspectives"
STORY = f"""---
title: Ici et là-bas
summary: "Deux villes, {ADDRESS}."
since: 2004
towns:
  - {{name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}}
  - {{name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}}
sources: ["{ADDRESS}"]
---

Un chapeau.

## Les chiffres {{: place=kaya zoom=6 }}

| Commune | Population | Écoles équipées | Forages réparés | Financeurs |
|---|---:|---:|---:|---|
| Kaya | 121 970 | 12 | 34 | Département de la Vienne |
| Boussouma | 98 421 | 7 | 21 | {ADDRESS} |

Voir {ADDRESS}[^1].

[^1]: {ADDRESS}
"""
ARABIC = """---
title: هنا وهناك
summary: "مدينتان."
---

مقدمة.

## عنوان {: place=kaya zoom=6 }

اتصلوا بالرقم +33 1 49 60 25 00 أو [01 49 60 25 00](tel:+33149602500).
"""
# The words of cells that stand on more than one line; an address has breaks of its own.
CUT = """() => Array.from(document.querySelectorAll("td, th"), cell => {
  const cut = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (!cell.querySelector("wbr") && texts.nextNode())
    for (const word of texts.currentNode.data.matchAll(/[^ \\n-]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), box => Math.round(box.top))).size > 1) cut.push(word[0]);
    }
  return cut;
}).flat()"""
# Where each group of digits of a number begins, from left to right.
GROUPS = """number => {
  const text = document.createTreeWalker(number, NodeFilter.SHOW_TEXT).nextNode();
  return Array.from(text.data.matchAll(/\\d+/g), group => {
    const range = document.createRange();
    range.setStart(text, group.index);
    range.setEnd(text, group.index + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("words")
    story = folder / "site" / "content" / "partnerships" / "essai"
    story.mkdir(parents=True)
    (folder / "site" / "config.yaml").write_text("title: Essai\nsummary: Un essai.\nlanguages: [fr, ar]\n", "utf-8")
    (story / "story.md").write_text(STORY, "utf-8")
    (story / "story.ar.md").write_text(ARABIC, "utf-8")
    built = in_a_process("build", "--site", folder / "site", "--output", folder / "website")
    assert gone_wrong(built) == ""
    with hosted(folder / "website") as served:
        yield served


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE, bypass_csp=True)  # as in `reader`: the policy forbids `wait_for_function`
    yield page
    page.close()


def test_words_and_figures_of_a_table_are_whole_and_the_table_scrolls_by_itself(phone: Page, address: str) -> None:
    phone.goto(f"{address}essai/")
    assert phone.evaluate(CUT) == []
    fits(phone)
    frame = phone.get_by_role("group", name="Commune, Population, Écoles équipées")
    assert frame.evaluate("it => it.scrollWidth > it.clientWidth && it.clientWidth <= 320")
    frame.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_long_address_makes_no_page_wider_than_the_phone(phone: Page, address: str) -> None:
    for path in ("", "essai/", "ar/essai/"):
        phone.goto(f"{address}{path}")
        fits(phone)


def test_a_telephone_number_in_arabic_is_read_in_the_order_of_dialling(phone: Page, address: str) -> None:
    phone.goto(f"{address}ar/essai/")
    numbers = phone.locator(".prose bdi")
    assert numbers.all_inner_texts() == ["+33 1 49 60 25 00", "01 49 60 25 00"]
    for number in numbers.all():
        lefts = number.evaluate(GROUPS)
        assert lefts == sorted(lefts)
        assert len(lefts) >= 5

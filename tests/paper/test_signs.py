"""What a town writes with signs says the same on paper, or is named with its lines."""

import shutil
from pathlib import Path

import pytest

from cartostory.model import PaperKind
from cartostory.paper.documents import Job
from tests.paper.printed import bare, opened, paper, pdf_of, printed

CONFIG = "site_name: Essai\naddress: https://cartes.example/\nlanguages: [fr]\n"
STORY = """---
title: Ici et là-bas
summary: "Deux villes se parlent."
since: 2004
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
---

Un chapeau.

## De Châtellerault → Kaya : CO₂ et H₂O {: place=kaya zoom=6 }

"""
SIGNS = (
    "≥ 18 ans, 5 ≠ 6, 3 ≤ 4, ≈ 40, ∅, CO₂, H₂O, m³, 10⁶, 10⁻³, a → b ← c ↔ d, ∞ √ ± × ÷, ✓ ✗ ☐ ☑, № ☎ ♥ ★ ①, "
    "₣ € ₵, Kɔngɔ, ŋ, Ɓ ɓ Ɗ ɗ Ƴ, Tiếng Việt, Huế, Ḑāḩiyat, Łódź, ţ ș, Ελλάδα, Киев"
)
JOB = Job("essai", "fr", paper(PaperKind.BOOKLET))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (tmp_path / "site" / "config.yaml").write_text(CONFIG, "utf-8")
    return tmp_path / "site"


def _write(site: Path, text: str) -> None:
    (site / "content" / "partnerships" / "essai" / "story.md").write_text(STORY + text + "\n", "utf-8")


def test_the_ordinary_signs_of_a_town_s_texts_are_read_back_from_the_pdf(site: Path, tmp_path: Path) -> None:
    _write(site, f"{SIGNS}.\n\n**{SIGNS}.**\n\n*{SIGNS}.*")
    made = printed(site, [JOB], tmp_path / "memo")
    assert made.problems == ()
    pdf = opened(pdf_of(made, JOB))
    assert bare(pdf.text).count(bare(SIGNS)) == 3
    assert bare("De Châtellerault → Kaya : CO₂ et H₂O") in bare(pdf.text)
    assert pdf.pdf_ua_part == "1"
    assert pdf.letters_off_the_page() == []


def test_a_sign_without_a_glyph_is_written_in_another_way_that_means_the_same(site: Path, tmp_path: Path) -> None:
    _write(site, "Il y a 2⅓ parts, 20 ㎡, des ﬁches, 𝗴𝗿𝗮𝘀, ☎\ufe0f.")
    made = printed(site, [JOB], tmp_path / "memo")
    assert made.problems == ()
    assert bare("Il y a 2¹⁄₃ parts, 20 m², des fiches, gras, ☎.") in bare(opened(pdf_of(made, JOB)).text)


def test_every_word_that_paper_cannot_write_is_named_with_its_lines(site: Path, tmp_path: Path) -> None:
    _write(site, "En chinois : 中文.\n\nEn amharique : አማርኛ ; encore 中文.")
    made = printed(site, [JOB], tmp_path / "memo")
    (wrong,) = made.problems
    assert wrong.code == "paper-letter-missing"
    assert (wrong.span.file, wrong.span.line) == ("content/partnerships/essai/story.md", 14)
    assert "中文 (14, 16), አማርኛ (16)" in str(dict(wrong.values)["text"])


def test_the_signs_of_a_writer_s_real_text_are_on_paper_or_named(root: Path, site: Path, tmp_path: Path) -> None:
    case = root.parent / "shared" / "cases" / "33b-signs-on-paper"
    if not case.is_dir():
        pytest.skip("the cases are not beside this checkout")
    shutil.copytree(case, site, dirs_exist_ok=True)
    made = printed(site, [JOB], tmp_path / "memo")
    found = bare(opened(pdf_of(made, JOB)).text)
    for phrase in ("≥ 18 ans", "5 ≠ 6", "CO₂, H₂O", "10⁶", "Châtellerault → Kaya ← Ivry", "¹⁄₃", "☐ ☑", "Ɓ", "ɛ̃"):
        assert bare(phrase) in found
    (wrong,) = made.problems
    named = str(dict(wrong.values)["text"])
    assert [word for word in ("中文", "हिन्दी", "አማርኛ", "ⵜⵉⴼⵉⵏⴰⵖ", "ߒߞߏ") if word not in named] == []

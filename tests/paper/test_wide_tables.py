"""A table on paper is never cut: its words stay whole and apart, whatever its width."""

import shutil
from pathlib import Path

import pytest

from cartostory.model import PaperKind
from cartostory.paper.documents import Job
from tests.paper.printed import POINTS_PER_MM, Pdf, bare, opened, paper, pdf_of, printed
from tests.paper.test_signs import CONFIG, STORY

JOB = Job("essai", "fr", paper(PaperKind.BOOKLET))
ADDRESS = "https://www.exemple.test/publication/308399994_La_cooperation_decentralisee_depuis_2004_bilan_perspectives"


def _print(tmp_path: Path, text: str) -> Pdf:
    folder = tmp_path / "site" / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (tmp_path / "site" / "config.yaml").write_text(CONFIG, "utf-8")
    (folder / "story.md").write_text(f"{STORY}{text}\n\n## La suite {{: place=kaya }}\n\nFin.\n", "utf-8")
    made = printed(tmp_path / "site", [JOB], tmp_path / "memo")
    assert made.problems == ()
    return opened(pdf_of(made, JOB))


def _table(heads: list[str], *rows: list[str]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows))


def _letters_on_each_other(pdf: Pdf) -> list[str]:
    """Give pairs of letters of one line that lie on each other for more than half of the narrower one."""
    found = []
    for page in pdf.document:
        text = page.get_textpage()
        shown = [(text.get_charbox(n), text.get_text_range(n, 1)) for n in range(text.count_chars())]
        shown = [(box, sign) for box, sign in shown if box[2] - box[0] > 1 and box[3] - box[1] > 1 and sign.isalnum()]
        for number, ((left, bottom, right, top), sign) in enumerate(shown):
            for (start, low, end, high), other in shown[number + 1 :]:
                wide, tall = min(right, end) - max(left, start), min(top, high) - max(bottom, low)
                is_ligature = (left, bottom) == (start, low)
                if (
                    not is_ligature
                    and wide > min(right - left, end - start) / 2
                    and tall > min(top - bottom, high - low) / 2
                ):
                    found.append(sign + other)
    return found


def _is_whole(pdf: Pdf, word: str) -> bool:
    return any(word in line for line in pdf.text.replace("\u202f", " ").replace("\u00a0", " ").splitlines())


@pytest.mark.parametrize("columns", [5, 8, 14])
def test_every_word_and_figure_of_a_table_is_whole_and_stands_apart(tmp_path: Path, columns: int) -> None:
    words = [
        "Commune",
        "Population",
        "Écoles équipées",
        "Forages réparés",
        "Observations",
        "Bibliothèques",
        "Financeurs",
    ]
    heads = [f"{words[number % 7]} {2004 + number}" for number in range(columns)]
    row = ["Boussouma", *[f"{100 + number} {number:03d}" for number in range(columns - 2)], "Établissements, région"]
    pdf = _print(tmp_path, _table(heads, row, row))
    assert pdf.letters_off_the_page() == []
    assert _letters_on_each_other(pdf) == []
    assert pdf.lines_that_touch() == []
    for word in (*" ".join(heads).split(), *row[:-1], "Établissements,", "région"):
        assert _is_whole(pdf, word), word


def test_parts_of_a_table_that_no_type_is_small_enough_for_begin_with_its_first_column(tmp_path: Path) -> None:
    heads = ["Commune", *[f"Établissements{number}" for number in range(12)]]
    pdf = _print(tmp_path, _table(heads, ["Boussouma", *map(str, range(12))]))
    assert all(_is_whole(pdf, head) for head in heads)
    assert bare(pdf.text).count("Boussouma") > 1
    assert pdf.letters_off_the_page() == []


def test_an_address_and_a_word_longer_than_the_line_break_and_are_all_there(tmp_path: Path) -> None:
    word = "anticonstitutionnellement" * 5
    pdf = _print(
        tmp_path, f"{_table(['Lien', 'Mot', 'Nombre'], [ADDRESS, word, '98 421'])}\n\n`{word}`\n\nVoir <{ADDRESS}>"
    )
    assert pdf.letters_off_the_page() == []
    assert _letters_on_each_other(pdf) == []
    assert bare(pdf.text).count(bare(ADDRESS)) == 2
    assert bare(pdf.text).count(word) == 2
    assert _is_whole(pdf, "98 421")
    assert _right_edge(pdf) < 190


def _right_edge(pdf: Pdf) -> float:
    """Give how far right, in mm, the text of the pages goes."""
    edges = []
    for page in pdf.document:
        text = page.get_textpage()
        edges += [text.get_charbox(number)[2] for number in range(text.count_chars())]
    return max(edges) / POINTS_PER_MM


@pytest.mark.parametrize("name", ["32-wide", "32b-table-5"])
def test_the_wide_tables_of_real_writers_are_whole(root: Path, tmp_path: Path, name: str) -> None:
    case = root.parent / "shared" / "cases" / name
    if not case.is_dir():
        pytest.skip("the cases are not beside this checkout")
    shutil.copytree(case, tmp_path / "site")
    made = printed(tmp_path / "site", [JOB], tmp_path / "memo")
    pdf = opened(pdf_of(made, JOB))
    assert pdf.letters_off_the_page() == []
    assert _letters_on_each_other(pdf) == []
    assert _is_whole(pdf, "121 970")

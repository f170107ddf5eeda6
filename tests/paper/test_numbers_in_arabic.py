"""On paper too a telephone number in Arabic text is read in the order of dialling."""

from pathlib import Path

from cartostory.model import PaperKind
from cartostory.paper.documents import Job
from tests.paper.printed import opened, paper, pdf_of, printed
from tests.paper.test_signs import CONFIG, STORY

NUMBER = "+33 1 49 60 25 00"
ARABIC = """---
title: هنا وهناك
summary: "مدينتان."
---

مقدمة.

## عنوان {: place=kaya zoom=6 }

"""


def test_the_groups_of_a_telephone_number_stand_from_left_to_right(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (tmp_path / "site" / "config.yaml").write_text(CONFIG.replace("[fr]", "[fr, ar]"), "utf-8")
    (folder / "story.md").write_text(f"{STORY}Un texte.\n", "utf-8")
    (folder / "story.ar.md").write_text(f"{ARABIC}اتصلوا بالرقم {NUMBER} من فضلكم.\n", "utf-8")
    job = Job("essai", "ar", paper(PaperKind.BOOKLET))
    made = printed(tmp_path / "site", [job], tmp_path / "memo")
    pdf = opened(pdf_of(made, job))
    lefts = [left for page in pdf.document for left in _lefts(page.get_textpage())]
    assert len(lefts) == 4
    assert lefts == sorted(lefts)


def _lefts(text: object) -> list[float]:
    """Give where the figures 3, 4, 6 and 2, by which the groups of the number begin, stand on one line of a page."""
    whole = [(text.get_text_range(n, 1), text.get_charbox(n)) for n in range(text.count_chars())]  # type: ignore[attr-defined]
    plus = next((box for sign, box in whole if sign == "+"), None)
    if plus is None:
        return []
    line = [(sign, box) for sign, box in whole if abs(box[1] - plus[1]) < 8 and box[2] - box[0] > 0.5]
    return [next(box[0] for sign, box in line if sign == figure) for figure in "3462"]

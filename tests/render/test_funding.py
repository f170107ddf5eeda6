"""Every figure that a writer gives of the money is shown, whoever pays."""

import re
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from tests.day import TODAY

STORY = """---
title: Ici
towns: [{{name: Ivry, country: FR, lat: 48.8, lon: 2.4}}, {{name: Kaya, country: BF, lat: 13.1, lon: -1.1}}]
funding: [{row}]
---

Un chapeau.

## Un titre

Un texte.
"""


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "{by: Ministère, kind: subvention, amount: 75000, spent: 100, as_of: 2016}",
            "Ministère subvention 75 000 € dépensés : 100 € (2016)",
        ),
        ("{by: Ministère, label: Six ans, as_of: 2016}", "Ministère Six ans (2016)"),
        ("{kind: dons, amount: 5, currency: USD}", "dons 5 $US"),
        ("{label: Une course, as_of: 2015}", "Une course (2015)"),
    ],
)
def test_a_row_of_funding_shows_all_that_is_written(tmp_path: Path, row: str, words: str) -> None:
    folder = tmp_path / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\npublisher: {name: V, contact: a@example.org}\n", "utf-8")
    (folder / "story.md").write_text(STORY.format(row=row), "utf-8")
    build_site(Options(root=tmp_path, output=tmp_path / "output", today=TODAY, jobs=1))
    page = (tmp_path / "output" / "essai" / "index.html").read_text("utf-8")
    shown = re.findall(r"<(?:dd|tr)(?=[ >])[^>]*>(.*?)</(?:dd|tr)>", page, re.DOTALL)
    plain = [" ".join(re.sub(r"<[^>]+>", "", one.replace("</t", " </t")).split()) for one in shown]
    assert words in plain

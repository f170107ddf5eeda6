"""Two texts that want one address: one error, not one for each of their files."""

from pathlib import Path

import pytest

from cartostory.build.plan import plan_site
from cartostory.check import check
from cartostory.load.site import load
from tests.day import TODAY

_STORY = """---
title: Essai
summary: Un essai.
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
---

Un chapeau.

## Un titre {: place=kaya zoom=6 }

Texte.
"""


@pytest.mark.parametrize("names", [("essai", "Essai"), ("essai", "essaï")])
def test_a_folder_doubled_by_its_capitals_is_one_error(tmp_path: Path, names: tuple[str, str]) -> None:
    for name in names:
        folder = tmp_path / "content" / "partnerships" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "story.md").write_text(_STORY, "utf-8")
    site, _ = load(tmp_path)
    if len(site.partnerships) == 1:
        pytest.skip("this disk does not tell capitals apart")
    _, clashes = plan_site(site, {})
    codes = [one.code for one in check(site, TODAY)]
    assert codes.count("duplicate-slug") == 1
    assert clashes == ()


def test_a_page_that_stands_where_a_story_does_is_one_error_for_each_file(tmp_path: Path) -> None:
    for path, text in (("partnerships/essai/story.md", _STORY), ("pages/essai.md", "---\ntitle: A\n---\n\nB.\n")):
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    site, _ = load(tmp_path)
    _, clashes = plan_site(site, {})
    assert [(one.code, one.span.file) for one in clashes] == [("two-outputs-one-path", "content/pages/essai.md")]

"""What is to be drawn: a live map never moves over an empty plane."""

from pathlib import Path

import pytest

from cartostory.build.plan import plan_site
from cartostory.carto.view.picture import Drawn, Hint
from cartostory.carto.view.site_maps import live_maps
from cartostory.load.site import load
from cartostory.model.output import Address, Kind
from cartostory.theme import load_theme

STORY = """---
title: Dianguirdé
towns:
  - {name: Ivry-sur-Seine, country: FR, lat: 48.81568, lon: 2.38487}
  - {name: Dianguirdé, country: ML, lat: 14.4885, lon: -9.016}
---

## Là-bas {: %s }

Un texte.
"""


@pytest.mark.parametrize("is_blank", [True, False])
@pytest.mark.parametrize("asked", ['fit="dianguirde"', "place=dianguirde zoom=13"])
def test_a_live_map_steps_back_to_where_there_are_towns_however_its_chapter_names_the_place(
    asked: str,
    is_blank: bool,  # noqa: FBT001 - a table
    tmp_path: Path,
) -> None:
    (tmp_path / "content/partnerships/essai").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\nlanguages: [fr]\n", "utf-8")
    (tmp_path / "content/partnerships/essai/story.md").write_text(STORY % asked, "utf-8")
    site, _ = load(tmp_path)
    theme, _ = load_theme(tmp_path, site.config.theme)
    planned, _ = plan_site(site, theme.asset_paths)
    hints = (Hint("nothing-to-see"),) if is_blank else ()
    drawn = {Address(Kind.MAP, "essai", "fr", "1"): Drawn("", hints=hints)}
    (found,) = live_maps(site, planned, drawn)[Address(Kind.LIVE, "essai", "fr")].frames
    if is_blank:
        assert found.bounds is None
        assert found.camera
        assert found.camera.zoom == 8.5
        assert (found.camera.centre.lon, found.camera.centre.lat) == pytest.approx((-9.016, 14.4885))
    else:
        assert found.bounds or (found.camera and found.camera.zoom == 13)

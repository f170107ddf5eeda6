"""Pages from a disk read no part of a file: a script holds the tiles that a story's maps look at."""

import gzip
import json
from base64 import b64decode
from pathlib import Path

from cartostory.build.held_tiles import script, within
from cartostory.load.archive_file import open_archive
from cartostory.load.site import load

STORY = """---
title: Perth
summary: Une ville.
towns:
  - {name: Ivry-sur-Seine, country: FR, lat: 48.8157, lon: 2.3849}
  - {name: Perth, country: AU, lat: -31.92, lon: 115.80}
---

## Le quartier {: place="perth" zoom=13 }

Texte.
"""


def test_the_script_holds_tiles_that_a_browser_can_unpack(shared_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content/partnerships/perth"
    folder.mkdir(parents=True)
    (folder / "story.md").write_text(STORY, "utf-8")
    (tmp_path / "config.yaml").write_text("title: Essai\n", "utf-8")
    archive = open_archive(shared_data / "basemap" / "perth-7km.pmtiles")
    text = script(archive, load(tmp_path)[0], "perth").decode()
    held = json.loads(text.removeprefix("window.cartostoryTiles=").removesuffix(";\n"))
    zooms = {int(name.split("/")[0]) for name in held["tiles"]}
    assert (held["from"], held["to"]) == (min(zooms), max(zooms))
    assert {12, 13} <= zooms
    for name, tile in held["tiles"].items():
        zoom, column, row = map(int, name.split("/"))
        assert gzip.decompress(b64decode(tile)) == archive.tile((zoom, column, row))


def test_the_nearest_zooms_are_left_out_where_it_would_weigh_too_much() -> None:
    spans = {(zoom, column, 0): (0, 100) for zoom in range(8, 12) for column in range(2 ** (zoom - 8))}
    assert within(spans, 10_000) == spans
    assert max(zoom for zoom, _, _ in within(spans, 800)) == 10
    assert within(spans, 50) == {}

"""A site of two towns, one of which has a ground on a server on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cartostory.cli.app import run
from tests.range_server import Shelf, serving

STORY = """---
title: Ivry et Perth
summary: Deux villes.
towns:
  - {name: Ivry-sur-Seine, country: FR, lat: 48.8157, lon: 2.3849}
  - {name: Perth, country: AU, lat: -31.92, lon: 115.80}
places:
  marche: {name: Le marché, lat: -31.905, lon: 115.815}
---

## Vu de loin {: place="perth" zoom=5 }

Texte.

## Le marché {: place="marche" zoom=14 }

Texte.

## Le quartier {: place="perth" zoom=12.5 }

Texte.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "content/partnerships/ivry-perth"
    folder.mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\n", "utf-8")
    (folder / "story.md").write_text(STORY, "utf-8")
    return tmp_path


@pytest.fixture
def shelf(shared_data: Path) -> Shelf:
    return Shelf({"/perth.pmtiles": (shared_data / "basemap" / "perth-7km.pmtiles").read_bytes()})


@pytest.fixture
def source(shelf: Shelf, site: Path) -> Iterator[str]:
    with serving(shelf) as address:
        (site / "config.yaml").write_text(f"title: Essai\nmap: {{source: {address}/perth.pmtiles}}\n", "utf-8")
        yield address


def call(site: Path, *words: object, today: str = "2026-06-20") -> int:
    return run(["basemap", *map(str, words), "--site", str(site), "--today", today, "--lang", "fr"])

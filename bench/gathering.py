"""A thousand generated sites of other towns -> what it costs to gather them from folders, and to build their atlas.

Towns are the largest of the built-in gazetteer; who cooperates with whom, on what and since when is drawn by a fixed
seed and means nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.process import run
from bench.table import row
from cartostory.carto.world.gazetteer import Settlement, gazetteer

SITES, EACH = 1_000, 3
_THEMES = ("eau", "assainissement", "éducation", "santé", "énergie", "culture", "jeunesse", "déchets", "état civil")
_STATUS = ("active", "active", "active", "paused", "ended")


def measure(folder: Path, sites: int = SITES) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    home = write_federation(folder, sites)
    log, partnerships = folder / "gather.log", sites * EACH
    ours = [sys.executable, "-m", "cartostory"]
    for name in ("for the first time", "nothing changed"):
        cost = run([*ours, "gather", "--site", str(home)], log)
        yield row(f"gather {sites:,} sites, {name}", cost)
    for name in ("cold", "nothing changed"):
        cost = run([*ours, "build", "--site", str(home)], log)
        yield row(f"build their atlas of {partnerships:,}, {name}", cost)
    pages = [path for path in (home / "output").rglob("*.html") if "q" not in path.relative_to(home).parts]
    largest = max(path.stat().st_size for path in pages)
    yield (f"the largest of its {len(pages):,} pages", "–", "–", "–", f"{largest / 1000:.0f} KB")


def write_federation(folder: Path, sites: int) -> Path:
    """Write the built data of so many sites, and a federation's site with the list of them; give its folder."""
    draw = random.Random(18)  # noqa: S311 - generated towns, no secrets
    towns = [_named(number) for number in range(4_000)]
    french = [town for town in map(_named, range(len(gazetteer().rows))) if town.country == "FR"]
    lines = ["sites:"]
    for number in range(sites):
        place = folder / "sites" / f"{number:04}"
        _write_site(place / "donnees", number, draw, french, towns)
        lines.append(f"  - folder: ../sites/{number:04}")
    home = folder / "federation"
    (home / "content" / "partnerships").mkdir(parents=True)
    settings = "title: La fédération\naddress: https://federation.example.org/\nlanguages: [fr]\n"
    (home / "config.yaml").write_text(settings, "utf-8")
    (home / "sites.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return home


def _named(number: int) -> Settlement:
    return gazetteer().settlement(number, "fr")


def _write_site(data: Path, number: int, draw: random.Random, here: list[Settlement], there: list[Settlement]) -> None:
    address = f"https://ville-{number:04}.example.org/"
    own, features = draw.choice(here), []
    for place in range(EACH):
        known = {
            "partnership": f"p{place}",
            "titles": {"fr": f"Partenariat {number}-{place}"},
            "url": f"{address}p{place}/",
            "urls": {"fr": f"{address}p{place}/"},
            "status": draw.choice(_STATUS),
            "since": draw.randint(1980, 2025),
            "themes": draw.sample(_THEMES, 2),
        }
        for role, town in (("here", own), ("there", draw.choice(there))):
            features.append(_feature(town, role, known))
    atlas = {"type": "FeatureCollection", "features": features}
    file = {
        "dcat:downloadURL": {"@id": f"{address}donnees/atlas.geojson"},
        "dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
    }
    catalogue = {
        "@id": f"{address}donnees/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": {"@language": "fr", "@value": f"Site {number}"},
        "dct:publisher": {"foaf:name": {"@language": "fr", "@value": f"Ville {number}"}},
        "dcat:dataset": [{"dcat:distribution": [file]}],
    }
    data.mkdir(parents=True)
    (data / "atlas.geojson").write_text(json.dumps(atlas), "utf-8")
    (data / "catalogue.jsonld").write_text(json.dumps(catalogue), "utf-8")


def _feature(town: Settlement, role: str, known: dict[str, object]) -> dict[str, object]:
    own = {"kind": "town", "role": role, "name": town.name, "country": town.country, "population": town.population}
    place = {"type": "Point", "coordinates": [town.point.lon, town.point.lat]}
    return {"type": "Feature", "geometry": place, "properties": {**own, **known}}

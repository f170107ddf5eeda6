"""Every key that writers may write is read; one that does nothing where it stands is named."""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cartostory
from cartostory.load.site import load
from cartostory.load.sites_to_gather import load_sites_to_gather
from cartostory.load.yaml import Written
from cartostory.model import ThemeChoice
from cartostory.theme.load import load_theme
from tests.voices import sound

PACKAGE = Path(cartostory.__file__).parent
READ_ELSEWHERE = {"EventMatter.origin", "WallMatter.origin", "PictureMatter.entry"}
"""`bring csv` and `photos restore` look for these in the text."""
BY_NAME = {"SiteWords.borders_note", "PhotoPolicy.use_gps", "HostAddress.has_secret"}
"""Read by the name of the field (`Config.said`), or wholly while a site is loaded."""

CONFIG = """title: Essai
publisher: {name: Ville, contact: a@example.org}
theme: {fonts: {licence: OFL, text: [ville.woff2]}}
map: {source: "https://example.org/a.pmtiles"}
borders: {policy: none}
photos: {avif: false}
budget: {page_kb: 60}
links: {maps: [apache]}
kiosk: {seconds: 20}
atlas: {pages: auto, likeness: {size: 4}}
embed: {frames: all}
data: {licence: etalab-2.0}
languages: [fr, en]
translations: {en: {title: Trial}}
deploy: {mairie: {to: "folder:/srv/essai"}}
"""
STORY = """---
title: Ici
towns: [{name: Ivry, country: FR, lat: 48.8, lon: 2.4}, {name: Kaya, country: BF, lat: 13.1, lon: -1.1}]
places: {ecole: {name: École, lat: 13.1, lon: -1.1}}
notes: {craie: {place: ecole, text: "Ici, on écrit à la craie"}}
funding: [{by: Ministère}]
layers:
  sorte: {file: a.geojson, filter: {n: 1}, categories: {property: n, colours: {"1": "#102030"}}}
  nombre: {file: a.geojson, ramp: {property: n}}
  vide: {blanks: carre, within: carre, cell: 1 km}
  carre: {file: b.geojson}
---

Un chapeau.

## Un titre
"""
POINT = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"n": 1},
"geometry": {"type": "Point", "coordinates": [-1.1, 13.1]}}]}"""
SQUARE = POINT.replace(
    '"Point", "coordinates": [-1.1, 13.1]',
    f'"Polygon", "coordinates": [{[[-1.1, 13], [-1, 13], [-1, 13.1], [-1.1, 13]]}]',
)
WITHDRAWN = f"withdrawn: [{{day: 2026-01-02, reason: r, pictures: [{{file: a.jpg, sha256: {'0' * 64}}}]}}]\n"
RIGHTS = "{alt: a, author: b, licence: CC-BY-4.0, people: recognisable, consent: {reference: r, uses: [web]}}\n"
STORY_FOLDER = "content/partnerships/essai"
FILES = {
    "config.yaml": CONFIG,
    f"{STORY_FOLDER}/story.md": STORY,
    f"{STORY_FOLDER}/story.en.md": "---\ntitle: Here\n---\n\n## One\n",
    f"{STORY_FOLDER}/method.md": "---\ntitle: Faire de même\n---\n\n## Étapes\n",
    f"{STORY_FOLDER}/layers/a.geojson": POINT,
    f"{STORY_FOLDER}/layers/b.geojson": SQUARE,
    f"{STORY_FOLDER}/photos/photos.yaml": f"a.jpg: {RIGHTS}",
    f"{STORY_FOLDER}/audio/audio.yaml": "voix.mp3: {author: b, people: none, licence: CC-BY-4.0}\n",
    "content/events/un.md": "---\ntitle: Un\nstart: 2026-11-14 18:30\n---\n\nTexte.\n",
    "content/wall/un.md": "---\ntitle: Un\n---\n\nTexte.\n",
    "content/pages/un.md": "---\ntitle: Un\n---\n\nTexte.\n",
    "content/links.yaml": "abcdef: {to: essai}\n",
    "content/withdrawn.yaml": WITHDRAWN,
    "sites.yaml": "sites: [{address: https://ville.example.fr/, licence: etalab-2.0}]\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / STORY_FOLDER / "audio" / "voix.mp3").write_bytes(sound("mp3"))
    return tmp_path


def schemas(base: type[Written] = Written) -> Iterator[type[Written]]:
    for schema in base.__subclasses__():
        if schema.__module__.startswith("cartostory."):
            yield schema
            yield from schemas(schema)


def test_every_key_that_is_accepted_is_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[tuple[type, str]] = set()

    def watched(self: Written, name: str) -> object:
        read.add((type(self), name))
        return object.__getattribute__(self, name)

    monkeypatch.setattr(Written, "__getattribute__", watched)
    load(site)
    load_theme(site, ThemeChoice())
    load_sites_to_gather(site / "sites.yaml")
    unread = {
        f"{schema.__name__}.{key}"
        for schema in schemas()
        for key in schema.model_fields
        if key != "at" and not any(issubclass(one, schema) and name == key for one, name in read)
    }
    assert unread == READ_ELSEWHERE


def test_what_is_read_reaches_somebody() -> None:
    """A field of the model that nothing behind the loading asks for is a key that does nothing."""
    asked: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in {"load", "vendor"}:
            tree = ast.parse(path.read_text("utf-8"))
            asked |= {
                one.attr for one in ast.walk(tree) if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Load)
            }
    for path in (PACKAGE.parent / "themes").rglob("*"):
        if path.suffix in {".html", ".typ", ".xml"}:
            asked |= set(re.findall(r"\.([a-z_]+)", path.read_text("utf-8")))
    fields = {
        f"{shape.__name__}.{field.name}"
        for module in pkgutil.iter_modules([str(PACKAGE / "model")], "cartostory.model.")
        for shape in vars(importlib.import_module(module.name)).values()
        if isinstance(shape, type) and dataclasses.is_dataclass(shape)
        for field in dataclasses.fields(shape)
    }
    assert {field for field in fields if field.rpartition(".")[2] not in asked} == BY_NAME


def without_effect(root: Path) -> list[str]:
    return [f"{one.span} {dict(one.values)['key']}" for one in load(root)[1] if one.code == "key-without-effect"]


def with_layers(root: Path, layers: str, file: str = "story.md") -> Path:
    path = root / STORY_FOLDER / file
    path.write_text(
        re.sub(
            r"^layers:\n( .*\n)+|(?<=title: Here)\n",
            f"\n{layers}" if file != "story.md" else layers,
            path.read_text("utf-8"),
            flags=re.MULTILINE,
        ),
        "utf-8",
    )
    return root


def test_a_site_whose_keys_all_work_is_left_in_peace(site: Path) -> None:
    assert without_effect(site) == []


@pytest.mark.parametrize(
    ("layer", "keys"),
    [
        ("{file: a.geojson, cell: 1 km, within: b}", ["cell", "within"]),
        ("{blanks: b, cell: 100 km, symbol: school, colour: '#102030'}", ["symbol", "colour"]),
        ("{file: a.geojson, ramp: {property: n}, categories: {property: n, colours: {'1': '#102030'}}}", ["ramp"]),
    ],
)
def test_keys_of_a_layer_that_another_leaves_without_effect_are_named(site: Path, layer: str, keys: list[str]) -> None:
    with_layers(site, f"layers:\n  b: {{file: a.geojson}}\n  c: {layer}\n")
    assert [one.split()[1] for one in without_effect(site)] == keys


def test_layers_of_a_translation_are_said_to_do_nothing(site: Path) -> None:
    with_layers(site, "layers: {sorte: {file: a.geojson, label: Schools}}\n", "story.en.md")
    assert without_effect(site) == [f"{STORY_FOLDER}/story.en.md:3:1 layers"]

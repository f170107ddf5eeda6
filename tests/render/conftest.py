"""A small site on disk, loaded as any other, and everything that its pages are made from."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from PIL import Image

from cartostory.build.plan import plan_site
from cartostory.carto.view.picture import LegendItem
from cartostory.load.site import load
from cartostory.model.output import Kind
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.render import PAGES, render_output
from cartostory.render.shared import Shared
from cartostory.theme import load_theme
from tests.render.scanning import drawn, reads  # noqa: F401 - fixtures

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

FILES = {
    "config.yaml": "title: Ici et là-bas\naddress: https://ville.example.fr/atlas/\nlanguages: [fr, en, ar]\n"
    "publisher: {name: Ville d'Ivry, contact: ri@example.fr}\nsummary: Deux villes ; une carte\n"
    "atlas: {pages: always}\n",
    "content/partnerships/kaya/story.md": """---
title: Kaya, l'eau et le numérique
summary: Un centre ; un réseau
cover: salle.jpg
since: 2004
updated: 2016-11-02
themes: [eau]
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
places:
  centre: {name: Centre multimédia, lat: 13.0901, lon: -1.0849}
---

Le chapeau[^1], avec [une autre histoire](../dianguirde/story.md#un-puits).

## Une demande {: map="12/13.0883/-1.0837" }

Voir [à propos](/pages/a-propos.md), [le mur](/wall/mot.md), [ailleurs](https://example.org/?a=1&b=2).

![Des lycéens devant les écrans](salle.jpg "La salle ; en 2014")

## Deux villes {: twin="chatellerault kaya" }

Un [lien mort](absent.md), et une image dans le texte ![petite](salle.jpg) ici.

[^1]: Une *note* ; avec un [lien](../dianguirde/story.md).
""",
    "content/partnerships/kaya/story.en.md": """---
title: Kaya, water and screens
summary: A centre and a network
---

The lead.

## A request

Read [about](/pages/a-propos.md).

## Two towns

Text.
""",
    "content/partnerships/kaya/method.md": """---
title: Faire de même
---

## Les étapes

1. Demander.
2. [Lire](story.md).
""",
    "content/partnerships/kaya/photos/photos.yaml": "salle.jpg: {alt: Une salle, author: CKJC, licence: CC-BY-SA-4.0,"
    ' taken: "2014-02", people: none}\n',
    "content/partnerships/dianguirde/story.md": """---
title: Dianguirdé, quatorze villages
since: 2005
themes: [eau]
towns:
  - {name: Ivry-sur-Seine, country: FR, lat: 48.81568, lon: 2.38487}
  - {name: Dianguirdé, country: ML, lat: 14.4885, lon: -9.016}
---

## Un puits {: map="9/14.4885/-9.016" }

Retour à [Kaya](../kaya/).
""",
    "content/pages/a-propos.md": "---\ntitle: À propos\n---\n\n## Qui ?\n\nNous[^1].\n\n[^1]: Note.\n",
    "content/events/atelier.md": "---\ntitle: Atelier ; carte\n"
    "start: 2016-11-14 18:30\nwhere: Mairie\nstory: kaya\n---\n"
    "\nVenez[^1] !\n\n[^1]: Note.\n",
    "content/events/fete.md": "---\ntitle: Fête\nstart: 2016-11\n---\n\nPlus tard.\n",
    "content/wall/mot.md": "---\ntitle: Un mot\n"
    "author: L'association\ndate: 2016-11-20\nstory: dianguirde\n---\n"
    "\nBravo[^1] !\n\n[^1]: A.\n",
    "content/wall/autre.md": "---\ntitle: Un autre\n---\n\nMerci[^1].\n\n[^1]: B.\n",
}


def write_site(root: Path, changes: Mapping[str, str | None]) -> Path:
    for name, text in {**FILES, **changes}.items():
        if text is not None:
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    photo = root / "content/partnerships/kaya/photos/salle.jpg"
    Image.new("RGB", (1200, 800), "#336699").save(photo)
    return root


def shared_of(root: Path) -> tuple[Shared, tuple[Problem, ...]]:
    site, problems = load(root)
    theme, theme_problems = load_theme(root, site.config.theme)
    planned, clashes = plan_site(site, theme.asset_paths)
    legend = (LegendItem("École ; collège", '<svg width="28" height="16"><path d="M0 0h28"/></svg>'),)
    maps = {
        address: DrawnMap(960, 720, legend, ("Natural Earth", "© OpenStreetMap"), 9_000)
        for address in planned.outputs
        if address.kind is Kind.MAP
    }
    return Shared(site, planned, theme, maps), (*problems, *theme_problems, *clashes)


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Shared]:
    """Write the little site with some files changed (None leaves one out), and load it."""

    def make(**changes: str | None) -> Shared:
        files = {name.replace("__", "/"): text for name, text in changes.items()}
        shared, _ = shared_of(write_site(tmp_path, files))
        return shared

    return make


@pytest.fixture(scope="session")
def little_site(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """The little site as it stands."""
    shared, problems = shared_of(write_site(tmp_path_factory.mktemp("site"), {}))
    assert problems == ()
    return shared


@pytest.fixture(scope="session")
def pages(little_site: Shared) -> Mapping[str, str]:
    """Every page of the little site, by path."""
    outputs = [output for output in little_site.plan.outputs.values() if output.address.kind in PAGES]
    return {output.path: render_output(little_site, output).data.decode() for output in outputs}

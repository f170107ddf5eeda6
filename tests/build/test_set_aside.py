"""One site in which much is set aside, marked up or pasted: what of it may reach readers, and in which form."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.dom import minidom

import pytest
from PIL import Image

from tests.once import made_once
from tests.program import in_this_process

_STORY = """---
title: Ici et *là-bas*
summary: Deux villes, [un site](https://example.org)\x0bdeux eaux
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
layers:
  puits: {file: puits.geojson, label: Puits}
---

<!-- ## Une note de relecture -->
Un chapeau\x0bcoupé, avec une petite image ![Le logo](logo.png) dans la ligne.

## Une demande[^1] des *jeunes* \x1f& <b>d’autres</b> {: place=kaya zoom=6 show=puits }

Voici la salle :
![La salle](salle.jpg “La salle de *consultation*”)

<!--
![Un visage](secret.jpg "Le nom de la personne")

## Brouillon secret {: place=chatellerault zoom=8 }

Une note[^2], un [lien mort](nulle-part.md).
-->

[![La cour](cour.jpg "La cour du lycée")](https://example.org/cour)

!!! note "Pense-bête"
    Apporter ~~du vin~~ de l’eau.

??? question "Et après ?"
    On verra.

[^2]: Une note que personne n’appelle plus.
[^1]: La note du titre.
"""
_REGISTER = """
salle.jpg: {alt: La salle, author: Zoé Salle, licence: CC-BY-SA-4.0, people: none}
cour.jpg: {alt: La cour, author: Zoé Cour, licence: CC-BY-SA-4.0, people: none}
logo.png: {alt: Le logo, author: Zoé Logo, licence: CC-BY-SA-4.0, people: none}
secret.jpg: {alt: Un visage, author: Zoé Secret, licence: CC-BY-SA-4.0, people: recognisable, lat: 13.1, lon: -1.1}
"""
_COLOURS = {"salle.jpg": "red", "cour.jpg": "green", "logo.png": "blue", "secret.jpg": "black"}


def _write(site: Path) -> None:
    story = site / "content" / "partnerships" / "essai"
    (story / "photos").mkdir(parents=True)
    (story / "layers").mkdir()
    config = "title: Essais\nlanguages: [fr]\naddress: https://www.example.fr/\nkiosk: {stories: [essai]}\n"
    (site / "config.yaml").write_text(config, "utf-8")
    (story / "story.md").write_text(_STORY, "utf-8")
    (story / "photos" / "photos.yaml").write_text(_REGISTER, "utf-8")
    for name, colour in _COLOURS.items():
        Image.new("RGB", (900, 600), colour).save(story / "photos" / name)
    feature = {
        "type": "Feature",
        "properties": {"name": "Puits\x0bde Word", "man_made": "water_well"},
        "geometry": {"type": "Point", "coordinates": [-1.08, 13.09]},
    }
    (story / "layers" / "puits.geojson").write_text(json.dumps(feature), "utf-8")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> str:
        _write(folder)
        done = in_this_process("build", "--site", folder, "--output", folder / "output")
        return f"{done.stdout}{done.stderr}" if done.returncode else ""

    return made_once(tmp_path_factory, "set-aside", make) / "output"


def texts(output: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(output.rglob("*")):
        if path.suffix in {".html", ".js", ".svg", ".xml", ".json", ".txt"} and "assets" not in path.parts:
            yield path.relative_to(output).as_posix(), path.read_text("utf-8")


def test_nothing_of_a_comment_is_published(output: Path) -> None:
    for words in ("secret", "Secret", "Le nom de la personne", "relecture", "personne n’appelle plus", "nulle-part"):
        assert [name for name, text in texts(output) if words in text] == []
    widest = {path.name.partition("-")[0] for path in (output / "photos").glob("*")}
    assert len(widest) == len(_COLOURS) - 1


def test_titles_are_plain_words_wherever_they_are_shown(output: Path) -> None:
    marks = re.compile(r"\[\^1\]|\*jeunes\*|\*là-bas\*|&lt;b&gt;|\[un site\]|\*consultation\*")
    assert [name for name, text in texts(output) if marks.search(text)] == []
    shown = [name for name, text in texts(output) if "Une demande des jeunes" in re.sub(r"<[^>]*>|\u00ad", "", text)]
    assert {"plan-du-site/index.html", "kiosk/index.html"} <= set(shown)


def test_pictures_of_maps_are_whole_whatever_a_word_processor_left(output: Path) -> None:
    pictures = list(output.rglob("*.svg"))
    assert pictures
    for path in pictures:
        minidom.parseString(path.read_bytes())  # noqa: S318 - our own picture


def test_no_control_character_is_published(output: Path) -> None:
    assert [name for name, text in texts(output) if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)] == []


def test_every_picture_that_is_shown_has_its_author_named(output: Path) -> None:
    page = (output / "essai" / "index.html").read_text("utf-8")
    for author in ("Zoé Salle", "Zoé Cour", "Zoé Logo"):
        assert author in page
    assert "La salle de consultation" in page
    assert '<a href="https://example.org/cour" rel="noopener">La cour du lycée</a>' in page


def test_boxes_and_struck_words_are_shown_as_such(output: Path) -> None:
    page = (output / "essai" / "index.html").read_text("utf-8")
    assert re.search(r'<div class="admonition note">\s*<p class="admonition-title">Pense-bête</p>', page)
    assert "<del>du vin</del>" in page
    assert re.search(r'<details class="question">\s*<summary>Et après\W+</summary>', page)

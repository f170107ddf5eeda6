"""What a second build makes of photographs that did not change."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from cartostory.carto.view import site_maps
from cartostory.carto.view.picture import Picture
from cartostory.media import renditions as rendering
from cartostory.model import Site
from cartostory.model.output import Address
from tests.authoring.photos.album import call, encoded, enter, picture, put
from tests.day import TODAY

ENTRY = "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}\n"


def test_a_second_build_decodes_no_photograph(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(village, "salle.jpg", encoded(picture(1)))
    enter(village, f"\nsalle.jpg: {ENTRY}")
    call(village, "salle.jpg")
    asked = Options(village, village / "output", TODAY, jobs=1, anew=True)
    assert build(asked).written is not None

    def refuse(*_: object) -> None:
        raise AssertionError("a photograph was decoded again")

    monkeypatch.setattr(rendering, "cascade", refuse)
    again = build(asked)
    assert (again.crashes, again.is_current) == ((), False)
    assert again.written is not None
    assert again.written.changed == ()
    put(village, "salle.jpg", encoded(picture(2)))
    assert build(asked).crashes


ASKS_AND_LISTS = """
import sys
from datetime import date
from pathlib import Path
from cartostory.build.build_site import build_site
from cartostory.build.options import Options
site = Path(sys.argv[1])
built = build_site(Options(site, site / "output", date.fromisoformat(sys.argv[2]), jobs=1))
print(built.is_current, *sorted(sys.modules))
"""


def test_a_build_in_which_nothing_changed_imports_nothing_that_makes_a_site(village: Path) -> None:
    assert build(Options(village, village / "output", TODAY, jobs=1)).written is not None
    run = subprocess.run(  # noqa: S603 - this interpreter, with arguments of our own
        [sys.executable, "-c", ASKS_AND_LISTS, str(village), str(TODAY)], capture_output=True, text=True, check=True
    )
    is_current, *modules = run.stdout.split()
    assert is_current == "True"
    assert "cartostory.build.fingerprint" in modules
    heavy = {
        "cartostory.build.pipeline",
        "cartostory.model.story",
        "cartostory.load",
        "cartostory.render",
        "shapely",
        "jinja2",
        "pydantic",
        "yaml",
    }
    assert not heavy & set(modules)


def test_each_map_is_composed_once_in_a_build(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[Address] = []
    compose = site_maps._all

    def counted(site: Site, known: frozenset[str]) -> Iterator[tuple[Address, Picture]]:
        for address, composition in compose(site, known):
            composed.append(address)
            yield address, composition

    monkeypatch.setattr(site_maps, "_all", counted)
    assert build(Options(village, village / "output", TODAY, jobs=1)).written is not None
    assert composed
    assert len(composed) == len(set(composed))

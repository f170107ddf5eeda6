"""Files whose names keep them from being read are named, each once."""

from pathlib import Path

import pytest

from cartostory.check import is_there
from cartostory.load.file_names import is_meant_as
from cartostory.load.site import load

STORY = """---
title: Ici
towns: [{name: Ivry, country: FR, lat: 48.8, lon: 2.4}, {name: Kaya, country: BF, lat: 13.1, lon: -1.1}]
---
Un mot.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "partnerships" / "ici"
    folder.mkdir(parents=True)
    (folder / "story.md").write_text(STORY, "utf-8")
    (tmp_path / "config.yaml").write_text("title: Essai\n", "utf-8")
    return tmp_path


def misnamed(site: Path) -> list[tuple[str, str]]:
    found = [one for one in load(site)[1] if one.code == "file-misnamed"]
    return [(one.span.file, str(dict(one.values)["right"])) for one in found]


@pytest.mark.parametrize("name", ["config.yml", "Config.YAML", "config.yaml.txt", "config.yml.txt"])
def test_a_name_that_was_meant_as_another_one_is_known(name: str) -> None:
    assert is_meant_as(name, "config.yaml")


@pytest.mark.parametrize("name", ["config.yaml", "config-old.yaml", "config.yaml.bak", "photos.yml"])
def test_other_names_are_left_alone(name: str) -> None:
    assert not is_meant_as(name, "config.yaml")


def test_settings_of_another_name_are_one_error_in_the_place_of_all_that_follows(site: Path) -> None:
    (site / "config.yaml").rename(site / "config.yml")
    assert misnamed(site) == [("config.yml", "config.yaml")]
    assert "no-config" not in {one.code for one in load(site)[1]}
    assert not is_there(load(site)[1])


def test_settings_beside_the_ones_that_are_read_are_named(site: Path) -> None:
    (site / "config.yaml.txt").write_text("title: Autre\n", "utf-8")
    assert misnamed(site) == [("config.yaml.txt", "config.yaml")]
    assert is_there(load(site)[1])


@pytest.mark.parametrize("folder", ["photos", "audio", "video"])
def test_registers_of_another_name_are_named(site: Path, folder: str) -> None:
    register = site / "content" / "partnerships" / "ici" / folder / f"{folder}.yml"
    register.parent.mkdir()
    register.write_text("a: {}\n", "utf-8")
    assert misnamed(site) == [(register.relative_to(site).as_posix(), f"{folder}.yaml")]


def test_short_links_of_another_name_stop_a_build_that_would_make_new_ones(site: Path) -> None:
    (site / "content" / "links.yml").write_text("9y6kp: {to: ici}\n", "utf-8")
    assert misnamed(site) == [("content/links.yml", "links.yaml")]


def test_nothing_is_said_of_settings_that_a_broken_file_may_hold(site: Path) -> None:
    (site / "config.yaml").write_text("title: Essai\nlanguages: [fr, en\naddress: https://example.org/\n", "utf-8")
    loaded, problems = load(site)
    assert [one.code for one in problems] == ["yaml-brace-open"]
    assert not loaded.config.is_read

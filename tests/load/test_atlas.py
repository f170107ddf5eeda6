"""What `config.yaml` says of the atlas, of likeness, and of who may frame a story."""

from pathlib import Path

import pytest

from cartostory.load.config import load_config
from cartostory.model import AtlasSettings, Config, EmbedSettings
from cartostory.model.atlas import AtlasPages
from cartostory.model.likeness import WEIGHTS, Trait


def loaded(folder: Path, text: str) -> tuple[Config, list[tuple[str, int]]]:
    (folder / "config.yaml").write_text(f"title: Essai\n{text}\n", "utf-8")
    config, problems = load_config(folder)
    return config, [(one.code, one.span.line) for one in problems]


def test_without_a_word_an_atlas_comes_by_itself_and_everybody_may_frame(tmp_path: Path) -> None:
    config, problems = loaded(tmp_path, "")
    assert problems == []
    assert config.atlas == AtlasSettings(AtlasPages.AUTO, WEIGHTS)
    assert config.embed == EmbedSettings(is_offered=True, origins=())


def test_what_is_written_is_taken_and_the_rest_stays(tmp_path: Path) -> None:
    config, problems = loaded(tmp_path, "atlas: {pages: never, likeness: {size: 0, zone: '2,5'}}")
    assert problems == []
    assert config.atlas.pages is AtlasPages.NEVER
    assert config.atlas.weights == {**WEIGHTS, Trait.SIZE: 0, Trait.ZONE: 2.5}


@pytest.mark.parametrize(
    ("written", "is_offered", "origins"),
    [
        ("all", True, ()),
        ("none", False, ()),
        ("https://Ville.example.fr/page/?a=1", True, ("https://ville.example.fr",)),
        (
            "[https://ville.fr, 'http://b.example:8080', https://ville.fr/]",
            True,
            ("https://ville.fr", "http://b.example:8080"),
        ),
        ("https://été.example", True, ("https://xn--t-9fab.example",)),
    ],
)
def test_who_may_frame_is_named_by_sites(tmp_path: Path, written: str, is_offered: bool, origins: tuple[str]) -> None:  # noqa: FBT001
    config, problems = loaded(tmp_path, f"embed: {{frames: {written}}}")
    assert problems == []
    assert (config.embed.is_offered, config.embed.origins) == (is_offered, origins)


@pytest.mark.parametrize(
    "written",
    [
        "atlas: {pages: parfois}",
        "atlas: {likeness: {size: -1}}",
        "atlas: {likeness: {size: beaucoup}}",
        "atlas: {likeness: {taille: 1}}",
        "embed: {frames: ville.example.fr}",
        "embed: {frames: [all, https://ville.example.fr]}",
        "embed: {frames: ['https://ville.example.fr; script-src *']}",
        "embed: {frames: ['https://*.example.fr']}",
        "embed: {frames: []}",
    ],
)
def test_what_cannot_be_meant_is_told_at_its_line(tmp_path: Path, written: str) -> None:
    config, problems = loaded(tmp_path, written)
    assert [line for _, line in problems] == [2]
    assert config.title == "Essai"

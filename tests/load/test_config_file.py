"""What `config.yaml` says before it is decoded is known whatever else is wrong in it."""

from pathlib import Path

import pytest

from cartostory.load.config_file import ConfigFile, read_config_file


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("language: en\n", "en"),
        ("\ufefflanguage: 'fr' # celle des messages\n", "fr"),
        ("title: language\npublisher: {language: en}\n", ""),
        ('title: "jamais fermé\nlanguage: en\n', "en"),
        ("language: [fr, en]\n", ""),
        ("- language: en\n", ""),
        ("language:\n", ""),
        ("", ""),
    ],
)
def test_the_language_of_messages_is_known_even_of_a_broken_file(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(text, "utf-8")
    assert read_config_file(tmp_path).language == expected


def test_it_is_known_of_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes("title: Été\nlanguage: en\n".encode("cp1252"))
    assert read_config_file(tmp_path).language == "en"


def test_a_map_and_a_logo_of_the_town_are_named_however_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("map:\n  local: plan de ville\ntheme: {logo: 'images/blason.gif'}\n", "utf-8")
    assert read_config_file(tmp_path).files == ("plan de ville", "images/blason.gif")


def test_a_site_without_the_file_says_nothing(tmp_path: Path) -> None:
    assert read_config_file(tmp_path) == ConfigFile()

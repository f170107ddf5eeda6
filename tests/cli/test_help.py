import re
import shlex
from pathlib import Path

import pytest

from cartostory.cli.app import run


@pytest.fixture(autouse=True)
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("new", "Il manque DOSSIER | story NOM | translation HISTOIRE LANGUE"),
        ("photos withdraw salle.jpg", "Il manque --reason."),
        ("paper ivry-kaya --kind livret", "booklet, map, panel, poster, method, stickers."),
        ("build --jobs 0", "Il faut un nombre de 1 à 256."),
        ("scans pas-de-journal.log", "Ce que désigne JOURNAL … n’existe pas, ou ne peut pas être lu."),
    ],
)
def test_a_wrong_line_is_answered_with_what_would_have_been_right(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line.split()) == 2
    assert told in capsys.readouterr().err


def test_the_command_that_shows_a_new_site_can_be_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "Site de la ville")]) == 0
    command = capsys.readouterr().out.rpartition("serve ")[2]
    assert shlex.split(command) == ["--site", str(tmp_path / "Site de la ville")]


@pytest.mark.parametrize("line", ["new", "paper", "link move", "bring csv", "stickers", "build"])
def test_french_help_has_no_english_placeholder(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert re.findall(r"\b(?:DIRECTORY|FILE|NAME|STORY|TEXT|RANGE|COMMAND|LANGUAGE)\b", told) == []


def test_the_list_of_commands_gives_every_sentence_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "..." not in capsys.readouterr().out.partition("Commandes")[2]

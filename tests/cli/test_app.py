"""The program as a writer meets it: commands, messages, exit codes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.cli.app import run
from tests.program import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
BROKEN = Path(__file__).parents[1] / "sites" / "broken"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_version_is_told(process: Run) -> None:
    told = process("--version")
    assert told.returncode == 0
    assert re.fullmatch(r"cartostory \d+\.\d+\.\d+\n", told.stdout)


CAUGHT = """
from cartostory.cli import app
def run(_):
    try:
        exec("raise KeyboardInterrupt")
    except KeyboardInterrupt:
        return 2
app.run = run
app.main()
"""


def test_an_interruption_that_was_caught_leaves_the_exit_code_to_the_program(tmp_path: Path) -> None:
    (tmp_path / "caught.py").write_text(CAUGHT)
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-m", "caught"]  # CPython goes wrong with -m, as in `python -m cartostory`
    assert subprocess.run(run, cwd=tmp_path, env=environ, check=False).returncode == 2  # noqa: S603 - our interpreter


def test_help_is_french_by_default_and_english_on_demand(cartostory: Run) -> None:
    assert "Cherche les problèmes" in cartostory("--help").stdout
    assert "Look for problems" in cartostory("--lang", "en", "--help").stdout
    assert "Look for problems" in cartostory("--help", LANG="en_GB.UTF-8").stdout


@pytest.mark.parametrize("command", ["new", "build", "serve", "check", "clean"])
def test_every_command_explains_itself_in_french(cartostory: Run, command: str) -> None:
    told = cartostory(command, "--help")
    assert told.returncode == 0
    assert "Usage" in told.stdout
    assert "Show this" not in told.stdout
    assert "--site" in told.stdout


@pytest.mark.parametrize(
    "arguments", [["buidl"], ["build", "--nope"], ["build", "--jobs", "many"], ["new"], ["new", "story"]]
)
def test_wrong_usage_ends_with_2_and_one_sentence(cartostory: Run, arguments: list[str]) -> None:
    told = cartostory(*arguments)
    assert told.returncode == 2
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr


def test_a_good_site_is_built(process: Run, village: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = process("build", "--site", village, "--output", out)
    assert told.returncode == 0, told.stderr
    assert "Traceback" not in told.stderr
    assert (out / "ivry-village/index.html").is_file()
    assert (out / "en/ivry-village/index.html").is_file()
    assert (out / "ar/ivry-village/index.html").is_file()


def test_a_second_build_says_that_nothing_changed(cartostory: Run, village: Path) -> None:
    cartostory("build", "--site", village)
    before = files(village / "output")
    told = cartostory("build", "--site", village)
    assert told.returncode == 0
    assert "Rien n’a changé" in told.stdout
    assert files(village / "output") == before


def test_errors_leave_the_output_untouched_and_end_with_1(cartostory: Run, village: Path) -> None:
    cartostory("build", "--site", village)
    before = files(village / "output")
    story = village / "content/partnerships/ivry-village/story.md"
    story.write_text(story.read_text("utf-8").replace("fit=", "fit=").replace("place=puits", "place=puit"), "utf-8")
    told = cartostory("build", "--site", village)
    assert told.returncode == 1
    assert "unknown-place" in told.stderr
    assert re.search(r"story\.md:\d+:\d+", told.stderr)
    assert "puits" in told.stderr
    assert files(village / "output") == before


def test_keep_going_publishes_what_there_is_and_still_ends_with_1(cartostory: Run, village: Path) -> None:
    event = village / "content/events/mapathon.md"
    event.write_text(event.read_text("utf-8").replace("start: 2026", "start: en 2026"), "utf-8")
    told = cartostory("build", "--site", village, "--keep-going")
    assert told.returncode == 1
    assert "wrong-value" in told.stderr
    assert (village / "output/index.html").is_file()
    assert not (village / "output/programme").exists()


def test_strict_lets_warnings_stop_the_build(cartostory: Run, village: Path) -> None:
    config = village / "config.yaml"
    config.write_text(re.sub(r"publisher:.*\n", "", config.read_text("utf-8")), "utf-8")
    assert cartostory("build", "--site", village).returncode == 0
    assert cartostory("build", "--site", village, "--strict", "--output", village / "strict").returncode == 1
    assert not (village / "strict").exists()


def test_problems_as_json_lines(cartostory: Run) -> None:
    told = cartostory("check", "--site", BROKEN / "everything-at-once", "--format", "json")
    assert told.returncode == 1
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(found) > 5
    for problem in found:
        assert {"code", "severity", "file", "line", "column", "message", "hint"} <= set(problem)


@pytest.mark.parametrize("site", sorted(BROKEN.iterdir()), ids=lambda site: site.name)
def test_no_broken_site_ever_shows_a_traceback(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ended = run(["check", "--site", str(site)])  # in this process: eighty programs would take a minute to start
    told, warned = capfd.readouterr()
    assert ended in {0, 1}
    assert "Traceback" not in told + warned
    assert warned.strip()


def test_everything_at_once_is_told_and_nothing_is_published(cartostory: Run, tmp_path: Path) -> None:
    site = shutil.copytree(BROKEN / "everything-at-once", tmp_path / "site")
    told = cartostory("build", "--site", site)
    assert told.returncode == 1
    assert not (site / "output").exists()
    for code in ("yaml-broken", "not-utf-8", "unknown-key", "dead-link", "missing-image", "wrong-chapter-attribute"):
        assert code in told.stderr


def test_the_report_is_plain_away_from_a_terminal(cartostory: Run) -> None:
    assert "\x1b[" not in cartostory("check", "--site", BROKEN / "everything-at-once").stderr


def test_messages_follow_the_site_then_the_environment(cartostory: Run, village: Path) -> None:
    config = village / "config.yaml"
    assert "mots des pages" in cartostory("check", "--site", village).stdout
    assert "words of the pages" in cartostory("check", "--site", village, LANG="en_GB.UTF-8").stdout
    config.write_text(config.read_text("utf-8") + "language: en\n", "utf-8")
    assert "words of the pages" in cartostory("check", "--site", village, LANG="fr_FR.UTF-8").stdout
    assert "mots des pages" in cartostory("--lang", "fr", "check", "--site", village).stdout


def test_the_output_folder_of_somebody_else_is_refused(cartostory: Run, village: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.odt").write_text("dear")
    told = cartostory("build", "--site", village, "--output", tmp_path / "letters")
    assert told.returncode == 2
    assert files(tmp_path / "letters") == {"dear.odt": b"dear"}


def test_clean_leaves_the_site_as_it_was(cartostory: Run, forgotten: Path) -> None:
    before = files(forgotten)
    cartostory("build", "--site", forgotten)
    assert cartostory("clean", "--site", forgotten).returncode == 0
    links = Path("content/links.yaml")  # what is printed stays: the town keeps it with its texts
    assert {name: data for name, data in files(forgotten).items() if Path(name) != links} == before


def test_a_new_site_builds_at_once(cartostory: Run, tmp_path: Path) -> None:
    made = cartostory("new", tmp_path / "mon-site")
    assert made.returncode == 0, made.stderr
    assert cartostory("new", "story", "ivry-kaya", "--site", tmp_path / "mon-site").returncode == 0
    assert (tmp_path / "mon-site/content/partnerships/ivry-kaya/story.md").is_file()
    built = cartostory("build", "--site", tmp_path / "mon-site")
    assert built.returncode == 0, built.stderr
    assert "layer-not-in-view" not in built.stderr  # the first map that a writer sees shows both towns
    assert re.search(r"^Brouillons, .*: ivry-kaya\.", built.stdout, re.MULTILINE)


def test_a_draft_is_not_taken_for_a_story_without_errors(cartostory: Run, village: Path) -> None:
    story = village / "content/partnerships/ivry-village/story.md"
    story.write_text(story.read_text("utf-8").replace("title:", "draft: true\ntitle:", 1), "utf-8")
    assert re.search(r"^Brouillons, .*: ivry-village\.", cartostory("check", "--site", village).stdout, re.MULTILINE)
    assert "Brouillons" not in cartostory("check", "--drafts", "--site", village).stdout


def test_a_fault_of_ours_ends_with_3_and_a_log(process: Run, village: Path, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"  # breaks the program from outside, as a bad disk or a bad install would
    broken.write_text(
        "import cartostory.load.site as site\ndef load(*_):\n    raise ZeroDivisionError('fault')\nsite.load = load\n"
    )
    told = process("build", "--site", village, cwd=tmp_path, PYTHONPATH=f"{tmp_path}:{Path(__file__).parents[2]}")
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    log = village / ".cartostory/crash.log"
    assert "ZeroDivisionError" in log.read_text()

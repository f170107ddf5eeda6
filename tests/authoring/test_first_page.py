"""The guide's page of one screen: whoever types what it says has a site, and the map goes where the chapter says."""

import re
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cartostory.load.site import load
from tests.program import in_this_process

PAGE = (Path(__file__).parent.parent.parent / "docs" / "guide" / "une-page.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sh|md)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
(FILE,) = re.findall(r"`(content/\S+\.md)`", PAGE)
MOST_LINES, MOST_WORDS = 50, 300
"""What a screen shows at once."""


def serve(site: Path, words: list[str]) -> None:
    """Serve until the terminal says where, then stop as Ctrl-C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cartostory", *words, "--port", str(port), "--jobs", "1"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1], lines
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert f"http://127.0.0.1:{port}/\n" in lines
    assert (process.returncode, "Traceback" in errors) == (0, False)


def test_whoever_types_what_the_page_says_has_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent.parent))
    here = tmp_path
    for kind, text in BLOCKS:
        if kind == "md":
            assert (here / FILE).is_file(), "the command before made it"
            (here / FILE).write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            program, *words = shlex.split(line)
            if program == "cd":
                here /= words[0]
            elif words == ["serve"]:
                serve(here, words)
            else:
                assert program == "cartostory"
                done = in_this_process(*words, cwd=here)
                assert done.returncode == 0, (line, done.stderr)
    story = Path(FILE).parent.name
    assert (here / "output" / story / "index.html").is_file()
    assert (here / "output" / story / "maps" / "1.svg").is_file()
    assert [one.code for one in load(here)[1]] == []


def test_the_story_is_ten_lines_and_the_page_one_screen() -> None:
    (story,) = [text for kind, text in BLOCKS if kind == "md"]
    assert len([line for line in story.splitlines() if line.strip()]) == 10
    assert len([line for line in PAGE.splitlines() if line.strip()]) <= MOST_LINES
    assert len(PAGE.split()) <= MOST_WORDS

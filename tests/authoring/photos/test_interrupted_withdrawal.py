"""A withdrawal that is killed after any of its changes is finished by whatever command runs next."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interrupted import quick_folder
from tests.results import record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork"),
]


def test_whatever_command_comes_next_nothing_holds_the_picture(root: Path) -> None:
    with quick_folder() as folder:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "tests.authoring.photos.withdrawals", str(folder)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            capture_output=True,
            encoding="utf-8",
            timeout=1_500,  # only where it hangs
            check=False,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    whole, *kills = map(json.loads, done.stdout.splitlines())
    assert {Path(path).suffix for path in whole["before"]} >= {".jpg", ".webp", ".html", ".zip"}
    assert whole["left"] == []
    assert len(kills) >= 10
    begun = [kill for kill in kills if kill["is_begun"]]
    assert [kill for kill in kills if not kill["is_begun"] and kill["left"] != whole["before"]] == []
    assert [kill for kill in begun if kill["left"] or not kill["is_clean"]] == []
    record("withdrawal", len(kills), "killed")

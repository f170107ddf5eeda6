"""The program as a writer calls it, away from any terminal."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from cartostory.cli import app

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def in_this_process(*arguments: object, cwd: Path | None = None, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run its command line here, on one processor: the others have tests of theirs."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, {"LANG": "C.UTF-8", "LC_ALL": "", **environ}),
        mock.patch("cartostory.cli.session.default_jobs", return_value=1),
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = app.run([*map(str, arguments)])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def in_a_process(*arguments: object, cwd: Path | None = None, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run it as a writer does, with as many workers as the machine has processors."""
    return subprocess.run(  # noqa: S603 - our own program, on sites of the tests
        [sys.executable, "-m", "cartostory", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "", **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def gone_wrong(done: "subprocess.CompletedProcess[str]") -> str:
    """Say what a run that failed said; nothing where all went well."""
    return f"exit {done.returncode}\n{done.stdout}{done.stderr}" if done.returncode else ""

"""Raise the versions that `make` and CI install: every package pinned, with the hashes of its files.

`make constraints` runs this. `constraints.txt` holds what the program needs, `constraints-dev.txt` what its tests need
too; for every system and every Python that the project supports. uv resolves them; it is installed for that alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {"constraints.txt": (), "constraints-dev.txt": ("--extra", "dev")}
OLDEST = "3.11"
HEAD = "# Made by “make constraints” from pyproject.toml; change nothing here by hand.\n"


def main() -> int:
    """Write both files anew; 0 when that is done."""
    for name, extra in FILES.items():
        command = [
            sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *extra, "--universal", "--upgrade",
            "--generate-hashes", "--python-version", OLDEST, "--no-header", "--no-annotate", "--quiet",
            "--no-emit-index-url", "--no-emit-find-links", "--output-file", name,
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, env=_environment(), check=False)  # noqa: S603 - our own command
        if done.returncode:
            return done.returncode
        file = ROOT / name
        file.write_text(HEAD + file.read_text(encoding="utf-8"), encoding="utf-8")
    return 0


def _environment() -> dict[str, str]:
    """Give uv the index that pip is set to ask, where one is set: it does not read pip's settings."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own pip
    index = os.environ.get("PIP_INDEX_URL") or found.stdout.strip()
    return {**os.environ, **({"UV_DEFAULT_INDEX": index} if index else {})}


if __name__ == "__main__":
    sys.exit(main())

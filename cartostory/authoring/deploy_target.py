"""A target -> a line below `deploy:` in `config.yaml`; every other byte of the file stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.load.config_file import FILE
from cartostory.load.yaml import faults, read

_DEPLOY = re.compile(r"^deploy:[ \t]*(?:#[^\n]*)?$", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def add_target(root: Path, name: str, address: str) -> None:
    """Write a target. Raises `CannotEditError` where the file is broken, or writes its targets in braces; `OSError`."""
    source = read_source(root / FILE)
    document, broken = read(source.text, FILE)
    if faults(broken) or not _NAME.fullmatch(name):
        raise CannotEditError(FILE)
    line = f"  {name}: {{to: {json.dumps(address, ensure_ascii=False)}}}"
    if "deploy" not in document.entries():
        text = source.text if not source.text or source.text.endswith("\n") else f"{source.text}\n"
        write_source(root / FILE, source.with_text(f"{text}deploy:\n{line}\n"))
        return
    found = _DEPLOY.search(source.text)
    if found is None:
        raise CannotEditError(FILE)
    write_source(root / FILE, source.with_text(f"{source.text[: found.end()]}\n{line}{source.text[found.end() :]}"))

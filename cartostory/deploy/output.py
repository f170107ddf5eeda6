"""`output/` -> the files that travel, each with its hash and its length."""

from __future__ import annotations

from pathlib import Path

from cartostory.build.write import read_manifest
from cartostory.deploy.incoming import Sources
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.transport import HostError, Reason


def built_files(output: Path) -> tuple[dict[str, Sealed], Sources]:
    """Give the files of a build and where they are: those of its manifest, and nothing else that lies there.

    Raises `HostError` where one is missing.
    """
    files, sources = {}, {}
    for path, digest in sorted((read_manifest(output) or {}).items()):
        source = output / path
        if source.is_symlink() or not source.is_file():
            raise HostError(Reason.LOCAL_CHANGED, path)
        files[path] = Sealed(digest, source.stat().st_size)
        sources[path] = source
    return files, sources

"""`output/` -> the files that travel, each with its hash and its length."""

from __future__ import annotations

from pathlib import Path

from cartostory.build.write import read_manifest
from cartostory.deploy.incoming import Sources, digest_of
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.transport import HostError, Reason

_SHA_256 = 64
"""Digits of a hash; what the build took from its cache it lists by shorter names, which say nothing of the bytes."""


def built_files(output: Path) -> tuple[dict[str, Sealed], Sources]:
    """Give the files of a build and where they are: those of its manifest, and nothing else that lies there.

    Raises `HostError` where one is missing, or is not what the build wrote.
    """
    files, sources = {}, {}
    for path, listed in sorted((read_manifest(output) or {}).items()):
        source = output / path
        digest = "" if source.is_symlink() else digest_of(source)
        if not digest or (len(listed) == _SHA_256 and listed != digest):
            raise HostError(Reason.LOCAL_CHANGED, path)
        files[path] = Sealed(digest, source.stat().st_size)
        sources[path] = source
    return files, sources

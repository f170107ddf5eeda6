"""The door to a build: what makes a site is imported only where something changed since the last one."""

from __future__ import annotations

from cartostory.build import fingerprint
from cartostory.build.options import Options
from cartostory.build.outcome import Built


def build_site(options: Options) -> Built:
    """Build a site, unless it is as the last build left it and `anew` does not ask for more.

    Raises `write.NotOurFolderError` where the output folder is somebody else's.
    """
    current = fingerprint.current(options)
    if current:
        return current
    from cartostory.build.pipeline import build  # noqa: PLC0415 - half a second that an unchanged site need not pay

    return build(options)

"""What is on the host + what shall be there -> what has to be done. Pure: neither network nor disk nor clock."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cartostory.deploy.manifest import HostManifest, KeptFile, Sealed
from cartostory.deploy.stages import Stage, may_stay, stage_of


@dataclass(frozen=True, slots=True)
class Changes:
    """What a deployment does: paths by what becomes of them, each sorted.

    `staying` are files that left the site and are still needed by open pages; `gone` are removed at the end.
    """

    added: Mapping[str, Sealed]
    replaced: Mapping[str, Sealed]
    unchanged: Mapping[str, Sealed]
    staying: Mapping[str, KeptFile]
    gone: Mapping[str, Sealed]

    @property
    def sent(self) -> Mapping[str, Sealed]:
        """Give what travels."""
        return {**self.added, **self.replaced}

    @property
    def is_empty(self) -> bool:
        """Tell whether the host is as it shall be."""
        return not (self.added or self.replaced or self.gone)

    def stages(self) -> Iterator[tuple[str, ...]]:
        """Give the paths that take their places together, in the order in which they do."""
        for stage in Stage:
            paths = tuple(sorted(path for path in self.sent if stage_of(path) is stage))
            if paths:
                yield paths


def compare(host: HostManifest, wanted: Mapping[str, Sealed], today: date, days: int) -> Changes:
    """Compare the host with what shall be there. `days`: how long files stay for pages that are open."""
    there, facts = host.ours, host.facts
    staying = dict(_staying(host, wanted, today, days))
    leaving = {path: sealed for path, sealed in there.items() if path not in wanted and path not in staying}
    same = {path for path, sealed in wanted.items() if facts.get(path) == sealed}
    return Changes(
        added=_sorted({path: sealed for path, sealed in wanted.items() if path not in there}),
        replaced=_sorted({path: one for path, one in wanted.items() if path in there and path not in same}),
        unchanged=_sorted({path: wanted[path] for path in same}),
        staying=staying,
        gone=_sorted(leaving),
    )


def _staying(
    host: HostManifest, wanted: Mapping[str, Sealed], today: date, days: int
) -> Iterator[tuple[str, KeptFile]]:
    """Give what stays. A clock that went wrong shortens nothing: a day in the future counts as today."""
    left = {path: KeptFile(sealed, today) for path, sealed in host.files.items() if path not in wanted}
    for path, kept in sorted({**left, **host.kept}.items()):
        since = min(kept.since, today)
        if path not in wanted and may_stay(path) and today < since + timedelta(days=days):
            yield path, KeptFile(kept.sealed, since)


def same_name(path: str) -> str:
    """Give a path as hosts may spell it: names typed on a Mac are the same letters in other bytes (NFC, NFD)."""
    return unicodedata.normalize("NFC", path)


def _sorted(files: Mapping[str, Sealed]) -> dict[str, Sealed]:
    return dict(sorted(files.items()))

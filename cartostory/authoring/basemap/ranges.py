"""Where the wanted parts of a file lie -> few ranges to ask for: parts near each other are asked for together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cartostory.carto.basemap.archive import Span

GAP_BYTES = 32_768
"""So much is fetched in vain rather than asked for apart: a question costs about as long on a common line."""
MOST_BYTES = 2_000_000
"""Of one range, where one part alone is not longer: what is lost at most where the line breaks."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range of a file, and the parts of it that are wanted, in the order in which they lie there."""

    offset: int
    length: int
    parts: tuple[Span, ...]

    def cut(self, data: bytes) -> list[bytes]:
        """Cut the parts out of the range's bytes."""
        return [data[offset - self.offset : offset - self.offset + length] for offset, length in self.parts]


def merged(spans: Iterable[Span]) -> tuple[Range, ...]:
    """Bring wanted parts together into ranges, each part once."""
    return tuple(_range(group) for group in _groups(sorted(set(spans))))


def _groups(spans: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for offset, length in spans:
        if group:
            first, last = group[0], group[-1]
            is_near = offset - (last[0] + last[1]) <= GAP_BYTES
            if not is_near or offset + length - first[0] > MOST_BYTES:
                yield group
                group = []
        group.append((offset, length))
    if group:
        yield group


def _range(group: list[Span]) -> Range:
    start = group[0][0]
    end = max(offset + length for offset, length in group)
    return Range(start, end - start, tuple(group))

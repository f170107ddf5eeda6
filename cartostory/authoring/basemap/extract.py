"""An archive + the wanted tiles -> what is to be fetched of it, and a new archive of just those tiles.

Fetched tiles are kept in a file beside the target, in the order in which they lie in the source. Since that order and
every length are known beforehand, the file's own length says where a fetch that broke off goes on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

from cartostory.authoring.basemap.ranges import Range, merged
from cartostory.carto.basemap.archive import Archive, Span, Tile


@dataclass(frozen=True, slots=True)
class Extract:
    """What is taken out of an archive: where each tile lies there; `identity` names source and tiles, for resuming."""

    spans: Mapping[Tile, Span]
    identity: str

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Give the pieces of the source, each once (many tiles of a sea are one piece), in their order there."""
        return tuple(sorted(set(self.spans.values())))

    @property
    def size_bytes(self) -> int:
        """Give how many bytes of tiles there are."""
        return sum(length for _, length in self.pieces)


def plan_extract(archive: Archive, tiles: Iterable[Tile], source: Sequence[str]) -> Extract:
    """Look up where tiles lie. `source` is what must stay the same for a fetch to go on: address, ETag, size."""
    spans = archive.spans(tiles)
    text = json.dumps([list(source), sorted([*tile, *span] for tile, span in spans.items())])
    return Extract(spans, hashlib.sha256(text.encode()).hexdigest())


class PartFile:
    """The fetched pieces on the disk, whole ones only, until there are all."""

    def __init__(self, target: Path, extract: Extract) -> None:
        """Take up what an earlier fetch of the same pieces left; anything else is thrown away."""
        self.extract = extract
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")
        same = self._read_note() == extract.identity
        self.done = self._whole_pieces(self.path.stat().st_size) if same and self.path.is_file() else 0

    def _read_note(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(note.get("identity", "")) if isinstance(note, dict) else ""

    def _whole_pieces(self, size: int) -> int:
        count = 0
        for _, length in self.extract.pieces:
            if length > size:
                break
            size -= length
            count += 1
        return count

    @property
    def done_bytes(self) -> int:
        """Give how many bytes of whole pieces there are."""
        return sum(length for _, length in self.extract.pieces[: self.done])

    def missing(self) -> tuple[Range, ...]:
        """Give the ranges that are still to be fetched."""
        return merged(self.extract.pieces[self.done :])

    def open(self) -> BufferedRandom:
        """Open the file behind its last whole piece."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._note.write_text(json.dumps({"identity": self.extract.identity}), encoding="utf-8")
        file = self.path.open("r+b" if self.done else "w+b")
        file.truncate(self.done_bytes)
        file.seek(self.done_bytes)
        return file

    def remove(self) -> None:
        """Take the parts away."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def places_in_part(extract: Extract) -> dict[Tile, Span]:
    """Give where each tile lies in the file of fetched pieces."""
    offsets: dict[Span, int] = {}
    end = 0
    for piece in extract.pieces:
        offsets[piece] = end
        end += piece[1]
    return {tile: (offsets[span], span[1]) for tile, span in extract.spans.items()}

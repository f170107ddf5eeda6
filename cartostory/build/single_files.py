"""Stories as one file: the photographs that they may hold, and what became of those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from cartostory.build.tasks import Renditions
from cartostory.model.output import Address, Kind, bytes_of
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.single_file import MOST, WIDEST, Photos, Single

_KB = 1000
_KEPT = ".webp"


def check_singles(ready: PreparedSite, made: Mapping[Address, Single]) -> Iterator[Problem]:
    """Say to what photographs were scaled down, and what had no room at all."""
    for address, found in made.items():
        output = ready.plan.outputs[address]
        span = Span(output.source, 1, 1)
        size, most = -(-len(found.data) // _KB), MOST // _KB
        if len(found.data) > MOST:
            yield problem("single-file-too-heavy", span, page=output.path, weight=size, most=most)
        elif found.left_out:
            yield problem("single-file-without-photos", span, page=output.path, count=found.left_out, most=most)
        elif found.widths and min(found.widths) < WIDEST and _were_wider(ready, address, found):
            narrow, wide = min(found.widths), max(found.widths)
            yield problem("single-file-photos", span, page=output.path, narrow=narrow, wide=wide, weight=size)


def _were_wider(ready: PreparedSite, address: Address, found: Single) -> bool:
    """Tell whether a photograph was scaled down for room, and not because it is small itself."""
    partnership = ready.site.partnership(address.subject)
    widest = [photo.width for photo in partnership.media.photos.values()] if partnership else []
    return sum(width >= WIDEST for width in widest) > sum(width >= WIDEST for width in found.widths)


def photos_by_path(ready: PreparedSite, developed: Mapping[str, Renditions]) -> Iterator[tuple[str, Photos]]:
    """Give the sizes of every photograph that a single file may hold, by the path of its own file."""
    for address, output in ready.plan.outputs.items():
        if address.kind is Kind.PHOTO and address.subject in developed:
            parts = developed[address.subject].parts
            yield (
                output.path,
                {
                    int(part.removesuffix(_KEPT)): partial(bytes_of, parts[part])
                    for part in parts
                    if part.endswith(_KEPT)
                },
            )

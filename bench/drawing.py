"""`python -m bench.drawing TIMES FOLDER`: how long single map pictures take, and what they weigh; one JSON object.

Each picture of the demonstration is drawn several times in one process, after one round that fills what a worker
remembers; the fastest run of each counts, since other programs only ever add to it. The first round is told too:
a build draws each picture once, and remembers what its languages share. Then a town of 15,000 features, and maps on a
ground.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench.ground import of_ground
from bench.town import FEATURES, write_town
from cartostory.build.plan import plan_site
from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from cartostory.carto.view import features
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.carto.view.site_maps import pictures
from cartostory.load.site import load
from cartostory.model import Layer
from cartostory.model.output import OPENING, PHONE, Address
from cartostory.model.transfer_size import gzipped_bytes
from tools.gallery import layer_of, picture_of, style_of

ROOT = Path(__file__).parent.parent
Figures = dict[str, dict[str, float]]
_SHEET = (960, 720)


def fastest(times: int, work: Callable[[], object]) -> float:
    """Give the seconds of processor that the fastest of some runs took."""
    found = []
    for _ in range(times):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def group_of(address: Address, picture: Picture) -> str:
    """Name the group in which a picture's figures are told."""
    if not address.subject:
        return "the home page’s map"
    if address.part.removesuffix(PHONE) == OPENING:
        return "an opening’s globe"
    kind = "" if picture.kind is PictureKind.MAP else f" ({picture.kind})"
    return f"a chapter’s map{kind}" + (" on phones" if address.part.endswith(PHONE) else "")


def demonstration(times: int) -> Figures:
    """Measure every picture of the demonstration; give medians by group, and over all chapters."""
    style = style_of(ROOT)
    site, _ = load(ROOT)
    every = list(pictures(site, plan_site(site, {})[0]).items())
    started = time.process_time()
    for _, picture in every:
        draw(picture, style)
    first = (time.process_time() - started) / len(every)
    costs: dict[str, list[tuple[float, int]]] = {}
    for address, picture in every:
        seconds = fastest(times, lambda picture=picture: draw(picture, style))  # type: ignore[misc]  # mypy cannot type a bound default
        weight = gzipped_bytes(draw(picture, style).svg.encode())
        name = group_of(address, picture)
        for group in (name, *(["every chapter’s picture"] if name.startswith("a chapter") else [])):
            costs.setdefault(group, []).append((seconds, weight))
    anew = {"count": 1, "ms": first * 1000, "kb": 0.0}
    return {
        **{name: _summary(found) for name, found in sorted(costs.items())},
        f"the mean of all {len(every)}, drawn for the first time in one process": anew,
    }


def _summary(found: list[tuple[float, int]]) -> dict[str, float]:
    seconds, weights = zip(*found, strict=True)
    return {"count": len(found), "ms": median(seconds) * 1000, "kb": median(weights) / 1000}


def of_town(folder: Path, times: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Measure a town of 15,000 features: read from its file, and drawn without anything remembered of it."""
    file = write_town(folder / "town.geojson")
    style = style_of(ROOT)
    read = fastest(times, lambda: _layer(folder, file))
    picture = picture_of(_layer(folder, file), _SHEET)
    if picture is None:
        raise LookupError(file)
    drawn = fastest(times, lambda: _anew(picture, style))
    weight = gzipped_bytes(draw(picture, style).svg.encode())
    yield f"a town of {FEATURES:,} features, read", {"count": 1, "ms": read * 1000, "kb": 0}
    yield f"a town of {FEATURES:,} features, drawn", {"count": 1, "ms": drawn * 1000, "kb": weight / 1000}


def _layer(folder: Path, file: Path) -> Layer:
    found = layer_of(folder, file)
    if found is None:
        raise LookupError(file)
    return found


def _anew(picture: Picture, style: Style) -> None:
    features.forget()
    draw(picture, style)


def main(times: int, folder: Path) -> int:
    """Print the figures."""
    figures = {**demonstration(times), **dict(of_town(folder, times)), **dict(of_ground(style_of(ROOT), times))}
    print(json.dumps(figures, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))

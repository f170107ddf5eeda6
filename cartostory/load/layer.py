"""A layer as the front matter declares it -> `Layer`, from its file: GeoJSON (RFC 7946), or another format."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cartostory.load.geojson.features import Findings, features
from cartostory.load.geojson.format import crs_name, is_wgs84, other_format
from cartostory.load.geojson.text import parse
from cartostory.load.values import moment
from cartostory.load.vector.old_geojson import in_wgs84
from cartostory.load.vector.outcome import LayerChoice, VectorError
from cartostory.load.vector.read import kind_of, read_layer
from cartostory.media.files import inside, read
from cartostory.model import Feature, Layer, Precision
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Problem, Ref, Span, problem

_TIMESTAMP = re.compile(rb'"timestamp(?:_osm_base)?"\s*:\s*"(?P<day>\d{4}-\d{2}-\d{2})')
_HEAD_BYTES = 4_000


@dataclass(frozen=True, slots=True)
class DeclaredLayer:
    """A layer as declared. `file` is the name as written; `path` the file relative to the site's folder, posix."""

    key: str
    file: Ref
    path: str
    label: str
    span: Span
    symbol: str | None = None
    colour: str | None = None
    source: str = ""
    licence: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    date: tuple[datetime, Precision] | None = None
    layer: Ref | None = None
    crs: Ref | None = None


_LARGEST_BYTES = 200_000_000
_ASKED = frozenset({"layer-several", "layer-crs-unknown"})
"""Problems that a key beside `file:` answers."""


def load_layer(root: Path, layer: DeclaredLayer) -> tuple[Layer | None, tuple[Problem, ...]]:
    """Read a layer's file and repair what is certain. Never raises for content; None where nothing is left.

    A missing file is reported where the front matter names it, everything else in the file itself.
    """
    try:
        data = read(root, layer.path, _LARGEST_BYTES)
    except FileNotFoundError:
        return None, (problem("layer-file-missing", layer.file.span, name=layer.file.name),)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return None, (problem("layer-file-unreadable", layer.file.span, name=layer.file.name, reason=reason),)
    if kind_of(data):
        found, problems, digest = _of_other_format(root, layer, data)
    else:
        found, problems = read_features(data, layer.path, layer.crs.name if layer.crs else "")
        digest = hashlib.sha256(data).hexdigest()
    if not found:
        return None, problems
    return _made(layer, found, digest, layer.date or _own_date(data)), problems


def _of_other_format(
    root: Path, layer: DeclaredLayer, data: bytes
) -> tuple[tuple[Feature, ...], tuple[Problem, ...], str]:
    """Read a file that is no GeoJSON. Its digest is that of what was read: companions of a Shapefile count too."""
    wish = LayerChoice(layer.layer.name if layer.layer else "", layer.crs.name if layer.crs else "")
    try:
        _ask_inside(root, layer.path)
        read_as = read_layer(inside(root, layer.path), data, wish)
    except VectorError as refused:
        return (), (problem(refused.code, _place(layer, refused.code), **refused.values),), ""
    except OSError as error:
        reason = error.strerror or str(error)
        return (), (problem("layer-file-unreadable", layer.file.span, name=layer.file.name, reason=reason),), ""
    value = read_as.collection()
    remarks = tuple(problem(code, _place(layer, code), **values) for code, values in read_as.remarks)
    findings = Findings()
    found = tuple(features(value, findings))
    found, of_features = _judged(found, findings, layer.path)
    return found, (*remarks, *of_features), hashlib.sha256(json.dumps(value).encode()).hexdigest()


def _ask_inside(root: Path, path: str) -> None:
    """Refuse a file whose companion is a link that leads out of the site. Raises `OSError`."""
    file = inside(root, path)
    for beside in file.parent.iterdir():
        if beside.stem.casefold() == file.stem.casefold() and beside.is_symlink():
            inside(root, beside.relative_to(root.resolve()).as_posix())


def _place(layer: DeclaredLayer, code: str) -> Span:
    """Give where the writer can act: at a key of the front matter, or in the file."""
    if code in ("layer-crs-not-known", "layer-crs-contradicts") and layer.crs:
        return layer.crs.span
    if code == "layer-no-such-layer" and layer.layer:
        return layer.layer.span
    return layer.file.span if code in _ASKED else Span(layer.path)


def _own_date(data: bytes) -> tuple[datetime, Precision] | None:
    """Find the day that an export of Overpass gives before its features: `timestamp`, or `timestamp_osm_base`."""
    told = _TIMESTAMP.search(data[:_HEAD_BYTES].partition(b'"features"')[0])
    try:
        return moment(told["day"].decode()) if told else None
    except ValueError:
        return None


def read_features(data: bytes, file: str, crs: str = "") -> tuple[tuple[Feature, ...], tuple[Problem, ...]]:
    """Read the features of a GeoJSON file's bytes, with every problem in them; none where it is something else.

    `crs` is what the writer says of its coordinates; a file in another system than WGS 84 is brought there.
    """
    parsed = parse(data, file)
    problems = list(parsed.problems)
    findings = Findings()
    found: list[Feature] = []
    refused = not parsed.values
    for number, parsed_value in enumerate(parsed.values, start=1):
        foreign = _foreign(parsed_value, file)
        if foreign:
            problems.append(foreign)
            refused = True
            break
        try:
            value, moved = in_wgs84(parsed_value, crs)
        except VectorError as error:
            code = error.code if crs else "layer-other-crs"
            problems.append(problem(code, Span(file), **error.values))
            refused = True
            break
        problems += [problem(code, Span(file), **values) for code, values in moved]
        found.extend(features(value, findings, number))
    if parsed.is_lines and not refused:
        problems.append(problem("layer-one-feature-per-line", Span(file), count=len(parsed.values)))
    if refused:
        return (), (*problems, *_described(findings, file))
    kept, of_features = _judged(tuple(found), findings, file)
    return kept, (*problems, *of_features, *_legacy_crs(parsed.values[0], file))


def _described(findings: Findings, file: str) -> tuple[Problem, ...]:
    return tuple(problem(code, Span(file), **values) for code, values in findings.described())


def _judged(
    found: tuple[Feature, ...], findings: Findings, file: str
) -> tuple[tuple[Feature, ...], tuple[Problem, ...]]:
    """Give the features with what was found in them, and say so where nothing is left to draw and no error says why."""
    described = _described(findings, file)
    is_told = bool(found) or any(map(is_error, described))
    return found, described if is_told else (*described, problem("layer-without-anything-to-draw", Span(file)))


def _foreign(value: object, file: str) -> Problem | None:
    other = other_format(value)
    return problem("layer-other-format", Span(file), format=other) if other else None


def _legacy_crs(value: object, file: str) -> tuple[Problem, ...]:
    crs = crs_name(value) if isinstance(value, Mapping) else None
    return () if crs is None or not is_wgs84(crs) else (problem("layer-legacy-crs", Span(file), name=crs or "–"),)


def _made(
    layer: DeclaredLayer, found: tuple[Feature, ...], digest: str, dated: tuple[datetime, Precision] | None
) -> Layer:
    return Layer(
        key=layer.key,
        file=layer.path,
        label=layer.label,
        span=layer.span,
        features=found,
        digest=digest,
        symbol=layer.symbol,
        colour=layer.colour,
        source=layer.source,
        licence=layer.licence,
        names=layer.names,
        date=dated[0] if dated else None,
        precision=dated[1] if dated else Precision.DAY,
    )

"""A layer as the front matter declares it -> `Layer`, from its GeoJSON file (RFC 7946)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cartostory.load.geojson.features import Findings, features
from cartostory.load.geojson.format import crs_name, is_wgs84, other_format
from cartostory.load.geojson.text import parse
from cartostory.load.values import moment
from cartostory.media.files import read
from cartostory.model import Feature, Layer, Precision
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


_LARGEST_BYTES = 200_000_000


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
    found, problems = read_features(data, layer.path)
    if not found:
        return None, problems
    dated = layer.date or _own_date(data)
    return _made(layer, found, hashlib.sha256(data).hexdigest(), dated), problems


def _own_date(data: bytes) -> tuple[datetime, Precision] | None:
    """Find the day that an export of Overpass gives before its features: `timestamp`, or `timestamp_osm_base`."""
    told = _TIMESTAMP.search(data[:_HEAD_BYTES].partition(b'"features"')[0])
    try:
        return moment(told["day"].decode()) if told else None
    except ValueError:
        return None


def read_features(data: bytes, file: str) -> tuple[tuple[Feature, ...], tuple[Problem, ...]]:
    """Read the features of a GeoJSON file's bytes, with every problem in them; none where it is something else."""
    parsed = parse(data, file)
    problems = list(parsed.problems)
    findings = Findings()
    found: list[Feature] = []
    refused = not parsed.values
    for number, value in enumerate(parsed.values, start=1):
        foreign = _foreign(value, file)
        if foreign:
            problems.append(foreign)
            refused = True
            break
        found.extend(features(value, findings, number))
    if parsed.is_lines and not refused:
        problems.append(problem("layer-one-feature-per-line", Span(file), count=len(parsed.values)))
    problems += [problem(code, Span(file), **values) for code, values in findings.described()]
    if refused:
        return (), tuple(problems)
    if not found:
        problems.append(problem("layer-without-anything-to-draw", Span(file)))
    return tuple(found), (*problems, *_legacy_crs(parsed.values[0], file))


def _foreign(value: object, file: str) -> Problem | None:
    other = other_format(value)
    if other:
        return problem("layer-other-format", Span(file), format=other)
    crs = crs_name(value) if isinstance(value, Mapping) else None
    return problem("layer-other-crs", Span(file), name=crs) if crs and not is_wgs84(crs) else None


def _legacy_crs(value: object, file: str) -> tuple[Problem, ...]:
    crs = crs_name(value) if isinstance(value, Mapping) else None
    return () if crs is None else (problem("layer-legacy-crs", Span(file), name=crs or "–"),)


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

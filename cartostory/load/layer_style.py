"""A layer and what the writer wrote of its look -> the layer as it is shown, its filter applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy
import shapely

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.view.layer_style import text_of
from cartostory.carto.view.written_numbers import number_of, reads_two_ways
from cartostory.load.layer_declaration import CategoriesMatter, LayerMatter, RampMatter
from cartostory.model import Feature, Layer
from cartostory.model.layer_style import Categories, LayerStyle, Popup, Ramp, RampKind
from cartostory.model.spelling import nearest
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, Span, problem

_PRESENT = frozenset({"exists", "existe", "présent", "present"})
_CLASSES = 5
_LIGHT, _DARK = "#f2e3c2", "#7a2e0e"
_MOST_NAMED = 12


@dataclass(slots=True)
class _Reading:
    """One layer while its style is read: the tags of its features, and what is found wrong."""

    layer: Layer
    tags: tuple[Mapping[str, object], ...]
    problems: list[Problem] = field(default_factory=list)

    def has(self, name: str, span: Span) -> bool:
        """Tell whether any feature has a property; report where none does."""
        if any(name in tags for tags in self.tags):
            return True
        known = sorted({key for tags in self.tags for key in tags})
        self.problems.append(
            problem(
                "layer-unknown-property",
                span,
                name=name,
                layer=self.layer.label,
                nearest=nearest(name, known) or "",
                known=", ".join(known[:_MOST_NAMED]),
            )
        )
        return False

    def values(self, name: str) -> set[str]:
        """Give every value of a property, as text."""
        return {text_of(tags[name]) for tags in self.tags if name in tags} - {""}


def with_style(layer: Layer, written: LayerMatter) -> tuple[Layer, tuple[Problem, ...]]:
    """Apply what is written; what cannot be done is reported, and the layer is drawn without it."""
    if not (written.filter or written.label_property or written.popup or written.categories or written.ramp):
        return layer, ()
    reading = _Reading(layer, tuple(tags_of(feature.properties) for feature in layer.features))
    kept = _filtered(reading, written)
    has_label = written.label_property and reading.has(written.label_property, written.at.value("label_property"))
    style = LayerStyle(
        filter=tuple(sorted((name, tuple(values)) for name, values in written.filter.items())),
        label=written.label_property or "" if has_label else "",
        popup=_popup(reading, written) if written.popup else None,
        categories=_categories(reading, written.categories) if written.categories else None,
        ramp=_ramp(reading, written.ramp, layer.colour) if written.ramp else None,
    )
    is_circles = style.ramp and style.ramp.kind is RampKind.CIRCLES
    shown = tuple(map(_at_a_point, kept)) if is_circles else kept
    return replace(layer, features=shown, style=style), tuple(reading.problems)


def _filtered(reading: _Reading, written: LayerMatter) -> tuple[Feature, ...]:
    span = written.at.value("filter")
    wanted = {name: values for name, values in written.filter.items() if reading.has(name, span)}
    kept = tuple(
        feature
        for feature, tags in zip(reading.layer.features, reading.tags, strict=True)
        if all(_passes(tags.get(name), values) for name, values in wanted.items())
    )
    if not kept:
        _report_empty(reading, wanted, span)
        return reading.layer.features
    reading.tags = tuple(tags_of(feature.properties) for feature in kept)
    return kept


def _passes(value: object, wanted: Sequence[str]) -> bool:
    text = text_of(value)
    return text in wanted or bool(text and _PRESENT & set(wanted))


def _report_empty(reading: _Reading, wanted: Mapping[str, Sequence[str]], span: Span) -> None:
    found = sorted({value for name in wanted for value in reading.values(name)})
    asked = [value for values in wanted.values() for value in values if value not in found]
    meant = next(filter(None, (nearest(value, found) for value in asked)), "")
    known = ", ".join(found[:_MOST_NAMED])
    reading.problems.append(
        problem("layer-filter-keeps-nothing", span, layer=reading.layer.label, nearest=meant, known=known)
    )


def _popup(reading: _Reading, written: LayerMatter) -> Popup:
    span = written.at.value("popup")
    told = {name: labels for name, labels in written.popup.items() if reading.has(name, span)}
    return Popup(tuple((name, tuple(labels.items())) for name, labels in told.items()))


def _categories(reading: _Reading, written: CategoriesMatter) -> Categories | None:
    if not reading.has(written.property, written.at.value("property")):
        return None
    known = reading.values(written.property)
    for value in (*written.colours, *written.labels):
        if value not in known:
            span = written.at.value("colours" if value in written.colours else "labels")
            close = nearest(value, sorted(known)) or ""
            names = ", ".join(sorted(known)[:_MOST_NAMED])
            reading.problems.append(
                problem("layer-value-not-there", span, value=value, name=written.property, nearest=close, known=names)
            )
    return Categories(written.property, tuple(written.colours.items()), tuple(written.labels.items()))


def _ramp(reading: _Reading, written: RampMatter, colour: str | None) -> Ramp | None:
    if not reading.has(written.property, written.at.value("property")):
        return None
    numbers = [number_of(tags.get(written.property)) for tags in reading.tags]
    values = sorted(number for number in numbers if number is not None)
    if not values:
        span = written.at.value("property")
        reading.problems.append(problem("ramp-without-numbers", span, name=written.property))
        return None
    if list(written.steps) != sorted(set(written.steps)):
        expected = translatable("numbers that grow, such as [100, 500, 1000]")
        reading.problems.append(problem("wrong-value", written.at.value("steps"), key="steps", expected=expected))
        return None
    _report_texts(reading, written)
    steps = written.steps or _quantiles(values)
    # circles tell the numbers by their size already
    light = colour or _DARK if written.kind is RampKind.CIRCLES else _LIGHT
    colours = tuple(_between(written.colours or (light, colour or _DARK), len(steps) + 1))
    return Ramp(written.property, written.kind, colours, steps)


def _report_texts(reading: _Reading, written: RampMatter) -> None:
    """Name the values that are no numbers, and those that may be two."""
    texts = [tags.get(written.property) for tags in reading.tags]
    no_numbers = [text_of(value) for value in texts if text_of(value) and number_of(value) is None]
    two_ways = [text_of(value) for value in texts if reads_two_ways(value)]
    for code, values in (("ramp-value-no-number", no_numbers), ("ramp-value-two-numbers", two_ways)):
        if values:
            each = tuple(dict.fromkeys(values))
            listed = " · ".join((*each[:_MOST_NAMED], *(["…"] if len(each) > _MOST_NAMED else [])))
            span = written.at.value("property")
            reading.problems.append(problem(code, span, name=written.property, values=listed))


def _quantiles(values: Sequence[float]) -> tuple[float, ...]:
    """Give the ends of classes of about as many features each, in two significant digits."""
    shares = [number / _CLASSES for number in range(1, _CLASSES)]
    found = {float(f"{quantile:.2g}") for quantile in numpy.quantile(values, shares)}
    return tuple(sorted(step for step in found if values[0] < step <= values[-1]))


def _between(colours: Sequence[str], count: int) -> Iterator[str]:
    """Yield as many colours as there are classes, by going from each colour to the next."""
    points = [[int(colour[start : start + 2], 16) for start in (1, 3, 5)] for colour in colours]
    for number in range(count):
        place = number * (len(points) - 1) / max(count - 1, 1)
        index = min(int(place), len(points) - 1)
        one, other = points[index], points[min(index + 1, len(points) - 1)]
        yield _hex(first + (second - first) * (place - index) for first, second in zip(one, other, strict=True))


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _at_a_point(feature: Feature) -> Feature:
    """Give a feature for a circle to stand at: in the middle of its area, or on its line."""
    if not shapely.get_dimensions(feature.geometry):
        return feature
    return replace(feature, geometry=shapely.point_on_surface(feature.geometry))

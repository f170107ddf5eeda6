"""The layers that a chapter shows -> the works among them: how far each is, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.osm.works import ENDS, STARTS, STATUSES, WorkStatus, holds_works, status_of, written_status
from cartostory.carto.view.features import name_of
from cartostory.carto.view.framing import Frame
from cartostory.model import Layer, Partnership
from cartostory.render.credits import layer_label
from cartostory.render.page_context import PageContext
from cartostory.render.views.story import WorksView, WorkView

_UNKNOWN = "unknown"


def works(partnership: Partnership, frame: Frame, sheet: PageContext) -> tuple[WorksView, ...]:
    """Give a table for each visible layer that holds works, in the order of the front matter."""
    shown = (layer for key, layer in partnership.layers.items() if key in frame.layers)
    found = (_works(layer, sheet) for layer in shown)
    return tuple(each for each in found if each.works)


def _works(layer: Layer, sheet: PageContext) -> WorksView:
    tagged = [tags_of(feature.properties) for feature in layer.features]
    told = [tags for tags in tagged if written_status(tags)] if holds_works(tagged) else []
    rows = [_work(tags, layer, sheet) for tags in told]
    order = {status: number for number, status in enumerate((*map(str, STATUSES), _UNKNOWN))}
    counts = tuple((str(status), sum(row.status == status for row in rows)) for status in STATUSES)
    done = dict(counts)[str(WorkStatus.DONE)]
    return WorksView(
        label=layer_label(layer, sheet),
        works=tuple(sorted(rows, key=lambda row: order[row.status])),
        counts=tuple((status, count) for status, count in counts if count),
        done=done,
        progress=_progress(done, len(rows), sheet),
    )


def _progress(done: int, count: int, sheet: PageContext) -> str:
    said = "%(done)s of %(all)s done"  # one sentence in English, two in French: “1 sur 3 terminé, 2 sur 3 terminés”
    return sheet.words.ngettext(said, said, done) % {"done": done, "all": count}


def _work(tags: Mapping[str, object], layer: Layer, sheet: PageContext) -> WorkView:
    """Give a row; a work whose status cannot be read counts as well, in the writer's own word."""
    name = name_of(tags, sheet.language, layer.style.label)
    status = str(status_of(tags) or _UNKNOWN)
    said = sheet.set(written_status(tags)) if status == _UNKNOWN else ""
    return WorkView(sheet.set(name), status, _day(tags, STARTS), _day(tags, ENDS), said)


def _day(tags: Mapping[str, object], keys: tuple[str, ...]) -> date | str:
    """Give a date as far as it is known: a day, or the text that stands there (`2027`, `printemps 2027`)."""
    text = next((str(tags[key]).strip() for key in keys if key in tags), "")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text

"""The layers that a chapter shows -> the works among them: how far each is, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cartostory.carto.features import name_of
from cartostory.carto.framing import Frame
from cartostory.carto.osm_tags import tags_of
from cartostory.carto.works import STATUSES, WorkStatus, status_of
from cartostory.model import Feature, Layer, Partnership
from cartostory.render.layer_label import layer_label
from cartostory.render.sheet import Sheet
from cartostory.render.views import WorksView, WorkView

_STARTS = ("start", "start_date", "debut", "début", "date_debut")
_ENDS = ("end", "end_date", "fin", "date_fin", "date")


def works(partnership: Partnership, frame: Frame, sheet: Sheet) -> tuple[WorksView, ...]:
    """Give a table for each visible layer that holds works, in the order of the front matter."""
    shown = (layer for key, layer in partnership.layers.items() if key in frame.layers)
    found = (_works(layer, sheet) for layer in shown)
    return tuple(each for each in found if each.works)


def _works(layer: Layer, sheet: Sheet) -> WorksView:
    rows = [
        _work(feature, status, layer, sheet)
        for feature in layer.features
        if (status := status_of(tags_of(feature.properties)))
    ]
    order = {str(status): number for number, status in enumerate(STATUSES)}
    counts = tuple((str(status), sum(row.status == status for row in rows)) for status in STATUSES)
    done = dict(counts)[str(WorkStatus.DONE)]
    return WorksView(
        label=layer_label(layer, sheet),
        works=tuple(sorted(rows, key=lambda row: order[row.status])),
        counts=tuple((status, count) for status, count in counts if count),
        done=done,
        progress=_progress(done, len(rows), sheet),
    )


def _progress(done: int, count: int, sheet: Sheet) -> str:
    said = "%(done)s of %(all)s done"  # one sentence in English, two in French: “1 sur 3 terminé, 2 sur 3 terminés”
    return sheet.words.ngettext(said, said, done) % {"done": done, "all": count}


def _work(feature: Feature, status: WorkStatus, layer: Layer, sheet: Sheet) -> WorkView:
    tags = tags_of(feature.properties)
    name = name_of(tags, sheet.language, layer.looks.get("label"))
    return WorkView(sheet.set(name), str(status), _day(tags, _STARTS), _day(tags, _ENDS))


def _day(tags: Mapping[str, object], keys: tuple[str, ...]) -> date | str:
    """Give a date as far as it is known: a day, or the text that stands there (`2027`, `printemps 2027`)."""
    text = next((str(tags[key]).strip() for key in keys if key in tags), "")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text

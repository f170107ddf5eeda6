"""The names in a chapter's attributes lead to places, layers and pictures of the story.

A name that leads nowhere leaves the map as it was in the chapter before, and nobody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cartostory.carto.names import Target, TargetKind, targets
from cartostory.check.country_boxes import COUNTRY_BOXES
from cartostory.check.country_named import country_named
from cartostory.check.target import same_letters
from cartostory.model import Partnership, Site, Story, View
from cartostory.nearest import nearest
from cartostory.problem import Problem, Ref, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find unknown names in `place`, `fit`, `show`, `hide`, `twin`, `compare` and `locate`."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            known = _Known(targets(partnership, story), partnership)
            for view in _own_views(story):
                yield from _view(view, known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What chapters of one story may name."""

    targets: Mapping[str, Target]
    partnership: Partnership

    def of_kind(self, *kinds: TargetKind) -> list[str]:
        return sorted(key for key, target in self.targets.items() if target.kind in kinds)

    def is_picture(self, name: str) -> bool:
        return f"photos/{same_letters(name)}" in self.partnership.files

    def is_withdrawn(self, name: str) -> bool:
        return same_letters(name) in self.partnership.withdrawn


def _own_views(story: Story) -> Iterator[View]:
    """Leave out what a translation takes from the first language, where it is reported already."""
    yield from (chapter.view for chapter in story.chapters if chapter.view.span.file == story.span.file)


def _view(view: View, known: _Known) -> Iterator[Problem]:
    """Judge each name; a picture that was withdrawn is none that is missing."""
    for attribute, ref in (("place", view.place), *(("twin", ref) for ref in view.twin)):
        if ref and not known.is_withdrawn(ref.name):
            yield from _place(attribute, ref, known)
    for ref in (*(view.show or ()), *view.hide):
        yield from _layer(ref, known)
    for ref in view.fit:
        if not known.is_withdrawn(ref.name):
            yield from _extent(ref, known)
    for ref in view.compare:
        if not known.is_withdrawn(ref.name):
            yield from _compared(ref, known)
    if view.locate:
        yield from _located(view.locate, known)


def _place(attribute: str, ref: Ref, known: _Known) -> Iterator[Problem]:
    target = known.targets.get(ref.name)
    if target is None and known.is_picture(ref.name):
        yield problem("photo-not-on-the-map", ref.span, name=ref.name)
    elif target is None:
        yield _unknown("unknown-place", ref, known.of_kind(TargetKind.PLACE, TargetKind.TOWN))
    elif target.kind is TargetKind.LAYER:
        yield problem("layer-as-place", ref.span, name=ref.name, attribute=attribute)
    elif target.point is None:
        yield problem("hidden-place-on-the-map", ref.span, name=ref.name)


def _layer(ref: Ref, known: _Known) -> Iterator[Problem]:
    if ref.name not in known.partnership.layers:
        yield _unknown("unknown-layer", ref, sorted(known.partnership.layers))


def _extent(ref: Ref, known: _Known) -> Iterator[Problem]:
    target = known.targets.get(ref.name)
    if target is None and known.is_picture(ref.name):
        yield problem("photo-not-on-the-map", ref.span, name=ref.name)
    elif target is None:
        yield _unknown("unknown-name", ref, sorted(known.targets))
    elif target.kind is TargetKind.PLACE and target.point is None:
        yield problem("hidden-place-on-the-map", ref.span, name=ref.name)


def _compared(ref: Ref, known: _Known) -> Iterator[Problem]:
    if ref.name not in known.partnership.layers and not known.is_picture(ref.name):
        pictures = [file.removeprefix("photos/") for file in known.partnership.files if file.startswith("photos/")]
        both = sorted([*known.partnership.layers, *(name for name in pictures if not name.endswith(".yaml"))])
        yield _unknown("unknown-comparison", ref, both)


def _located(ref: Ref, known: _Known) -> Iterator[Problem]:
    if ref.name not in COUNTRY_BOXES and ref.name not in known.targets:
        guess = nearest(ref.name, known.targets) or country_named(ref.name)
        yield problem("unknown-location", ref.span, name=ref.name, nearest=guess)


def _unknown(code: str, ref: Ref, known: list[str]) -> Problem:
    guess = nearest(ref.name, known) or ""
    return problem(code, ref.span, name=ref.name, nearest=guess, known=", ".join(known))

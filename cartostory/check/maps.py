"""The names in a chapter's attributes lead to places, layers and pictures of the story.

A name that leads nowhere leaves the map as it was in the chapter before, and nobody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cartostory.carto.basemap.schemas import is_known
from cartostory.carto.svg.icons import icon_names, named
from cartostory.carto.view.names import MapTarget, TargetKind, targets
from cartostory.check.positions import country_named
from cartostory.geo.country_boxes import COUNTRY_BOXES
from cartostory.model import Partnership, Site, Story, ViewRequest
from cartostory.model.photo_uses import find_photo
from cartostory.model.reference import same_letters
from cartostory.model.spelling import fold, nearest
from cartostory.problems.problem import Problem, Ref, Span, problem


def check_names(site: Site, _today: date) -> Iterator[Problem]:
    """Find unknown names in `place`, `fit`, `show`, `hide`, `twin`, `compare` and `locate`."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            known = _Known(targets(partnership, story), partnership)
            for view in _own_views(story):
                yield from _view(view, known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What chapters of one story may name."""

    targets: Mapping[str, MapTarget]
    partnership: Partnership

    def of_kind(self, *kinds: TargetKind) -> list[str]:
        return sorted(key for key, target in self.targets.items() if target.kind in kinds)

    def is_picture(self, name: str) -> bool:
        return f"photos/{same_letters(name)}" in self.partnership.media.files

    def is_settled(self, name: str) -> bool:
        """Tell whether a name stands for what is known to be gone: a withdrawn picture, a layer that was refused."""
        return same_letters(name) in self.partnership.media.withdrawn or name in self.partnership.refused_layers


def _own_views(story: Story) -> Iterator[ViewRequest]:
    """Leave out what a translation takes from the first language, where it is reported already."""
    yield from (chapter.view for chapter in story.chapters if chapter.view.span.file == story.span.file)


def _view(view: ViewRequest, known: _Known) -> Iterator[Problem]:
    """Judge each name; a withdrawn picture is none that is missing, nor is a layer whose file was refused."""
    for attribute, ref in (("place", view.place), *(("twin", ref) for ref in view.twin)):
        if ref and not known.is_settled(ref.name):
            yield from _place(attribute, ref, known)
    for ref in (*(view.show or ()), *view.hide):
        yield from _layer(ref, known)
    for ref in view.fit:
        if not known.is_settled(ref.name):
            yield from _extent(ref, known)
    for ref in view.compare:
        if not known.is_settled(ref.name):
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
    if ref.name not in known.partnership.layers and not known.is_settled(ref.name):
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
        pictures = [
            file.removeprefix("photos/") for file in known.partnership.media.files if file.startswith("photos/")
        ]
        both = sorted([*known.partnership.layers, *(name for name in pictures if not name.endswith(".yaml"))])
        yield _unknown("unknown-comparison", ref, both)


def _located(ref: Ref, known: _Known) -> Iterator[Problem]:
    if ref.name not in COUNTRY_BOXES and ref.name not in known.targets:
        guess = nearest(ref.name, known.targets) or country_named(ref.name)
        yield problem("unknown-location", ref.span, name=ref.name, nearest=guess)


def _unknown(code: str, ref: Ref, known: list[str]) -> Problem:
    guess = nearest(ref.name, known) or ""
    return problem(code, ref.span, name=ref.name, nearest=guess, known=", ".join(known))


def check_comparisons(site: Site, _today: date) -> Iterator[Problem]:
    """Find `compare` that names a layer and a picture.

    Before and after are of one kind: two layers under one camera, or two pictures.
    """
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for chapter in story.chapters:
                names = chapter.view.compare if chapter.view.span.file == story.span.file else ()
                pictures = [ref for ref in names if find_photo(partnership.media.photos, ref.name)]
                if len(pictures) == 1 and any(ref.name in partnership.layers for ref in names):
                    yield problem("mixed-comparison", pictures[0].span, name=pictures[0].name)


def check_shown_layers(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers that no chapter names, where chapters choose their layers by name.

    Every layer is seen somewhere: one that no chapter shows is carried for nothing, or was forgotten.
    """
    for partnership in site.partnerships:
        shown = _shown(partnership)
        if shown is not None:
            for key, layer in partnership.layers.items():
                if key not in shown | _needed(partnership):
                    yield problem("layer-never-shown", layer.span, name=key)


def _needed(partnership: Partnership) -> set[str]:
    """Give the layers of which the blank squares of others are made."""
    return {name for layer in partnership.layers.values() for name in layer.style.blanks}


def _shown(partnership: Partnership) -> set[str] | None:
    """Give the layers that chapters name; None where no chapter chooses, since all are shown then."""
    views = [chapter.view for story in partnership.stories.values() for chapter in story.chapters]
    if all(view.show is None for view in views):
        return None
    return {ref.name for view in views for ref in (*(view.show or ()), *view.compare)}


_SURE = 0.75  # likeness (`nearest`): “ecole” is not a misspelt “people”
_FRENCH = {
    "arbre": "tree",
    "bibliotheque": "library",
    "culte": "worship",
    "drapeau": "flag",
    "ecole": "school",
    "etoile": "star",
    "gare": "station",
    "gens": "people",
    "lieu-de-culte": "worship",
    "mairie": "town-hall",
    "marche": "market",
    "point-d-eau": "water-point",
    "puits": "water-point",
    "sante": "health",
    "solaire": "solar",
}
"""What a writer of French calls the signs, without accents."""


def check_symbols(site: Site, _today: date) -> Iterator[Problem]:
    """Find signs that nothing draws.

    A layer's sign is one that the map can draw: an unknown one would leave bare dots, without a word.
    """
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.symbol and not named(layer.symbol):
                known = [name for name in icon_names() if not name.startswith("work-")]
                guess = _FRENCH.get(fold(layer.symbol)) or nearest(layer.symbol, known, _SURE) or ""
                said = ", ".join(known)
                yield problem("unknown-symbol", layer.span, name=layer.symbol, known=said, nearest=guess)


def check_town_map(site: Site, _: date) -> Iterator[Problem]:
    """Check the site's ground; files that cannot be read are reported when they are loaded."""
    found = site.town_map
    if found is None:
        return
    ref = site.config.basemap or Ref(found.path, Span(found.path))
    if not found.attribution:
        yield problem("town-map-without-attribution", ref.span, path=ref.name)
    if not is_known(found.layers):
        yield problem("town-map-unknown-layers", ref.span, path=ref.name, layers=", ".join(found.layers[:12]) or "–")


def check_twins(site: Site, _today: date) -> Iterator[Problem]:
    """Find `twin` and `compare` that name one thing twice.

    Twin maps and comparisons show two different things: the same one twice says nothing.
    """
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for chapter in story.chapters:
                for attribute, names in (("twin", chapter.view.twin), ("compare", chapter.view.compare)):
                    if len(names) > 1 and len({ref.name for ref in names}) == 1:
                        yield problem("same-name-twice", names[1].span, attribute=attribute, name=names[1].name)

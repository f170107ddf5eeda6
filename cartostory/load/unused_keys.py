"""Keys that are known and do nothing where they stand: what a writer expects of them would be missed without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cartostory.load.layer_declaration import LayerMatter
from cartostory.load.yaml import Mark
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, problem

_OF_SQUARES = ("cell", "within")
_NOT_OF_SQUARES = (
    *("file", "symbol", "colour", "date"),
    *("filter", "label_property", "popup", "categories", "ramp"),
)
_NO_BLANKS = translatable("it belongs to a layer that is made with “blanks”")
_BLANKS = translatable("a layer that is made with “blanks” is hatched squares, always alike")
_CATEGORIES = translatable("the colours of “categories” are shown, and a feature has one colour")
_TRANSLATED = translatable(
    "layers are declared in the story’s first language; their names in others stand there, under “names”"
)


def unused_in_layer(written: LayerMatter) -> Iterator[Problem]:
    """Find the keys of a layer that another key of it leaves without effect."""
    yield from _unused(written.at, *((_NOT_OF_SQUARES, _BLANKS) if written.blanks else (_OF_SQUARES, _NO_BLANKS)))
    if written.categories and not written.blanks:
        yield from _unused(written.at, ("ramp",), _CATEGORIES)


def unused_in_translation(at: Mark) -> Iterator[Problem]:
    """Find layers that are declared in a translation: nothing reads them."""
    yield from _unused(at, ("layers",), _TRANSLATED)


def _unused(at: Mark, keys: Iterable[str], reason: str) -> Iterator[Problem]:
    for key in keys:
        if key in at.keys:
            yield problem("key-without-effect", at.keys[key], key=key, reason=reason)

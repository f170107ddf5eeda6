"""What a writer writes of a document for paper (`map A3 1:10000`) -> `Paper`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from cartostory.model import PAPER_OFFERED, Paper, PaperKind
from cartostory.model.paper import UPRIGHT
from cartostory.problems.catalogue.entry import translatable

_KINDS = {
    **{kind.value: kind for kind in PaperKind},
    "livret": PaperKind.BOOKLET,
    "carte": PaperKind.MAP,
    "panneau": PaperKind.PANEL,
    "affiche": PaperKind.POSTER,
    "fiche": PaperKind.METHOD,
}
_TURNS = {"landscape": True, "paysage": True, "portrait": False}
SIZES_OFFERED = translatable("a size of this kind (booklet: A4; map: A0 to A4; panel: A1 to A3; poster: A1 to A4)")
_SCALE = re.compile(r"1[:/](\d{3,9})")
SMALLEST_SCALE, LARGEST_SCALE = 500, 100_000_000
"""Denominators: nothing is mapped finer than 1:500, and the world fits on a sheet at 1:100 000 000."""


def scale_of(text: str) -> int:
    """Read `1:10000`. Raises `ValueError`, with the words for a writer."""
    found = _SCALE.fullmatch(re.sub(r"[\s\u00a0\u202f_.]", "", text))
    if not found or not SMALLEST_SCALE <= int(found[1]) <= LARGEST_SCALE:
        raise ValueError(translatable("a scale from 1:500 to 1:100000000, such as 1:10000"))
    return int(found[1])


def paper_of(text: str) -> Paper:
    """Read a kind, then a size, landscape or portrait, a scale. Raises `ValueError`, with the words for a writer."""
    first, *rest = text.split() or [""]
    kind = _KINDS.get(first.casefold())
    if kind is None:
        raise ValueError(translatable("booklet, map, panel or poster, then a size and a scale: map A3 1:10000"))
    size, landscape, scale = PAPER_OFFERED[kind][0], None, None
    for word in rest:
        if word.upper() in PAPER_OFFERED[kind]:
            size = word.upper()
        elif word.casefold() in _TURNS and kind not in UPRIGHT:
            landscape = _TURNS[word.casefold()]
        elif word.startswith("1") and kind is PaperKind.MAP:
            scale = scale_of(word)
        else:
            raise ValueError(SIZES_OFFERED)
    return Paper(kind, size, landscape, scale)


def _asked(value: object) -> object:
    return paper_of(str(value))


def _list(value: object) -> object:
    return [value] if isinstance(value, str) else value


PaperAsked = Annotated[Paper, BeforeValidator(_asked)]
Papers = Annotated[tuple[PaperAsked, ...], BeforeValidator(_list)]

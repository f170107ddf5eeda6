"""A layer's sign is one that the map can draw: an unknown one would leave bare dots, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.carto.icons import named, names
from cartostory.model import Site
from cartostory.nearest import fold, nearest
from cartostory.problem import Problem, problem

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


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find signs that nothing draws."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.symbol and not named(layer.symbol):
                known = [name for name in names() if not name.startswith("work-")]
                guess = _FRENCH.get(fold(layer.symbol)) or nearest(layer.symbol, known, _SURE) or ""
                said = ", ".join(known)
                yield problem("unknown-symbol", layer.span, name=layer.symbol, known=said, nearest=guess)

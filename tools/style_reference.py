"""Make the page of `docs/reference/` on what a map style may use, from the tables that the drawing code reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from cartostory.carto.style.operators.table import OPERATORS
from cartostory.carto.style.spec import LAYOUT, NOT_DRAWN, PAINT, SOURCES, Property, ValueKind
from cartostory.carto.svg.icons import TOWN, icon_names

Table = Callable[[tuple[str, ...], Iterable[tuple[str, ...]]], Iterator[str]]

_SOURCES = {
    "land": "les terres",
    "own": "les pays de l’histoire",
    "coast": "les côtes",
    "lakes": "les lacs",
    "rivers": "les fleuves et les rivières ; dès le zoom 6 : `rank` (0 : les plus grands), `name`",
    "limits": "les limites à l’intérieur des pays (régions, provinces), dès le zoom 6 : `from`, le zoom qui les montre",
    "borders": "les frontières ; `disputed` dit celles qui sont contestées",
    "graticule": "les méridiens et les parallèles",
    "countries": "les noms des pays : `name`, `own`, `rank`, `from`",
    "towns": "les villes : `name`, `population`, `rank` (1 : capitale ou million d’habitants, 2 : cent mille, 3)"
    " et, où une ville compte pour plus que sa population (capitales, pays de l’histoire), `weight`",
    "basemap": "le fond des cartes de près, dès le zoom 9 : `shape`, `kind`, `class`, `rank`, `name`",
    "story": "chaque couche : `shape`, `kind`, `class`, `rank`, `level`, `name`, `symbol`, `tint`, `mark`…",
}
_KINDS = {
    ValueKind.NUMBER: "nombre",
    ValueKind.COLOUR: "couleur",
    ValueKind.BOOLEAN: "`true` ou `false`",
    ValueKind.TEXT: "texte",
    ValueKind.CHOICE: "un mot parmi {choices}",
    ValueKind.IMAGE: "une image parmi {choices}",
    ValueKind.NUMBERS: "liste de nombres",
    ValueKind.TEXTS: "liste de textes",
    ValueKind.CHOICES: "liste de mots parmi {choices}",
}
_MANY = 12


def lines(table: Table) -> Iterator[str]:
    """Give the lines of the page; `table` writes a table of Markdown."""
    yield from ("# Le style des cartes", "")
    yield "`map/style.json` d’un thème, ou `themes/map/style.json` de votre site, dessine toutes les cartes : images,"
    yield "carte animée et papier. Il suit la spécification de style de MapLibre (version 8) ; cette page dit ce qui en"
    yield "est pris en charge. Le reste est signalé, avec son chemin dans le fichier, et aucune carte ne s’en sert."
    yield from ("", "Un style n’apporte ni sources, ni polices, ni images : le programme les fournit.", "")
    yield from ("## Les sources", "")
    yield from table(("`source`", "Ce qu’elle contient"), [(f"`{name}`", _SOURCES[name]) for name in SOURCES])
    for kind in PAINT:
        yield from ("", f"## Les couches `{kind}`", "")
        rows = [
            (f"`{part}`", f"`{name}`", _values(one), _default(one.default), "oui" if one.by_feature else "")
            for part, known in (("layout", LAYOUT[kind]), ("paint", PAINT[kind]))
            for name, one in known.items()
        ]
        yield from table(("Où", "Propriété", "Valeur", "Sans elle", "Selon l’objet"), rows)
        undrawn = ", ".join(f"`{name}`" for name in NOT_DRAWN[kind])
        yield from ("", f"Ne se dessinent pas, et n’acceptent que leur valeur par défaut : {undrawn}.")
    yield from ("", "Chaque couche prend aussi `id`, `minzoom`, `maxzoom`, `filter` et `metadata`.", "")
    yield from ("## Les expressions", "", "Les filtres et les valeurs peuvent employer :", "")
    yield ", ".join(f"`{name}`" for name in OPERATORS) + "."
    yield from (
        "",
        "`interpolate` connaît `linear` et `exponential`. `zoom` ne se demande, hors des filtres, que comme",
    )
    yield "entrée d’un seul `step` ou `interpolate`, le plus extérieur. Les anciens filtres se lisent aussi."
    yield from ("", "## Les pictogrammes", "", ", ".join(f"`{name}`" for name in (TOWN, *icon_names())) + ".")


def _values(one: Property) -> str:
    few = one.choices if len(one.choices) < _MANY else ()
    choices = ", ".join(f"`{name}`" for name in few) or "les pictogrammes ci-dessous"
    least = f", au moins {one.least:g}" if one.least > float("-inf") else ""
    most = f", au plus {one.most:g}" if one.most < float("inf") else ""
    return _KINDS[one.kind].format(choices=choices) + (f", {one.count} en tout" if one.count else "") + least + most


def _default(value: object) -> str:
    return f"`{json.dumps(value)}`" if value is not None else ""

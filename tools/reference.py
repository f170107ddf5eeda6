"""Make `docs/reference/` from the code, in French, for those who write.

`python tools/reference.py` writes the pages; a test holds that they are up to date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cartostory.cli.app import cartostory
from cartostory.cli.help import spoken
from cartostory.cli.options import DAY_VARIABLE
from cartostory.load.config import ConfigMatter
from cartostory.load.event import EventMatter
from cartostory.load.method import MethodMatter
from cartostory.load.page import PageMatter
from cartostory.load.rights import RecordingMatter, RightsMatter
from cartostory.load.short_links import ShortLinkMatter
from cartostory.load.story import StoryMatter
from cartostory.load.values import Metres
from cartostory.load.view import ATTRIBUTES
from cartostory.load.wall import WallMatter
from cartostory.model import Paper
from cartostory.model.deploy_target import HostAddress
from cartostory.problems.catalogue import (
    attachment,
    basemap,
    content,
    deploy,
    layer,
    layer_file,
    machines,
    map_note,
    paper,
    photo,
    photo_file,
    programme,
    recording,
    short_link,
    site,
    story,
    theme,
    town_map,
)
from cartostory.problems.catalogue.entry import Entry
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Severity
from tools import style_reference

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
SAY = Messages("fr").gettext

_MADE = "<!-- Page faite à partir du code par tools/reference.py : ne la modifiez pas à la main. -->"
_SUBJECTS = (
    ("Le site et ses réglages", site),
    ("L’écriture d’une histoire", story),
    ("Noms, liens, fichiers, positions", content),
    ("Le programme et le mur", programme),
    ("Les fichiers des photographies", photo_file),
    ("Les photographies et leurs droits", photo),
    ("Les voix et les films", recording),
    ("Les documents joints", attachment),
    ("Les liens courts et les codes QR", short_link),
    ("Les couches et les cartes", layer),
    ("Les couches en d’autres formats", layer_file),
    ("Les notes des cartes", map_note),
    ("Sur papier", paper),
    ("Le thème", theme),
    ("Un fond de carte de la ville", town_map),
    ("Plusieurs machines", machines),
    ("L’envoi chez l’hébergeur", deploy),
    ("Rapporter un fond de carte", basemap),
)
_SEVERITIES = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.NOTE: "remarque"}
_LENGTH = get_args(Metres)[1]
BLOCKS = {
    "figure": ("figure", "Une image, et sous elle sa légende en Markdown. `/// figure | wide` la montre en large."),
    "gallery": ("gallery", "Des images qui vont ensemble."),
    "compare": ("compare", "Deux images, avant et après."),
    "quote": ("quote | Qui l’a dit, où", "Une citation et sa source."),
    "pair": ("pair", "Deux images côte à côte : avant et après, ici et là-bas."),
    "portrait": ("portrait | Qui parle", "Une image, et à côté ce que dit cette personne."),
    "key-figures": ("key-figures", "Des chiffres : chacun sur sa ligne, puis `: ce qu’il compte`."),
    "timeline": ("timeline", "Des dates : chacune sur sa ligne, puis `: ce qui s’est passé`."),
    "video": ("video | film.mp4", "Un film de video/, ou l’adresse d’un film sur un autre site, et ce qu’il montre."),
    "audio": ("audio | temoignage.mp3", "Une voix de audio/, et entre les deux lignes ce qu’elle dit."),
}
_STARTS: Mapping[object, str] = {dict: "par nom : ", list: "liste : ", tuple: "liste : "}
_KINDS = {
    Paper: "document",
    str: "texte",
    int: "nombre entier",
    float: "nombre",
    bool: "true ou false",
    date: "jour",
    datetime: "date",
    HostAddress: "adresse d’un hébergeur",
}


def pages() -> Mapping[str, str]:
    """Give every page of the reference by the name of its file."""
    return {
        "problems.md": _page(_problems()),
        "commands.md": _page(_commands()),
        "config.md": _page(_config()),
        "chapter-attributes.md": _page(_attributes()),
        "story.md": _page(_story()),
        "map-style.md": _page(style_reference.lines(_table)),
    }


def _page(lines: Iterable[str]) -> str:
    return "\n".join((_MADE, "", *lines)).rstrip() + "\n"


def _problems() -> Iterator[str]:
    yield from ("# Ce que le programme signale", "")
    yield "Chaque problème a un code, qui ne change pas. Une **erreur** arrête la fabrication du site ; un"
    yield "**avertissement** ne l’arrête qu’avec `--strict` ; une **remarque** ne l’arrête jamais. Les points de"
    yield "suspension tiennent la place de vos propres mots."
    for title, table in _SUBJECTS:
        if table.ENTRIES:
            yield from ("", f"## {title}")
        for entry in table.ENTRIES:
            yield from _problem(entry)


def _problem(entry: Entry) -> Iterator[str]:
    yield from (
        "",
        f"### {entry.code}",
        "",
        f"*{_SEVERITIES[entry.severity].capitalize()}.* {_said(entry.message)}",
        "",
    )
    yield f"- **Pourquoi :** {_said(entry.why)}"
    yield f"- **À faire :** {_said(entry.hint)}"


def _said(sentence: str) -> str:
    """Translate a sentence and put an ellipsis for each of its blanks, as Markdown."""
    text = SAY(sentence).format_map(defaultdict(lambda: "…")).replace("….", "…")
    return re.sub(r"([*<\[\]])", r"\\\1", text)


def _commands() -> Iterator[str]:
    yield from ("# Les commandes", "", _cell(SAY(cartostory.help or "")), "")
    yield "Le programme finit avec le code 0 si tout va bien, 1 si le site contient des erreurs, 2 si la commande est"
    yield "mal écrite, 3 s’il s’est lui-même trompé."
    yield ""
    yield "Le jour décide d’un accord qui prend fin, d’un événement à venir, de la date d’un brouillon. Les commandes"
    yield f"où il compte le reçoivent par `--today`, ou par la variable d’environnement `{DAY_VARIABLE}` ; l’option"
    yield "passe avant la variable. Sans elles, c’est le jour de l’ordinateur, que `serve` regarde chaque fois."
    yield "Une date fausse finit avec le code 2."
    yield from ("", "## cartostory", "")
    yield from _options(cartostory)
    for name, command in _named(cartostory, ""):
        usage = command.collect_usage_pieces(click.Context(command, info_name=name))
        yield from ("", f"## cartostory {name}", "", _cell(SAY(command.help or "")), "")
        yield from ("```", f"cartostory {name} {' '.join(usage)}", "```", "")
        yield from _options(command)


def _named(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    """List the commands by what is written to call them; those of a group behind it."""
    context = click.Context(group)
    commands = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    for name, command in ((name, command) for name, command in commands if command):
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _named(command, f"{before}{name} ")


def _options(command: click.Command) -> Iterator[str]:
    rows = [_option(option) for option in command.params if isinstance(option, click.Option) and not option.hidden]
    yield from _table(("Option", "Ce qu’elle fait"), rows)


def _option(option: click.Option) -> tuple[str, str]:
    name = f"{', '.join(option.opts)} {_argument(option)}".strip()
    return f"`{name}`", SAY(option.help or "")


def _argument(option: click.Option) -> str:
    if option.metavar or option.is_flag:
        return spoken(option.metavar or "", SAY)
    if isinstance(option.type, click.Choice):
        return "|".join(option.type.choices)
    return "DOSSIER" if isinstance(option.type, click.Path) else "N"


def _config() -> Iterator[str]:
    yield from ("# config.yaml", "", "Les réglages du site. Seul le titre est obligatoire.", "")
    yield from _keys(ConfigMatter)


def _story() -> Iterator[str]:
    yield from (
        "# Les en-têtes",
        "",
        "Ce qui s’écrit entre les deux lignes `---` en haut d’un fichier, et dans le registre.",
    )
    for title, schema in (
        ("Une histoire : content/partnerships/…/story.md", StoryMatter),
        ("Un rendez-vous : content/events/….md", EventMatter),
        ("Une fiche méthode : content/partnerships/…/method.md", MethodMatter),
        ("Un mot du mur : content/wall/….md", WallMatter),
        ("Une page : content/pages/….md", PageMatter),
        ("Une image du registre : photos/photos.yaml", RightsMatter),
        ("Une voix ou un film du registre : audio/audio.yaml, video/video.yaml", RecordingMatter),
        ("Un lien court : content/links.yaml", ShortLinkMatter),
    ):
        yield from ("", f"## {title}", "")
        yield from _keys(schema)


def _keys(schema: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """List the keys of a schema, then those of every schema inside it."""
    fields = {name: field for name, field in schema.model_fields.items() if name != "at"}
    rows = [
        (f"`{name}`", _kind(field), _default(field), SAY(field.description or "")) for name, field in fields.items()
    ]
    yield from _table(("Clé", "Valeur", "Sans elle", "Ce qu’elle dit"), rows)
    for name, field in fields.items():
        for inner in _schemas(field.annotation):
            yield from ("", f"### {prefix}{name}", "", SAY(field.description or ""), "")
            yield from _keys(inner, f"{prefix}{name} → ")


def _schemas(annotation: object) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(found for inner in get_args(annotation) for found in _schemas(inner))


def _kind(field: FieldInfo) -> str:
    if _LENGTH in field.metadata:
        return "longueur"
    pattern = next(
        (re.findall(r"\w+", data.pattern) for data in field.metadata if getattr(data, "pattern", None)), None
    )
    return " ou ".join(f"`{word}`" for word in pattern) if pattern else _words(field.annotation)


def _words(annotation: object) -> str:
    """Say in French what a value of this type looks like."""
    inside = [inner for inner in get_args(annotation) if inner not in {type(None), Ellipsis}]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{value}`" for value in annotation)
    if _schemas(annotation):
        listed, named = get_origin(annotation) is list, get_origin(annotation) is dict
        return "liste, voir plus bas" if listed else "par nom, voir plus bas" if named else "voir plus bas"
    if datetime in inside:
        return _KINDS[datetime]
    if inside:
        start = _STARTS.get(get_origin(annotation), "")
        return start + _words(inside[-1] if start.startswith("par") else inside[0])
    return _KINDS[annotation] if isinstance(annotation, type) else str(annotation)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**obligatoire**"
    value = field.default
    if isinstance(value, tuple):
        return f"`[{', '.join(value)}]`" if value else ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return (
        f"`{value:g}`" if isinstance(value, float) else f"`{value}`" if isinstance(value, str | int) and value else ""
    )


def _attributes() -> Iterator[str]:
    yield from ("# Les attributs d’un chapitre", "")
    yield "Un titre `##` ouvre un chapitre. Entre accolades, il dit ce que montre la carte ; ce qu’il ne dit pas reste"
    yield "comme au chapitre précédent."
    yield from (
        "",
        "```markdown",
        '## Une demande venue des jeunes {: map="12/13.0883/-1.0837" show="ecoles" }',
        "```",
        "",
    )
    rows = [(f"`{name}`", f"`{one.example}`", SAY(one.purpose)) for name, one in ATTRIBUTES.items()]
    yield from _table(("Attribut", "Exemple", "Ce qu’il fait"), rows)
    yield from (
        "",
        "## Les blocs",
        "",
        "Un bloc s’ouvre par `/// nom` et se ferme par `///`, chacun seul sur sa ligne.",
        "",
    )
    yield from _table(("Bloc", "Ce qu’il fait"), [(f"`/// {start}`", said) for start, said in BLOCKS.values()])


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

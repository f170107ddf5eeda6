"""`schema NAME`, `schema --vscode`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.schemas import FILES, NAMES
from cartostory.load.schemas import schema as made_schema
from cartostory.media.atomic_write import make_folders, write_whole
from cartostory.problems.messages import translatable

_FOLDER = ".vscode"
_SETTINGS = "settings.json"
_EXTENSIONS = "extensions.json"
_YAML = "redhat.vscode-yaml"


@click.command(cls=SpokenCommand)
@click.argument("name", required=False, type=click.Choice(list(NAMES)))
@click.option(
    "--vscode",
    is_flag=True,
    help=translatable("Write them into the site’s folder .vscode, with the settings that use them."),
)
@options("site", "lang")
@click.pass_obj
def schema(session: Session, /, *, name: str | None, vscode: bool, **given: Any) -> int:
    """Print the JSON Schema of what is written: keys, values, and what each means.

    Without a name, list the schemas.
    """
    asked = session.options(given)
    if vscode:
        return _write(session, asked.root)
    if name is None:
        session.print("\n".join(NAMES))
        return ExitCode.FINE
    click.echo(json.dumps(made_schema(name, session.say), ensure_ascii=False, indent=1))
    return ExitCode.FINE


def _write(session: Session, root: Path) -> int:
    """Write the schemas, and the settings; keys that a settings file has already are kept."""
    folder = root / _FOLDER
    merged = {name: _merged(folder / name, added) for name, added in _added().items()}
    broken = [name for name, value in merged.items() if value is None]
    if broken:
        session.print(session.say(_BROKEN).format(file=f"{_FOLDER}/{broken[0]}"), error=True)
        return ExitCode.USAGE
    make_folders(folder / "schemas")
    for name in NAMES:
        _put(session, root, f"schemas/{name}.json", made_schema(name, session.say))
    for name, value in merged.items():
        _put(session, root, name, value)
    session.print(session.say(_NEXT).format(extension=_YAML))
    return ExitCode.FINE


def _added() -> dict[str, dict[str, Any]]:
    schemas = {f"./{_FOLDER}/schemas/{name}.json": list(files) for name, files in FILES.items()}
    return {_SETTINGS: {"yaml.schemas": schemas}, _EXTENSIONS: {"recommendations": [_YAML]}}


def _put(session: Session, root: Path, name: str, value: Any) -> None:
    write_whole(root / _FOLDER / name, f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode())
    session.print(f"{_FOLDER}/{name}")


def _merged(path: Path, added: dict[str, Any]) -> dict[str, Any] | None:
    """Give a settings file with what is added; None where it holds comments or is broken, and is better left alone."""
    try:
        own = json.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError:
        return None
    if not isinstance(own, dict):
        return None
    found = dict(own)
    for key, value in added.items():
        before = own.get(key)
        if isinstance(value, dict):
            found[key] = {**(before if isinstance(before, dict) else {}), **value}
        else:
            kept = before if isinstance(before, list) else []
            found[key] = [*kept, *(one for one in value if one not in kept)]
    return found


_BROKEN = translatable("{file} holds comments, or is broken: it is left as it is. Move it away, and try again.")
_NEXT = translatable("Open the site’s folder in VS Code, and accept the extension that it proposes ({extension}).")

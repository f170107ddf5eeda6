"""`config.yaml` before it is decoded: in which language to speak, and which other files it brings into a build.

Both are asked before the site is loaded, where every import is waited for; so the YAML is read here, and its meaning
and its faults are left to `load/config`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from cartostory.media.files import read
from cartostory.model.settings_file import CONFIG_FILE

FILE = CONFIG_FILE
_LARGEST_BYTES = 5_000_000
_LANGUAGE = "language"
_FILES = (("map", "basemap"), ("map", "local"), ("theme", "logo"))


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What the file says at once: the language of messages, "" without any; and files, relative to the site."""

    language: str = ""
    files: tuple[str, ...] = ()


def read_config_file(root: Path) -> ConfigFile:
    """Read it, whatever is wrong in it: what cannot be read says nothing here, and is a problem when it is loaded."""
    try:
        text = read(root, FILE, _LARGEST_BYTES).decode("utf-8-sig", errors="replace")
    except OSError:
        return ConfigFile()
    keys = _mapping(_composed(text)) or _mapping(_composed(_line_of_language(text)))
    named = (_text(_mapping(keys.get(outer)).get(inner)) for outer, inner in _FILES)
    return ConfigFile(_text(keys.get(_LANGUAGE)), tuple(filter(None, named)))


def _line_of_language(text: str) -> str:
    """Return the line that names the language, so that what is broken around it is told in that language."""
    return next((line for line in text.splitlines() if line.startswith(f"{_LANGUAGE}:")), "")


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return None


def _mapping(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the values of a mapping by their keys; empty where the node is none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {key.value: value for key, value in pairs if isinstance(key.value, str)}


def _text(node: yaml.Node | None) -> str:
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""

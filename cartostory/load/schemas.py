"""What writers write in YAML -> JSON Schema (draft 7, which editors know), for editors that complete and check it.

Our reader takes every value as the text that was written, and is generous with it: `oui` is a yes, `1 250,5` a number,
one word a list of one. The schemas are as generous, or an editor would underline what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from cartostory.load.config import ConfigMatter
from cartostory.load.event import EventMatter
from cartostory.load.page import PageMatter
from cartostory.load.rights import RecordingMatter, RightsMatter
from cartostory.load.short_links import ShortLinkMatter
from cartostory.load.story import StoryMatter, TranslationMatter
from cartostory.load.wall import WallMatter
from cartostory.load.yaml import MARK_KEY
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.messages import translatable

DIALECT = "http://json-schema.org/draft-07/schema#"
_ONE: Mapping[str, type[BaseModel]] = {
    "config": ConfigMatter,
    "story": StoryMatter,
    "translation": TranslationMatter,
    "event": EventMatter,
    "wall": WallMatter,
    "page": PageMatter,
}
_REGISTERS: Mapping[str, type[BaseModel]] = {
    "photos": RightsMatter,
    "recordings": RecordingMatter,
    "links": ShortLinkMatter,
}
NAMES = (*_ONE, *_REGISTERS)
FILES: Mapping[str, tuple[str, ...]] = {
    "config": (CONFIG_FILE,),
    "photos": ("photos.yaml",),
    "recordings": ("audio.yaml", "video.yaml"),
}
"""Which files an editor checks by which schema. Front matter stands in Markdown, where editors need an extension."""
_TITLES: Mapping[str, str] = {
    "config": translatable("The site’s settings, config.yaml"),
    "story": translatable("The front matter of a story"),
    "translation": translatable("The front matter of a translation"),
    "event": translatable("The front matter of an event"),
    "wall": translatable("The front matter of a note"),
    "page": translatable("The front matter of a page"),
    "photos": translatable("The register of photographs"),
    "recordings": translatable("The register of recordings"),
    "links": translatable("The list of short links"),
}
_LEFT_OUT = ("title", "format", "description", "default", "properties", "required")
_GENEROUS = {"number": ["number", "string"], "integer": ["integer", "string"], "boolean": ["boolean", "string"]}


class _Generator(GenerateJsonSchema):
    """Makes schemas of what is written: marks of places in files are none of it."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic’s
        """Describe a mark as anything; it is taken out afterwards."""
        return {}


def schema(name: str, say: Callable[[str], str]) -> dict[str, Any]:
    """Give the schema of a kind of file, with its descriptions in a language. Raises `KeyError`."""
    model = _ONE.get(name) or _REGISTERS[name]
    made = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    defs = {key: _opened(value, say) for key, value in made.pop("$defs", {}).items()}
    entry = _opened(made, say)
    if name in _REGISTERS:
        entry = {"type": "object", "additionalProperties": entry}
    return {"$schema": DIALECT, "title": say(_TITLES[name]), **entry, **({"$defs": defs} if defs else {})}


def _opened(value: Any, say: Callable[[str], str]) -> Any:
    """Make a schema as generous as our reader, without marks, its descriptions translated."""
    if isinstance(value, list):
        return [_opened(inner, say) for inner in value]
    if not isinstance(value, dict):
        return value
    if "prefixItems" in value:  # a moment, which is read into two values
        return {"type": ["string", "number", "null"], **_description(value, say)}
    found = {key: _opened(inner, say) for key, inner in value.items() if key not in _LEFT_OUT}
    found |= _description(value, say)
    if isinstance(value.get("properties"), dict):
        found["properties"] = {
            key: _opened(inner, say) for key, inner in value["properties"].items() if key != MARK_KEY
        }
        found["required"] = [key for key in value.get("required", []) if key != MARK_KEY]
    kind = found.get("type")
    if isinstance(kind, str):
        found["type"] = _GENEROUS.get(kind, [kind, "null"] if kind == "string" else kind)
    if kind == "array" and "$ref" in found.get("items", {}):
        found["items"] = {"anyOf": [found["items"], {"type": "string"}]}  # papers: `booklet`, `map A3`
    if kind == "array" and found.get("items", {}).get("type") == ["string", "null"]:
        return {
            "anyOf": [
                {key: inner for key, inner in found.items() if key != "description"},
                {"type": ["string", "null"]},
            ],
            **_description(value, say),
        }
    if kind == "object" and "properties" not in found:
        return {
            "anyOf": [
                {key: inner for key, inner in found.items() if key != "description"},
                {"type": ["string", "null"]},
            ],
            **_description(value, say),
        }
    return found


def _description(value: Mapping[str, Any], say: Callable[[str], str]) -> dict[str, str]:
    """Give the description, its lines joined as gettext knows them."""
    text = value.get("description")
    return {"description": say(" ".join(text.split()))} if isinstance(text, str) and text else {}

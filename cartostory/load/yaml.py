"""YAML nodes -> typed values that keep their spans.

Plain YAML turns `no` into False and `12:30` into 750; so the nodes are read, never the values: every scalar reaches
pydantic as the text that was written, and every problem gets the place where it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, InstanceOf, ValidationError

from cartostory.load.yaml_broken import yaml_problem
from cartostory.load.yaml_source import HASH, as_meant, comment_behind, without_asides
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, Ref, Span, problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


Path = tuple[str | int, ...]
_MOST_NODES = 100_000  # a few lines of nested aliases can stand for billions of nodes
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Words that stand for nothing where no quotes are around them (YAML 1.2.2 section 10.2.1.1)."""
MARK_KEY = "@"  # no key that a writer uses: `@` cannot start plain YAML text


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mapping stands, and each of its keys and values."""

    span: Span
    keys: Mapping[str, Span] = field(default_factory=dict)
    values: Mapping[str, Span] = field(default_factory=dict)

    def value(self, key: str) -> Span:
        """Give where a value stands, or the mapping itself where the key was not written."""
        return self.values.get(key, self.span)

    def ref(self, key: str, name: str | None) -> Ref | None:
        """Give a value as a name with its span; None where nothing was written."""
        return Ref(name, self.value(key)) if name else None


class Written(BaseModel):
    """What a writer writes in YAML. Unknown keys are problems; `at` says where it was written."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)

    at: InstanceOf[Mark] = Field(alias="@", exclude=True)


T = TypeVar("T", bound=Written)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as mappings, lists and text; every mapping carries its `Mark` under `@`."""

    data: Mapping[str, object]
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]
    start: Span

    def span(self, path: Path) -> Span:
        """Give where a value stands; of its nearest parent that was written, where it was not."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, self.start)

    def entries(self) -> tuple[str, ...]:
        """Give the keys of the outermost mapping."""
        return tuple(key for key in self.data if key != MARK_KEY)


def read(text: str, file: str, first_line: int = 1) -> tuple[Document, tuple[Problem, ...]]:
    """Read YAML. A text that is broken or no mapping gives an empty document and a problem."""
    start = Span(file, first_line, 1)
    empty = Document({MARK_KEY: Mark(start)}, {}, {}, start)
    meant = as_meant(text)
    try:
        node = yaml.compose(meant, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        return empty, (yaml_problem(error, meant, file, first_line),)
    if node is None:
        return empty, ()
    reader = _Reader(file, first_line, meant)
    if not isinstance(node, yaml.MappingNode):
        return empty, (problem("not-a-mapping", reader.span(node)),)
    data = reader.mapping(node, ())
    return Document(data, reader.values, reader.keys, start), tuple(reader.problems)


def faults(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give what keeps a text from saying what it says; a doubt about a comment does not."""
    return tuple(found for found in problems if found.code != "yaml-comment")


def decode(document: Document, schema: type[T], path: Path = ()) -> tuple[T | None, tuple[Problem, ...]]:
    """Decode a mapping of the document.

    Every wrong value is reported and left out, so that the rest still loads; None where a needed key is missing.
    """
    data: object = document.data
    for step in path:
        data = data[step] if isinstance(data, Mapping) and isinstance(step, str) else None
    if not isinstance(data, dict):
        return None, (problem("not-a-mapping", document.span(path)),)
    try:
        return schema.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = tuple(_problem(detail, document, path, schema) for detail in details)
    try:
        return schema.model_validate(_without(data, details)), problems
    except ValidationError:
        return None, problems


@dataclass(slots=True)
class _Reader:
    """Walks the nodes once; collects spans and the problems of the writing itself."""

    file: str
    first_line: int
    text: str = ""
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[yaml.Node] = field(default_factory=list)
    count: int = 0

    def span(self, node: yaml.Node) -> Span:
        return Span(self.file, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def value(self, node: yaml.Node, path: Path) -> object:
        self.values[path] = self.span(node)
        self.count += 1
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in NULLS else self._text(node)
        if node in self.open or self.count > _MOST_NODES:
            self._too_deep(node)
            return None
        self.open.append(node)
        found = self.mapping(node, path) if isinstance(node, yaml.MappingNode) else self._sequence(node, path)
        self.open.pop()
        return found

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        key, before = "", ""
        for key_node, value_node in node.value:
            before, key = key, key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if _is_alone(key_node, value_node) and isinstance(found.get(before), str):
                found[before] = self._with_rest(found[before], before, key, path)
                key = before
            elif not key or key == MARK_KEY:
                self.problems.append(problem("key-not-text", self.span(key_node)))
            elif (*path, key) in self.keys:
                self.problems.append(problem("duplicate-key", self.span(key_node), key=key))
            else:
                self.keys[*path, key] = self.span(key_node)
                found[key] = self.value(value_node, (*path, key))
                self._look_around(key, value_node, (*path, key))
        found = {key: value for key, value in found.items() if value is not None}
        found[MARK_KEY] = Mark(
            self.span(node),
            {key: self.keys[*path, key] for key in found},
            {key: self.values[*path, key] for key in found},
        )
        return found

    def _look_around(self, key: str, node: yaml.Node, path: Path) -> None:
        """Report what YAML takes away from a value in plain words: signs before it, a comment behind it."""
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return
        sign = self.text[node.start_mark.index :][:1]
        is_called = sign == "&" and f"*{_name_at(self.text, node.start_mark.index)}" in self.text
        if sign in {"&", "!"} and not is_called:
            self.problems.append(
                problem("yaml-sign", self.span(node), key=key, sign=sign, within=".".join(map(str, path)))
            )
        comment = comment_behind(self.text, node.end_mark, key, node.value)
        if comment:
            self.problems.append(problem("yaml-comment", self.span(node), key=key, text=node.value, comment=comment))

    def _text(self, node: yaml.ScalarNode) -> str:
        """Give a scalar as it was meant: a hash that YAML would take for a comment is text, and reported."""
        text = self._said(node)
        if HASH in text and not node.style:
            self.problems.append(problem("yaml-hash", self.span(node), text=text.replace(HASH, "#")))
        return text.replace(HASH, "#")

    def _said(self, node: yaml.ScalarNode) -> str:
        """Give what a scalar says without its comments of HTML; one that nothing closes is reported, and hides all."""
        text = without_asides(str(node.value))
        said, opening, _ = text.partition("<!--")
        if opening:
            self.problems.append(problem("comment-not-closed", self.span(node)))
        return said.rstrip() if opening else text

    def _with_rest(self, value: object, key: str, rest: str, path: Path) -> str:
        """Give a value with what stands behind its comma; reported, and the rest is checked as it was meant."""
        span = self.values[*path, key]
        if rest.isdecimal() and _is_whole(value):
            self.problems.append(problem("decimal-comma", span, key=key, number=f"{value}.{rest}"))
            return f"{value}.{rest}"
        meant = f"{value}, {rest.replace(HASH, '#')}"
        self.problems.append(problem("comma-in-braces", span, key=key, text=meant))
        return meant

    def _sequence(self, node: yaml.Node, path: Path) -> list[object]:
        return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]

    def _too_deep(self, node: yaml.Node) -> None:
        if not any(found.code == "yaml-too-deep" for found in self.problems):
            self.problems.append(problem("yaml-too-deep", self.span(node)))


def _is_alone(key: yaml.Node, value: yaml.Node) -> bool:
    """Tell whether a key is what stood behind a comma: YAML reads `{lat: 44,8386}` as 44, and a key without colon."""
    is_empty = isinstance(value, yaml.ScalarNode) and not value.style and not value.value
    return is_empty and isinstance(key, yaml.ScalarNode) and bool(value.start_mark.index == key.end_mark.index)


def _name_at(text: str, index: int) -> str:
    """Give the name of a reference, of which the sign stands at `index`."""
    return (text[index + 1 :].split(maxsplit=1) or [""])[0]


def _is_whole(value: object) -> bool:
    return isinstance(value, str) and value.removeprefix("-").isdecimal()


def keys_at(schema: type[BaseModel], location: Sequence[str | int]) -> tuple[str, ...]:
    """Give the keys that may be written at a location, by walking the annotations of the schema."""
    model: type[BaseModel] | None = schema
    for step in location:
        field_info = model.model_fields.get(str(step)) if model else None
        if field_info:
            model = _schema_inside(field_info.annotation)
    return tuple(key for key in model.model_fields if key != "at") if model else ()


def _schema_inside(annotation: object) -> type[BaseModel] | None:
    """Give the schema in `X`, `X | None`, `list[X]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_schema_inside, get_args(annotation))), None)


def _problem(detail: ErrorDetails, document: Document, path: Path, schema: type[BaseModel]) -> Problem:
    place = (*path, *detail["loc"])
    within = ".".join(map(str, place))
    key = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")  # of a list, not its index
    if detail["type"] == "extra_forbidden":
        known = keys_at(schema, detail["loc"][:-1])
        span = document.keys.get(place, document.span(place))
        return problem(
            "unknown-key", span, key=key, known=", ".join(known), nearest=nearest(key, known) or "", within=within
        )
    if detail["type"] == "missing":
        return problem("missing-key", document.span(place[:-1]), key=key, within=within)
    return problem("wrong-value", document.span(place), key=key, expected=_expected(detail), within=within)


def _expected(detail: ErrorDetails) -> str:
    """Give the words of our own validators, the values of a choice, or pydantic's name of the type for the report."""
    context = detail.get("ctx", {})
    if detail["type"] == "enum":
        return str(context["expected"]).replace("'", "")
    raised = context.get("error")
    return str(raised) if raised else detail["type"]


def _without(data: object, details: Sequence[ErrorDetails]) -> object:
    """Copy the data without the wrong values, and without the mappings that miss a key."""
    ends = {detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"] for detail in details}
    return _copy(data, (), ends - {()})


def _copy(data: object, path: Path, left_out: set[Path]) -> object:
    if isinstance(data, dict):
        return {
            key: _copy(value, (*path, key), left_out) for key, value in data.items() if (*path, key) not in left_out
        }
    if isinstance(data, list):
        inside = enumerate(data)
        return [_copy(value, (*path, index), left_out) for index, value in inside if (*path, index) not in left_out]
    return data

"""The bytes of a layer's file -> parsed JSON. Refuses what is not JSON text, naming line and column."""

from __future__ import annotations

import codecs
import json
import math
import re
from dataclasses import dataclass

from cartostory.load.geojson.signature import format_of
from cartostory.problems.problem import Problem, Span, problem

_UTF16 = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: one value, or one per line where the file is a list of lines (NDJSON, RFC 8142)."""

    values: tuple[object, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_lines(self) -> bool:
        """Tell whether the file is a list of lines rather than one JSON text."""
        return len(self.values) > 1


def parse(data: bytes, file: str) -> Parsed:
    """Parse a file's bytes; `values` is empty where they are no JSON text."""
    text, problems = _decoded(data, file)
    if text is None:
        return Parsed((), problems)
    if not text.strip(" \t\r\n\x1e"):
        return Parsed((), (*problems, problem("layer-file-empty", Span(file))))
    repeated: set[str] = set()
    try:
        return _finished((_read(text, repeated),), problems, repeated, text, file)
    except json.JSONDecodeError as error:
        lines = _lines(text, repeated)
        if lines:
            return _finished(lines, problems, repeated, text, file)
        return Parsed((), (*problems, _syntax(_of_its_line(text, error), file)))
    except (ValueError, RecursionError) as error:
        return Parsed((), (*problems, problem("layer-not-json", Span(file), reason=str(error).split(";")[0])))


def _finished(
    values: tuple[object, ...], problems: tuple[Problem, ...], repeated: set[str], text: str, file: str
) -> Parsed:
    if repeated:
        names = ", ".join(sorted(repeated)[:5])
        problems = (*problems, problem("layer-repeated-member", Span(file), names=_clean_text(names)))
    if _ESCAPED_SURROGATE.search(text):
        values = tuple(_clean(value) for value in values)
    return Parsed(values, problems)


def _decoded(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file; None where it is of another format, or not in UTF-8."""
    if other := format_of(data):
        span = Span(file)
        known = problem("layer-other-format", span, format=other)
        return None, (problem("layer-is-pointer", span) if other == "Git LFS" else known,)
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            try:
                return data.decode(encoding), (
                    problem("layer-not-utf-8-but-read", Span(file), encoding=encoding.upper()),
                )
            except UnicodeDecodeError:
                return None, (problem("layer-not-utf-8", Span(file)),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
        return None, (problem("layer-not-utf-8", Span(file, before.count(b"\n") + 1, column)),)


def _read(text: str, repeated: set[str]) -> object:
    def pairs(members: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(members)
        if len(found) != len(members):
            names = [name for name, _ in members]
            repeated.update(name for name in found if names.count(name) > 1)
        return found

    return json.loads(text, object_pairs_hook=pairs, parse_constant=lambda _: math.nan)


def _lines(text: str, repeated: set[str]) -> tuple[object, ...]:
    found: list[object] = []
    for line in text.replace("\x1e", "").splitlines():
        if not line.strip():
            continue
        try:
            value = _read(line, repeated)
        except (ValueError, RecursionError):
            return ()
        if not isinstance(value, dict):
            return ()
        found.append(value)
    return tuple(found) if len(found) > 1 or "\x1e" in text else ()


def _of_its_line(text: str, error: json.JSONDecodeError) -> json.JSONDecodeError:
    """Where a file is a list of features, one per line, the fault is that of the first line that cannot be read."""
    lines = text.splitlines()
    if not (lines and _is_feature(lines[0])):
        return error
    for number, line in enumerate(lines):
        try:
            json.loads(line.replace("\x1e", "") or "null")
        except json.JSONDecodeError as found:
            before = sum(len(each) + 1 for each in lines[:number])
            return json.JSONDecodeError(found.msg, text, min(before + found.pos, len(text)))
        except RecursionError:
            continue  # its depth is said of the whole
    return error


def _is_feature(line: str) -> bool:
    try:
        value = json.loads(line.replace("\x1e", ""))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict)


def _syntax(error: json.JSONDecodeError, file: str) -> Problem:
    return problem("layer-not-json", Span(file, error.lineno, error.colno), reason=error.msg)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, list):
        return [_clean(inner) for inner in value]
    if isinstance(value, dict):
        return {_clean_text(str(name)): _clean(inner) for name, inner in value.items()}
    return value


def _clean_text(text: str) -> str:
    return _SURROGATE.sub("�", text)

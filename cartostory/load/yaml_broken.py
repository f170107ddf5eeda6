"""What YAML said of a text that it cannot read -> the problem in the writer’s words, at the sign that is to blame."""

from __future__ import annotations

from typing import Protocol

from cartostory.load.yaml_source import colon_in_braces, open_brace, open_quote, second_part, sign_at_start
from cartostory.problems.problem import Problem, Span, problem


class _Mark(Protocol):
    line: int
    column: int


def yaml_problem(error: Exception, text: str, file: str, first_line: int) -> Problem:
    """Give the problem of a text that YAML cannot read. `first_line` is the file’s line of its first one."""
    place: _Mark | None = getattr(error, "problem_mark", None)

    def at(line: int, column: int) -> Span:
        return Span(file, line + first_line, column + 1)

    known = _known_cause(error, text, place) if place else None
    if known:
        code, line, column, values = known
        return problem(code, at(line, column), **values)
    brace = open_brace(text, getattr(error, "context_mark", None), place)
    if brace:
        return problem("yaml-brace-open", at(*brace))
    quoted = "quoted scalar" in str(getattr(error, "context", ""))  # the quote that was opened, not the file's end
    mark = getattr(error, "context_mark" if quoted else "problem_mark", None)
    span = at(mark.line, mark.column) if mark else Span(file, first_line, 1)
    reason = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
    if "mapping values are not allowed" in reason:
        return problem("yaml-colon", span)  # French puts a space before its colons: the commonest slip of all
    return problem("yaml-broken", span, reason=reason)


def _known_cause(error: Exception, text: str, place: _Mark) -> tuple[str, int, int, dict[str, str]] | None:
    """Give the code of what people do, its line and column from 0, and what fills its sentence."""
    opened = open_quote(text, place.line)
    colon = colon_in_braces(text, place.line)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    parts = second_part(text) if "single document" in said or "document start" in said else None
    signed = sign_at_start(text, place.line)
    tab = _at(text, place.line, place.column) == "\t"
    causes: tuple[tuple[str, int | None, int | None, dict[str, str]], ...] = (
        ("yaml-quote-open", *(opened or (None, None)), {}),
        ("yaml-tab", place.line if tab else None, place.column, {}),
        ("yaml-colon", place.line if colon is not None else None, colon, {}),
        ("yaml-two-parts", parts, 0, {}),
        (
            "yaml-sign",
            place.line if signed else None,
            signed[1] if signed else None,
            {"sign": signed[0] if signed else ""},
        ),
    )
    found = ((code, line, column, values) for code, line, column, values in causes if line is not None)
    return next(((code, line, column or 0, values) for code, line, column, values in found), None)


def _at(text: str, line: int, column: int) -> str:
    return "".join(text.split("\n")[line : line + 1])[column : column + 1]

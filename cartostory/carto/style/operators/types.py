"""Operators that assert or convert types: boolean, string, number, array, object, to-…, typeof, rgb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from cartostory.carto.style.expressions import Compiler, Context, Evaluate, NotValidError, Operator, number, text
from cartostory.carto.style.operators.lookup import arity
from cartostory.carto.style.values import Colour, EvaluationError, colour, to_number, to_text, truth, type_of
from cartostory.problems.catalogue.entry import translatable


def _assert(kind: str, compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, len(value))
    parts = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        for part in parts:
            found = part(context)
            if type_of(found) == kind:
                return found
        raise EvaluationError(f"Expected value to be of type {kind}")

    return evaluate


def _array(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 4)
    wanted = value[1] if len(value) > 2 else None  # noqa: PLR2004 - operator, value
    length = value[2] if len(value) > 3 else None  # noqa: PLR2004 - operator, type, value
    if wanted not in (None, "string", "number", "boolean"):
        raise NotValidError(path, translatable("the members of “array” must be string, number or boolean"))
    part = compiler.part(value[-1], f"{path}[{len(value) - 1}]")

    def evaluate(context: Context) -> object:
        found = part(context)
        if not isinstance(found, list | tuple) or (length is not None and len(found) != length):
            raise EvaluationError("Expected value to be an array of that length")
        if wanted and any(type_of(inner) != wanted for inner in found):
            raise EvaluationError(f"Expected value to be an array of {wanted}")
        return found

    return evaluate


def _first(convert: Callable[[object], object], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, len(value))
    parts = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        for part in parts:
            found = convert(part(context))
            if found is not None:
                return found
        raise EvaluationError("Could not convert the value")

    return evaluate


def _one(convert: Callable[[object], object], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 2)
    (part,) = compiler.parts(value, path)
    return lambda context: convert(part(context))


def to_colour(value: object) -> Colour | None:
    """Convert as `to-color`: text, or an array of three or four numbers (red, green, blue to 255, alpha to 1)."""
    if isinstance(value, Colour):
        return value
    if isinstance(value, str):
        return colour(value)
    if isinstance(value, list | tuple) and len(value) in (3, 4):
        red, green, blue, *alpha = (number(part) for part in value)
        return Colour(red / 255, green / 255, blue / 255, alpha[0] if alpha else 1.0)
    return None


def _rgb(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 4, 5)
    parts = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        red, green, blue, *alpha = (number(part(context)) for part in parts)
        if not all(0 <= part <= 255 for part in (red, green, blue)) or (alpha and not 0 <= alpha[0] <= 1):  # noqa: PLR2004 - the most of a channel
            raise EvaluationError("Invalid rgba value")
        return Colour(red / 255, green / 255, blue / 255, alpha[0] if alpha else 1.0)

    return evaluate


TABLE: Mapping[str, Operator] = {
    "string": partial(_assert, "string"),
    "number": partial(_assert, "number"),
    "boolean": partial(_assert, "boolean"),
    "object": partial(_assert, "object"),
    "array": _array,
    "to-number": partial(_first, to_number),
    "to-color": partial(_first, to_colour),
    "to-string": partial(_one, to_text),
    "to-boolean": partial(_one, truth),
    "typeof": partial(_one, type_of),
    "rgb": _rgb,
    "rgba": _rgb,
}


# Operators on text: concat, upcase, downcase.


def _concat(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    parts = compiler.parts(value, path)
    return lambda context: "".join(to_text(part(context)) for part in parts)


def _case(change: Callable[[str], str], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 2)
    (part,) = compiler.parts(value, path)
    return lambda context: change(text(part(context)))


TEXT_TABLE: Mapping[str, Operator] = {
    "concat": _concat,
    "upcase": partial(_case, str.upper),
    "downcase": partial(_case, str.lower),
}

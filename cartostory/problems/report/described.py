"""A problem -> its sentences in the language of whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cartostory.problems.catalogue import CATALOGUE, severity
from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.follow_ons import independent
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Severity, Span, Value
from cartostory.problems.report.unseen import unseen_twin

EXPECTED: dict[str, str] = {
    "bool_parsing": translatable("true or false"),
    "bool_type": translatable("true or false"),
    "date_from_datetime_parsing": translatable("a date such as 2026-11-23"),
    "date_parsing": translatable("a date such as 2026-11-23"),
    "date_type": translatable("a date such as 2026-11-23"),
    "datetime_from_date_parsing": translatable("a date and a time such as 2026-11-23 18:30"),
    "datetime_parsing": translatable("a date and a time such as 2026-11-23 18:30"),
    "datetime_type": translatable("a date and a time such as 2026-11-23 18:30"),
    "dict_type": translatable("several lines of the form “name: value”"),
    "enum": translatable("one of the values that the reference lists"),
    "finite_number": translatable("an ordinary number"),
    "float_parsing": translatable("a number, with a point for its decimals, such as 46.81705"),
    "float_type": translatable("a number, with a point for its decimals, such as 46.81705"),
    "greater_than": translatable("a larger number"),
    "greater_than_equal": translatable("a larger number"),
    "int_from_float": translatable("a whole number"),
    "int_parsing": translatable("a whole number"),
    "int_type": translatable("a whole number"),
    "is_instance_of": translatable("several lines of the form “name: value”"),
    "less_than": translatable("a smaller number"),
    "less_than_equal": translatable("a smaller number"),
    "list_type": translatable("a list, such as [first, second]"),
    "literal_error": translatable("one of the values that the reference lists"),
    "model_attributes_type": translatable("several lines of the form “name: value”"),
    "model_type": translatable("several lines of the form “name: value”"),
    "string_pattern_mismatch": translatable("a text of the form that the reference gives"),
    "string_too_long": translatable("a shorter text"),
    "string_too_short": translatable("a text that is not empty"),
    "string_type": translatable("a text"),
    "too_short": translatable("at least one value"),
    "tuple_type": translatable("a list, such as [first, second]"),
}


_NAME = r"'(?P<name>[^']*)'"

_SAID = (  # PyYAML's and Jinja's, in the order in which they are tried
    (
        r"unacceptable character #x0*(?P<name>[0-9a-f]+):.*",
        translatable("“{name}” is a control character, which YAML cannot hold"),
    ),
    (rf"{_NAME} is undefined", translatable("“{name}” is not known here")),
    (
        rf"'?(?:[\w.]*\.)?(?P<owner>\w+)(?: object)?'? has no attribute {_NAME}",
        translatable("“{owner}” has no “{name}”"),
    ),
    (rf"expected token '(?P<wanted>[^']*)', got {_NAME}", translatable("“{wanted}” should stand where “{name}” does")),
    (rf"Encountered unknown tag {_NAME}.*", translatable("“{name}” is no tag that exists, or not at this place")),
    (rf"No filter named {_NAME}(?: found)?", translatable("there is no filter “{name}”")),
    (rf"No test named {_NAME}(?: found)?", translatable("there is no test “{name}”")),
    (rf"block {_NAME} defined twice", translatable("the block “{name}” stands twice")),
    (
        rf"Unexpected end of template\..* needs to be closed is {_NAME}",
        translatable("the template ends before “{name}” is closed"),
    ),
    (r"unexpected end of template.*", translatable("the template ends in the middle of a sentence")),
    (rf"(?:unexpected|unexpected char) {_NAME}(?: at \d+)?", translatable("“{name}” does not belong here")),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL | re.IGNORECASE), sentence) for pattern, sentence in _SAID)


def in_words(said: str, messages: Messages) -> str:
    """Translate what a library said: as a whole, or around the names in it; what is not known stays as it is.

    What libraries say of an error, with names in it -> the same in the reader's language, where it is known.

    What a value of YAML should have been, in words, by the name of pydantic's error type.
    """
    whole = messages.gettext(said)
    if whole != said:
        return whole
    for pattern, sentence in _PATTERNS:
        found = pattern.fullmatch(said.rstrip("."))
        if found:
            ours = messages.gettext(sentence)
            return said if ours == sentence else ours.format(**found.groupdict())
    return said


_NEAREST = translatable("Did you mean “{nearest}”?")
_TWIN = translatable(
    "“{nearest}” is there and looks the same, but its spaces are not: one of the two has a no-break space, or a sign "
    "that cannot be seen. Copy the name from here, or rename the file without spaces."
)
_KNOWN = translatable("Known here: {known}.")
_IN_WORDS = frozenset({"expected", "reason"})  # what libraries say: translated where the catalogues know it
_BLANK = re.compile(r"\{(\w+)\}")
_OR = translatable("{first} or {last}")


@dataclass(frozen=True, slots=True)
class Described:
    """A problem in words. `line` and `column` count from 1; 0 means the file as a whole."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    why: str
    hint: str

    @property
    def span(self) -> Span:
        """Give where the problem is."""
        return Span(self.file, self.line, self.column)


class _Blanks(dict[str, str]):
    """What fills the blanks. One that a rule forgot stays visible as `{name}`: a report must not fail."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def describe(problem: Problem, messages: Messages) -> Described:
    """Put a problem into words.

    Two blanks are said by themselves, before the hint, where the catalogue's sentences do not hold them: `nearest`, the
    name that was probably meant, and `known`, the names there are; both may be empty. `expected` is a name of the
    table below, or a gettext id of its own; `reason` may be one too, whose blanks the problem's other values fill.
    """
    entry = CATALOGUE[problem.code]
    blanks = _Blanks({name: _written(name, value, messages) for name, value in problem.values})
    blanks |= {"reason": _filled(blanks["reason"], blanks)} if "reason" in blanks else {}

    def said(sentence: str) -> str:
        return messages.gettext(sentence).format_map(blanks)

    is_twin = unseen_twin((value for name, value in problem.values if name != "nearest"), blanks.get("nearest", ""))
    added = [sentence for name, sentence in _extra(entry, is_twin=is_twin) if blanks.get(name)]
    return Described(
        code=problem.code,
        severity=severity(problem),
        file=problem.span.file,
        line=problem.span.line,
        column=problem.span.column,
        message=said(entry.message),
        why=said(entry.why),
        hint=" ".join(said(sentence) for sentence in (*added, entry.hint) if sentence),
    )


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each problem once, by file, line and column; none that follows from another."""
    return tuple(
        sorted(independent(dict.fromkeys(problems)), key=lambda found: (found.span, found.code, str(found.values)))
    )


def _extra(entry: Entry, *, is_twin: bool) -> Iterable[tuple[str, str]]:
    text = entry.message + entry.why + entry.hint
    for name, sentence in (("nearest", _TWIN if is_twin else _NEAREST), ("known", _KNOWN)):
        if "{" + name + "}" not in text:
            yield name, sentence


def _filled(reason: str, blanks: dict[str, str]) -> str:
    """Fill the blanks of a reason; what a library said may hold braces of its own, which stay."""
    return _BLANK.sub(lambda found: blanks.get(found[1], found[0]), reason)


def _written(name: str, value: Value, messages: Messages) -> str:
    """Give a value as a writer would write it. Decimals keep their point, as YAML and GeoJSON ask."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if name not in _IN_WORDS:
        return text
    if name == "reason":
        return in_words(text, messages)
    said = messages.gettext(EXPECTED.get(text, text))
    first, _, last = text.rpartition(" or ")
    if said != text or not first or name != "expected":
        return said
    return messages.gettext(_OR).format(first=first, last=last)  # pydantic's list of choices, which is English

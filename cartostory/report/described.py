"""A problem -> its sentences in the language of whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cartostory.catalogue import CATALOGUE, severity
from cartostory.catalogue.entry import Entry, translatable
from cartostory.messages import Messages
from cartostory.problem import Problem, Severity, Span, Value
from cartostory.report.expected import EXPECTED
from cartostory.report.library_words import in_words

_NEAREST = translatable("Did you mean “{nearest}”?")
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
    table in `report/expected.py`, or a gettext id of its own; `reason` may be one too, whose blanks the problem's other
    values fill.
    """
    entry = CATALOGUE[problem.code]
    blanks = _Blanks({name: _written(name, value, messages) for name, value in problem.values})
    blanks |= {"reason": _filled(blanks["reason"], blanks)} if "reason" in blanks else {}

    def said(sentence: str) -> str:
        return messages.gettext(sentence).format_map(blanks)

    added = [sentence for name, sentence in _extra(entry) if blanks.get(name)]
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
    """Give each problem once, by file, line and column."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda found: (found.span, found.code, str(found.values))))


def _extra(entry: Entry) -> Iterable[tuple[str, str]]:
    text = entry.message + entry.why + entry.hint
    for name, sentence in (("nearest", _NEAREST), ("known", _KNOWN)):
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

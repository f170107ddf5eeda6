"""Problems -> what other programs show: annotations of GitHub’s workflows, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cartostory import __version__
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Severity
from cartostory.problems.report.described import Described, describe, ordered
from cartostory.problems.report.excerpt import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_github(problems: Iterable[Problem], messages: Messages) -> Iterator[str]:
    """Yield a workflow command for each problem (docs.github.com, “Workflow commands”): GitHub shows it at its line."""
    for one in ordered(problems):
        said = describe(one, messages)
        places = [("file", said.file), ("line", said.line), ("col", said.column), ("title", said.code)]
        told = ",".join(f"{key}={_property(str(value))}" for key, value in places if value)
        yield f"::{_COMMANDS[said.severity]} {told}::{_data(_words(said))}"


def _words(said: Described) -> str:
    return "\n".join(filter(None, map(printable, (said.message, said.why, said.hint))))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Iterable[Problem], messages: Messages) -> str:
    """Write one run in SARIF (OASIS, version 2.1.0); its rules are the codes that were found."""
    said = [describe(one, messages) for one in ordered(problems)]
    codes = sorted({one.code for one in said})
    rules = [_rule(code, messages) for code in codes]
    driver = {"name": "cartostory", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": messages.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in said],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str, messages: Messages) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": messages.gettext(entry.message)},
        "fullDescription": {"text": messages.gettext(entry.why) or messages.gettext(entry.message)},
        "help": {"text": messages.gettext(entry.hint) or "–"},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(said: Described, rule: int) -> dict[str, Any]:
    region = {"startLine": said.line, "startColumn": max(said.column, 1)} if said.line else None
    place: dict[str, Any] = {"artifactLocation": {"uri": said.file}}
    return {
        "ruleId": said.code,
        "ruleIndex": rule,
        "level": _LEVELS[said.severity],
        "message": {"text": _words(said)},
        "locations": [{"physicalLocation": place if region is None else {**place, "region": region}}],
    }

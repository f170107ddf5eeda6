"""Problems -> one JSON object per line, for editors and continuous integration."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator

from cartostory.messages import Messages
from cartostory.problem import Problem
from cartostory.report.described import describe, ordered


def as_json_lines(problems: Iterable[Problem], messages: Messages) -> Iterator[str]:
    """Give each problem as JSON: code, severity, file, line, column, message, why, hint.

    Letters stay letters (UTF-8); `line` and `column` are 0 where the problem is that of a whole file.
    """
    for problem in ordered(problems):
        yield json.dumps(dataclasses.asdict(describe(problem, messages)), ensure_ascii=False)

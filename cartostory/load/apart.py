"""A space between the two halves of a picture or a link, `![La place] (place.jpg)`: pages would print the brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.load.passage import prose_lines
from cartostory.problem import Problem, Span, problem

_PICTURE = re.compile(r"!\[[^\[\]]*\](?P<gap>[ \t\u00a0]+)\(")
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\](?P<gap>[ \t\u00a0]+)\((?:https?://|\.\./)")  # prose has brackets of its own


def apart_problems(text: str, span: Span) -> Iterator[Problem]:
    """Give each place of a body, whose first line stands at `span`, where a space keeps the halves apart."""
    for number, line in prose_lines(text):
        for found in sorted((*_PICTURE.finditer(line), *_LINK.finditer(line)), key=re.Match.start):
            place = Span(span.file, span.line + number, found.start("gap") + 1)
            yield problem("halves-apart", place, written=found[0].replace(found["gap"], ""))

"""A space between the two halves of a picture or a link, `![La place] (place.jpg)`: pages would print the brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.load.markdown.document import Document
from cartostory.problem import Problem, Span, problem

_PICTURE = re.compile(r"!\[[^\[\]]*\](?P<gap>[ \t\u00a0]+)\(")
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\](?P<gap>[ \t\u00a0]+)\((?:https?://|\.\./)")  # prose has brackets of its own


def apart_problems(document: Document) -> Iterator[Problem]:
    """Give each place of a body where a space keeps the halves apart."""
    span = document.span
    for line in document.prose:
        for found in sorted((*_PICTURE.finditer(line.text), *_LINK.finditer(line.text)), key=re.Match.start):
            place = Span(span.file, span.line + line.number, line.column(found.start("gap")))
            yield problem("halves-apart", place, written=found[0].replace(found["gap"], ""))

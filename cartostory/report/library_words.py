"""What libraries say of an error, with names in it -> the same in the reader's language, where it is known."""

from __future__ import annotations

import re

from cartostory.catalogue.entry import translatable
from cartostory.messages import Messages

_NAME = r"'(?P<name>[^']*)'"

_SAID = (  # Jinja's, in the order in which they are tried
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
    """Translate what a library said: as a whole, or around the names in it; what is not known stays as it is."""
    whole = messages.gettext(said)
    if whole != said:
        return whole
    for pattern, sentence in _PATTERNS:
        found = pattern.fullmatch(said.rstrip("."))
        if found:
            ours = messages.gettext(sentence)
            return said if ours == sentence else ours.format(**found.groupdict())
    return said

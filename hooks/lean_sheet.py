"""MapLibre's style sheet -> the rules that a live map here can meet: four fifths of it draw controls we never make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tinycss2

UNMADE = (
    "attrib",
    "boxzoom",
    "compass",
    "crosshair",
    "fullscreen",
    "geolocate",
    "globe",
    "logo",
    "shrink",
    "terrain",
    "user-location",
)
"""Words of the class names of controls that `themes/default/assets/js/live/` never adds to a map."""
_MEDIA = "media"


def lean_sheet(text: str) -> str:
    """Leave out the rules whose every selector asks for a control of `UNMADE`, and animations, which only they use."""
    import tinycss2  # noqa: PLC0415 - a build requirement: hatchling reads this file before it brings them

    return "".join(_kept(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


def _kept(rules: Iterable[tinycss2.ast.Node]) -> Iterator[str]:
    from tinycss2 import parse_rule_list, serialize  # noqa: PLC0415 - same

    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in serialize(rule.prelude).split(",") if not _is_unmade(each)]
            if selectors:
                yield f"{','.join(selectors)}{{{serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == _MEDIA:
            inside = "".join(_kept(parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
            if inside:
                yield f"@{_MEDIA}{serialize(rule.prelude)}{{{inside}}}"
        elif rule.type != "at-rule" or not rule.lower_at_keyword.endswith("keyframes"):
            yield rule.serialize()


def _is_unmade(selector: str) -> bool:
    return any(word in selector for word in UNMADE)

"""Elements of SVG as text, without any geometry: what is quick to import."""

from __future__ import annotations

import re
from functools import cache
from xml.sax.saxutils import escape, quoteattr

FONT_FAMILIES = "'Source Serif 4','Noto Serif','Noto Naskh Arabic',Georgia,serif"
_SPECIAL = re.compile(r"""[&<>"\n\r\t]""")


def number(value: float) -> str:
    """Write a number with at most one decimal (two below 1)."""
    text = f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def element(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """Write an element. Attribute names give `_` for `-`; those that are None are left out."""
    written = "".join(
        f" {_attribute(key)}={_quoted(value) if isinstance(value, str) else _number(value)}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


@cache
def _attribute(key: str) -> str:
    return key.strip("_").replace("_", "-")


def _quoted(value: str) -> str:
    return quoteattr(value) if _SPECIAL.search(value) else f'"{value}"'


def _number(value: float) -> str:
    return f'"{number(value)}"'


def text(value: str) -> str:
    """Write text between tags."""
    return escape(value)

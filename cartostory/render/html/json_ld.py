"""What programs read of a page, as JSON-LD in a `<script>` of it (https://www.w3.org/TR/json-ld11/#embedding)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup


def json_ld(data: Mapping[str, object]) -> Markup:
    """Write data for a page. Nothing in it can end the `<script>` that holds it; what is empty is left out."""
    told = {key: value for key, value in data.items() if value}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that HTML gives a meaning is escaped

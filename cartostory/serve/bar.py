"""The script of the writer’s bar, with its style sheet."""

from __future__ import annotations

import json
from pathlib import Path

BAR_PATH = "/livereload/bar.js"
_HERE = Path(__file__).parent


def bar_script() -> str:
    """Give the JavaScript that lays the bar over a page. The sheet passes the page’s own policy, as an adopted one."""
    css = {name: (_HERE / f"{name}.css").read_text(encoding="utf-8") for name in ("bar", "bar_page")}
    scripts = "".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("bar_photos", "bar"))
    return f"{scripts}{json.dumps(css, ensure_ascii=False)});\n"

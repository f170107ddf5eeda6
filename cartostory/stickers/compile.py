"""A Typst document of this room and its data -> PDF, SVG or PNG. Words go in as data, never as source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Format = Literal["pdf", "svg", "png"]
_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "vendor" / "print"


def compiled(document: str, data: Mapping[str, object], form: Format, dpi: int = 300) -> bytes:
    """Set a document. PDFs are tagged and hold their letters, SVGs hold them as outlines. `dpi` is for PNG alone."""
    import typst  # noqa: PLC0415 - 30 MB that only those who print need

    found = typst.compile(
        _HERE / document,
        root=_HERE,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]),
        format=form,
        ppi=dpi,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=0,
    )
    if not isinstance(found, bytes):  # several pages of a picture: no document here asks for that
        raise TypeError(document)
    return found

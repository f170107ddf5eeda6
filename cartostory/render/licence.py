"""A licence as writers name it -> as readers meet it: its short name in their language, and where its text stands."""

from __future__ import annotations

from dataclasses import replace

from cartostory.licence import Licence, find
from cartostory.render.sheet import Sheet


def licence(written: str, sheet: Sheet) -> Licence:
    """Name a licence; one that is not known is shown as it was written, without a link."""
    found = find(written) or Licence(written.strip(), written.strip())
    return replace(found, name=sheet.words.gettext(found.name)) if found.name else found

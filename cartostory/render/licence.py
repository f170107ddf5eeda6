"""A licence as writers name it (SPDX, Creative Commons) -> its short name, and where its text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE = re.compile(r"cc[\s-]*(?P<terms>by(?:[\s-]+(?:nc|nd|sa))*)[\s-]*(?P<version>\d\.\d)?", re.IGNORECASE)
_OTHERS = {
    "cc0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "odbl-1.0": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "odbl": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "etalab-2.0": ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
    "mit": ("MIT", "https://opensource.org/license/mit/"),
}
_LATEST = "4.0"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as readers meet it; `url` is empty for one that is not known."""

    name: str
    url: str = ""


def licence(written: str) -> Licence:
    """Read a licence; what is not known is shown as it was written."""
    found = _CREATIVE.fullmatch(written.strip())
    if found:
        terms = re.sub(r"\s+", "-", found["terms"].lower())
        version = found["version"] or _LATEST
        return Licence(f"CC {terms.upper()} {version}", f"https://creativecommons.org/licenses/{terms}/{version}/")
    name, url = _OTHERS.get(written.strip().lower(), (written.strip(), ""))
    return Licence(name, url)

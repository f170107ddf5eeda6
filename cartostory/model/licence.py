"""The licences of photographs and data: their SPDX names, what readers are told, and where the text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cartostory.model.spelling import nearest


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence. `code` is its SPDX identifier (spdx.org/licenses), or a name of ours where SPDX has none.

    `name` is what stands in a credit; `url` its text, empty where there is none to read.
    """

    code: str
    name: str
    url: str = ""


_CREATIVE_COMMONS = "https://creativecommons.org"
_KINDS = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("4.0", "3.0", "2.5", "2.0")


def _creative_commons(kind: str, version: str, *, igo: bool = False) -> Licence:
    """Make one of the six Creative Commons licences; `igo` is the edition for organisations between states."""
    tail, path = ("-IGO", "igo/") if igo else ("", "")
    url = f"{_CREATIVE_COMMONS}/licenses/{kind.lower()}/{version}/{path}"
    return Licence(f"CC-{kind}-{version}{tail}", f"CC {kind} {version}{tail.replace('-', ' ')}", url)


ALL_RIGHTS_RESERVED = Licence("all-rights-reserved", "All rights reserved")
PUBLIC_DOMAIN = Licence("public-domain", "Public domain", f"{_CREATIVE_COMMONS}/publicdomain/mark/1.0/")

LICENCES: tuple[Licence, ...] = (
    *(_creative_commons(kind, version) for version in _VERSIONS for kind in _KINDS),
    *(_creative_commons(kind, "3.0", igo=True) for kind in ("BY", "BY-SA", "BY-NC-SA", "BY-NC-ND")),
    Licence("CC0-1.0", "CC0 1.0", f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/"),
    PUBLIC_DOMAIN,
    Licence("etalab-2.0", "Licence Ouverte 2.0", "https://spdx.org/licenses/etalab-2.0.html"),
    Licence("ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    Licence("ODC-By-1.0", "ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    Licence("PDDL-1.0", "PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    Licence("FAL-1.3", "Licence Art Libre 1.3", "https://artlibre.org/licence/lal/"),
    Licence("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
    ALL_RIGHTS_RESERVED,
)

_OTHER_WORDS = {
    "CC0": "CC0-1.0",
    "LICENCE-OUVERTE-2.0": "etalab-2.0",
    "LICENCE-OUVERTE": "etalab-2.0",
    "LO-2.0": "etalab-2.0",
    "LICENCE-ART-LIBRE": "FAL-1.3",
    "ART-LIBRE": "FAL-1.3",
    "LAL-1.3": "FAL-1.3",
    "ODBL": "ODbL-1.0",
    "PD": PUBLIC_DOMAIN.code,
    "DOMAINE-PUBLIC": PUBLIC_DOMAIN.code,
    "TOUS-DROITS-RÉSERVÉS": ALL_RIGHTS_RESERVED.code,
    "TOUS-DROITS-RESERVES": ALL_RIGHTS_RESERVED.code,
    "©": ALL_RIGHTS_RESERVED.code,
    "COPYRIGHT": ALL_RIGHTS_RESERVED.code,
}


def _folded(written: str) -> str:
    """Write a name as SPDX does, whatever its case, spaces and underscores: "cc by sa 4.0" is CC-BY-SA-4.0."""
    return re.sub(r"[\s_/–-]+", "-", written.strip()).strip("-").upper()


_BY_NAME: dict[str, Licence] = {
    **{_folded(licence.code): licence for licence in LICENCES},
    **{_folded(licence.name): licence for licence in LICENCES},
}
_BY_NAME |= {words: _BY_NAME[_folded(code)] for words, code in _OTHER_WORDS.items()}


def find(written: str) -> Licence | None:
    """Find a licence by its SPDX name or by what people write instead; None where it is none that is known."""
    return _BY_NAME.get(_folded(written))


def likely(written: str) -> str:
    """Give the SPDX name that was probably meant, or nothing. A Creative Commons name without version gets the last."""
    folded = _folded(written)
    newest = find(f"{folded}-4.0")
    if newest:
        return newest.code
    guess = nearest(folded, _BY_NAME)
    return _BY_NAME[guess].code if guess else ""

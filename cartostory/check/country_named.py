"""A country as people write it (`Sénégal`, `Burkina`) -> its code, to be proposed."""

from __future__ import annotations

from cartostory.carto.words import country_name
from cartostory.check.country_boxes import COUNTRY_BOXES
from cartostory.nearest import fold, nearest

_LANGUAGES = ("fr", "en")
_SURE = 0.8  # likeness (`nearest`): Nigéria is no misspelt Niger


def country_named(name: str) -> str:
    """Give the code of ISO 3166-1 that was probably meant; "" where none is."""
    if name.upper() in COUNTRY_BOXES:
        return name.upper()
    codes = {fold(country_name(code, language)): code for language in _LANGUAGES for code in COUNTRY_BOXES}
    meant = nearest(name, codes, _SURE)
    begun = [code for known, code in codes.items() if known.startswith(f"{fold(name)} ")]  # Burkina
    return codes[meant] if meant else begun[0] if len(set(begun)) == 1 else ""

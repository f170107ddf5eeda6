"""`borders.names` of config.yaml -> what countries and towns are called on the maps, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

from cartostory.catalogue.entry import translatable
from cartostory.schema import MARK_KEY

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")  # RFC 5646, as `languages` are written
_CODE = re.compile(r"[A-Z]{2,3}")  # ISO 3166-1
_FORM = translatable(
    "first a country’s code (EH) or a town’s name, then its name in each language (fr, en), as the guide shows"
)


def _territories(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(_FORM)  # noqa: TRY004 - pydantic turns a ValueError into a problem
    return {_key(str(key)): _by_language(inner) for key, inner in value.items() if key != MARK_KEY}


def _key(written: str) -> str:
    """Give a country's alpha-2 code, or a town's name as it is; a language stands where it should not."""
    if not _CODE.fullmatch(written):
        found = "" if _LANGUAGE.fullmatch(written) else written
    else:
        from cartostory.carto.words import alpha_2  # noqa: PLC0415 - Babel, for the few sites that write names

        found = alpha_2(written)
    if not found:
        raise ValueError(_FORM)
    return found


def _by_language(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(_FORM)  # noqa: TRY004 - same
    told = {str(key): inner for key, inner in value.items() if key != MARK_KEY}
    if not all(_LANGUAGE.fullmatch(key) and isinstance(inner, str) for key, inner in told.items()):
        raise ValueError(_FORM)
    return told


TerritoryNames = Annotated[dict[str, dict[str, str]], BeforeValidator(_territories)]

"""Codes of countries -> the region of the world that the United Nations count them to (M49, sub-regions).

Sub-Saharan Africa, and Latin America and the Caribbean, are taken apart into their intermediate regions, as M49 does:
they say more of a town's surroundings. Source: UN Statistics Division, “Standard country or area codes for statistical
use (M49)”. The names of the regions are CLDR's (`carto/world/territories.py`).
"""

from __future__ import annotations

from functools import lru_cache

_COUNTRIES = {
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "013": "BZ CR GT HN MX NI PA SV",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "015": "DZ EG EH LY MA SD TN",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "021": "BM CA GL PM US",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "030": "CN HK JP KP KR MN MO TW",
    "034": "AF BD BT IN IR LK MV NP PK",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "143": "KG KZ TJ TM UZ",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
}


def region_of(country: str) -> str:
    """Give the M49 code of a country's region, by ISO 3166-1 alpha-2; "" for what is none, Antarctica included."""
    return _regions().get(country.upper(), "")


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    return {country: region for region, countries in _COUNTRIES.items() for country in countries.split()}

"""Plain text or HTML -> the same with the spaces and apostrophes that French typography asks for.

Rules: Imprimerie nationale, « Lexique des règles typographiques » — a narrow no-break space before ; ! ? and between
groups of three figures; a full no-break space before : % and currencies, and inside « ». Only spaces that the writer
put are changed, none is added. Other languages are left as they were written.
"""

from __future__ import annotations

import re

NARROW = "\u202f"
FULL = "\u00a0"
APOSTROPHE = "\u2019"

_SPACE = "[ \t\n\u00a0\u2009\u202f]"
_TAG = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
_NAME = re.compile(r"</?([a-z0-9]+)")
_SAID = re.compile(r'( (?:alt|title|aria-label)=")([^"]*)(")')
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style", "textarea"})

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_SPACE}+(?=[;!?])"), NARROW),
    (re.compile(rf"{_SPACE}+(?=[:»%‰€£$])"), FULL),
    (re.compile(rf"(?<=«){_SPACE}+"), FULL),
    (re.compile(r"(?<![\d,.\u202f\u00a0])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![ \u00a0\u202f]?\d)"), ""),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|«|“)"), APOSTROPHE),
    (re.compile(r"(?<!\w)((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu))'$", re.IGNORECASE), rf"\1{APOSTROPHE}"),
)
_CONCERNED = re.compile("[;!?:«»%‰€£$']|\\d[ \u00a0]\\d")
_GROUPED = re.compile("[ \u00a0]")


def is_french(language: str) -> bool:
    """Tell whether a language tag (BCP 47) is French, easy-to-read French included."""
    return language.partition("-")[0].lower() == "fr"


def typeset(text: str, language: str) -> str:
    """Set plain text: a title, a summary, a caption."""
    return _typeset(text) if is_french(language) else text


def typeset_html(html: str, language: str) -> str:
    """Set the text of HTML, and what its attributes say aloud (alt, title, aria-label).

    `html` is canonical, as the sanitiser writes it: attributes between double quotes, no bare `<`. Code stays as it is.
    """
    if not is_french(language):
        return html
    verbatim = 0
    found: list[str] = []
    for number, part in enumerate(_TAG.split(html)):
        if number % 2:
            verbatim += _depth(part)
            found.append(part if verbatim else _SAID.sub(_said, part))
        else:
            found.append(part if verbatim or not part else _typeset(part))
    return "".join(found)


def _typeset(text: str) -> str:
    if not _CONCERNED.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement or _group, text)
    return text


def _group(number: re.Match[str]) -> str:
    return _GROUPED.sub(NARROW, number[1])


def _said(attribute: re.Match[str]) -> str:
    return f"{attribute[1]}{_typeset(attribute[2])}{attribute[3]}"


def _depth(tag: str) -> int:
    name = _NAME.match(tag)
    if not name or name[1] not in _VERBATIM:
        return 0
    return -1 if tag.startswith("</") else 1

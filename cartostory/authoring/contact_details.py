"""A text -> the e-mail addresses and the telephone numbers in it, as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_AT = "@\uff20\ufe6b"
"""The sign, and its wide and small forms, which some keyboards type."""
_MAIL = re.compile(rf"[^\s{_AT}][{_AT}][^\s{_AT}]")
_SPELT = re.compile(
    rf"[\w.+-]{{1,64}}\s{{0,3}}(?:[{_AT}]|[(\[{{<]\s?(?:at|arobase|a)\s?[)\]}}>]|\barobase\b)\s{{0,3}}"
    r"[\w-]{1,63}(?:\s?(?:\.|[(\[]\s?(?:dot|point)\s?[)\]]|\bpoint\b)\s?[\w-]{1,63})+",
    re.IGNORECASE,
)
"""An address written for people alone: `nom (at) exemple.fr`, `nom @ exemple . fr`."""
_PROFILE = re.compile(rf"https?://[^\s{_AT}]+/@[\w.-]+/?", re.IGNORECASE)
"""An account's page: `https://framapiaf.org/@ivry`. It is public, and no mailbox."""
_AROUND = ".,;:!?…'\"’«»“”()[]<>"
_REGION = "FR"
"""Where a number without its country's is dialled; with it (`+226 …`) a number of any country is found."""
_FEWEST_DIGITS = 6
_LOCAL = re.compile(r"\d(?:[ \u00a0\u202f-]?\d){7,}")
"""At least eight figures, with nothing but spaces and hyphens among them: no coordinates, no dates with strokes."""
_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+")
"""Written like this, a Tunisian number cannot be told from an amount: it is left in peace."""
_OF_A_DECIMAL = frozenset({".", ","})


def contacts(text: str, countries: Iterable[str] = ()) -> tuple[str, ...]:
    """Give what would let a stranger write to or call somebody; each is a part of the text as it stands.

    Numbers as they are dialled inside `countries` (ISO 3166-1 alpha-2) are found where they are written in groups as
    it is done there, or in one: eight figures without a first 0, as in Burkina Faso, could be any number else.
    """
    return tuple(dict.fromkeys((*_mails(text), *_numbers(text), *_local_numbers(text, countries))))


def telephone_numbers(text: str) -> Iterator[str]:
    """Yield the telephone numbers of a text as they stand there, in order: French ones, and any with its `+`."""
    yield from _numbers(text)


def _mails(text: str) -> Iterator[str]:
    for word in text.split():
        bare = word.strip(_AROUND)
        if _MAIL.search(word) and not _PROFILE.fullmatch(bare):
            yield bare
    yield from (found[0] for found in _SPELT.finditer(_PROFILE.sub(" ", text)))


def _numbers(text: str) -> Iterator[str]:
    if sum(sign.isdigit() for sign in text) < _FEWEST_DIGITS:
        return
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 - the plans of all countries, for texts with digits

    yield from (found.raw_string.strip(_AROUND) for found in PhoneNumberMatcher(text, _REGION))


def _local_numbers(text: str, countries: Iterable[str]) -> Iterator[str]:
    if not _LOCAL.search(text):
        return
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - same

    for country in sorted({*countries} - {_REGION}):
        for found in PhoneNumberMatcher(text, country, leniency=Leniency.EXACT_GROUPING):
            before, raw = text[max(found.start - 1, 0) : found.start], found.raw_string
            if _LOCAL.fullmatch(raw) and not _THOUSANDS.fullmatch(raw) and before not in _OF_A_DECIMAL:
                yield raw

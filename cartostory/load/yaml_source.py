"""YAML as people type it -> the same text, sign for sign, as YAML wants it: spaces, quotes, and `#` that is no comment.

Everything stays at its line and column.
"""

from __future__ import annotations

import re
from typing import Protocol

HASH = "\uff03"
"""What stands for a `#` that a writer meant as text, until the text is read (`schema.read`)."""

SET_ASIDE = "\ufffc"
"""What stands in a value for each sign of a comment of HTML, until the value is read."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ASIDE = re.compile(rf"(?P<before> *){SET_ASIDE}+(?P<after> *)")
_BLANKS = "\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_BLANK = re.compile(rf"[{_BLANKS}]")
_LEAD = re.compile(rf"^(?:[ \t{_BLANKS}]|-(?=[ {_BLANKS}]))+")
_KEY = re.compile(rf"^(?P<key>[\w-]+)(?P<gap>[ {_BLANKS}]*):(?=[ {_BLANKS}]|$)[ {_BLANKS}]*")
_KEY_IN_BRACES = re.compile(rf"(?<=[{{,])[ {_BLANKS}]*[\w-]+[ {_BLANKS}]*:[ {_BLANKS}]+")
_QUOTED = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_CURLY = re.compile(r"""(?P<before>(?:^|[:,\[{]|-) *)[“”„](?P<text>[^“”„"\\]*)[”“](?P<after> *(?:$|[,\]}]))""")
_HASHED = re.compile(r"""(?<=[^\s"'#])(?P<gap>[ \t]+)#(?=[^\s#])""")
_OPEN_QUOTE = re.compile(r"""^\s*(?:- +)?(?:[\w-]+: +)(?P<quote>["'])""")
_TWO_COLONS = re.compile(r"""[{,] *[\w-]+: +[^,{}"'\[\]]*?(?P<colon>:) """)


class Stop(Protocol):
    """Where a parser of YAML stands: line and column, from 0."""

    line: int
    column: int


def as_meant(text: str) -> str:
    """Return a YAML text as long as it was, line by line as its writer meant it."""
    plain = text.replace("\u2028", " ")
    plain = _COMMENT.sub(_without, plain) if "<!--" in plain else plain
    return "\n".join(map(_line, plain.split("\n")))


def _without(comment: re.Match[str]) -> str:
    """Return what stands for a comment of HTML, sign for sign: nothing on lines of its own, `SET_ASIDE` in a value."""
    before = comment.string[: comment.start()].rpartition("\n")[2]
    first, *others = comment[0].split("\n")
    mark = SET_ASIDE if before.strip(" -") else " "
    return "\n".join([mark * len(first), *(" " * len(line) for line in others)])


def without_asides(text: str) -> str:
    """Return a value without its comments: a space stands for one between two words, nothing for any other."""
    return _ASIDE.sub(_instead, text) if SET_ASIDE in text else text


def _instead(aside: re.Match[str]) -> str:
    is_inside = aside.start() > 0 and aside.end() < len(aside.string)
    return " " if is_inside and (aside["before"] or aside["after"]) else ""


def _line(line: str) -> str:
    if line.isascii() and "#" not in line:
        return line
    lead = _LEAD.match(line)
    head, rest = (_plain(lead[0]), line[lead.end() :]) if lead else ("", line)
    if rest.startswith("#"):
        return head + rest
    if key := _KEY.match(rest):
        gap = len(key["gap"])
        rest = f"{key['key']}{' ' * gap}:{_plain(key[0][len(key['key']) + gap + 1 :])}{rest[key.end() :]}"
    rest = _KEY_IN_BRACES.sub(lambda found: _plain(found[0]), rest) if "{" in rest else rest
    return head + _with_hashes(_with_straight_quotes(rest))


def _plain(text: str) -> str:
    return _BLANK.sub(" ", text)


def _with_straight_quotes(text: str) -> str:
    """Return a line with straight quotes where typographic ones stand around a whole value."""
    return _CURLY.sub(lambda found: f'{found["before"]}"{found["text"]}"{found["after"]}', text)


def _with_hashes(text: str) -> str:
    """Return a line with `HASH` for each `#` that hangs on a word: a comment has a space behind its hash."""
    blanked = _QUOTED.sub(lambda quoted: '"' * len(quoted[0]), text)
    for found in reversed(list(_HASHED.finditer(blanked))):
        place = found.end("gap")
        text = f"{text[:place]}{HASH}{text[place + 1 :]}"
    return text


def open_quote(text: str, line: int) -> tuple[int, int] | None:
    """Return where a quote opens that its own line does not close, above a line: both from 0. None where none does."""
    for number, written in enumerate(text.split("\n")[:line]):
        match = _OPEN_QUOTE.match(written)
        if match and match["quote"] not in written[match.end() :].replace("''", "").replace('\\"', ""):
            return number, match.start("quote")
    return None


def open_brace(text: str, opened: Stop | None, stopped: Stop | None) -> tuple[int, int] | None:
    """Return where a brace or a bracket opens that nothing closes before the next setting: both from 0, or None."""
    if opened is None or stopped is None or _at(text, opened) not in {"{", "["} or stopped.line <= opened.line:
        return None
    lines = text.split("\n")
    following = lines[stopped.line] if stopped.line < len(lines) else ""
    is_next = not following.strip() or _indent(following) <= _indent(lines[opened.line])
    return (opened.line, opened.column) if is_next else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _at(text: str, mark: Stop) -> str:
    return "".join(text.split("\n")[mark.line : mark.line + 1])[mark.column : mark.column + 1]


def colon_in_braces(text: str, line: int) -> int | None:
    """Return the column, from 0, of a colon inside of a value between braces on a line; None where there is none."""
    lines = text.split("\n")
    match = _TWO_COLONS.search(lines[line]) if line < len(lines) else None
    return match.start("colon") if match else None


_SIGNED = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +)?(?P<sign>[&*!%@`>|])(?P<rest>.*)")
_PROSE_KEYS = frozenset({
    "alt", "author", "caption", "credit", "kicker", "label", "name", "note", "place_name", "question", "source",
    "speaker", "summary", "text", "title",
})  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")


def sign_at_start(text: str, line: int) -> tuple[str, int] | None:
    """Return the sign with which a value on a line begins, and its column, from 0; None where YAML reads it as text."""
    lines = text.split("\n")
    found = _SIGNED.match(lines[line]) if line < len(lines) else None
    return (found["sign"], found.start("sign")) if found else None


def comment_behind(text: str, stop: Stop, key: str, value: str) -> str:
    """Return a comment that stands behind a value and may be a part of it; empty where it is none.

    `Le puits # 1` is a name with a number. Behind a title or a name in words any comment is taken for a doubt, unless
    two spaces set it apart, as those of our own templates are.
    """
    lines = text.split("\n")
    behind = lines[stop.line][stop.column :] if stop.line < len(lines) else ""
    if not re.match(r"[ \t]#[ \t]", behind) or not _LETTER.search(value):
        return ""
    comment = behind.strip()
    is_number = comment[1:].strip()[:1].isdigit()
    return comment if key in _PROSE_KEYS or is_number else ""


def second_part(text: str) -> int | None:
    """Return the line, from 0, that ends the settings where more of them stands below; None where none does."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        has_before = any(one.strip() and not one.lstrip().startswith("#") for one in lines[:number])
        if line.rstrip() in {"---", "..."} and has_before and any(one.strip() for one in lines[number + 1 :]):
            return number
    return None

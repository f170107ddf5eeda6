"""`serve --lan`: the preview for the telephones of one room, behind a code that is good for one of them.

Who comes without the code gets a page that asks for it, and nothing else: no page of the site, no picture, no
script, no line to us. Wrong codes are counted over all who try; after some the door is shut until the program is
started again.
"""

from __future__ import annotations

import html
import ipaddress
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler

from cartostory.problems.messages import Messages, translatable
from cartostory.render.qr import Symbol, symbol

MOST_WRONG = 10
_COOKIE = "cartostory-lan"
_DIGITS = 8
_OUTSIDE = ("192.0.2.1", 9)  # RFC 5737: an address of nobody; a UDP socket that is only connected sends nothing
_MARGIN = 2


class NoNetworkError(Exception):
    """This machine has no address in a network of its own: its argument says what was found."""


def own_address() -> str:
    """Give this machine’s address in the network around it. Raises `NoNetworkError`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_OUTSIDE)
            found = str(asked.getsockname()[0])
        except OSError as error:
            raise NoNetworkError("") from error
    return checked(found) if not ipaddress.ip_address(found).is_loopback else _none()


def checked(address: str) -> str:
    """Give an address if it is of a private network. Raises `NoNetworkError`: the whole internet could knock there."""
    try:
        found = ipaddress.IPv4Address(address)
    except ValueError as error:
        raise NoNetworkError(address) from error
    if not found.is_private or found.is_unspecified:
        raise NoNetworkError(address)
    return str(found)


def _none() -> str:
    raise NoNetworkError("")


@dataclass(slots=True)
class Door:
    """Who may come in. `code` is good once, then there is another; `sessions` are the cookies of those who are in."""

    messages: Messages
    announce: Callable[[str], None]
    url: str = ""
    code: str = ""
    wrong: int = 0
    sessions: set[str] = field(default_factory=set)

    @property
    def is_shut(self) -> bool:
        """Tell whether too many wrong codes were tried."""
        return self.wrong >= MOST_WRONG

    def open(self, url: str) -> None:
        """Announce where telephones come in, and with which code."""
        self.url = url
        self.announce(self.messages.gettext(_GREETING).format(url=url))
        self._renew()

    def enter(self, given: str) -> str:
        """Give a cookie for the right code, which is used up by that; empty for a wrong one, which is counted."""
        digits = "".join(sign for sign in given if sign.isdecimal())
        if self.is_shut or not secrets.compare_digest(digits.encode(), self.code.encode()):
            self._count()
            return ""
        cookie = secrets.token_urlsafe(32)
        self.sessions.add(cookie)
        self.announce(self.messages.gettext(_ENTERED))
        self._renew()
        return cookie

    def knows(self, request: HTTPServerRequest) -> bool:
        """Tell whether a request comes from somebody who is in."""
        found = request.cookies.get(_COOKIE)
        return found is not None and any(secrets.compare_digest(found.value, one) for one in self.sessions)

    def _count(self) -> None:
        if self.is_shut:
            return
        self.wrong += 1
        self.announce(self.messages.gettext(_SHUT if self.is_shut else _WRONG).format(left=MOST_WRONG - self.wrong))

    def _renew(self) -> None:
        self.code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
        spaced = f"{self.code[:4]} {self.code[4:]}"
        self.announce(in_terminal(symbol(f"{self.url}#{self.code}")))
        self.announce(self.messages.gettext(_CODE).format(code=spaced))


class Threshold(Router):
    """Leads those who are in to the site, and all others to the page that asks for the code."""

    def __init__(self, door: Door, inside: Application, outside: Application) -> None:
        self._door = door
        self._inside = inside
        self._outside = outside

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Choose by the request’s cookie, before anything is looked up."""
        chosen = self._inside if self._door.knows(request) else self._outside
        return chosen.find_handler(request, **kwargs)


class AskForCode(RequestHandler):
    """The page that asks for the code; the same for every address, so that it tells nothing of the site."""

    def initialize(self, door: Door) -> None:
        """Take the door."""
        self.door = door

    def set_default_headers(self) -> None:
        """Keep nothing, show it in no frame."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Referrer-Policy", "no-referrer")

    def get(self, _path: str = "") -> None:
        """Ask."""
        self._ask(401, "")

    def post(self, _path: str = "") -> None:
        """Let in whoever has the code: their cookie goes to this machine alone, and no script can read it."""
        cookie = self.door.enter(self.get_body_argument("code", "")[:40])
        if not cookie:
            self._ask(403, _SHUT_OUT if self.door.is_shut else _NOT_IT)
            return
        self.set_cookie(_COOKIE, cookie, httponly=True, samesite="Strict", path="/")
        self.redirect("/", status=303)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer what is no question for a page (PUT, HEAD …) without a word on the site."""
        self.set_status(status_code)
        self.finish()

    def _ask(self, status: int, said: str) -> None:
        say = self.door.messages.gettext
        nonce = secrets.token_urlsafe(12)
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; form-action 'self'"
        self.set_header("Content-Security-Policy", policy)
        words = {
            "language": self.door.messages.language, "nonce": nonce, "title": say(_TITLE), "code": say(_ASKED),
            "enter": say(_ENTER), "said": say(said) if said else "",
        }  # fmt: skip
        self.finish(_PAGE.format(**{name: html.escape(word) for name, word in words.items()}))


def in_terminal(code: Symbol) -> str:
    """Draw a code for a terminal, two rows of squares a line; light squares are drawn, so that dark terminals serve."""
    width = code.count + 2 * _MARGIN
    empty = [0] * width
    rows = [empty] * _MARGIN + [[0] * _MARGIN + list(row) + [0] * _MARGIN for row in code.rows] + [empty] * _MARGIN
    rows += [empty] * (len(rows) % 2)
    signs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(signs[upper, lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)


_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style nonce="{nonce}">
body {{ margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1rem; background: #fbf8f2;
  color: #1c2430; font: 1.125rem/1.5 system-ui, sans-serif; }}
h1 {{ font-size: 1.5rem; line-height: 1.2; margin: 0 0 1rem; }}
label {{ display: block; margin-bottom: .5rem; }}
input {{ font: 1.75rem ui-monospace, monospace; letter-spacing: .12em; width: 9.5em; max-width: 100%; padding: .5rem;
  box-sizing: border-box; border: 2px solid #1c2430; border-radius: .25rem; background: #fff; color: #1c2430; }}
button {{ display: block; margin-top: 1rem; min-height: 3rem; padding: 0 1.5rem; font: inherit; font-weight: 600;
  border: 0; border-radius: .25rem; background: #0b5d5e; color: #fff; }}
:focus-visible {{ outline: 3px solid #1a4fd6; outline-offset: 2px; }}
.said {{ color: #b3261e; font-weight: 600; }}
</style></head><body><main><h1>{title}</h1><p class="said" role="alert">{said}</p>
<form method="post" action="/"><label for="code">{code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button>{enter}</button></form></main>
<script nonce="{nonce}">
if (/^#\\d+$/.test(location.hash)) {{
  document.getElementById("code").value = location.hash.slice(1, 5) + " " + location.hash.slice(5);
  history.replaceState(null, "", location.pathname);
}}
</script></body></html>
"""
_TITLE = translatable("A preview under work")
_ASKED = translatable("The code that stands in the terminal of the preview:")
_ENTER = translatable("Come in")
_NOT_IT = translatable("This is not the code, or it was used already: each code lets one device in.")
_SHUT_OUT = translatable("Too many wrong codes were tried: the preview has to be started again.")
_GREETING = translatable("For the devices of this network: {url}")
_CODE = translatable("Code for one device: {code}")
_ENTERED = translatable("A device has come in. The code for another one:")
_WRONG = translatable("A wrong code was tried; {left} more, and the network is shut out.")
_SHUT = translatable("Ten wrong codes were tried: no other device comes in until the preview is started again.")

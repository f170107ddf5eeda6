"""The short links of a site -> redirections that a web server can give by itself, a little faster than a page does.

All are temporary (302): telephones remember permanent ones, and a link may move. Links that lead nowhere are left to
their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from cartostory.model import Host
from cartostory.model.link_target import of_link
from cartostory.model.output import Address, Kind, Output
from cartostory.model.short_address import languages_of
from cartostory.render.links import quoted
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Redirection:
    """From one path to another, both from the root of the host and with a first slash; `source` ends with a slash."""

    source: str
    target: str


def link_map(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the file of one kind of host."""
    host = Host(output.address.subject)
    lines = (_WRITERS[host](one) for one in redirections(sheet))
    return f"# {_HOW[host]}\n" + "".join(f"{line}\n" for line in lines)


def redirections(sheet: PageContext) -> Iterator[Redirection]:
    """Give the redirection of each short link in each language."""
    site, plan = sheet.shared.site, sheet.shared.plan
    root = urlsplit(sheet.links.base).path or "/"
    for link in site.short_links:
        for language in ("", *languages_of(site, link)):
            page = plan.outputs.get(Address(Kind.SHORT_LINK, link.code, language))
            found = of_link(site, link, language)
            goal = plan.outputs.get(found.address) if found else None
            if page and found and goal:
                anchor = f"#{quoted(found.anchor)}" if found.anchor else ""
                yield Redirection(root + quoted(plan.url(page)), root + quoted(plan.url(goal)) + anchor)


def _apache(one: Redirection) -> str:
    return f'RedirectMatch 302 "^{one.source.replace(".", "[.]")}?$" "{one.target}"'


def _nginx(one: Redirection) -> str:
    return f'location = {one.source} {{ return 302 "{one.target}"; }}'


def _caddy(one: Redirection) -> str:
    return f'redir {one.source} "{one.target}" 302'


def _netlify(one: Redirection) -> str:
    return f"{one.source} {one.target} 302"


_WRITERS: Mapping[Host, Callable[[Redirection], str]] = {
    Host.APACHE: _apache,
    Host.NGINX: _nginx,
    Host.CADDY: _caddy,
    Host.NETLIFY: _netlify,
}
_HOW: Mapping[Host, str] = {
    Host.APACHE: "Apache reads this file by itself, where AllowOverride FileInfo lets it.",
    Host.NGINX: "In the server block of nginx: include /path/to/the/site/q/nginx.conf;",
    Host.CADDY: "In the site block of the Caddyfile: import /path/to/the/site/q/Caddyfile",
    Host.NETLIFY: "Netlify and Cloudflare Pages read this file by themselves.",
}

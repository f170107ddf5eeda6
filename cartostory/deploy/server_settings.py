"""A built site -> settings for the program that serves it: Apache (.htaccess), nginx, Caddy. Pure.

They say what a host cannot know: which files never change, what kinds of files there are, which page stands for one
that does not exist, what a page may load, and who may frame it. Every page carries its own policy as well; the one in
the header holds what all of them together ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from cartostory.deploy.manifest import STATE
from cartostory.render.html.tree import tree

_FOREVER = "public, max-age=31536000, immutable"
_ASK = "no-cache"
_FIXED = r"(\.[0-9a-f]{8}\.(css|js|svg|woff2|wasm|pmtiles)|/[0-9a-f]{16}(-[^/]*)?\.(webp|jpg|avif|mp3|m4a|mp4|ogg|vtt))"
_EMBED = "/embed/"
_TYPES = {
    "pmtiles": "application/vnd.pmtiles",
    "webmanifest": "application/manifest+json",
    "vtt": "text/vtt",
    "ics": "text/calendar",
    "geojson": "application/geo+json",
    "woff2": "font/woff2",
    "webp": "image/webp",
    "avif": "image/avif",
    "m4a": "audio/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NGINX_FIXED = (
    "text/css css; text/javascript js; image/svg+xml svg; font/woff2 woff2; application/wasm wasm; "
    "application/vnd.pmtiles pmtiles; image/webp webp; image/jpeg jpg; image/avif avif; audio/mpeg mp3; audio/mp4 m4a; "
    "video/mp4 mp4; audio/ogg ogg; text/vtt vtt;"
)
_NGINX_CHARSETS = (
    "text/css text/javascript application/javascript image/svg+xml text/xml application/json text/plain text/vtt "
    "text/calendar"
)
_TEXTS = "html css js svg xml json txt vtt ics webmanifest geojson"


class Server(StrEnum):
    """A program that serves websites."""

    APACHE = "apache"
    NGINX = "nginx"
    CADDY = "caddy"


@dataclass(frozen=True, slots=True)
class Served:
    """How a site is served: its path on the host, with slashes at both ends; the policy of all its pages; packed files.

    `header` is a line that says who made this, in the site's language. `framers` are the sites that may frame the small
    pages of stories (`*`: all of them).
    """

    base: str
    policy: str
    compress: bool = False
    header: str = ""
    framers: tuple[str, ...] = ("*",)


def base_of(address: str) -> str:
    """Give the path of a site's address, with slashes at both ends."""
    path = urlsplit(address).path.strip("/")
    return f"/{quote(path, safe='/%')}/" if path else "/"


def merged_policy(pages: Iterable[bytes]) -> str:
    """Give one policy that allows what each page's own allows: the sources of each rule together."""
    rules: dict[str, dict[str, None]] = {}
    for page in pages:
        for rule in filter(str.strip, _policy(page).split(";")):
            name, *sources = rule.split()
            rules.setdefault(name, {}).update(dict.fromkeys(sources))
    plain = {name: [one for one in sources if one != "'none'"] or ["'none'"] for name, sources in rules.items()}
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in plain.items())


def _policy(page: bytes) -> str:
    """Give the policy that a page carries; nothing where it has none."""
    metas = tree(page.decode("utf-8", errors="replace")).all("meta")
    named = (meta for meta in metas if meta.attributes.get("http-equiv") == "Content-Security-Policy")
    return next((meta.attributes.get("content", "") for meta in named), "")


def write_settings(server: Server, served: Served) -> str:
    """Write the settings for one server."""
    return _WRITERS[server](served)


def frame_ancestors(framers: Iterable[str]) -> str:
    """Give the sources of `frame-ancestors` (CSP 3, section 6.4.2); the site itself always shows its own pages."""
    named = tuple(framers)
    return "*" if named == ("*",) else " ".join(("'self'", *named))


def _headers(served: Served, *, framed: bool) -> dict[str, str]:
    ancestors = f"frame-ancestors {frame_ancestors(served.framers)}" if framed else "frame-ancestors 'self'"
    policy = f"{served.policy}; {ancestors}" if served.policy else ancestors
    return {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Content-Security-Policy": policy,
    }


def _apache(served: Served) -> str:
    types = "\n".join(f"  AddType {kind} .{suffix}" for suffix, kind in _TYPES.items())
    plain = "\n".join(f'  Header always set {name} "{value}"' for name, value in _headers(served, framed=False).items())
    framed = _headers(served, framed=True)["Content-Security-Policy"]
    return f"""# {served.header}
ErrorDocument 404 {served.base}404.html
DirectoryIndex index.html
Options -MultiViews
<IfModule mod_alias.c>
  RedirectMatch 404 "/[.]cartostory"
</IfModule>
<IfModule mod_mime.c>
{types}
  AddCharset utf-8 {" ".join(f".{suffix}" for suffix in _TEXTS.split())}
</IfModule>
<IfModule mod_headers.c>
{plain}
  Header set Cache-Control "{_ASK}"
  <If "%{{REQUEST_URI}} =~ m#{_FIXED}$#">
    Header set Cache-Control "{_FOREVER}"
  </If>
  <If "%{{REQUEST_URI}} =~ m#{_EMBED}#">
    Header always set Content-Security-Policy "{framed}"
  </If>
</IfModule>
{_apache_packed() if served.compress else ""}"""


def _apache_packed() -> str:
    """Send a packed file to who takes it, under the kind of the plain one."""
    rules = "".join(
        f"""  RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b
  RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f
  RewriteRule \\.(html|css|js|svg|xml|json|txt)$ %{{REQUEST_URI}}.{suffix} [L]
"""
        for coding, suffix in (("br", "br"), ("gzip", "gz"))
    )
    kinds = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    kinds |= {"xml": "application/xml", "json": "application/json", "txt": "text/plain"}
    forced = "".join(
        f"""  <FilesMatch "\\.{plain}\\.{suffix}$">
    ForceType "{kind}; charset=utf-8"
    Header set Content-Encoding {coding}
    Header append Vary Accept-Encoding
  </FilesMatch>
"""
        for plain, kind in kinds.items()
        for coding, suffix in (("br", "br"), ("gzip", "gz"))
    )
    return f"""<IfModule mod_rewrite.c>
  RewriteEngine On
{rules}</IfModule>
<IfModule mod_headers.c>
{forced}  RemoveType .gz .br
  RemoveEncoding .gz .br
</IfModule>
"""


def _nginx(served: Served) -> str:
    """Write what stands in a server block. Headers are said in each location: nginx inherits all of them or none."""
    plain = _nginx_headers(_headers(served, framed=False))
    framed = _nginx_headers(_headers(served, framed=True))
    kinds = "\n".join(
        f"  location ~ \\.{suffix}$ {{\n    types {{ }}\n    default_type {kind};\n"
        f'    add_header Cache-Control "{_ASK}";\n{_indented(plain)}\n  }}'
        for suffix, kind in _TYPES.items()
        if suffix in {"webmanifest", "vtt", "ics", "geojson"}
    )
    packed = "  gzip_static on;\n" if served.compress else ""
    return f"""# {served.header}
location ~ /\\.cartostory {{ return 404; }}
location {served.base} {{
  index index.html;
  error_page 404 {served.base}404.html;
  charset utf-8;
  charset_types {_NGINX_CHARSETS};
{packed}  add_header Cache-Control "{_ASK}";
{plain}
  location ~ "{_FIXED}$" {{
    types {{ {_NGINX_FIXED} }}
    add_header Cache-Control "{_FOREVER}";
{_indented(plain)}
  }}
  location ~ {_EMBED} {{
    add_header Cache-Control "{_ASK}";
{_indented(framed)}
  }}
{kinds}
}}
"""


def _nginx_headers(headers: Mapping[str, str]) -> str:
    return "\n".join(f'  add_header {name} "{value}" always;' for name, value in headers.items())


def _indented(lines: str) -> str:
    return "\n".join(f"  {line}" for line in lines.splitlines())


def _caddy(served: Served) -> str:
    plain = "\n".join(f'    {name} "{value}"' for name, value in _headers(served, framed=False).items())
    framed = _headers(served, framed=True)["Content-Security-Policy"]
    kinds = "\n".join(
        f'  @{suffix} path *.{suffix}\n  header @{suffix} Content-Type "{kind}"' for suffix, kind in _TYPES.items()
    )
    packed = " {\n    precompressed br gzip\n  }" if served.compress else ""
    return f"""# {served.header}
handle {served.base}{STATE}* {{
  respond 404
}}
route {served.base}* {{
  header {{
{plain}
    Cache-Control "{_ASK}"
  }}
  @fixed path_regexp {_FIXED}$
  header @fixed Cache-Control "{_FOREVER}"
  @embed path *{_EMBED}*
  header @embed Content-Security-Policy "{framed}"
{kinds}
  file_server{packed}
}}
handle_errors {{
  @missing expression {{http.error.status_code}} == 404
  handle @missing {{
    rewrite * {served.base}404.html
    file_server
  }}
}}
"""


_WRITERS: Mapping[Server, Callable[[Served], str]] = {
    Server.APACHE: _apache,
    Server.NGINX: _nginx,
    Server.CADDY: _caddy,
}

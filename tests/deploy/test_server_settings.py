"""Apache, nginx and Caddy serve a published site as the settings say, under a path of a host, and nothing is lost."""

import gzip
import os
from collections.abc import Iterator

import pytest

from cartostory.deploy.extras import served_site, with_extras
from cartostory.deploy.folder import FolderTransport
from cartostory.deploy.manifest import STATE
from cartostory.deploy.publish import Manner, publish
from cartostory.deploy.server_settings import Server, base_of, merged_policy, write_settings
from cartostory.model import Config, EmbedSettings
from cartostory.model.deploy_target import DeployTarget, HostAddress, Scheme
from tests.deploy.sites import order, sealed, site
from tests.deploy.web_servers import apache, ask, caddy, nginx

pytestmark = pytest.mark.slow

ADDRESS = "https://ville.example/cooperation"
CONFIG = Config("Essai", address=ADDRESS)
POLICY = (
    b"<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
)
FILES = {
    **site(1),
    "maps/ville.0123abcd.pmtiles": os.urandom(5000),
    "programme/programme.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "voices/0123456789abcdef.vtt": b"WEBVTT\n",
    "recherche/index.html": POLICY + "<p>Où ? à Kaya</p>".encode() * 200,
    "embed/index.html": POLICY + b"<p>cadre</p>",
}


@pytest.fixture(scope="module", params=list(Server))
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The published site, below /cooperation/ of a real server, packed texts included."""
    state = tmp_path_factory.mktemp("server")
    web = tmp_path_factory.mktemp("web")
    web.chmod(0o755)
    web.parent.chmod(0o755)
    web.parent.parent.chmod(0o755)
    folder = web / "cooperation"
    folder.mkdir()
    server: Server = request.param
    is_apache = server is Server.APACHE
    target = DeployTarget(
        "x", HostAddress(Scheme.FOLDER, str(folder)), server="apache" if is_apache else "", compress=True
    )
    _, sources = with_extras(target, CONFIG, "essai", sealed(FILES), FILES)
    publish(FolderTransport(folder), order({path: bytes(data) for path, data in sources.items()}), Manner())  # type: ignore[arg-type]
    settings = state / "settings.conf"
    settings.write_text(write_settings(server, served_site(CONFIG, "essai", FILES, compress=True)), "utf-8")
    with (
        apache(web, state) if is_apache else (nginx if server is Server.NGINX else caddy)(web, state, settings) as host
    ):
        yield f"{host}/cooperation/"


def test_every_file_comes_as_it_was_sent(address: str) -> None:
    for path, data in FILES.items():
        status, _, body = ask(address + path)
        assert (status, body) == (200, data), path


def test_what_does_not_exist_is_answered_by_the_sites_own_page(address: str) -> None:
    for path in ("nulle-part/", "nulle/part.html"):
        status, headers, body = ask(address + path)
        assert status == 404
        assert body == FILES["404.html"]
        assert headers["Content-Type"].startswith("text/html")


def test_what_the_program_keeps_for_itself_is_shown_to_nobody(address: str) -> None:
    for path in (f"{STATE}/manifest.json", f"{STATE}/", ".cartostory-manifest.json"):
        assert ask(address + path)[0] in {403, 404}


def test_named_by_content_for_ever_and_pages_asked_for_again(address: str) -> None:
    fixed = [path for path in FILES if path.startswith(("assets/", "maps/", "voices/"))]
    fixed += [path for path in FILES if path.startswith("photos/")]
    for path in fixed:
        assert "immutable" in ask(address + path)[1]["Cache-Control"], path
    for path in ("", "index.html", "histoire-1/", "sw.js", "histoire-1/keep.json"):
        assert ask(address + path)[1]["Cache-Control"] == "no-cache", path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("maps/ville.0123abcd.pmtiles", "application/vnd.pmtiles"),
        ("programme/programme.ics", "text/calendar"),
        ("voices/0123456789abcdef.vtt", "text/vtt"),
        ("recherche/", "text/html"),
    ],
)
def test_media_types(address: str, path: str, kind: str) -> None:
    assert ask(address + path)[1]["Content-Type"].startswith(kind)


def test_parts_of_a_town_map_can_be_asked_for(address: str) -> None:
    status, headers, body = ask(address + "maps/ville.0123abcd.pmtiles", Range="bytes=100-199")
    assert status == 206
    assert headers["Content-Range"] == "bytes 100-199/5000"
    assert body == FILES["maps/ville.0123abcd.pmtiles"][100:200]


def test_security_headers_and_the_frame_that_may_be_embedded(address: str) -> None:
    for path, ancestors in (("", "'self'"), ("recherche/", "'self'"), ("embed/", "*")):
        _, headers, _ = ask(address + path)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers.get_all("Content-Security-Policy") == [  # type: ignore[attr-defined]
            f"default-src 'none'; style-src 'self'; frame-ancestors {ancestors}"
        ]


@pytest.mark.parametrize("server", list(Server))
def test_only_the_sites_that_are_named_may_frame_the_small_pages(server: Server) -> None:
    named = EmbedSettings(origins=("https://ville.example.fr", "https://partenaire.example"))
    served = served_site(Config("Essai", address=ADDRESS, embed=named), "essai", FILES, compress=False)
    text = write_settings(server, served)
    assert "frame-ancestors 'self' https://ville.example.fr https://partenaire.example" in text
    assert "frame-ancestors *" not in text


def test_packed_texts_are_sent_to_who_takes_them(address: str) -> None:
    status, headers, body = ask(address + "recherche/index.html", Accept_Encoding="gzip")
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"].startswith("text/html")
    assert gzip.decompress(body) == FILES["recherche/index.html"]


@pytest.mark.parametrize(
    ("written", "base"),
    [("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example/x/y", "/x/y/"), ("", "/")],
)
def test_the_path_of_an_address(written: str, base: str) -> None:
    assert base_of(written) == base


def test_the_policy_in_the_header_allows_what_each_page_allows() -> None:
    pages = [
        b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'sha256-a='\">",
        b"<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'sha256-b='; img-src data:\">",
        b"<p>no policy</p>",
    ]
    assert merged_policy(pages) == "default-src 'none'; script-src 'self' 'sha256-a=' 'sha256-b='; img-src data:"

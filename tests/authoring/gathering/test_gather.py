"""Other towns' sites are asked politely, judged, and kept; what is wrong, hostile or gone leaves the last good copy."""

import json
import socket
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from cartostory.authoring.gathering.fetch import AGENT, Limits
from cartostory.authoring.gathering.gather import GatheredSite, GatherFate, GatherManner, gather_all, no_longer_named
from cartostory.load.gathered import load_gathered
from cartostory.load.sites_to_gather import SiteToGather
from cartostory.problems.problem import Span
from tests.authoring.gathering.towns import ATLAS, CATALOGUE, TownServer, serving
from tests.day import TODAY
from tests.program import Run

LATER = date(2030, 1, 2)
HERE = Limits(is_private=True)
Ask = Callable[..., GatheredSite]
pytestmark = pytest.mark.slow


@pytest.fixture
def town(published: Path) -> Iterator[TownServer]:
    with serving() as found:
        found.put(published / "output" / "donnees")
        yield found


@pytest.fixture
def ask(tmp_path: Path, town: TownServer) -> Ask:
    def call(day: date = TODAY, limits: Limits = HERE, address: str = "", licence: str = "") -> GatheredSite:
        site = SiteToGather(address or town.address, "", licence, Span("sites.yaml", 2, 5))
        (found,) = gather_all(tmp_path, [site], tmp_path, day, GatherManner(limits, 0))
        return found

    return call


def kept(folder: Path) -> Any:
    (file,) = (folder / "content" / "gathered").iterdir()
    return json.loads(file.read_text("utf-8"))


def test_a_site_is_kept_with_its_licence_and_the_day(tmp_path: Path, town: TownServer, ask: Ask) -> None:
    came = ask()
    assert (came.fate, came.count, came.title) == (GatherFate.NEW, 1, "Un village, deux villes")
    told = kept(tmp_path)
    assert (told["licence"], told["gathered"], told["publisher"]) == ("etalab-2.0", TODAY.isoformat(), "Ville d’Essai")
    (partnership,), problems = load_gathered(tmp_path)
    assert problems == ()
    assert partnership.urls["ar"] == f"{town.address}ar/ivry-village/"
    assert [one.name for one in partnership.story.towns] == ["Ivry-sur-Seine", "Kaya"]
    assert partnership.story.funding[1].spent == 30_000
    assert partnership.origin
    assert partnership.origin.day == TODAY


def test_what_did_not_change_is_not_sent_again(tmp_path: Path, town: TownServer, ask: Ask) -> None:
    ask()
    before = kept(tmp_path)
    assert ask(day=LATER).fate is GatherFate.SAME
    assert kept(tmp_path) == before
    assert all(headers["User-Agent"] == AGENT for _, headers in town.asked)
    assert [("If-None-Match" in headers) for _, headers in town.asked] == [False, False, True, True]


def test_what_changed_is_renewed(tmp_path: Path, town: TownServer, ask: Ask) -> None:
    ask()
    town.change(ATLAS, lambda atlas: atlas["features"][0]["properties"].update(since=1999))
    assert ask(day=LATER).fate is GatherFate.RENEWED
    assert kept(tmp_path)["gathered"] == LATER.isoformat()
    assert load_gathered(tmp_path)[0][0].story.since == 1999


def properties(atlas: Any) -> Any:
    return atlas["features"][0]["properties"]


def many(atlas: Any) -> None:
    first = atlas["features"][0]
    atlas["features"] = [
        {**first, "properties": {**first["properties"], "partnership": f"p{number}"}} for number in range(5_001)
    ]


HOSTILE: dict[str, Callable[[Any], None]] = {
    "a script for an address": lambda atlas: properties(atlas).update(url="javascript:alert(1)"),
    "another host": lambda atlas: properties(atlas).update(url="https://mechant.example/"),
    "another host in one language": lambda atlas: properties(atlas)["urls"].update(en="//mechant.example/"),
    "another port": lambda atlas: properties(atlas).update(url="http://127.0.0.1:1/x/"),
    "a name to log in by": lambda atlas: properties(atlas).update(url="http://127.0.0.1@mechant.example/"),
    "out of its folder": lambda atlas: properties(atlas)["urls"].update(en=f"{properties(atlas)['url']}%2E%2e/x"),
    "an attribute": lambda atlas: properties(atlas).update(url=f'{properties(atlas)["url"]}" onclick="x'),
    "a script in a title": lambda atlas: properties(atlas)["titles"].update(fr="<script>alert(1)</script>"),
    "an open tag in a name": lambda atlas: properties(atlas).update(name="<img src=x onerror=1"),
    "letters that turn round": lambda atlas: properties(atlas).update(name="\u202egro.elpmaxe"),
    "a title without end": lambda atlas: properties(atlas)["titles"].update(fr="a" * 10_000),
    "a place beyond the pole": lambda atlas: atlas["features"][0]["geometry"].update(coordinates=[0, 91]),
    "a place that is no number": lambda atlas: atlas["features"][0]["geometry"].update(coordinates=["0", 1]),
    "a place that is a list of lists": lambda atlas: atlas["features"][0]["geometry"].update(coordinates=[[1], 1]),
    "a year that is a word": lambda atlas: properties(atlas).update(since="hier"),
    "people below nothing": lambda atlas: properties(atlas).update(population=-1),
    "a language that is none": lambda atlas: properties(atlas)["titles"].update({"../..": "x"}),
    "a name that leads out": lambda atlas: properties(atlas).update(partnership="../../etc"),
    "too many": many,
    "none at all": lambda atlas: atlas["features"].clear(),
    "no features": lambda atlas: atlas.update(features="x"),
}
BROKEN = {
    "no JSON": b"<!doctype html><title>Bonjour</title>",
    "cut off": b'{"type": "FeatureCollection", "features": [',
    "without a floor": b"[" * 200_000,
    "no number": b'{"type": "FeatureCollection", "features": [{"properties": {"since": NaN}}]}',
    "a number without end": b'{"type": "FeatureCollection", "features": [' + b"9" * 10_000 + b"]}",
    "not UTF-8": b"\xff\xfe{}",
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_atlas_is_refused_and_the_last_copy_stays(
    tmp_path: Path, town: TownServer, ask: Ask, change: Callable[[Any], None]
) -> None:
    ask()
    before = kept(tmp_path)
    town.change(ATLAS, change)
    came = ask(day=LATER)
    assert came.fate is GatherFate.KEPT
    assert came.refusal
    assert kept(tmp_path) == before


@pytest.mark.parametrize("path", [CATALOGUE, ATLAS])
@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused(town: TownServer, ask: Ask, path: str, data: bytes) -> None:
    town.files[path] = data
    assert ask().fate is GatherFate.MISSING


def test_the_catalogue_of_another_site_is_refused(town: TownServer, ask: Ask) -> None:
    town.change(CATALOGUE, lambda one: one.update({"@id": "https://mechant.example/donnees/catalogue.jsonld"}))
    assert ask().fate is GatherFate.MISSING
    assert len(town.asked) == 1


def elsewhere(catalogue: Any) -> None:
    for dataset in catalogue["dcat:dataset"]:
        for file in dataset["dcat:distribution"]:
            file["dcat:downloadURL"] = {"@id": "https://mechant.example/donnees/atlas.geojson"}


def test_an_atlas_on_another_host_is_not_asked_for(town: TownServer, ask: Ask) -> None:
    town.change(CATALOGUE, elsewhere)
    assert ask().fate is GatherFate.MISSING
    assert [path for path, _ in town.asked] == [CATALOGUE]


def without_licence(catalogue: Any) -> None:
    for dataset in catalogue["dcat:dataset"]:
        for file in dataset["dcat:distribution"]:
            file.pop("dct:license", None)


def test_a_site_without_a_licence_is_taken_only_under_one_that_was_agreed_on(
    tmp_path: Path, town: TownServer, ask: Ask
) -> None:
    town.change(CATALOGUE, without_licence)
    assert ask().fate is GatherFate.MISSING
    assert ask(licence="CC BY 4.0").fate is GatherFate.NEW
    assert (kept(tmp_path)["licence"], kept(tmp_path)["licence_agreed"]) == ("CC-BY-4.0", True)


def answers(status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer


def test_a_site_that_is_gone_busy_or_broken_leaves_its_last_copy(tmp_path: Path, town: TownServer, ask: Ask) -> None:
    ask()
    before = kept(tmp_path)
    for status in (404, 410, 429, 500, 503):
        town.instead[CATALOGUE] = answers(status)
        assert ask(day=LATER).fate is GatherFate.KEPT
    town.instead[CATALOGUE] = answers(302, Location="https://mechant.example/donnees/catalogue.jsonld")
    assert ask(day=LATER).refusal.values == {"url": "https://mechant.example/donnees/catalogue.jsonld"}  # type: ignore[union-attr]
    town.instead[CATALOGUE] = answers(302, Location=CATALOGUE)
    asked = len(town.asked)
    assert ask(day=LATER).fate is GatherFate.KEPT
    assert len(town.asked) - asked == HERE.redirects + 1
    assert kept(tmp_path) == before


def test_a_redirection_on_the_same_host_is_followed(town: TownServer, ask: Ask) -> None:
    town.files["/ailleurs"] = town.files[CATALOGUE]
    town.instead[CATALOGUE] = answers(301, Location="/ailleurs")
    assert ask().fate is GatherFate.NEW


def test_nobody_there(ask: Ask, unused_port: int) -> None:
    assert ask(address=f"http://127.0.0.1:{unused_port}/").fate is GatherFate.MISSING


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_an_answer_that_is_too_large_is_cut(ask: Ask) -> None:
    came = ask(limits=Limits(most_bytes=1_000, is_private=True))
    assert came.refusal
    assert "megabytes" in came.refusal.values


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Send letters for ever, as a server does that would keep its readers for days."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        return


def test_an_answer_without_end_comes_to_one(town: TownServer, ask: Ask) -> None:
    town.instead[CATALOGUE] = drips
    came = ask(limits=Limits(most_bytes=10**12, seconds=0.5, is_private=True))
    assert came.refusal
    assert "seconds" in came.refusal.values


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "https://[::1]:{port}/",
        "https://localhost:{port}/",
        "https://192.168.1.1/",
        "https://169.254.169.254/",
        "https://intranet/",
        "ftp://example.org/",
        "https://nom:mot@example.org/",
    ],
)
def test_the_own_network_and_open_addresses_are_not_asked(town: TownServer, ask: Ask, address: str) -> None:
    port = town.address.split(":")[2].strip("/")
    assert ask(limits=Limits(), address=address.format(port=port)).fate is GatherFate.MISSING
    assert town.asked == []


def test_a_name_that_leads_into_the_own_network_is_found_out(
    town: TownServer, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(town.address.split(":")[2].strip("/"))
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: [place])
    monkeypatch.setenv("NO_PROXY", "*")
    came = ask(limits=Limits(), address="https://ville.example.fr/")
    assert came.refusal
    assert "--private" in came.refusal.sentence
    assert town.asked == []


def test_a_kept_file_that_was_tampered_with_is_reported_and_left_out(tmp_path: Path, ask: Ask) -> None:
    ask()
    (file,) = (tmp_path / "content" / "gathered").iterdir()
    file.write_text(file.read_text("utf-8").replace("Ivry et le village", "<script>"), "utf-8")
    found, problems = load_gathered(tmp_path)
    assert found == ()
    assert [one.code for one in problems] == ["gathered-refused"]
    assert ask().fate is GatherFate.NEW


def test_a_site_that_the_list_names_no_more_is_told(tmp_path: Path, ask: Ask) -> None:
    ask()
    (file,) = (tmp_path / "content" / "gathered").iterdir()
    assert no_longer_named(tmp_path, []) == (f"content/gathered/{file.name}",)


def test_a_list_is_gathered_from_folders_and_said_in_french(published: Path, village: Path, cartostory: Run) -> None:
    listed = village / "sites.yaml"
    listed.write_text(f"sites:\n  - folder: {published / 'output'}\n  - folder: ../rien\n", "utf-8")
    done = cartostory("gather", "--site", village)
    assert done.returncode == 1
    assert "Un village, deux villes\u00a0: 1 nouveau partenariat." in done.stdout
    assert "../rien est refusé" in done.stderr
    assert len(list((village / "content" / "gathered").iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sites: [{licence: etalab-2.0}]", "site-to-gather-unclear"),
        ("sites: [{address: 'https://a.fr/', folder: b}]", "site-to-gather-unclear"),
        ("sites: [{address: 'https://a.fr/'}, {address: 'https://a.fr'}]", "site-to-gather-twice"),
        ("sites: [{address: 'https://a.fr/', licence: libre}]", "data-licence-unknown"),
        ("sites: [{adresse: 'https://a.fr/'}]", "unknown-key"),
        ("sites: [", "yaml-broken"),
    ],
)
def test_a_list_that_is_wrong_asks_nobody(village: Path, cartostory: Run, text: str, code: str) -> None:
    (village / "sites.yaml").write_text(text + "\n", "utf-8")
    done = cartostory("gather", "--site", village)
    assert done.returncode == 1
    assert code in done.stderr


def test_without_a_list_it_says_what_to_write(village: Path, cartostory: Run) -> None:
    done = cartostory("gather", "--site", village)
    assert done.returncode == 2
    assert "sites.yaml" in done.stderr

"""The build writes the links that are missing; nothing else does, and nothing loses them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.cli.app import run
from cartostory.load.short_links import FILE, load_short_links
from tests.day import TODAY

pytestmark = pytest.mark.slow

STORY = "---\ntitle: Kaya\nsummary: Une ville.\n---\n\n## Les écoles\n\nDu texte.\n\n## L’eau\n\nDu texte.\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A site with one story and no map: built in a moment."""
    root = tmp_path / "town"
    folder = root / "content/partnerships/kaya"
    folder.mkdir(parents=True)
    (root / "config.yaml").write_text(
        "title: Essai\naddress: https://example.org/essai/\nlanguages: [fr, en]\n"
        "links: {maps: [apache, nginx, caddy, netlify]}\n"
        "publisher: {name: Essai, contact: essai@example.org}\n",
        "utf-8",
    )
    (folder / "story.md").write_text(STORY, "utf-8")
    return root


def built(root: Path, **more: bool) -> Built:
    found = build(replace(Options(root, root / "output", TODAY, 1), **more))
    assert not found.crashes, found.crashes[0]
    return found


def links(root: Path) -> dict[str, str]:
    found, problems = load_short_links(root)
    assert not problems
    return {str(link.target): link.code for link in found}


def codes_of(found: Built) -> list[str]:
    """Give what is wrong with the links; that the story has no towns is no matter here."""
    return [problem.code for problem in found.problems if problem.span.file == FILE]


def test_a_build_writes_the_links_once(town: Path) -> None:
    first = built(town)
    written = (town / "content/links.yaml").read_bytes()
    assert list(links(town)) == ["kaya", "kaya#les-ecoles", "kaya#l-eau"]
    assert first.kept is not None
    again = built(town)
    assert again.is_current
    assert again.kept is None
    assert (town / "content/links.yaml").read_bytes() == written


def test_a_code_sends_its_reader_on_without_a_script(town: Path) -> None:
    built(town)
    code = links(town)["kaya#l-eau"]
    page = (town / "output/q" / code / "index.html").read_text("utf-8")
    assert '<html lang="fr" dir="ltr">' in page
    assert '<meta http-equiv="refresh" content="0; url=../../kaya/#l-eau">' in page
    assert '<a href="../../kaya/#l-eau">L’eau</a>' in page
    assert '<link rel="canonical" href="https://example.org/essai/kaya/">' in page
    assert "<script" not in page
    assert (town / "output/q" / code / "en/index.html").is_file()


def test_the_story_shows_its_short_address_and_its_code(town: Path) -> None:
    built(town)
    page = (town / "output/kaya/index.html").read_text("utf-8")
    assert f'href="../q/{links(town)["kaya"]}/"' in page
    assert 'role="img" aria-label="Code QR de example.org/essai/q/' in page


def test_a_renamed_story_and_a_retitled_chapter_keep_their_codes(town: Path) -> None:
    built(town)
    before = links(town)
    (town / "content/partnerships/kaya").rename(town / "content/partnerships/kaya-burkina")
    story = town / "content/partnerships/kaya-burkina/story.md"
    found = built(town)
    story.write_text(STORY.replace("L’eau", "L’eau des villages"), "utf-8")
    assert codes_of(found) == codes_of(built(town)) == []
    assert links(town) == {
        "kaya-burkina": before["kaya"],
        "kaya-burkina#les-ecoles": before["kaya#les-ecoles"],
        "kaya-burkina#l-eau-des-villages": before["kaya#l-eau"],
    }
    page = (town / "output/q" / before["kaya#l-eau"] / "index.html").read_text("utf-8")
    assert "url=../../kaya-burkina/#l-eau-des-villages" in page


EVENT = "---\ntitle: Veillée\nstart: 2026-11-18 19:00\nwhere: 'Kaya : le centre'\n---\n\nVenez.\n"


def test_an_event_whose_file_was_renamed_keeps_its_code_and_says_so(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = town / "content/events"
    events.mkdir()
    (events / "veillee.md").write_text(EVENT, "utf-8")
    assert run(["link", "make", "--site", str(town)]) == 0
    before = links(town)
    file = town / "content/links.yaml"
    assert '"2026-11-18 19:00 · Kaya : le centre · Veillée"' in file.read_text("utf-8")
    old = re.sub(r', event: "[^"]*"', "", file.read_text("utf-8"))  # as older versions wrote it
    file.write_text(old, "utf-8")
    assert run(["link", "make", "--site", str(town)]) == 0
    (events / "veillee.md").rename(events / "veillee-du-mercredi.md")
    capsys.readouterr()
    assert run(["link", "make", "--site", str(town)]) == 0
    assert "programme/veillee est maintenant programme/veillee-du-mercredi" in capsys.readouterr().out
    assert links(town)["programme/veillee-du-mercredi"] == before["programme/veillee"]
    assert len(links(town)) == len(before)
    assert codes_of(built(town)) == []


def test_a_removed_story_answers_with_a_page_that_offers_the_atlas(town: Path) -> None:
    built(town)
    code = links(town)["kaya#l-eau"]
    other = town / "content/partnerships/bamako"
    other.mkdir()
    (other / "story.md").write_text(STORY.replace("Kaya", "Bamako").replace("L’eau", "Le fleuve"), "utf-8")
    (town / "content/partnerships/kaya/story.md").unlink()
    (town / "content/partnerships/kaya").rmdir()
    found = built(town)
    assert codes_of(found) == ["short-link-target-gone"] * 3
    page = (town / "output/q" / code / "index.html").read_text("utf-8")
    assert "Cette page a quitté l’atlas" in page
    assert 'href="../../"' in page
    assert 'href="../../bamako/"' in page


def test_a_removed_chapter_offers_the_rest_of_its_story(town: Path) -> None:
    built(town)
    code = links(town)["kaya#l-eau"]
    (town / "content/partnerships/kaya/story.md").write_text(STORY.partition("## L’eau")[0], "utf-8")
    assert codes_of(built(town)) == ["short-link-target-gone"]
    page = (town / "output/q" / code / "index.html").read_text("utf-8")
    assert 'class="onward" href="../../kaya/"' in page


def test_a_draft_gets_no_link_and_its_old_code_tells_nothing(town: Path) -> None:
    built(town)
    code = links(town)["kaya"]
    other = town / "content/partnerships/bamako"
    other.mkdir()
    (other / "story.md").write_text(STORY.replace("Kaya", "Bamako").replace("eau", "or"), "utf-8")
    story = town / "content/partnerships/kaya/story.md"
    story.write_text(STORY.replace("summary", "draft: true\nsummary"), "utf-8")
    assert codes_of(built(town)) == []
    assert "Kaya" not in (town / "output/q" / code / "index.html").read_text("utf-8")
    story.write_text(STORY, "utf-8")
    built(town)
    assert links(town)["kaya"] == code


def test_previews_and_checks_write_nothing(town: Path) -> None:
    found = built(town, keeps_links=False)
    assert found.written is not None
    assert not (town / "content/links.yaml").exists()
    assert "q/" in (town / "output/kaya/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda text: text + text.splitlines()[-1].replace("l-eau", "les-ecoles") + "\n", "duplicate-key"),
        (lambda text: text.replace(text.splitlines()[-1][:5], "22222"), "short-link-wrong-code"),
        (lambda text: text.replace("{to", "to"), "yaml-colon"),
        (lambda text: "<<<<<<< HEAD\n" + text + "=======\n", "yaml-broken"),
    ],
)
def test_a_damaged_file_stops_the_build_and_keeps_every_code(town: Path, damage: object, code: str) -> None:
    built(town)
    file = town / "content/links.yaml"
    assert callable(damage)
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    before = file.read_bytes()
    found = built(town)
    assert code in codes_of(found)
    assert found.written is None
    assert file.read_bytes() == before


def test_a_file_that_cannot_be_written_is_said_and_the_site_is_built(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cartostory.authoring.short_links.links_file.write_source", refuse)
    found = built(town)
    assert codes_of(found) == ["short-links-not-kept"]
    assert found.written is not None


def test_hosts_can_send_readers_on_by_themselves(town: Path) -> None:
    built(town)
    code = links(town)["kaya#l-eau"]
    lines = {
        "q/.htaccess": f'RedirectMatch 302 "^/essai/q/{code}/?$" "/essai/kaya/#l-eau"',
        "q/nginx.conf": f'location = /essai/q/{code}/ {{ return 302 "/essai/kaya/#l-eau"; }}',
        "q/Caddyfile": f'redir /essai/q/{code}/ "/essai/kaya/#l-eau" 302',
        "_redirects": f"/essai/q/{code}/ /essai/kaya/#l-eau 302",
    }
    for file, line in lines.items():
        assert line in (town / "output" / file).read_text("utf-8").splitlines()


def test_sites_apart_make_the_same_codes(town: Path) -> None:
    built(town)
    first = links(town)
    (town / "content/links.yaml").unlink()
    built(town)
    assert links(town) == first

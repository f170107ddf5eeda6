"""`link`, `qr`, `stickers` and `scans` as somebody types them."""

import json
import re
from pathlib import Path

import pytest
import pyvips

from cartostory.cli.app import run
from cartostory.load.short_links import load_short_links

STORY = "---\ntitle: Kaya\nsummary: Une ville.\n---\n\n## Les écoles\n\nDu texte.\n"
CONFIG = "title: Essai\naddress: https://example.org/\nlanguages: [fr, en]\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "content/partnerships/kaya"
    folder.mkdir(parents=True)
    (tmp_path / "config.yaml").write_text(CONFIG, "utf-8")
    (folder / "story.md").write_text(STORY, "utf-8")
    (folder / "story.en.md").write_text(STORY.replace("Les écoles", "The schools"), "utf-8")
    return tmp_path


def call(town: Path, *words: object) -> int:
    return run([*map(str, words), "--site", str(town)])


def links(town: Path) -> dict[str, str]:
    return {link.name or link.target.name: link.code for link in load_short_links(town)[0]}


def test_an_installation_gets_one_link_of_its_own(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert call(town, "link", "add", "Bibliothèque, hall", "--to", "kaya#les-ecoles", "--opens-in", "en") == 0
    code = links(town)["Bibliothèque, hall"]
    assert len(links(town)) == 1
    assert f"https://example.org/q/{code}/" in capsys.readouterr().out


def test_a_target_that_is_not_there_is_said_with_the_nearest(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(town, "link", "add", "Hall", "--to", "kaya#les-ecole") == 2
    assert "kaya#les-ecoles" in capsys.readouterr().err
    assert not (town / "content/links.yaml").exists()


@pytest.mark.parametrize("words", [("link", "add", "Hall", "--to", "kaya"), ("qr", "kaya"), ("stickers", "kaya")])
def test_no_code_opens_in_a_language_that_the_site_does_not_have(
    town: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(town)
    assert call(town, *words, "--opens-in", "de") == 2
    said = capsys.readouterr().err
    assert "«\u00a0de\u00a0»" in said
    assert "fr, en" in said
    assert not [*town.glob("*.svg"), *town.glob("*.pdf")]


@pytest.mark.parametrize("opens_in", ["", "en", "fr"])
def test_every_code_that_can_be_printed_leads_somewhere_in_every_language(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], opens_in: str
) -> None:
    call(town, "link", "add", "Hall", "--to", "kaya", "--opens-in", opens_in)
    code = links(town)["Hall"]
    assert call(town, "build", "--output", tmp_path / "output") == 0
    for language in ("", "fr", "en"):
        capsys.readouterr()
        assert call(town, "qr", code, "--opens-in", language, "--output", tmp_path / "code.svg") == 0
        printed = re.search(r"https://example\.org/(q/[^ ,]*)", capsys.readouterr().out)
        assert printed
        page = (tmp_path / "output" / printed[1] / "index.html").read_text("utf-8")
        assert f'<html lang="{language or opens_in or "fr"}"' in page
    assert (tmp_path / "output/q" / code / "en/index.html").is_file(), "what was printed once stays"


@pytest.mark.parametrize("name", ["", "  "])
def test_an_installation_without_a_name_gets_no_link(town: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert call(town, "link", "add", name, "--to", "kaya") == 2
    assert "L’installation a besoin d’un nom" in capsys.readouterr().err
    assert not (town / "content/links.yaml").exists()


def test_links_are_made_listed_retired_and_restored(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(town, "link", "make") == 0
    code = links(town)["kaya"]
    for verb, state in (("retire", "retired"), ("restore", "in use")):
        assert call(town, "link", verb, f"https://example.org/q/{code.upper()}/") == 0
        capsys.readouterr()
        assert call(town, "link", "list", "--format", "json") == 0
        listed = json.loads(capsys.readouterr().out)
        assert [one["state"] for one in listed if one["code"] == code] == [state]
    assert [one["kind"] for one in listed] == ["story", "chapter"]
    assert call(town, "link", "list", "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("\ufeffcode;sorte;nom;")


def test_links_follow_a_move(town: Path) -> None:
    call(town, "link", "make")
    before = links(town)
    (town / "content/partnerships/kaya").rename(town / "content/partnerships/burkina")
    assert call(town, "link", "move", "kaya", "burkina") == 0
    assert links(town) == {"burkina": before["kaya"], "burkina#les-ecoles": before["kaya#les-ecoles"]}
    assert call(town, "link", "move", "kaya", "burkina") == 2


def test_a_code_is_printed_in_every_format_and_its_link_is_kept(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        file = tmp_path / f"code.{form}"
        assert call(town, "qr", "kaya#les-ecoles", "--output", file) == 0
        assert file.read_bytes().startswith(start)
    assert f"example.org/q/{links(town)['kaya#les-ecoles']}/" in capsys.readouterr().out


def test_a_code_that_nobody_could_read_is_warned_of(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(town, "qr", "kaya", "--width", 6, "--output", tmp_path / "a.svg") == 0
    assert "qr-too-dense" in capsys.readouterr().err
    assert call(town, "qr", "kaya", "--width", 30, "--distance", 3, "--output", tmp_path / "b.svg") == 0
    assert "qr-too-small-for-distance" in capsys.readouterr().err
    assert call(town, "qr", "kaya", "--distance", 3, "--output", tmp_path / "c.svg") == 0
    captured = capsys.readouterr()
    assert "qr-too" not in captured.err
    assert "348 mm" in captured.out


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.jpg", "logo.txt", "photo.svg"])
@pytest.mark.parametrize("damage", [b"", b"<svg><path", b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff"])
def test_a_logo_that_cannot_be_drawn_is_refused(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, damage: bytes
) -> None:
    (tmp_path / name).write_bytes(damage)
    assert call(town, "qr", "kaya", "--logo", tmp_path / name, "--output", tmp_path / "code.pdf") == 1
    said = capsys.readouterr().err
    assert "qr-logo" in said
    assert f"{name} » ne peut pas être dessiné comme logo" in said
    assert not (tmp_path / "code.pdf").exists()


def test_a_picture_cut_short_is_no_logo(town: Path, root: Path, tmp_path: Path) -> None:
    whole = pyvips.Image.thumbnail(str(root / "themes/default/assets/icon.svg"), 400).pngsave_buffer()
    for name, data, code in (("whole.png", whole, 0), ("short.png", whole[: len(whole) // 2], 1)):
        (tmp_path / name).write_bytes(data)
        assert call(town, "qr", "kaya", "--logo", tmp_path / name, "--output", tmp_path / "code.png") == code
    assert call(town, "qr", "kaya", "--logo", tmp_path / "absent.png") == 2


def test_codes_need_the_address_of_the_site(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "config.yaml").write_text("title: Essai\n", "utf-8")
    assert call(town, "qr", "kaya") == 1
    assert call(town, "stickers", "kaya") == 1
    assert capsys.readouterr().err.count("qr-without-address") == 2


def test_stickers_fill_a_sheet(town: Path, tmp_path: Path) -> None:
    file = tmp_path / "planche.pdf"
    assert call(town, "stickers", "kaya", "kaya#les-ecoles", "--per-sheet", 12, "--output", file) == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert call(town, "stickers", "bamako", "--output", file) == 2
    assert call(town, "paper", "kaya", "--kind", "stickers") == 0
    assert (town / "paper/kaya-stickers.pdf").read_bytes().startswith(b"%PDF")


def test_scans_are_told_with_the_names_of_links(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(town, "link", "add", "Mairie", "--to", "kaya")
    code = links(town)["Mairie"]
    log = town / "access.log"
    log.write_text(
        f'192.0.2.1 - - [14/Nov/2026:18:30:00 +0100] "GET /q/{code}/ HTTP/1.1" 200 8 "-" "Mozilla/5.0 Firefox/130.0"\n',
        "utf-8",
    )
    capsys.readouterr()
    assert call(town, "scans", log, "--format", "json") == 0
    captured = capsys.readouterr()
    wanted = [{"day": "2026-11-14", "code": code, "name": "Mairie", "to": "kaya", "scans": 1}]
    assert json.loads(captured.out) == wanted
    assert "192.0.2.1" not in captured.out + captured.err
    assert call(town, "scans", log, "--since", "2026-11-15", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []

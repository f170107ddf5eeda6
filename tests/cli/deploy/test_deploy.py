"""`cartostory deploy` as a town's webmaster meets it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cartostory.deploy.manifest import STATE
from tests.browser.host import hosted
from tests.deploy.servers import PASSWORD, SftpHost, sftp_host
from tests.program import ROOT

pytestmark = pytest.mark.slow

Run = Callable[..., "subprocess.CompletedProcess[str]"]
STORY = "content/partnerships/ivry-village/story.md"


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """The folder that the host serves."""
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


@pytest.fixture
def town(village: Path, host: Path) -> Path:
    """The little site, sent into a folder."""
    return with_target(village, f'"folder:{host}"')


def with_target(site: Path, to: str, name: str = "mairie") -> Path:
    with (site / "config.yaml").open("a", encoding="utf-8") as config:
        config.write(f"deploy:\n  {name}: {{to: {to}}}\n")
    return site


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A folder with settings and nothing else: enough to have them checked."""
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "config.yaml").write_text("title: Un essai\n", "utf-8")
    return folder


def add_line(site: Path, line: str) -> None:
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\n{line}\n")


def published(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in found.items() if not path.startswith(".cartostory")}


def test_one_command_publishes_and_one_undoes_it(cartostory: Run, town: Path, host: Path) -> None:
    first = cartostory("deploy", "--site", town)
    assert first.returncode == 0, first.stderr
    assert "Publié à" in first.stdout
    assert published(host) == published(town / "output")
    before = published(host)
    add_line(town, "Une ligne de plus.")
    second = cartostory("deploy", "--site", town)
    assert second.returncode == 0, second.stderr
    assert published(host) == published(town / "output") != before
    back = cartostory("deploy", "--site", town, "--rollback")
    assert back.returncode == 0, back.stderr
    assert published(host) == before
    assert cartostory("deploy", "--site", town, "--rollback").returncode == 1


def test_nothing_changed_and_a_look_beforehand(cartostory: Run, town: Path, host: Path) -> None:
    look = cartostory("deploy", "--site", town, "--dry-run")
    assert look.returncode == 0
    assert "index.html" in look.stdout
    assert published(host) == {}
    cartostory("deploy", "--site", town)
    assert "Rien à envoyer" in cartostory("deploy", "--site", town).stdout


def test_errors_stop_it_before_anything_is_sent(cartostory: Run, town: Path, host: Path) -> None:
    add_line(town, "[nulle part](story:nulle-part)")
    refused = cartostory("deploy", "--site", town)
    assert refused.returncode == 1
    assert "Rien n’a été envoyé" in refused.stderr
    assert published(host) == {}


def test_drafts_are_left_out_even_if_a_preview_lies_in_the_output(cartostory: Run, town: Path, host: Path) -> None:
    story = town / STORY
    shutil.copytree(story.parent, story.parent.parent / "projet", dirs_exist_ok=True)
    draft = story.parent.parent / "projet/story.md"
    draft.write_text(draft.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    cartostory("build", "--site", town, "--drafts")
    assert cartostory("deploy", "--site", town).returncode == 0
    assert not (host / "projet").exists()
    assert "projet" in cartostory("deploy", "--site", town, "--status").stdout


def test_a_withdrawn_photograph_leaves_the_host_and_every_version(cartostory: Run, town: Path, host: Path) -> None:
    cartostory("deploy", "--site", town)
    add_line(town, "Une ligne de plus.")
    cartostory("deploy", "--site", town)
    photos = {path for path in published(host) if path.startswith("photos/")}
    assert photos
    stored = {path.read_bytes() for path in (town / ".cartostory/versions/files").rglob("*") if path.is_file()}
    held = {published(host)[path] for path in photos}
    assert held <= stored
    done = cartostory("photos", "withdraw", "ecole.jpg", "--reason", "demandé", "--yes", "--site", town)
    assert done.returncode == 0, done.stderr
    stored = {path.read_bytes() for path in (town / ".cartostory/versions").rglob("*") if path.is_file()}
    assert not held & stored
    sent = cartostory("deploy", "--site", town)
    assert sent.returncode == 0, sent.stderr
    assert not photos & set(published(host))
    assert not held & set(published(host).values())
    assert cartostory("deploy", "--site", town, "--rollback").returncode == 1


def test_versions_survive_a_clean(cartostory: Run, town: Path, host: Path) -> None:
    cartostory("deploy", "--site", town)
    before = published(host)
    add_line(town, "Une ligne de plus.")
    cartostory("deploy", "--site", town)
    cartostory("clean", "--site", town)
    assert cartostory("deploy", "--site", town, "--rollback").returncode == 0
    assert published(host) == before


def test_targets_are_named_where_there_are_several(cartostory: Run, village: Path) -> None:
    none = cartostory("deploy", "--site", village)
    assert (none.returncode, "--setup" in none.stderr) == (2, True)
    config = village / "config.yaml"
    config.write_text(
        config.read_text("utf-8") + "deploy:\n  mairie: {to: folder:a}\n  essai: {to: folder:b}\n", "utf-8"
    )
    several = cartostory("deploy", "--site", village)
    assert several.returncode == 2
    assert "mairie, essai" in several.stderr
    wrong = cartostory("deploy", "maire", "--site", village)
    assert wrong.returncode == 2
    assert "mairie" in wrong.stderr
    missing = cartostory("deploy", "mairie", "--site", village)
    assert missing.returncode == 1
    assert "n’existe pas" in missing.stderr


@pytest.mark.parametrize(
    "target",
    [
        '"sftp://coop:s3cr3t-word@ftp.example.fr/www"',
        '"ftps://coop:s3cr3t-word@ftp.example.fr/www"',
        '"sftp://coop@ftp.example.fr/www", password: s3cr3t-word',
        '"sftp://coop@ftp.example.fr/www", mot_de_passe: "s3cr3t-word"',
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_password_in_the_settings_is_an_error_and_is_never_shown(
    cartostory: Run, settings: Path, target: str, form: str
) -> None:
    with_target(settings, target)
    told = cartostory("check", "--site", settings, "--format", form)
    assert told.returncode == 1
    assert "secret-in-config" in told.stdout + told.stderr
    assert "unknown-key" not in told.stdout + told.stderr
    assert "s3cr3t" not in told.stdout + told.stderr
    sent = cartostory("deploy", "--site", settings)
    assert sent.returncode == 1
    assert "s3cr3t" not in sent.stdout + sent.stderr


@pytest.mark.parametrize(
    "to",
    [
        "www",
        "http://a.fr/x",
        "sftp://a.fr",
        "sftp:///x",
        "ftp.example.fr/www",
        "sftp://a.fr/../etc",
        "sftp://a.fr/a?b",
        "sftp://a.fr:9z/x",
    ],
)
def test_addresses_that_are_none_are_said_with_an_example(cartostory: Run, settings: Path, to: str) -> None:
    with_target(settings, f'"{to}"')
    told = cartostory("check", "--site", settings)
    assert told.returncode == 1
    assert "sftp://" in told.stderr
    assert "wrong-value" in told.stderr


def test_plain_ftp_has_to_be_allowed(cartostory: Run, settings: Path) -> None:
    with_target(settings, '"ftp://coop@ftp.example.fr/www"')
    assert "deploy-insecure" in cartostory("check", "--site", settings).stderr


@pytest.fixture
def sftp(host: Path, tmp_path: Path) -> Iterator[SftpHost]:
    with sftp_host(host, tmp_path) as found:
        yield found


def test_a_host_by_sftp_from_the_first_contact_on(process: Run, village: Path, sftp: SftpHost, tmp_path: Path) -> None:
    with_target(village, f'"sftp://mairie@127.0.0.1:{sftp.address.port}/~/"')
    home = {"HOME": str(tmp_path), "SSH_AUTH_SOCK": ""}
    unknown = process("deploy", "--site", village, CARTOSTORY_PASSWORD=PASSWORD, **home)
    assert unknown.returncode == 1
    assert sftp.key.get_fingerprint() in unknown.stderr
    assert not (tmp_path / ".ssh").exists()
    nobody = process("deploy", "--site", village, "--accept-new", **home)
    assert nobody.returncode == 1
    assert "CARTOSTORY_PASSWORD" in nobody.stderr
    wrong = process("deploy", "--site", village, **{**home, "CARTOSTORY_PASSWORD_MAIRIE": "faux-mot"})
    assert wrong.returncode == 1
    assert "faux-mot" not in wrong.stdout + wrong.stderr
    sent = process("deploy", "--site", village, CARTOSTORY_PASSWORD=PASSWORD, **home)
    assert sent.returncode == 0, sent.stderr
    assert PASSWORD not in sent.stdout + sent.stderr
    assert published(tmp_path / "host") == published(village / "output")
    everything = (path for path in village.rglob("*") if path.is_file())
    assert not any(PASSWORD.encode() in path.read_bytes() for path in everything)


def test_what_readers_get_is_looked_at_afterwards(cartostory: Run, village: Path, tmp_path: Path) -> None:
    web = tmp_path / "web"
    (web / "village").mkdir(parents=True)
    config = village / "config.yaml"
    with hosted(web) as address:
        text = config.read_text("utf-8").replace("https://example.org/village/", f"{address}village/")
        config.write_text(text, "utf-8")
        with_target(village, f'"folder:{web}/village"')
        looked = cartostory("deploy", "--site", village, "--smoke")
        told = looked.stdout + looked.stderr
        assert told.count("tel que construit") >= 5, told
        assert "introuvable" in told  # a plain server shows a 404 page of its own
        assert looked.returncode == 1
        (web / "village/index.html").write_bytes(b"somebody else's")
        again = cartostory("deploy", "--site", village, "--smoke")
        assert "autre chose arrive" in again.stderr


def test_setup_asks_what_the_letter_says_and_writes_it(
    village: Path, sftp: SftpHost, host: Path, tmp_path: Path
) -> None:
    (host / "www").mkdir()
    before = (village / "config.yaml").read_bytes()
    answers = f"sftp\n127.0.0.1\n{sftp.address.port}\nmairie\n~\nwww\n"
    done = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            "-m",
            "cartostory",
            "deploy",
            "--setup",
            "--accept-new",
            "--site",
            str(village),
            "--lang",
            "fr",
        ],
        input=answers,
        capture_output=True,
        encoding="utf-8",
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "HOME": str(tmp_path),
            "CARTOSTORY_PASSWORD": PASSWORD,
            "LANG": "C.UTF-8",
        },
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    written = (village / "config.yaml").read_bytes()
    line = f'deploy:\n  mairie: {{to: "sftp://mairie@127.0.0.1:{sftp.address.port}/~/www"}}\n'
    assert written == before + line.encode()
    assert not any((host / "www").iterdir())
    assert PASSWORD not in done.stdout + done.stderr


def test_server_settings_are_printed_or_written(cartostory: Run, published_village: Path, tmp_path: Path) -> None:
    told = cartostory("server", "apache", "--site", published_village)
    assert told.returncode == 0
    assert "ErrorDocument 404 /village/404.html" in told.stdout
    assert "Écrit par" in told.stdout
    cartostory("server", "nginx", "--file", tmp_path / "n.conf", "--site", published_village)
    assert "error_page 404 /village/404.html;" in (tmp_path / "n.conf").read_text("utf-8")
    assert cartostory("server", "iis", "--site", published_village).returncode == 2


@pytest.fixture
def published_village(cartostory: Run, village: Path) -> Path:
    assert cartostory("build", "--site", village).returncode == 0
    return village


def test_apache_settings_travel_with_the_site_where_asked(cartostory: Run, village: Path, host: Path) -> None:
    with_target(village, f'"folder:{host}", server: apache, compress: true')
    assert cartostory("deploy", "--site", village).returncode == 0
    assert b"/village/404.html" in (host / ".htaccess").read_bytes()
    assert (host / "index.html.br").is_file()
    assert b"denied" in (host / STATE / ".htaccess").read_bytes()

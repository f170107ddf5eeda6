"""`cartostory bring csv` and `cartostory moderate`, as whoever looks after the programme uses them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., "CompletedProcess[str]"]

FORM = (
    "Détails de la soumission;;;;;;;;\n"
    "N°;Heure de soumission;Adresse IP;E-mail;Titre de l’événement;Date;Heure de début;Lieu;Description\n"
    "1;23/10/2026;10.0.0.1;a@b.example;Repas : saveurs du Sahel;14/11/2026;18h30;Mairie;Un *repas*\n"
    "2;23/10/2026;10.0.0.2;a@b.example;Projection;bientôt;;Ciné;Un film\n"
    "3;23/10/2026;10.0.0.2;a@b.example;Conférence;dimanche 15 novembre 2026 à 18 h;;Ciné;Un débat\n"
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "formulaire.csv"
    file.write_text(FORM, encoding="cp1252")
    return file


def events(site: Path) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in (site / "content/events").glob("*.md")}


def test_each_row_becomes_a_draft_and_nobody_else_s_business_stays_out(
    village: Path, form: Path, cartostory: Run
) -> None:
    before = events(village)
    done = cartostory("bring", "csv", form, "--as", "events", "--site", village)
    made = {name: text for name, text in events(village).items() if name not in before}
    assert set(made) == {"repas-saveurs-du-sahel", "conference"}
    assert all("draft: true" in text and "a@b.example" not in text and "10.0.0" not in text for text in made.values())
    assert "start: 2026-11-14 18:30" in made["repas-saveurs-du-sahel"]
    assert "E-mail" in done.stdout
    assert done.returncode == 1


def test_what_cannot_be_brought_is_told_by_line_and_kept_to_be_corrected(
    village: Path, form: Path, cartostory: Run
) -> None:
    done = cartostory("bring", "csv", form, "--as", "events", "--site", village)
    assert "formulaire.csv:4" in done.stderr
    left = form.with_name("formulaire.a-corriger.csv")
    text = left.read_text("utf-8-sig")
    assert "Projection" in text
    assert "Repas" not in text
    left.write_text(text.replace("bientôt", "16/11/2026"), "utf-8-sig")
    again = cartostory("bring", "csv", left, "--as", "events", "--site", village)
    assert (again.returncode, again.stderr) == (0, "")
    assert "projection" in events(village)


def test_the_same_answers_are_not_brought_twice_even_when_they_were_rejected(
    village: Path, form: Path, cartostory: Run
) -> None:
    cartostory("bring", "csv", form, "--as", "events", "--site", village)
    cartostory("moderate", "reject", "conference", "--site", village)
    cartostory("moderate", "publish", "repas-saveurs-du-sahel", "--site", village)
    before = events(village)
    cartostory("bring", "csv", form, "--as", "events", "--site", village)
    assert events(village) == before


def test_drafts_are_published_held_rejected_and_restored(village: Path, form: Path, cartostory: Run) -> None:
    cartostory("bring", "csv", form, "--as", "events", "--site", village)
    listed = json.loads(cartostory("moderate", "--format", "json", "--site", village).stdout)
    assert {one["name"] for one in listed} == {"repas-saveurs-du-sahel", "conference"}
    brought = events(village)["conference"]
    assert cartostory("moderate", "publish", "conference", "--site", village).returncode == 0
    assert events(village)["conference"] == brought.replace("draft: true\n", "")
    cartostory("moderate", "hold", "conference", "--site", village)
    assert "draft: true" in events(village)["conference"]
    cartostory("moderate", "reject", "conference", "--site", village)
    assert "conference" not in events(village)
    cartostory("moderate", "restore", "conference", "--site", village)
    assert "draft: true" in events(village)["conference"]


def test_a_name_that_nothing_bears_is_refused_and_the_others_are_done(
    village: Path, form: Path, cartostory: Run
) -> None:
    cartostory("bring", "csv", form, "--as", "events", "--site", village)
    done = cartostory("moderate", "publish", "rien", "conference", "--site", village)
    assert done.returncode == 2
    assert "« rien »" in done.stderr.replace("\u00a0", " ")
    assert "draft" not in events(village)["conference"]


def test_a_dry_run_writes_nothing(village: Path, form: Path, cartostory: Run) -> None:
    before = events(village)
    done = cartostory("bring", "csv", form, "--as", "events", "--site", village, "--dry-run")
    assert "repas-saveurs-du-sahel" in done.stdout
    assert events(village) == before
    assert not form.with_name("formulaire.a-corriger.csv").exists()


def test_notes_come_from_a_table_of_unusual_columns(village: Path, tmp_path: Path, cartostory: Run) -> None:
    table = tmp_path / "mur.csv"
    table.write_text("Qui,Quoi,Quand\nLa chorale,Venez chanter avec nous jeudi,2026-11-12\n", encoding="utf-8")
    refused = cartostory("bring", "csv", table, "--as", "wall", "--site", village)
    assert refused.returncode == 2
    columns = ("--column", "Qui=author", "--column", "Quoi=text", "--column", "Quand=date")
    done = cartostory("bring", "csv", table, "--as", "wall", "--site", village, *columns)
    assert (done.returncode, done.stderr) == (0, "")
    text = (village / "content/wall/venez-chanter-avec-nous-jeudi.md").read_text("utf-8")
    assert "author: La chorale" in text
    assert cartostory("check", "--site", village, "--drafts").returncode == 0


def test_what_was_brought_and_published_stands_on_the_wall_as_it_was_typed(
    village: Path, tmp_path: Path, cartostory: Run
) -> None:
    table = tmp_path / "mur.csv"
    table.write_text('Titre,Message\nBonjour,"<img src=x onerror=alert(1)> # 1"\n', encoding="utf-8")
    cartostory("bring", "csv", table, "--as", "wall", "--site", village)
    cartostory("moderate", "publish", "--all", "--site", village)
    assert cartostory("build", "--site", village).returncode == 0
    html = (village / "output/mur/index.html").read_text("utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt; # 1" in html
    assert "<img src=x" not in html


def test_addresses_of_people_stay_out_whatever_their_column_is_called(
    village: Path, tmp_path: Path, cartostory: Run
) -> None:
    table = tmp_path / "reponses.csv"
    table.write_text(
        "Titre,Date,Adresse électronique,Adresse,Description\n"
        "Repas,14/11/2026,a@b.example,Mairie,Inscrivez-vous : c@d.example\n"
        "Film,15/11/2026,a@b.example,e@f.example,Un film\n",
        encoding="utf-8",
    )
    done = cartostory("bring", "csv", table, "--as", "events", "--site", village)
    assert done.returncode == 1
    assert "Adresse électronique" in done.stdout
    assert "reponses.csv:2  repas: c@d.example" in done.stderr
    assert "reponses.csv:3" in done.stderr
    assert "--column 'Adresse='" in done.stderr
    assert "where: Mairie" in events(village)["repas"]
    assert "film" not in events(village)
    assert "e@f.example" in table.with_name("reponses.a-corriger.csv").read_text("utf-8-sig")

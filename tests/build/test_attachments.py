"""A document beside a story: published where a text links to it, with its kind and weight, and never otherwise."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from cartostory.load.site import load
from cartostory.media import document_properties
from tests.day import TODAY
from tests.documents import open_document, pdf

STORY = """---
title: Ici et là-bas
summary: Deux villes.
towns:
  - {{name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}}
  - {{name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}}
{more}---

Un chapeau.

## Un titre

{text}
"""
FOLDER = "content/partnerships/essai"


def write(root: Path, text: str, more: str = "", **documents: bytes) -> Path:
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    config = "title: Essai\naddress: https://example.org/\npublisher: {name: Ville, contact: a@example.org}\n"
    (root / "config.yaml").write_text(config, "utf-8")
    (root / FOLDER / "story.md").write_text(STORY.format(text=text, more=more), "utf-8")
    for name, data in documents.items():
        path = root / FOLDER / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def codes(root: Path) -> list[str]:
    return [one.code for one in load(root)[1]]


def built(root: Path) -> tuple[str, dict[str, bytes]]:
    options = Options(root=root, output=root / "output", today=TODAY, jobs=1)
    outcome = build_site(options)
    assert outcome.written, outcome.problems
    documents = root / "output" / "documents"
    files = {path.name: path.read_bytes() for path in documents.iterdir()} if documents.is_dir() else {}
    return (root / "output" / "essai" / "index.html").read_text("utf-8"), files


def test_a_linked_document_is_published_with_its_format_and_weight_after_the_link(tmp_path: Path) -> None:
    report, budget = pdf("Zoé", "Rapport"), open_document("", "", "")
    text = "Lire [le rapport](Rapport%20annuel.pdf#page=1) et [le budget](docs/budget.ods)."
    root = write(
        tmp_path,
        text,
        docs__budget_DOT_ods=budget,
        **{"Rapport annuel_DOT_pdf": report, "autre_DOT_pdf": report + b"\n"},
    )
    html, files = built(root)
    assert sorted(files.values()) == sorted([report, budget])
    shown = re.findall(
        r'href="\.\./documents/([\w-]+\.\w+)"[^>]*>([^<]*)</a>\xa0<span class="attached">\(([^)]*)\)', html
    )
    assert {name for name, *_ in shown} == set(files)
    assert [(re.sub(r"-[0-9a-f]{8}\.", ".", name), words) for name, words, _ in shown] == [
        ("rapport-annuel.pdf", "le rapport"),
        ("budget.ods", "le budget"),
    ]
    assert [weight.replace("\xa0", " ").replace("\u202f", " ") for *_, weight in shown] == ["PDF, 1 ko", "ODS, 1 ko"]


def test_names_in_a_document_are_told_before_it_goes_out(tmp_path: Path) -> None:
    root = write(tmp_path, "[r](r.pdf)", r_DOT_pdf=pdf("Zoé Diallo", "Brouillon 3"))
    (told,) = [one for one in load(root)[1] if one.code == "attachment-says"]
    assert dict(told.values) == {"document": "r.pdf", "said": "Zoé Diallo · Brouillon 3"}
    assert told.span.file == f"{FOLDER}/r.pdf"


def test_a_document_that_only_a_draft_links_is_not_published(tmp_path: Path) -> None:
    write(tmp_path, "[r](r.pdf)", more="draft: true\n", r_DOT_pdf=pdf())
    other = tmp_path / "content" / "partnerships" / "autre" / "story.md"
    other.parent.mkdir()
    other.write_text(STORY.format(text="Un texte.", more=""), "utf-8")
    build_site(Options(root=tmp_path, output=tmp_path / "output", today=TODAY, jobs=1))
    assert (tmp_path / "output" / "autre" / "index.html").is_file()
    assert not (tmp_path / "output" / "documents").exists()


def test_a_document_outside_the_site_is_no_attachment(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(pdf())
    root = write(tmp_path / "site", "[a](../../../../secret.pdf) [b](lien.pdf) [c](../../../config.pdf)")
    (root / "config.pdf").write_bytes(pdf())
    (root / FOLDER / "lien.pdf").symlink_to(tmp_path / "secret.pdf")
    assert load(root)[0].attachments == {}


def test_a_heavy_document_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cartostory.load.attachment.LARGEST_BYTES", 100)
    root = write(tmp_path, "[r](r.pdf)", r_DOT_pdf=pdf())
    assert codes(root) == ["attachment-too-heavy"]
    assert load(root)[0].attachments == {}
    assert document_properties.LARGEST_BYTES == 20_000_000


def test_what_is_no_document_is_an_error_and_no_link_to_nothing_follows_from_it(tmp_path: Path) -> None:
    root = write(tmp_path, "[r](r.pdf)", r_DOT_pdf=b"<html></html>")
    outcome = build_site(Options(root=root, output=root / "output", today=TODAY, jobs=1))
    assert "attachment-other-kind" in {one.code for one in outcome.problems}
    assert not {"dead-link", "link-to-unpublished"} & {one.code for one in outcome.problems}


def test_decomposed_letters_and_folders_of_pictures_lead_to_documents_too(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        "[r](r\u00e9sum\u00e9.pdf) [p](photos/plan.pdf)",
        photos__plan_DOT_pdf=pdf("x"),
        **{unicodedata.normalize("NFD", "résumé_DOT_pdf"): pdf()},
    )
    site, problems = load(root)
    assert sorted(site.attachments) == [f"{FOLDER}/photos/plan.pdf", f"{FOLDER}/r\u00e9sum\u00e9.pdf"]
    assert [one.code for one in problems] == ["attachment-says"]
    assert replace(site, partnerships=()).attachments
    assert sorted(re.sub(r"-\w{8}\.", ".", name) for name in built(root)[1]) == ["plan.pdf", "resume.pdf"]

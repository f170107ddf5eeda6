"""How far a site is translated: the table of `check`, and the notes on the theme's own sentences."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from cartostory.check.translations import Share, interface, notes, rows
from cartostory.load.site import load
from cartostory.theme import load_theme

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def add(village: Path, language: str) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("[fr, en, ar]", f"[fr, en, ar, {language}]"), "utf-8")


def test_a_story_is_counted_in_each_language_text_names_and_pictures(village: Path) -> None:
    site, _ = load(village)
    found = {row.language: row for row in rows(site)}
    french, arabic = found["fr"], found["ar"]
    assert (french.chapters, french.title, french.summary) == (Share(3, 3), Share(1, 1), Share(1, 1))
    assert french.names.done == french.names.whole > 2
    assert (arabic.chapters, arabic.title) == (Share(3, 3), Share(1, 1))
    assert arabic.names.done < arabic.names.whole
    assert arabic.captions.done < arabic.captions.whole
    assert arabic.pictures.whole > 0


def test_names_serve_as_they_are_in_another_language_of_the_same_script_but_layers_do_not(village: Path) -> None:
    site, _ = load(village)
    english = next(row for row in rows(site) if row.language == "en")
    arabic = next(row for row in rows(site) if row.language == "ar")
    layers = len(site.partnerships[0].layers)
    assert english.names.whole - english.names.done <= layers
    assert arabic.names.done < english.names.done


def test_a_story_that_is_not_translated_counts_nothing(village: Path) -> None:
    add(village, "es")
    site, _ = load(village)
    spanish = next(row for row in rows(site) if row.language == "es")
    assert (str(spanish.chapters), str(spanish.title), str(spanish.captions)[:2]) == ("0/3", "0/1", "0/")


def test_the_build_names_the_sentences_that_another_language_stands_in_for(village: Path) -> None:
    add(village, "bm")
    site, _ = load(village)
    theme, _ = load_theme(village, site.config.theme)
    (note,) = (one for one in notes(site, theme) if dict(one.values)["language"] == "bm")
    values = dict(note.values)
    assert note.code == "interface-not-translated"
    assert re.fullmatch(r"“[^”]+”(?:, “[^”]+”){4} …", str(values["sentences"]))
    assert "“Places”" not in str(values["sentences"])
    shares = interface(site.config.languages, theme)
    assert shares["bm"].whole - shares["bm"].done == values["count"]
    assert shares["fr"].done == shares["en"].done == shares["fr"].whole


def test_check_prints_a_line_for_each_story_and_language(cartostory: Run, village: Path) -> None:
    told = cartostory("check", "--site", village)
    assert told.returncode == 0
    assert re.search(r"^histoire +langue +chapitres +titre +résumé +noms +images +légendes$", told.stdout, re.MULTILINE)
    assert re.search(r"^ +ar +3/3 +1/1", told.stdout, re.MULTILINE)
    assert "mots des pages elles-mêmes\u00a0: fr " in told.stdout


def test_check_leaves_the_standard_output_to_the_problems_where_a_program_reads_it(
    cartostory: Run, village: Path
) -> None:
    told = cartostory("check", "--site", village, "--format", "json")
    assert "chapitres" not in told.stdout
    assert "chapitres" in told.stderr

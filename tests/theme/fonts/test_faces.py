"""A site's font files: what is written, what a damaged one does."""

import re
from pathlib import Path

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from tests.day import TODAY

LIMIT_BYTES = 60_000


def built(site: Path) -> tuple[Path, tuple[str, ...]]:
    done = build(Options(site, site / "output", TODAY, jobs=1))
    assert not done.crashes, done.crashes
    return site / "output", tuple(found.code for found in done.problems)


def test_each_language_has_its_own_sheet_that_names_what_lies_there_and_stays_light(village: Path) -> None:
    output, _ = built(village)
    for language in ("fr", "en", "ar"):
        (sheet,) = (output / "assets").glob(f"fonts.{language}.*.css")
        text = sheet.read_text("utf-8")
        files = [output / "assets" / url for url in re.findall(r'url\("([^"]+)"\)', text)]
        assert files
        assert all(file.is_file() for file in files)
        assert sum(file.stat().st_size for file in files) <= LIMIT_BYTES
        assert text.count("font-display:swap") == len(files)
        assert ("Cartostory Naskh" in text) == (language == "ar")
    page = (output / "ar" / "index.html").read_text("utf-8")
    assert re.search(r'<noscript data-fonts="\.\./assets/fonts\.ar\.[0-9a-f]{8}\.css">', page)


def test_a_damaged_font_of_the_town_is_a_problem_and_no_crash(village: Path) -> None:
    own = village / "themes" / "assets" / "fonts"
    own.mkdir(parents=True)
    (own / "source-serif-4-latin-400-normal.woff2").write_bytes(b"no font at all")
    _, codes = built(village)
    assert "theme-font-damaged" in codes

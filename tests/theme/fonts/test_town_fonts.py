"""Fonts of a town's own: cut like the theme's, which have the letters that they lack."""

import shutil
from pathlib import Path

from cartostory.build.cache import Cache
from cartostory.build.fonts import FontInputs, cut
from cartostory.load.site import load
from cartostory.model.theme import Theme
from cartostory.theme import load_theme
from cartostory.theme.folder import VENDOR
from cartostory.theme.fonts.faces import assets, by_style

OWN = VENDOR / "fonts/source-serif-4-latin-400-italic.woff2"
SETTING = "theme: {fonts: {licence: Licence de la Ville, text: Ville.woff2, bold: [themes/fonts/Ville.woff2]}}\n"
PLAIN = ("Cartostory Serif", "400", "normal")


def themed(village: Path, setting: str = SETTING) -> tuple[Theme, list[str]]:
    with (village / "config.yaml").open("a", encoding="utf-8") as config:
        config.write(setting)
    site, problems = load(village)
    theme, more = load_theme(village, site.config.theme)
    return theme, [f"{one.code} {one.span}" for one in (*problems, *more) if "font" in one.code or "key" in one.code]


def test_a_town_s_letters_come_first_and_the_theme_has_those_that_they_lack(village: Path, tmp_path: Path) -> None:
    (village / "themes/fonts").mkdir(parents=True)
    shutil.copy(OWN, village / "themes/fonts/Ville.woff2")
    theme, problems = themed(village)
    assert problems == []
    assert [face.weight for face in theme.faces[:2]] == ["400", "600 700"]
    faces = by_style(theme.faces)
    made = cut(FontInputs(Cache(tmp_path / "memo"), {"bm": "abcɔɲ"}, {"bm": ""}, faces), ("bm", PLAIN))
    assert made.problems == ()
    ranges = {face.name: one.unicode_range for face, cuts in zip(faces[PLAIN], made.cuts, strict=True) for one in cuts}
    assert ranges.pop("fonts/town-1-Ville.woff2") == "U+61-63"
    assert sorted(", ".join(ranges.values()).split(", ")) == ["U+254", "U+272"]
    *files, sheet = assets("bm", zip(faces[PLAIN], made.cuts, strict=True))
    assert sheet.data.startswith(b'@font-face{font-family:"Cartostory Serif";font-weight:400;')
    assert files[0].name == "fonts/town-1-Ville.bm.woff2"


def test_a_town_s_font_keeps_its_licence(village: Path) -> None:
    (village / "themes/fonts").mkdir(parents=True)
    shutil.copy(OWN, village / "themes/fonts/Ville.woff2")
    theme, _ = themed(village)
    assert theme.faces[0].licence == "Licence de la Ville"


def test_what_is_no_font_is_named_where_it_was_written_and_the_theme_s_stay(village: Path) -> None:
    (village / "themes/fonts").mkdir(parents=True)
    (village / "themes/fonts/page.woff2").write_text("<html>", "utf-8")
    theme, problems = themed(
        village, "theme:\n  fonts:\n    licence: OFL\n    text: [page.woff2, ../../x.ttf]\n    bold: gone.ttf\n"
    )
    line = len((village / "config.yaml").read_text("utf-8").splitlines())
    places = [f"config.yaml:{line - 1}:11", f"config.yaml:{line - 1}:11", f"config.yaml:{line}:11"]
    assert problems == [f"town-font {place}" for place in places]
    assert all(face.family.startswith("Cartostory") for face in theme.faces)


def test_fonts_without_a_licence_are_not_taken(village: Path) -> None:
    _, problems = themed(village, "theme: {fonts: {text: Ville.woff2}}\n")
    assert any(one.startswith("missing-key") for one in problems)

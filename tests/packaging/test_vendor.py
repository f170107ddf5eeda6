"""What the build brings: the files that the program reads, and whose they are."""

import json
from pathlib import Path

import pytest

from cartostory.model.transfer_size import gzipped_bytes
from hooks.copies import COPIES, Copy, copy_files
from hooks.fonts import SUBSETS
from hooks.lean_sheet import lean_sheet
from hooks.notices import write_notices
from hooks.stamp import is_current

CONTRACT = (
    "maplibre-gl.js",
    "maplibre-gl.css",
    "pmtiles.js",
    "mapbox-gl-rtl-text.js",
    "minisearch.js",
    "world_110m.json",
    "world_50m.json",
    "world_10m.npz",
    "towns.json",
    "NOTICES",
)


@pytest.fixture(scope="module")
def vendor(root: Path) -> Path:
    return root / "cartostory" / "vendor"


def test_it_is_current(root: Path, vendor: Path) -> None:
    assert is_current(root, vendor), "run `make test`, which installs again when the build steps changed"


def test_the_program_finds_every_file_by_its_name(vendor: Path) -> None:
    fonts = [each.target for each in (*COPIES, *SUBSETS)]
    assert [name for name in (*CONTRACT, *fonts) if not (vendor / name).stat().st_size] == []


def test_scripts_are_classic_and_ask_for_no_source_map(vendor: Path) -> None:
    for script in vendor.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert "sourceMappingURL=" not in text[-300:], script.name
        assert not text.lstrip().startswith(("import ", "export ")), script.name


def test_the_live_map_is_the_release_that_works_from_a_file(root: Path, vendor: Path) -> None:
    pinned = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]["maplibre-gl"]
    assert f"v{pinned}" in (vendor / "maplibre-gl.js").read_text(encoding="utf-8")[:400]


def test_every_shipped_package_has_its_licence_or_says_where_it_is(root: Path, vendor: Path) -> None:
    notices = (vendor / "NOTICES").read_text(encoding="utf-8")
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = [path.rpartition("node_modules/")[2] for path, facts in lock.items() if path and not facts.get("dev")]
    assert [name for name in names if f"\n{name} " not in notices] == []
    assert [name for name in ("axe-core", "vnu-jar") if f"\n{name} " in notices] == []
    texts = [line.split()[1] for line in notices.splitlines() if line.startswith("    text: licences/")]
    assert len(texts) > 20
    assert all((vendor / text).is_file() for text in texts)


def test_a_package_without_a_licence_file_is_named_with_its_source(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "lib"
    package.mkdir(parents=True)
    facts = {"name": "lib", "version": "1.0", "license": "MIT", "repository": {"url": "https://example.org/lib"}}
    (package / "package.json").write_text(json.dumps(facts), encoding="utf-8")
    lock = {
        "packages": {"": {"dependencies": {"lib": "1.0"}}, "node_modules/lib": {}, "node_modules/dev": {"dev": True}}
    }
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    write_notices(tmp_path, tmp_path, tmp_path / "vendor")
    notices = (tmp_path / "vendor" / "NOTICES").read_text(encoding="utf-8")
    assert "lib 1.0\n    licence: MIT\n    text: its package holds none; https://example.org/lib" in notices
    assert "\ndev " not in notices


def test_scripts_lose_their_last_line(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.js").write_bytes(b"run();\n//# sourceMappingURL=a.js.map\n")
    (tmp_path / "lib" / "a.json").write_bytes(b'{"a": 1}\n//# sourceMappingURL=a.js.map\n')
    copy_files(tmp_path, tmp_path / "out", (Copy("lib", "a.js", "a.js"), Copy("lib", "a.json", "a.json")))
    assert (tmp_path / "out" / "a.js").read_bytes() == b"run();\n"
    assert (tmp_path / "out" / "a.json").read_bytes() == (tmp_path / "lib" / "a.json").read_bytes()


def test_style_sheets_lose_the_rules_of_controls_that_nobody_makes() -> None:
    sheet = (
        ".a,.ctrl-logo{color:red}.ctrl-logo b{color:blue}@keyframes turn{to{rotate:1turn}}"
        '@media (hover:hover){.ctrl-globe{top:0}}@media print{.b{content:"},{"}.ctrl-attrib{top:0}}'
    )
    assert lean_sheet(sheet) == '.a{color:red}@media print{.b{content:"},{"}}'


def test_the_style_sheet_of_the_live_map_is_lean_and_has_what_the_live_map_makes(vendor: Path) -> None:
    sheet = (vendor / "maplibre-gl.css").read_text(encoding="utf-8")
    assert gzipped_bytes(sheet.encode()) < 2_500
    for made in ("map", "canvas", "ctrl-zoom-in", "ctrl-scale", "popup-tip", "marker", "cooperative-gesture-screen"):
        assert f".maplibregl-{made}" in sheet, made

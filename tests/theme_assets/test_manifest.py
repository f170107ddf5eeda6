from pathlib import Path
from typing import Any


def test_every_own_asset_is_in_exactly_one_bundle(theme: Path, manifest: dict[str, Any]) -> None:
    assets = theme / "assets"
    written = sorted(str(path.relative_to(assets)) for path in assets.rglob("*") if path.suffix in {".css", ".js"})
    bundled = [part for parts in manifest["bundles"].values() for part in parts]
    assert sorted(bundled) == written


def test_every_font_of_the_style_sheet_is_brought_along_and_the_other_way_round(
    theme: Path, manifest: dict[str, Any]
) -> None:
    sheet = (theme / "assets" / "css" / "fonts.css").read_text()
    called = {part.split('"')[0] for part in sheet.split('url("')[1:]}
    assert called == set(manifest["fonts"])

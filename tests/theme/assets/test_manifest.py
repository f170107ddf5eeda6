from pathlib import Path
from typing import Any


def test_every_own_asset_is_in_a_bundle_and_in_none_twice(theme: Path, manifest: dict[str, Any]) -> None:
    assets = theme / "assets"
    written = {str(path.relative_to(assets)) for path in assets.rglob("*") if path.suffix in {".css", ".js"}}
    bundles = manifest["bundles"].values()
    assert {part for parts in bundles for part in parts} | set(manifest["root"]) == written
    assert all(len(parts) == len(set(parts)) for parts in bundles)


def test_every_family_of_the_style_sheet_has_its_faces_and_every_face_is_brought_along(
    theme: Path, manifest: dict[str, Any], root: Path
) -> None:
    tokens = (theme / "assets" / "css" / "tokens.css").read_text()
    families = {face["family"] for face in manifest["faces"]}
    assert families
    assert all(f'"{family}"' in tokens for family in families)
    assert all((root / "cartostory" / "vendor" / face["file"]).is_file() for face in manifest["faces"])

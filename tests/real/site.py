"""A whole site made of real files: extracts of OpenStreetMap, official boundaries, photographs of many cameras."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

CONFIG = {
    "title": "Un site de vrais fichiers",
    "summary": "Ce que les communes ont sur leurs disques.",
    "address": "https://example.org/vrais-fichiers/",
    "languages": ["fr", "ar"],
    "publisher": {"name": "Les essais", "contact": "essais@example.org"},
    "borders": {"policy": "dashed"},
    "photos": {"use_gps": True},
    "budget": {"page_kb": 1000, "story_kb": 50_000},
}
SLUG = "vrais-fichiers"
LAYERS = {
    "lieux": ("osm/palestine_populated_places_hotosm.geojson", "Lieux habités", "© contributeurs OpenStreetMap, HOT"),
    "ivry": ("admin/france_94_val-de-marne_communes.geojson", "Commune d’Ivry-sur-Seine", "IGN"),
    "chatellerault": ("admin/france_86_vienne_communes.geojson", "Commune de Châtellerault", "IGN"),
    "cercles": ("admin/mali_cercles_hdx_2017.geojson", "Cercles du Mali", "HDX, 2017"),
}
COMMUNES = {"ivry": "94041", "chatellerault": "86066"}
STORY = {
    "title": "De vrais fichiers, une seule histoire",
    "summary": "Des lieux, des communes, des cercles et des photographies.",
    "towns": [
        {"name": "Ivry-sur-Seine", "country": "FR", "lat": 48.81568, "lon": 2.38487},
        {"name": "Jifna", "country": "PS", "lat": 31.9623491, "lon": 35.2162538, "names": {"ar": "جفنا"}},
    ],
    "layers": {
        key: {"file": f"{key}.geojson", "label": label, "source": source, "licence": "ODbL-1.0"}
        for key, (_, label, source) in LAYERS.items()
    },
}
CHAPTERS = {
    "Autour de Jifna": 'map="13/31.957/35.214" show="lieux"',
    "Toute la Palestine": 'fit="lieux" show="lieux"',
    "Ivry": 'fit="ivry" show="ivry"',
    "Châtellerault": 'fit="chatellerault" show="chatellerault"',
    "Le Mali et ses cercles": 'fit="cercles" show="cercles"',
}
ARABIC = ("حول جفنا", "فلسطين كلها", "إيفري", "شاتيليرو", "مالي ودوائرها", "الصور")

UNREADABLE = {
    "pillow_truncated_jpeg.jpg": "photo-truncated",
    "pillow_decompression_bomb.gif": "photo-too-many-pixels",
    "pillow_zero_width.gif": "photo-damaged",
}
"""What is wrong with the photographs that nobody can open."""
DAMAGED = {"corrupted.jpg": "photo-damaged"}
"""And with the one that opens, but whose picture breaks off: it is found when the photographs are made."""


def photographs(data: Path) -> list[str]:
    """List the photographs that are whole."""
    return sorted(file.name for file in (data / "photos").iterdir() if file.name not in UNREADABLE | DAMAGED)


def write_site(root: Path, data: Path, names: list[str]) -> Path:
    """Write the site with these photographs."""
    story = root / "content/partnerships" / SLUG
    for folder in ("layers", "photos"):
        (story / folder).mkdir(parents=True)
    (root / "config.yaml").write_text(yaml.safe_dump(CONFIG, allow_unicode=True), "utf-8")
    for key, (file, _, _) in LAYERS.items():
        (story / f"layers/{key}.geojson").write_bytes(layer(data / file, COMMUNES.get(key)))
    for name in names:
        shutil.copyfile(data / "photos" / name, story / "photos" / name)
    register = {name: {"author": "Inconnu", "licence": "CC0-1.0", "people": "none"} for name in names}
    (story / "photos/photos.yaml").write_text(yaml.safe_dump(register), "utf-8")
    (story / "story.md").write_text(told(STORY, [*CHAPTERS.items(), ("Photographies", 'show=""')], names), "utf-8")
    arabic = {"title": "ملفات حقيقية", "summary": "أماكن وبلديات ودوائر وصور."}
    (story / "story.ar.md").write_text(told(arabic, [(title, "") for title in ARABIC], names), "utf-8")
    return root


def layer(file: Path, commune: str | None) -> bytes:
    """Give a file as it is, or one commune of it."""
    if commune is None:
        return file.read_bytes()
    found = json.loads(file.read_bytes())
    found["features"] = [one for one in found["features"] if one["properties"]["code"] == commune]
    assert len(found["features"]) == 1
    return json.dumps(found, ensure_ascii=False).encode()


def told(matter: Mapping[str, object], chapters: list[tuple[str, str]], names: list[str]) -> str:
    """Give the text of a story whose last chapter shows every photograph."""
    heads = [f"## {title} {{: {view} }}" if view else f"## {title}" for title, view in chapters]
    pictures = "\n\n".join(f"![Essai {number}]({name})" for number, name in enumerate(names, start=1))
    texts = [*("Quelques mots." for _ in heads[1:]), pictures or "Rien."]
    body = "\n\n".join(f"{head}\n\n{text}" for head, text in zip(heads, texts, strict=True))
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True)}---\n\nUn chapeau.\n\n{body}\n"

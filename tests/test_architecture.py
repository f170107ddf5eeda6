"""The walls of the house (docs/architecture.md): imports go one way, and the pure parts stay pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cartostory"

# From the ground up: a room may import what lies on a lower floor, never its own floor or above.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"problem", "geo", "travel", "shade", "__version__"}),
    frozenset(
        {
            "model",
            "output",
            "nearest",
            "catalogue",
            "photo_format",
            "memo",
            "workers",
            "write",
            "lock",
            "delivered",
            "source",
            "spreadsheet",
            "contact",
        }
    ),
    frozenset({"hearing", "recording_format"}),
    frozenset(
        {
            "messages",
            "schema",
            "licence",
            "photo_header",
            "stamp",
            "appearance",
            "consent",
            "likeness",
            "placeholders",
            "slug",
        }
    ),
    frozenset({"short_code", "short_address", "destination", "qr"}),
    frozenset({"standing"}),
    frozenset({"recording_pack"}),
    frozenset({"carto", "report", "progress", "theme", "usage"}),
    frozenset({"programme"}),
    frozenset({"load", "check", "render"}),
    frozenset({"legal"}),
    frozenset({"plan", "new", "serve", "photos", "bring", "moderation", "mapathon"}),
    frozenset({"short_links", "stickers", "scans"}),
    frozenset({"pictures", "ready", "sound", "hints", "live_weight", "completeness"}),
    frozenset({"leaves", "fonts", "keeping"}),
    frozenset({"single", "carried"}),
    frozenset({"weighing"}),
    frozenset({"paper"}),
    frozenset({"making"}),
    frozenset({"pipeline"}),
    frozenset({"pack"}),
    frozenset({"commands"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")

# Neither disk nor network nor clock. The world map is part of the program, and is read where it is named here.
PURE = ("check", "plan", "render", "carto", "geo", "qr")
READS_THE_PROGRAM_ITSELF = {"carto/world.py", "carto/gazetteer.py"}
FORBIDDEN_MODULES = {"os", "socket", "urllib.request", "http.client", "requests", "subprocess", "time", "random"}
FORBIDDEN_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "now", "today"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "cartostory":
            yield from (f"cartostory.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = room(path)
    assert own in FLOOR, f"{own} has no floor yet: give it one"
    for name in imported(path):
        if name.startswith("cartostory."):
            other = name.split(".")[1]
            assert other == own or FLOOR[other] < FLOOR[own], f"{own} (floor {FLOOR[own]}) imports {other}"


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in PURE], ids=lambda path: path.stem)
def test_pure_parts_touch_neither_disk_nor_network_nor_clock(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() in READS_THE_PROGRAM_ITSELF:
        return
    assert not FORBIDDEN_MODULES & set(imported(path))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            assert name not in FORBIDDEN_CALLS, f"{name}() at line {node.lineno}"


LISTS = {"catalogue/layer.py", "catalogue/reference.py"}  # one after the other: long, and simple


def test_no_file_is_a_warehouse() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > 300 and name not in LISTS}

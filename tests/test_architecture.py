"""The walls of the house (docs/architecture.md): imports go one way, and the pure parts stay pure."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

configure()
PACKAGE = Path(__file__).parent.parent / "cartostory"

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")

# Neither disk nor network nor clock. The world map is part of the program, and is read where it is named here.
PURE = ("check", "render", "carto", "geo")
READS_THE_PROGRAM_ITSELF = {"carto/world/world.py", "carto/letters/shaping.py", "carto/world/gazetteer.py"}
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


def test_imports_go_one_way_and_in_no_circle() -> None:
    assert use_cases.lint_imports(config_filename=str(PACKAGE.parent / "pyproject.toml"), cache_dir=None)


def test_the_house_has_fifteen_packages_and_no_loose_module() -> None:
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert len(packages) <= 15, sorted(packages)
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in PURE], ids=lambda path: path.stem)
def test_pure_parts_touch_neither_disk_nor_network_nor_clock(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() in READS_THE_PROGRAM_ITSELF:
        return
    assert not FORBIDDEN_MODULES & set(imported(path))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            assert name not in FORBIDDEN_CALLS, f"{name}() at line {node.lineno}"


LISTS = {"problems/catalogue/layer.py", "problems/catalogue/content.py"}  # one after the other: long, and simple


def test_no_file_is_a_warehouse() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > 300 and name not in LISTS}


# Where a pattern may hold `<` all the same: what it reads is no HTML that was made.
READS_NO_MADE_HTML = {
    "authoring/contact_details.py": "an at sign spelt between brackets: <at>",
    "carto/letters/outlined.py": "our own SVG",
    "carto/svg/element.py": "letters that XML escapes",
    "check/recordings.py": "a frame in the lines of Markdown, for its column",
    "load/markdown/calls.py": "links and pictures in the lines of Markdown, for their columns",
    "load/markdown/grammar.py": "what begins a block of Markdown",
    "load/markdown/html_frames.py": "tags that stay open over empty lines of Markdown",
    "load/markdown/inline.py": "what Markdown holds within a line, for its columns",
    "load/markdown/words.py": "elements that a line of Markdown holds",
    "load/yaml_source.py": "comments that writers put into settings",
    "paper/missing_letters.py": "our own SVG",
    "render/html/content_security_policy.py": "only whether a page has to be read by the tree",
    "render/html/markdown.py": "letters that may mean something to Markdown",
}
HTML_TREE, QUICK_TREE = "render/html/tree.py", "render/html/quick_tree.py"


def patterns(path: Path) -> Iterator[str]:
    """Yield the regular expressions of a module, their groups' names and looks behind left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            strings = (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant))
            pattern = "".join(part for part in strings if isinstance(part, str))
            yield re.sub(r"\(\?P?<[=!]?", "", pattern)


def test_html_is_read_by_one_tree_and_by_no_pattern() -> None:
    readers = {path.relative_to(PACKAGE).as_posix() for path in MODULES if "html.parser" in set(imported(path))}
    assert readers == {HTML_TREE}
    held = {path.relative_to(PACKAGE).as_posix() for path in MODULES if any("<" in one for one in patterns(path))}
    assert held - {QUICK_TREE} == set(READS_NO_MADE_HTML)

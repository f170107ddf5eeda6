"""Names that a reader can trust: one class has one name, and no function is called by a word that says nothing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "cartostory"
SAY_NOTHING = {"found", "said", "told", "one", "known", "made", "wanted"}
TO_RENAME = {"Document", "Frame", "Made", "Written", "said"}
"""What lies in packages under other work; nothing may be added here."""


def public(kind: type[ast.ClassDef] | type[ast.FunctionDef]) -> Iterator[tuple[str, str]]:
    """Give the name and the file of each public class or function at the top of a module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, kind) and not node.name.startswith("_"):
                yield node.name, path.relative_to(PACKAGE).as_posix()


def test_no_two_public_classes_have_one_name() -> None:
    files = defaultdict(list)
    for name, file in public(ast.ClassDef):
        files[name].append(file)
    assert {name: where for name, where in files.items() if len(where) > 1 and name not in TO_RENAME} == {}


def test_no_public_class_or_function_is_called_by_a_word_that_says_nothing() -> None:
    names = [*public(ast.ClassDef), *public(ast.FunctionDef)]
    assert [entry for entry in names if entry[0].lower() in SAY_NOTHING and entry[0] not in TO_RENAME] == []

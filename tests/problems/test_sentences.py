"""Every sentence of the code is there in French, and no French sentence stands for one that is gone.

The words of pages (`render/`) and of documents (`paper/`) are the theme's: they have catalogues and tests of their own.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from cartostory.cli.help import join_lines
from cartostory.problems.messages import LOCALE, Messages

_SAY = {"translatable", "gettext", "say", "counted"}


def sources(root: Path) -> Iterator[ast.Module]:
    for path in sorted((root / "cartostory").rglob("*.py")):
        if not {"render", "paper"} & set(path.relative_to(root / "cartostory").parts):
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def said(tree: ast.Module) -> Iterator[str]:
    """Give the sentences that a module marks or looks up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and called(node) in _SAY:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                yield first.value


def described(tree: ast.Module) -> Iterator[str]:
    """Give the descriptions of keys, which the reference shows."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "Field":
            for word in node.keywords:
                if word.arg == "description" and isinstance(word.value, ast.Constant):
                    yield str(word.value.value)


def helps(tree: ast.Module) -> Iterator[str]:
    """Give the docstrings of commands and of their groups: they are their help."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _declares_a_command(node):
            yield join_lines(ast.get_docstring(node) or "")


def _declares_a_command(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Call) and called(one) in {"command", "group"} for one in node.decorator_list)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def french() -> Iterator[tuple[str, str, bool]]:
    """Give the file and the id of each French sentence, and whether it names its source; libraries' words do not."""
    for file in sorted(LOCALE.glob("fr/*.po")):
        with file.open("rb") as source:
            for message in read_po(source, locale="fr"):
                sentence = message.id if isinstance(message.id, str) else message.id[0]
                if sentence and message.string:
                    yield file.name, sentence, bool(message.locations or message.auto_comments)


def test_every_sentence_is_there_in_french(root: Path) -> None:
    sentences = {sentence for tree in sources(root) for sentence in (*said(tree), *described(tree), *helps(tree))}
    translated = {sentence for _, sentence, _ in french()}
    assert len(sentences) > 300
    assert sorted(sentences - translated) == []


def test_every_command_has_a_help_that_is_translated(root: Path) -> None:
    commands = {sentence for tree in sources(root) for sentence in helps(tree)}
    assert len(commands) >= 30
    assert sorted(sentence for sentence in commands if Messages("fr").gettext(sentence) == sentence) == []


def test_no_french_sentence_is_left_over(root: Path) -> None:
    constants = {
        node.value
        for tree in sources(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    constants |= {sentence for tree in sources(root) for sentence in helps(tree)}
    assert [found for found in french() if found[2] and found[1] not in constants] == []


def test_what_is_said_of_several_is_said_of_one_too() -> None:
    """A French sentence that begins with a number has a singular, or says its noun in a way that needs none."""
    found = Messages("fr").ngettext("{count} draft made in {folder}:", "{count} drafts made in {folder}:", 1)
    assert found == "{count} brouillon créé dans {folder}\u00a0:"
    for file in sorted(LOCALE.glob("fr/*.po")):
        with file.open("rb") as source:
            counting = [one for one in read_po(source, locale="fr") if str(one.string).startswith("{count} ")]
        assert counting == [], file.name


def test_french_signs_do_not_stand_alone_at_the_start_of_a_line() -> None:
    for file in sorted(LOCALE.glob("fr/*.po")):
        with file.open("rb") as source:
            loose = [one for one in read_po(source, locale="fr") if re.search(r"\w [:;!?»]|« ", str(one.string))]
        assert loose == [], file.name

"""Commands are imported when they are called, and not before; their lists say what their docstrings say."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from cartostory.cli.app import cartostory, run
from cartostory.cli.help import join_lines
from cartostory.cli.lazy_group import LazyCommand, LazyGroup
from cartostory.cli.photos.group import photos


def rows() -> Iterator[tuple[LazyGroup, str]]:
    for group in (cartostory, photos):
        assert isinstance(group, LazyGroup)
        for name in group.list_commands(click.Context(group)):
            yield group, name


@pytest.mark.parametrize(("group", "name"), list(rows()), ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_list_says_of_each_command_what_its_own_help_says(group: LazyGroup, name: str) -> None:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert command.name == name
    assert command.callback is not None
    assert command.help == join_lines(command.callback.__doc__ or "")
    assert command.help.split("\n\n")[0] == group.commands[name].help


def modules_after(*arguments: str) -> set[str]:
    """Run the program in a process of its own; give the modules that it has imported."""
    code = f"import sys; from cartostory.cli.app import run; run({arguments!r}); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)  # noqa: S603 - ours
    return set(done.stdout.split())


def test_the_list_of_commands_imports_none_of_them_and_no_library_of_theirs() -> None:
    modules = modules_after("--help")
    names = ("app", "exit_code", "help", "lazy_group", "session")
    assert {name for name in modules if name.startswith("cartostory.cli.")} == {f"cartostory.cli.{n}" for n in names}
    heavy = {"jinja2", "pydantic", "shapely", "rich", "PIL", "yaml", "markdown", "cartostory.build.pipeline"}
    assert modules & heavy == set()


def test_a_command_that_is_called_brings_only_its_own_module() -> None:
    modules = modules_after("clean", "--help")
    assert "cartostory.cli.clean" in modules
    assert modules & {"cartostory.cli.build", "cartostory.cli.link", "cartostory.cli.grid", "shapely"} == set()


def test_a_name_that_is_no_command_is_answered_with_the_one_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "buil"]) == 2
    assert "There is no command buil. Did you mean “build”?" in capsys.readouterr().err


def test_a_row_whose_module_is_missing_is_a_fault_of_ours_not_an_unknown_command() -> None:
    group = LazyGroup("tools", rows=[LazyCommand("saw", "cartostory.cli.saw", "Saw.")])
    with pytest.raises(ModuleNotFoundError):
        group.get_command(click.Context(group), "saw")
    assert group.get_command(click.Context(group), "hammer") is None

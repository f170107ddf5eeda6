"""When the build hook runs again, and when it does not."""

from pathlib import Path

import pytest

from hooks.stamp import TEST_TOOLS, is_current, mark, stamp_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "towns.py").write_text("SMALLEST = 1\n", encoding="utf-8")
    (tmp_path / "package.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "package-lock.json").write_text('{"packages": {}}\n', encoding="utf-8")
    for tool in TEST_TOOLS:
        (tmp_path / "node_modules" / tool).parent.mkdir(parents=True)
        (tmp_path / "node_modules" / tool).write_text("tool", encoding="utf-8")
    (tmp_path / "vendor").mkdir()
    mark(tmp_path, tmp_path / "vendor")
    return tmp_path


def test_what_was_just_brought_is_current(project: Path) -> None:
    assert is_current(project, project / "vendor")


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", "hooks/towns.py"])
def test_a_change_of_any_input_makes_it_stale(project: Path, name: str) -> None:
    (project / name).write_text("changed\n", encoding="utf-8")
    assert not is_current(project, project / "vendor")


def test_a_new_build_step_makes_it_stale(project: Path) -> None:
    (project / "hooks" / "icons.py").write_text("", encoding="utf-8")
    assert not is_current(project, project / "vendor")


def test_what_the_steps_use_of_the_program_makes_it_stale(project: Path) -> None:
    used = project / "cartostory" / "geo" / "disputes.py"
    used.parent.mkdir(parents=True)
    used.write_text("", encoding="utf-8")
    assert not is_current(project, project / "vendor")


def test_line_ends_of_a_windows_checkout_change_nothing(project: Path) -> None:
    before = stamp_of(project)
    (project / "hooks" / "towns.py").write_bytes(b"SMALLEST = 1\r\n")
    assert stamp_of(project) == before


@pytest.mark.parametrize("tool", TEST_TOOLS)
def test_a_checkout_without_the_tools_of_its_tests_is_not_current_but_an_unpacked_sdist_is(
    project: Path, tool: str
) -> None:
    (project / "node_modules" / tool).unlink()
    assert not is_current(project, project / "vendor")
    (project / "PKG-INFO").write_text("", encoding="utf-8")
    assert is_current(project, project / "vendor")


def test_without_a_stamp_nothing_is_current(project: Path) -> None:
    assert not is_current(project, project / "elsewhere")

import os
from pathlib import Path

from cartostory.build.cache import Cache, key


def test_a_value_comes_back_by_what_made_it(tmp_path: Path) -> None:
    memo = Cache(tmp_path / "memo")
    memo.put(key("markdown", "# Kaya"), b"<h1>Kaya</h1>")
    assert memo.get(key("markdown", "# Kaya")) == b"<h1>Kaya</h1>"
    assert memo.get(key("markdown", "# Ivry")) is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert key("ab", "c") != key("a", "bc")


def test_what_a_build_did_not_use_is_dropped(tmp_path: Path) -> None:
    memo = Cache(tmp_path / "memo")
    used, unused, fresh = key("used"), key("unused"), key("fresh")
    memo.put(used, b"1")
    memo.put(unused, b"2")
    for name in (used, unused):
        os.utime(memo.path(name), (1, 1))  # of an earlier build
    memo.start()
    assert memo.has(used)
    memo.put(fresh, b"3")
    memo.drop_unused()
    assert memo.get(used) == b"1"
    assert memo.get(fresh) == b"3"
    assert memo.get(unused) is None


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("a file stands in the way")
    memo = Cache(tmp_path / "memo")
    memo.put(key("a"), b"1")
    assert memo.get(key("a")) is None

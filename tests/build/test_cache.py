import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.build.cache import Cache, checked, key
from cartostory.model.output import DamagedEntryError, bytes_of, size_bytes


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


@pytest.mark.parametrize("at", [0, 10, 20, 47, 48, -1])
def test_an_entry_that_lost_a_bit_is_unknown(tmp_path: Path, at: int) -> None:
    memo = Cache(tmp_path / "memo")
    name = key("a")
    memo.put(name, b"value")
    entry = bytearray(memo.path(name).read_bytes())
    entry[at] ^= 1
    memo.path(name).write_bytes(entry)
    assert memo.get(name) is None
    assert not memo.path(name).exists()


def test_an_entry_that_was_cut_or_emptied_is_not_pointed_at(tmp_path: Path) -> None:
    memo = Cache(tmp_path / "memo")
    for size in (0, 20, 50):
        memo.put(key("a"), b"value" * 9)
        entry = memo.path(key("a")).read_bytes()
        memo.path(key("a")).write_bytes(entry[:size])
        assert memo.stored(key("a")) is None


def test_an_entry_is_checked_when_its_bytes_are_read(tmp_path: Path) -> None:
    memo = Cache(tmp_path / "memo")
    memo.put(key("a"), b"value")
    stored = memo.stored(key("a"))
    assert stored is not None
    assert (bytes_of(stored), size_bytes(stored)) == (b"value", 5)
    memo.path(key("a")).write_bytes(memo.path(key("a")).read_bytes()[:-1] + b"?")
    with pytest.raises(DamagedEntryError):
        bytes_of(stored)
    assert memo.drop_damaged() == 1
    assert memo.drop_damaged() == 0


@given(st.binary(max_size=200))
def test_whatever_lies_in_the_cache_is_a_value_or_nothing(data: bytes) -> None:
    assert checked(data) is None

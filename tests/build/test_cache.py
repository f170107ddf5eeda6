import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.build.cache import Cache, key
from cartostory.model.output import Stored


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


def test_a_flipped_byte_is_noticed_and_the_value_is_not_given(tmp_path: Path) -> None:
    memo = Cache(tmp_path / "memo")
    memo.put(key("a"), b"a long value")
    kept = bytearray(memo.path(key("a")).read_bytes())
    kept[3] ^= 1
    memo.path(key("a")).write_bytes(kept)
    assert memo.get(key("a")) is None
    memo.put(key("a"), b"a long value")
    assert memo.get(key("a")) == b"a long value"


@pytest.mark.parametrize("spoil", [lambda data: data[:-1] + b"?", lambda data: data[:-1], lambda _: b""])
def test_a_file_that_is_not_as_it_was_kept_is_not_given(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    memo = Cache(tmp_path / "memo")
    stored = memo.put_file(key("photo"), b"RIFF photograph")
    assert isinstance(stored, Stored)
    assert stored.path.read_bytes() == b"RIFF photograph"
    assert memo.file(key("photo")) == stored
    stored.path.write_bytes(spoil(b"RIFF photograph"))
    assert memo.file(key("photo")) is None

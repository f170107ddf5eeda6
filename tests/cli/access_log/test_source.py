"""Logs are read as hosts keep them: plain, or packed by whatever turns them over."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.cli.access_log.source import BROKEN, lines

TEXT = b"une ligne\nune autre, d\xe9chir\xe9e\n"


@pytest.mark.parametrize("packed", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_log_is_read_whatever_it_is_called(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "access.log.1"
    file.write_bytes(packed(TEXT))
    with file.open("rb") as stream:
        assert list(lines(stream)) == ["une ligne\n", "une autre, d�chir�e\n"]


def test_a_packed_log_that_was_cut_off_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "access.log.gz"
    file.write_bytes(gzip.compress(TEXT * 10_000)[:-12])
    found: list[str] = []
    with file.open("rb") as stream, pytest.raises(BROKEN):
        found.extend(iter(lines(stream)))


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    file = tmp_path / "access.log"
    file.write_bytes(b"x" * 200_000)
    with file.open("rb") as stream:
        assert max(map(len, lines(stream))) <= 65_536

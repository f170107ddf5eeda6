import os
from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.build.looks import LOOKS, with_looks
from cartostory.load.site import load


def test_a_photograph_that_was_seen_is_not_decoded_again(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, _ = load(village)
    first = with_looks(site)
    seen = [photo.look for one in first.partnerships for photo in one.media.photos.values()]
    assert all(seen)
    monkeypatch.setattr("cartostory.build.looks.look", lambda _: pytest.fail("decoded again"))
    again = with_looks(site)
    assert [photo.look for one in again.partnerships for photo in one.media.photos.values()] == seen


def test_a_photograph_that_is_gone_leaves_no_look_behind(village: Path) -> None:
    site, _ = load(village)
    with_looks(site)
    (kept,) = (path for path in (village / LOOKS).rglob("*") if path.is_file() and path.name != "start")
    os.utime(kept, (1, 1))  # as if it were of another day
    with_looks(replace(site, partnerships=(), albums=()))
    assert not kept.exists()

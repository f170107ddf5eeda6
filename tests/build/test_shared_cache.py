"""Several sites share what they make: nothing that was changed there is taken over, and a withdrawn thing leaves."""

import os
import threading
from pathlib import Path

import pytest

from cartostory.build.cache import Cache, key, name_by_content, program, program_content
from cartostory.build.shared_store import HeldEntry, SharedStore, pruned
from cartostory.build.workers import run
from cartostory.model.output import bytes_of


@pytest.fixture(params=["{}", "file://{}", "memory://{}"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SharedStore:
    if request.param.startswith("memory"):
        pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")
    return SharedStore(request.param.format(tmp_path / "shared"))


def test_a_second_site_takes_what_the_first_one_made(tmp_path: Path, store: SharedStore) -> None:
    first, second = Cache(tmp_path / "a", store), Cache(tmp_path / "b", store)
    assert first.put(key("map"), b"drawn")
    assert second.get(key("map")) == b"drawn"
    assert Cache(tmp_path / "b").get(key("map")) == b"drawn", "it lies here from now on"
    found = Cache(tmp_path / "c", store).stored(key("map"))
    assert found is not None
    assert bytes_of(found) == b"drawn"
    assert {one.name for one in store.held()} == {key("map")}


@pytest.mark.parametrize("at", [0, 20, 60, -1])
def test_a_flipped_byte_is_noticed_and_the_entry_leaves(tmp_path: Path, store: SharedStore, at: int) -> None:
    name = key("map")
    Cache(tmp_path / "a", store).put(name, b"drawn, and long enough to hold sixty bytes and more")
    entry = bytearray(store.read(name) or b"")
    entry[at] ^= 1
    store.write(name, bytes(entry))
    second = Cache(tmp_path / "b", store)
    assert second.get(name) is None
    assert store.read(name) is None
    second.put(name, b"made anew")
    assert Cache(tmp_path / "c", store).get(name) == b"made anew"


def test_a_flipped_byte_here_is_mended_from_there(tmp_path: Path, store: SharedStore) -> None:
    cache, name = Cache(tmp_path / "a", store), key("map")
    cache.put(name, b"drawn")
    entry = bytearray(cache.path(name).read_bytes())
    entry[-1] ^= 1
    cache.path(name).write_bytes(entry)
    assert cache.get(name) == b"drawn"
    assert Cache(tmp_path / "a").get(name) == b"drawn"


def age(cache: Cache, name: str) -> None:
    os.utime(cache.path(name), (1, 1))


def test_what_a_build_does_not_use_any_more_leaves_both_places(tmp_path: Path, store: SharedStore) -> None:
    cache, kept, withdrawn = Cache(tmp_path / "a", store), key("kept"), key("withdrawn")
    for name in (kept, withdrawn):
        cache.put(name, b"picture")
        age(cache, name)
    cache.start()
    assert cache.has(kept)
    cache.drop_unused()
    assert store.read(kept) is not None
    assert store.read(withdrawn) is None


def test_what_was_dropped_without_the_shared_place_leaves_it_the_next_time(tmp_path: Path, store: SharedStore) -> None:
    shared, alone, name = Cache(tmp_path / "a", store), Cache(tmp_path / "a"), key("withdrawn")
    shared.start()
    shared.put(name, b"picture")
    shared.drop_unused()
    age(shared, name)
    alone.start()
    alone.drop_unused()
    assert store.read(name) is not None
    shared.start()
    shared.drop_unused()
    assert store.read(name) is None


def test_the_longest_unused_leave_first_and_nothing_that_was_used_lately() -> None:
    entries = [HeldEntry(str(age), 100, 1000.0 - age) for age in range(10)]
    assert set(pruned(entries, 10_000, 995.5)) == {"5", "6", "7", "8", "9"}
    assert set(pruned(entries, 350, 0)) == {str(age) for age in range(3, 10)}
    assert pruned(entries, 1_000, 0) == ()


def test_a_place_that_refuses_is_asked_once_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = SharedStore(str(tmp_path / "file"))
    assert "NotADirectoryError" in store.probe()
    cache = Cache(tmp_path / "a", store)
    assert cache.put(key("map"), b"drawn")
    assert cache.get(key("map")) == b"drawn"
    (tmp_path / "file").unlink()
    assert store.refusal
    assert store.probe() == ""
    assert not store.refusal


def both(cache: Cache, number: int) -> bytes | None:
    """What two builds do at once: make the same entries, read them, and tidy up."""
    name = key("same", str(number % 40))
    found = cache.get(name)
    cache.put(name, f"value {number % 40}".encode() * 50)
    if number % 7 == 0 and cache.beyond:
        cache.beyond.remove(pruned(cache.beyond.held(), 8_000, 0))
    return found


def test_two_builds_at_once_do_not_spoil_each_other(tmp_path: Path) -> None:
    store = SharedStore(str(tmp_path / "shared"))
    results: dict[str, list[object]] = {}

    def build(name: str) -> None:
        results[name] = list(run(both, Cache(tmp_path / name, store), list(range(400)), 1))

    threads = [threading.Thread(target=build, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for found in results.values():
        assert all(value in {None, f"value {number % 40}".encode() * 50} for number, value in enumerate(found))
    assert not store.refusal


def test_names_are_the_same_on_machines_whose_files_have_other_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARTOSTORY_NAMED_BY_CONTENT", "1")
    by_content = key("a")
    name_by_content(wanted=False)
    assert key("a") != by_content
    assert program() != program_content()

"""Versions that were published are kept whole, a few of them, and never one that nobody was shown."""

from pathlib import Path

import pytest

from cartostory.deploy.transport import HostError, Reason
from cartostory.deploy.versions import Store, drop_holding
from tests.deploy.sites import sealed, site


def on_disk(folder: Path, files: dict[str, bytes]) -> dict[str, Path]:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).unlink(missing_ok=True)
        (folder / path).write_bytes(data)
    return {path: folder / path for path in files}


def publish(store: Store, edition: int, keep: int = 3) -> None:
    files = site(edition)
    store.set_current(store.add("2026-11-30", sealed(files), files), keep)


def edition_of(store: Store) -> int | None:
    before = store.before()
    found = [edition for edition in range(10) if before and dict(before.files) == sealed(site(edition))]
    return found[0] if found else None


def test_one_goes_back_to_what_was_published_and_to_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path, "mairie")
    assert edition_of(store) is None
    publish(store, 1)
    assert edition_of(store) is None
    store.add("2026-11-30", sealed(site(2)), site(2))  # cut off: never whole on the host
    publish(store, 3)
    assert edition_of(store) == 1


def test_going_back_twice_and_on_again(tmp_path: Path) -> None:
    store = Store(tmp_path, "mairie")
    for edition in (1, 2, 3):
        publish(store, edition)
    for expected in (2, 1):
        before = store.before()
        assert before is not None
        assert edition_of(store) == expected
        store.set_current(before, 3)
    assert edition_of(store) is None
    publish(store, 4)
    assert edition_of(store) == 1


def test_only_so_many_are_kept_and_their_files_alone(tmp_path: Path) -> None:
    store = Store(tmp_path, "mairie")
    for edition in range(1, 8):
        publish(store, edition, keep=2)
    assert len(store.versions()) == 3
    held = {path.name for path in (tmp_path / "versions/files").rglob("*") if path.is_file()}
    assert held == {one.digest for edition in (5, 6, 7) for one in sealed(site(edition)).values()}


def test_a_build_over_the_same_folder_leaves_the_kept_files_as_they_were(tmp_path: Path) -> None:
    store = Store(tmp_path / "state", "mairie")
    first = store.add("2026-11-30", sealed(site(1)), on_disk(tmp_path / "output", site(1)))
    on_disk(tmp_path / "output", site(2))
    kept = {path: source.read_bytes() for path, source in store.sources(first).items() if isinstance(source, Path)}
    assert kept == site(1)


def test_a_kept_file_that_was_damaged_is_kept_anew(tmp_path: Path) -> None:
    store = Store(tmp_path, "mairie")
    version = store.add("2026-11-30", sealed(site(1)), site(1))
    damaged = store.sources(version)["index.html"]
    assert isinstance(damaged, Path)
    damaged.write_bytes(b"damaged")
    store.add("2026-11-30", sealed(site(1)), site(1))
    assert damaged.read_bytes() == site(1)["index.html"]


def test_what_is_not_what_it_was_said_to_be_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(HostError) as refused:
        Store(tmp_path, "mairie").add("2026-11-30", sealed(site(1)), {**site(1), "index.html": b"other"})
    assert refused.value.reason is Reason.LOCAL_CHANGED


def test_versions_with_a_withdrawn_picture_are_forgotten_with_all_their_files(tmp_path: Path) -> None:
    store, other = Store(tmp_path, "mairie"), Store(tmp_path, "essai")
    publish(store, 1)
    publish(other, 1)
    publish(store, 2)
    photo = next(path for path in site(1) if path.startswith("photos/") and path not in site(2))
    assert len(drop_holding(tmp_path, (photo[:20],))) == 2
    assert edition_of(store) is None
    held = {path.read_bytes() for path in (tmp_path / "versions/files").rglob("*") if path.is_file()}
    assert site(1)[photo] not in held
    assert drop_holding(tmp_path, ()) == ()


def test_lists_that_cannot_be_read_count_for_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, "mairie")
    publish(store, 1)
    publish(store, 2)
    for file in (tmp_path / "versions/mairie").glob("*.json"):
        file.write_text("{", "utf-8")
    assert store.versions() == ()
    assert store.before() is None

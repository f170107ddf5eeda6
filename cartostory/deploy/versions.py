"""What was published, the last few versions of it, so that the one before can be put back.

Below `.cartostory/versions/`: the files of all versions once each, by their hash, and a list for each version of each
target. A file is a second name of the one in `output/` where the disk can do that; a build puts a new file in the place
of an old one and never writes into it, so the stored one stays as it was. What is taken out is checked by its hash.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cartostory.deploy.incoming import Sources, digest_of
from cartostory.deploy.manifest import Sealed, is_safe, version_of
from cartostory.deploy.transport import HostError, Payload, Reason

FOLDER = "versions"
_FILES = "files"
_PUBLISHED = "published.json"


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its number for this target, from 1; the day on which it was published; its files."""

    number: int
    day: str
    files: Mapping[str, Sealed]

    @property
    def name(self) -> str:
        """Name it by its content, as the host's manifest does."""
        return version_of(self.files)


@dataclass(frozen=True, slots=True)
class Store:
    """The versions of one target. `state` is the folder that the program keeps in the site."""

    state: Path
    target: str

    def add(self, day: str, files: Mapping[str, Sealed], sources: Sources) -> Version:
        """Keep a version, and give it. Raises `HostError` where a file is not what it was said to be; `OSError`."""
        for path, sealed in files.items():
            self._keep(path, sealed, sources[path])
        last = self.versions()[-1:]
        if last and dict(last[0].files) == dict(files):
            return last[0]
        version = Version(last[0].number + 1 if last else 1, day, dict(files))
        entries = {path: [sealed.digest, sealed.size] for path, sealed in files.items()}
        _write(self._list(version.number), {"day": day, "files": entries})
        return version

    def versions(self) -> tuple[Version, ...]:
        """Give the versions that are kept, the oldest first. A list that cannot be read is none."""
        folder = self._folder
        names = sorted(folder.glob("[0-9]*.json")) if folder.is_dir() else []
        return tuple(version for version in map(_read, names) if version)

    def published(self) -> tuple[int, ...]:
        """Give the numbers of the versions that were published one after the other, up to the current one."""
        try:
            found = json.loads((self._folder / _PUBLISHED).read_text("utf-8"))
            return tuple(int(number) for number in found)
        except (OSError, ValueError, TypeError):
            return ()

    def set_current(self, version: Version, keep: int) -> None:
        """Note what is published now; drop what is older than the last `keep` versions. Raises `OSError`.

        What went back is forgotten, and what was kept and never arrived: neither was there before the current one.
        """
        before = self.published()
        is_back = version.number in before
        numbers = before[: before.index(version.number) + 1] if is_back else (*before, version.number)
        _write(self._folder / _PUBLISHED, list(numbers[-keep - 1 :]))
        for one in self.versions():
            if one.number not in numbers[-keep - 1 :]:
                self._list(one.number).unlink(missing_ok=True)
        sweep(self.state)

    def before(self) -> Version | None:
        """Give the version that was published before the current one; None where none is kept."""
        return next(reversed(self.earlier()), None)

    def earlier(self) -> tuple[Version, ...]:
        """Give the versions that one may go back to, the oldest first."""
        kept = {version.number: version for version in self.versions()}
        return tuple(kept[number] for number in self.published()[:-1] if number in kept)

    def sources(self, version: Version) -> Sources:
        """Give where the bytes of a version are."""
        return {path: self._file(sealed.digest) for path, sealed in version.files.items()}

    @property
    def _folder(self) -> Path:
        return self.state / FOLDER / self.target.replace("/", "_")

    def _list(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"

    def _file(self, digest: str) -> Path:
        return self.state / FOLDER / _FILES / digest[:2] / digest

    def _keep(self, path: str, sealed: Sealed, source: Payload) -> None:
        where = self._file(sealed.digest)
        if digest_of(where) == sealed.digest:
            return
        if digest_of(source) != sealed.digest:
            raise HostError(Reason.LOCAL_CHANGED, path)
        where.parent.mkdir(parents=True, exist_ok=True)
        where.unlink(missing_ok=True)
        if isinstance(source, bytes):
            _place(where, source)
            return
        try:
            os.link(source, where)
        except OSError:  # another disk, or one without such names
            _place(where, source)


def drop_holding(state: Path, starts: tuple[str, ...]) -> tuple[str, ...]:
    """Forget every version that holds a file whose path starts so; give `target number` of each. Raises `OSError`.

    The whole version goes: its pages, papers and stories in one file hold the picture as well.
    """
    dropped = []
    for file in sorted((state / FOLDER).glob("*/[0-9]*.json")):
        version = _read(file)
        if version is None or any(path.startswith(starts) for path in version.files):
            file.unlink(missing_ok=True)
            dropped.append(f"{file.parent.name} {version.number if version else file.stem}")
    if dropped:
        sweep(state)
    return tuple(dropped)


def published_before(state: Path) -> Iterator[Mapping[str, Sealed]]:
    """Give the files of every version that is kept, of any target."""
    for file in sorted((state / FOLDER).glob("*/[0-9]*.json")):
        version = _read(file)
        if version:
            yield version.files


def sweep(state: Path) -> None:
    """Remove the files that no version needs. Raises `OSError`."""
    needed = {sealed.digest for files in published_before(state) for sealed in files.values()}
    for file in (state / FOLDER / _FILES).glob("*/*"):
        if file.name not in needed:
            file.unlink(missing_ok=True)


def _read(file: Path) -> Version | None:
    try:
        body: dict[str, Any] = json.loads(file.read_text("utf-8"))
        files = {path: Sealed(str(one[0]), int(one[1])) for path, one in body["files"].items() if is_safe(path)}
        return Version(int(file.stem), str(body["day"]), files)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _write(path: Path, body: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _place(path, json.dumps(body, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))


def _place(path: Path, content: Payload) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def all_known(versions: Iterable[Mapping[str, Sealed]]) -> dict[str, tuple[Sealed, ...]]:
    """Gather what each path has held in several versions."""
    known: dict[str, dict[Sealed, None]] = {}
    for files in versions:
        for path, sealed in files.items():
            known.setdefault(path, {})[sealed] = None
    return {path: tuple(seals) for path, seals in known.items()}

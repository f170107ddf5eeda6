"""What is on the host: its manifest, mended by what a cut deployment had reached; or a folder that is taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname

from cartostory.deploy.changes import Changes, same_name
from cartostory.deploy.incoming import in_parallel, name_of, waiting
from cartostory.deploy.manifest import STATE, HostManifest, Sealed, read_host
from cartostory.deploy.transport import HostEntry, HostEntryKind, HostError, MissingError, Reason, Transport

_STRANGE = Sealed("", 0)
"""A file of the host at a place of ours that is not what it should be: it is replaced."""


@dataclass(frozen=True, slots=True)
class StockClaim:
    """Whose folder it should be.

    `adopt` takes over a folder that no manifest speaks for; `known` are the files that this site has or had, by path:
    of what lies there, those alone become ours. `audit` reads every file of ours again.
    """

    site: str
    known: Mapping[str, tuple[Sealed, ...]] = field(default_factory=dict)
    adopt: bool = False
    audit: bool = False


def take_stock(transport: Transport, claim: StockClaim) -> HostManifest:
    """Tell what is on the host. Raises `HostError` where the folder is not ours, or cannot be understood."""
    try:
        found = read_host(transport)
    except HostError as error:
        if error.reason is not Reason.MANIFEST_DAMAGED or not claim.adopt:
            raise
        return _adopted(transport, claim)
    if found is None:
        return _without_manifest(transport, claim)
    if found.site != claim.site and not claim.adopt:
        raise HostError(Reason.OTHER_SITE, found.site)
    settled = replace(_settled(transport, found), site=claim.site)
    return replace(settled, files=_audited(transport, settled.files)) if claim.audit else settled


def refuse_foreign(transport: Transport, host: HostManifest, changes: Changes, *, adopt: bool) -> None:
    """Raise `HostError` where a file that somebody else put there stands in the way of a new one."""
    if adopt:
        return
    ours = {same_name(path) for path in host.ours}
    foreign = [path for path in _standing(transport, changes.added) if same_name(path) not in ours]
    if foreign:
        raise HostError(Reason.FOREIGN_FILES, ", ".join(foreign[:5]) + (" …" if len(foreign) > 5 else ""))  # noqa: PLR2004 - a line of them


def _standing(transport: Transport, paths: Iterable[str]) -> Iterator[str]:
    """Give those of the paths at which something stands. A folder that is not there is not asked about twice."""
    folders: dict[str, frozenset[str]] = {}

    def names(folder: str) -> frozenset[str]:
        if folder not in folders:
            is_there = not folder or same_name(folder.rpartition("/")[2]) in names(dirname(folder))
            folders[folder] = _names(transport, folder) if is_there else frozenset()
        return folders[folder]

    yield from (path for path in sorted(paths) if same_name(path.rpartition("/")[2]) in names(dirname(path)))


def _names(transport: Transport, folder: str) -> frozenset[str]:
    try:
        return frozenset(map(same_name, transport.list(folder)))
    except MissingError:
        return frozenset()


def _settled(transport: Transport, found: HostManifest) -> HostManifest:
    """Tell which files a cut deployment had moved: what waits no longer, and lies at its place in full length.

    It had begun to move only when everything lay whole in `incoming/`, so what is there no more was moved.
    """
    if found.pending is None:
        return found
    left = waiting(transport)
    expected = {
        path: sealed if name_of(path, sealed) not in left else found.files.get(path)
        for path, sealed in found.pending.items()
    }
    paths = [path for path, sealed in expected.items() if sealed]
    entries = dict(zip(paths, in_parallel(transport, paths, transport.stat), strict=True))
    files = {path: sealed for path, sealed in found.files.items() if path not in entries}
    for path, entry in entries.items():
        if entry is not None:
            sealed = expected[path] or _STRANGE
            files[path] = sealed if _is(entry, sealed.size) else _STRANGE
    kept = {path: kept for path, kept in found.kept.items() if path not in files}
    leaving = {path: sealed for path, sealed in found.leaving.items() if path not in files}
    return replace(found, files=files, kept=kept, leaving=leaving, pending=None)


def _is(entry: HostEntry | None, size: int) -> bool:
    return entry is not None and entry.kind is HostEntryKind.FILE and entry.size == size


def _without_manifest(transport: Transport, claim: StockClaim) -> HostManifest:
    foreign = [name for name in transport.list("") if name != STATE]
    if not foreign:
        return HostManifest(claim.site)
    if not claim.adopt:
        raise HostError(Reason.NOT_OURS, ", ".join(sorted(foreign)[:5]))
    return _adopted(transport, claim)


def _adopted(transport: Transport, claim: StockClaim) -> HostManifest:
    """Take over what this site has or had: a file of the same place and content is ours, another is replaced."""
    there = list(_standing(transport, claim.known))
    digests = in_parallel(transport, there, lambda path: _digest(transport, path))
    files = {}
    for path, digest in zip(there, digests, strict=True):
        same = next((sealed for sealed in claim.known[path] if sealed.digest == digest), None)
        files[path] = same or _STRANGE
    return HostManifest(claim.site, files=files)


def _audited(transport: Transport, files: Mapping[str, Sealed]) -> Mapping[str, Sealed]:
    """Read every file again; what is not what it was gets an unknown digest."""
    paths = list(files)
    digests = in_parallel(transport, paths, lambda path: _digest(transport, path))
    return {
        path: files[path] if digest == files[path].digest else _STRANGE
        for path, digest in zip(paths, digests, strict=True)
    }


def _digest(transport: Transport, path: str) -> str:
    try:
        return hashlib.sha256(transport.read(path)).hexdigest()
    except MissingError:
        return ""

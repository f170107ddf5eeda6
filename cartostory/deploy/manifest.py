"""What lies on a host and is ours: the manifest that every deployment leaves there.

`files` and `kept` are facts: what was verified to lie there. `pending` is a record of intent, written when everything
new lies whole in `incoming/` and before the first file is moved to its place; so what a cut deployment had reached can
be told afterwards, file by file. The manifest carries a hash of itself: a damaged one is noticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartostory.deploy.transport import HostError, MissingError, Reason, Transport

STATE = ".cartostory"
INCOMING = f"{STATE}/incoming"
FILE = f"{STATE}/manifest.json"
NEW = f"{STATE}/manifest.new.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file by its content: SHA-256 in hexadecimal, and bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that left the site, and stays for pages that were opened before; `since` is the day on which it left."""

    sealed: Sealed
    since: date


@dataclass(frozen=True, slots=True)
class HostManifest:
    """What a deployment left on the host. `site` names whose it is, `version` what is published, `day` when.

    `leaving` are files that are being removed: ours, if they are still there, and not to be relied upon.
    """

    site: str
    version: str = ""
    day: str = ""
    files: Mapping[str, Sealed] = field(default_factory=dict)
    kept: Mapping[str, KeptFile] = field(default_factory=dict)
    leaving: Mapping[str, Sealed] = field(default_factory=dict)
    pending: Mapping[str, Sealed] | None = None

    @property
    def facts(self) -> Mapping[str, Sealed]:
        """Give everything that lies there for certain."""
        return {**{path: kept.sealed for path, kept in self.kept.items()}, **self.files}

    @property
    def ours(self) -> Mapping[str, Sealed]:
        """Give everything that an earlier deployment put there, and that may still be there."""
        return {**self.leaving, **self.facts}


class DamagedManifestError(ValueError):
    """The text is no whole manifest."""


class NewerManifestError(ValueError):
    """A newer program wrote it."""


def encode(manifest: HostManifest) -> bytes:
    """Write a manifest as JSON, with the hash of itself."""
    body: dict[str, object] = {
        "format": FORMAT,
        "site": manifest.site,
        "version": manifest.version,
        "day": manifest.day,
        "files": _files(manifest.files),
        "kept": {
            path: [kept.sealed.digest, kept.sealed.size, kept.since.isoformat()]
            for path, kept in sorted(manifest.kept.items())
        },
        "leaving": _files(manifest.leaving),
        "pending": None if manifest.pending is None else _files(manifest.pending),
    }
    return _text({**body, "seal": _seal(body)})


def decode(text: bytes) -> HostManifest:
    """Read a manifest. Raises `NewerManifestError`, `DamagedManifestError`."""
    try:
        body = json.loads(text)
        seal, number = body.pop("seal"), int(body["format"])
        manifest = _manifest(body) if number == FORMAT and seal == _seal(body) else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DamagedManifestError from error
    if number > FORMAT:
        raise NewerManifestError
    if manifest is None:
        raise DamagedManifestError
    return manifest


def is_safe(path: str) -> bool:
    """Tell whether a path stays in the folder of the site, and out of what the program keeps there."""
    parts = path.split("/")
    return bool(path) and not {"", ".", ".."} & set(parts) and parts[0] != STATE and "\\" not in path


def read_host(transport: Transport) -> HostManifest | None:
    """Read the host's manifest; None where there is none. Raises `HostError` for one that cannot be used.

    Where a server cannot rename over a file, a cut may leave the new one alone: it is whole then, and counts.
    """
    damaged = False
    for name in (FILE, NEW):
        try:
            return decode(transport.read(name))
        except MissingError:
            continue
        except NewerManifestError:
            raise HostError(Reason.MANIFEST_NEWER) from None
        except DamagedManifestError:
            damaged = damaged or name == FILE
    if damaged:
        raise HostError(Reason.MANIFEST_DAMAGED)
    return None


def write_host(transport: Transport, manifest: HostManifest) -> None:
    """Write the host's manifest, whole or not at all."""
    transport.write(NEW, encode(manifest))
    transport.rename(NEW, FILE)


def version_of(files: Mapping[str, Sealed]) -> str:
    """Name a version by its content."""
    return hashlib.sha256(_text(_files(files))).hexdigest()[:16]


def _files(files: Mapping[str, Sealed]) -> dict[str, list[object]]:
    return {path: [sealed.digest, sealed.size] for path, sealed in sorted(files.items())}


def _sealed(entry: list[Any]) -> Sealed:
    return Sealed(str(entry[0]), int(entry[1]))


def _safe(entries: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {path: entry for path, entry in entries.items() if is_safe(path)}


def _manifest(body: Mapping[str, Any]) -> HostManifest:
    pending = body["pending"]
    return HostManifest(
        site=str(body["site"]),
        version=str(body["version"]),
        day=str(body["day"]),
        files={path: _sealed(entry) for path, entry in _safe(body["files"]).items()},
        kept={
            path: KeptFile(_sealed(entry), date.fromisoformat(entry[2])) for path, entry in _safe(body["kept"]).items()
        },
        leaving={path: _sealed(entry) for path, entry in _safe(body["leaving"]).items()},
        pending=None if pending is None else {path: _sealed(entry) for path, entry in _safe(pending).items()},
    )


def _text(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "surrogatepass")


def _seal(body: Mapping[str, object]) -> str:
    return hashlib.sha256(_text(body)).hexdigest()

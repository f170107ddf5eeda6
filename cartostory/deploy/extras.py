"""What a target asks for beside the site's own files: settings for its server, and texts packed for the way."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

import brotli

from cartostory.deploy.incoming import Sources
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.server_settings import Served, Server, base_of, merged_policy, write_settings
from cartostory.model import Config
from cartostory.model.deploy_target import DeployTarget

_TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".json", ".txt")
_WORTH_IT = 1000
"""Bytes below which packing saves nothing on the way."""


def with_extras(
    target: DeployTarget, config: Config, header: str, files: Mapping[str, Sealed], sources: Sources
) -> tuple[dict[str, Sealed], Sources]:
    """Add what the target asks for. Raises `OSError` where a file cannot be read."""
    made: dict[str, bytes] = {}
    if target.server == Server.APACHE:
        served = served_site(config, header, sources, compress=target.compress)
        made[".htaccess"] = write_settings(Server.APACHE, served).encode()
    if target.compress:
        for path, sealed in files.items():
            if path.endswith(_TEXTS) and sealed.size > _WORTH_IT:
                data = _bytes(sources[path])
                made[f"{path}.gz"] = gzip.compress(data, 9, mtime=0)
                made[f"{path}.br"] = brotli.compress(data)
    seals = {path: Sealed(hashlib.sha256(data).hexdigest(), len(data)) for path, data in made.items()}
    return {**seals, **files}, {**made, **sources}


def served_site(config: Config, header: str, sources: Sources, *, compress: bool) -> Served:
    """Say how the site is served, with the policy that its pages ask for together."""
    pages = (_bytes(source) for path, source in sorted(sources.items()) if path.endswith(".html"))
    framers = config.embed.origins or ("*",)
    return Served(base_of(config.address), merged_policy(pages), compress=compress, header=header, framers=framers)


def _bytes(source: bytes | Path) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()

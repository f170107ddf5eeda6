"""`deploy:` of `config.yaml` -> `DeployTarget`s. A secret that is written there is an error, and is never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, Field

from cartostory.load.values import Whole, YesOrNo
from cartostory.load.yaml import Written
from cartostory.model.deploy_target import PORTS, DeployTarget, HostAddress, Scheme
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Problem, Span, problem

_FOLDER = re.compile(r"folder:(?://)?(?P<path>.+)", re.DOTALL)
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\?#]")
_SECRET_KEYS = frozenset({"password", "passwd", "pass", "secret", "token", "key", "passphrase", "motdepasse", "mdp"})
_EXAMPLE = translatable("an address such as sftp://name@host/www, ftps://…, rsync://… or folder:/path")
_SERVERS = "^apache$"


def parse_address(text: str) -> HostAddress:
    """Read where a site is sent. Raises `ValueError` with words for a writer, which never repeat what was written."""
    folder = _FOLDER.fullmatch(text.strip())
    if folder:
        return HostAddress(Scheme.FOLDER, folder["path"])
    try:
        parts = urlsplit(text.strip())
        scheme, port, host = Scheme(parts.scheme.lower()), parts.port, parts.hostname or ""
    except ValueError:
        raise ValueError(_EXAMPLE) from None
    path = unquote(parts.path)
    if scheme is Scheme.FOLDER or not host or not path.strip("/") or parts.query or parts.fragment:
        raise ValueError(_EXAMPLE)
    if _STRANGE.search(path) or ".." in path.split("/"):
        raise ValueError(_EXAMPLE)
    path = path.rstrip("/")
    path = f"~/{path[3:]}" if path == "/~" or path.startswith("/~/") else path
    user = unquote(parts.username or "")
    return HostAddress(scheme, path, host, user, port or PORTS[scheme], parts.password is not None)


def _to(value: object) -> object:
    return parse_address(str(value))


To = Annotated[HostAddress, BeforeValidator(_to)]


class DeployMatter(Written):
    """One place where the site is sent."""

    to: To = Field(description="The host’s folder: sftp://name@host/www, ftps://…, rsync://… or folder:/path.")
    keep: Whole = Field(3, ge=1, le=50, description="How many versions are kept, to go back to.")
    days: Whole = Field(7, ge=0, le=365, description="How long files stay for pages that are open, in days.")
    server: str = Field("", pattern=_SERVERS, description="apache sends its settings along, as .htaccess.")
    compress: YesOrNo = Field(default=False, description="true sends texts packed too (.br, .gz), for such servers.")
    connections: Whole = Field(0, ge=0, le=32, description="How many transfers run at once; 0: what suits the host.")
    insecure: YesOrNo = Field(default=False, description="true allows ftp://, which anyone on the way can read.")


def deploy_targets(matters: Mapping[str, DeployMatter]) -> Mapping[str, DeployTarget]:
    """Make the targets by name."""
    return {name: _target(name, matter) for name, matter in matters.items()}


def _target(name: str, matter: DeployMatter) -> DeployTarget:
    return DeployTarget(
        name,
        matter.to,
        keep=matter.keep,
        days=matter.days,
        insecure=matter.insecure,
        connections=matter.connections,
        server=matter.server,
        compress=matter.compress,
        span=matter.at.value("to"),
    )


def deploy_problems(targets: Iterable[DeployTarget]) -> Iterator[Problem]:
    """Find secrets in addresses, and hosts that would be sent a password in clear."""
    for target in targets:
        if target.to.has_secret:
            yield problem("secret-in-config", target.span, target=target.name)
        if target.to.scheme is Scheme.FTP and not target.insecure:
            yield problem("deploy-insecure", target.span, target=target.name)


def without_secrets(problems: Iterable[Problem], keys: Mapping[tuple[str | int, ...], Span]) -> Iterator[Problem]:
    """Say of a key such as `password:` below `deploy:` that it is a secret, instead of that it is unknown."""
    secrets = {span: path for path, span in keys.items() if _is_secret(path)}
    for one in problems:
        path = secrets.get(one.span) if one.code == "unknown-key" else None
        yield problem("secret-in-config", one.span, target=str(path[1])) if path else one


def _is_secret(path: tuple[str | int, ...]) -> bool:
    return len(path) > 2 and path[0] == "deploy" and str(path[-1]).casefold().replace("_", "") in _SECRET_KEYS  # noqa: PLR2004 - deploy, its target, and a key

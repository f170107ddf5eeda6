"""Passwords of hosts: from the environment, the system's keyring, or whoever sits before the terminal. Never a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cartostory.model.deploy_target import DeployTarget

SERVICE = "cartostory"
VARIABLE = "CARTOSTORY_PASSWORD"

Ask = Callable[[str], str | None]
"""Asks for the password of an address; None where nobody is there to answer."""


@dataclass(frozen=True, slots=True)
class Passwords:
    """Where passwords are looked for."""

    environ: Mapping[str, str]
    ask: Ask

    def stored(self, target: DeployTarget) -> str | None:
        """Give the password that was laid down for a target: its own variable, the common one, the keyring."""
        for name in variables(target.name):
            if self.environ.get(name):
                return self.environ[name]
        return from_keyring(target)

    def typed(self, target: DeployTarget) -> str | None:
        """Ask for it."""
        return self.ask(str(target.to))


def variables(target: str) -> tuple[str, str]:
    """Name the variables that may hold a target's password."""
    return f"{VARIABLE}_{re.sub(r'[^A-Z0-9]+', '_', target.upper())}", VARIABLE


def from_keyring(target: DeployTarget) -> str | None:
    """Look into the system's keyring; None where it has none, or where there is no keyring."""
    import keyring  # noqa: PLC0415 - seldom needed, and slow to start
    from keyring.errors import KeyringError  # noqa: PLC0415 - same

    try:
        return keyring.get_password(SERVICE, str(target.to))
    except (KeyringError, RuntimeError, OSError):  # a server without a desktop has none
        return None


def to_keyring(target: DeployTarget, password: str) -> bool:
    """Lay a password down in the system's keyring; False where there is none."""
    import keyring  # noqa: PLC0415 - same
    from keyring.errors import KeyringError  # noqa: PLC0415 - same

    try:
        keyring.set_password(SERVICE, str(target.to), password)
    except (KeyringError, RuntimeError, OSError):
        return False
    return True

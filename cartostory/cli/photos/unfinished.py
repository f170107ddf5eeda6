"""Withdrawals of photographs that were cut off -> finished by whatever command runs next."""

from __future__ import annotations

from dataclasses import replace

from cartostory.build.exports import WITHDRAWING
from cartostory.build.options import Options
from cartostory.cli.session import Session


def finish_withdrawals(session: Session, options: Options) -> None:
    """Do what a withdrawal of photographs that was cut off left to do, and say so."""
    if (options.state / WITHDRAWING).exists():
        from cartostory.cli.photos.finish import finish_open_withdrawals  # noqa: PLC0415 - seldom, and heavy

        finish_open_withdrawals(session, replace(options, is_preview=False))

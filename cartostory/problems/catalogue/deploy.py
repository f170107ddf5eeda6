"""Problems of where the site is sent."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "secret-in-config",
        Severity.ERROR,
        translatable("The password of “{target}” is written in config.yaml."),
        translatable("The file is shared, saved and copied with the site: whoever reads it could change the website."),
        translatable(
            "Take it out of the file, and have the host give you another one. “cartostory deploy” asks for it, or "
            "takes it from the system’s keyring or the environment."
        ),
    ),
    Entry(
        "deploy-insecure",
        Severity.ERROR,
        translatable("“{target}” is reached by FTP without encryption."),
        translatable("The password and every page would travel in clear."),
        translatable(
            "Write ftps:// or sftp://: nearly every host offers one of them. Where none is to be had, “insecure: true” "
            "allows ftp://."
        ),
    ),
)

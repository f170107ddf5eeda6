"""`pack usb`: the website as an archive, or a folder, that opens by double click."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartostory.catalogue.entry import translatable
from cartostory.commands.pack_deliver import deliver, pack_site
from cartostory.commands.session import Session
from cartostory.pack.edition import FOLDER, from_disk, start_name
from cartostory.pipeline import Options
from cartostory.ready import Ready
from cartostory.render.read_me import read_me, read_me_name
from cartostory.render.words import words_of
from cartostory.write import Content


def usb(session: Session, options: Options, to: Path | None) -> int:
    """Pack the site; give the exit code."""

    def beside(ready: Ready) -> Mapping[str, Content]:
        language = ready.site.config.languages[0]
        words = words_of(language, ready.theme.catalogs)
        text = read_me(ready.site, words, start_name(language), FOLDER.rstrip("/"), options.today)
        return {read_me_name(language): text}

    return pack_site(session, options, from_disk, beside, lambda files: _deliver(session, options, to, files))


def _deliver(session: Session, options: Options, to: Path | None, files: Mapping[str, Content]) -> int:
    code = deliver(session, options, to, "usb", files)
    if not code:
        start = next(path for path in sorted(files) if "/" not in path and path.endswith(".html"))
        session.print(session.say(_NEXT).format(start=start))
    return code


_NEXT = translatable("Unpack it onto the stick; a double click on {start} opens the site.")

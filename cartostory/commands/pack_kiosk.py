"""`pack kiosk`: the website for a screen without a network, with a page that starts the stories by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartostory.catalogue.entry import translatable
from cartostory.commands.pack_deliver import deliver, pack_site
from cartostory.commands.session import Session
from cartostory.load.config import load_config
from cartostory.output import Address, Kind
from cartostory.pack.edition import FOLDER, from_disk, kiosk_name
from cartostory.pipeline import Options
from cartostory.ready import Ready
from cartostory.render.kiosk import kiosk_door
from cartostory.render.read_me import read_me, read_me_name
from cartostory.render.words import words_of
from cartostory.write import Content


def kiosk(session: Session, options: Options, to: Path | None) -> int:
    """Pack the site; give the exit code."""

    def beside(ready: Ready) -> Mapping[str, Content]:
        config = ready.site.config
        language = config.languages[0]
        words, start = words_of(language, ready.theme.catalogs), kiosk_name(language)
        text = read_me(ready.site, words, start, FOLDER.rstrip("/"), options.today)
        played = ready.plan.outputs[Address(Kind.KIOSK, language=language)].path
        return {read_me_name(language): text, start: kiosk_door(config.title, language, played).encode()}

    return pack_site(session, options, from_disk, beside, lambda files: _deliver(session, options, to, files))


def _deliver(session: Session, options: Options, to: Path | None, files: Mapping[str, Content]) -> int:
    code = deliver(session, options, to, "kiosk", files)
    if not code:
        start = kiosk_name(load_config(options.root)[0].languages[0])
        session.print(session.say(_NEXT).format(start=start))
    return code


_NEXT = translatable("Unpack it onto the screen’s computer; then: chromium --kiosk {start}")

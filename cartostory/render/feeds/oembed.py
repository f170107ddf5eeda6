"""A story -> its oEmbed answer (oembed.com, 1.0, type rich): what a CMS asks for when somebody pastes an address."""

from __future__ import annotations

import json

from cartostory.model.output import CARD_SIZE, Address, Kind, Output
from cartostory.render.embed_frame import FRAME_PX, frame_html
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer


def oembed(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the answer, which every story page names in its head."""
    slug, language = output.address.subject, output.address.language
    partnership = sheet.shared.site.partnership(slug)
    if partnership is None:
        raise LookupError(output.path)
    title = sheet.set(partnership.stories[language].title)
    width, height = FRAME_PX
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": str(sheet.site("title")),
        "provider_url": sheet.links.absolute(Address(Kind.HOME, language=language)),
        "thumbnail_url": sheet.links.absolute(Address(Kind.CARD, slug, language)),
        "thumbnail_width": CARD_SIZE[0],
        "thumbnail_height": CARD_SIZE[1],
        "html": frame_html(title, sheet.links.absolute(Address(Kind.EMBED, slug, language))),
        "width": width,
        "height": height,
    }
    return json.dumps(told, ensure_ascii=False) + "\n"

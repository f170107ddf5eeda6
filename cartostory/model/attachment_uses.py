"""Where texts link to documents. Only these are ever published."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model.attachment import Attachment, is_document
from cartostory.model.reference import target
from cartostory.model.site import Site
from cartostory.model.texts import texts


def linked_documents(site: Site) -> Iterator[tuple[str, ...]]:
    """Give, for each link to a document of the site, the paths that it may mean, relative to the site."""
    for text in texts(site):
        for link in text.passage.links:
            meant = target(link.name, text.file)
            if is_document(meant.path):
                yield tuple(meant.paths)


def published_attachments(site: Site) -> tuple[Attachment, ...]:
    """Give the attachments that texts link to, each once; what only a draft names that was left out is none."""
    paths = (path for meant in linked_documents(site) for path in meant if path in site.attachments)
    return tuple({site.attachments[path].digest: site.attachments[path] for path in paths}.values())

"""What a writer links to (`../autre/story.md#ancre`, `photo.jpg`, `/pages/a-propos.md`) -> what the website holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from cartostory.model import Partnership, Photo, Site
from cartostory.model.attachment import Attachment
from cartostory.model.output import Address, Kind, Plan
from cartostory.model.reference import same_letters, target
from cartostory.render.html.tree import Element, edited, tree


@dataclass(frozen=True, slots=True)
class Goal:
    """An output, and the place on it (`#…`, or empty)."""

    address: Address
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Targets:
    """What can be linked to: pages by their file, folders, pictures, documents, and addresses by URL.

    `sizes` holds the widths in px in which pictures are published, rising, by digest and format (webp, jpg …).
    `withdrawn` names the paths of pictures that had to go: texts keep calling them, and show a gap.
    """

    pages: Mapping[str, Goal]
    folders: Mapping[str, Mapping[str, Address]]
    photos: Mapping[str, Photo]
    urls: Mapping[str, Address]
    sizes: Mapping[str, Mapping[str, tuple[int, ...]]]
    withdrawn: frozenset[str] = frozenset()
    attachments: Mapping[str, Attachment] = field(default_factory=dict)

    def page(self, written: str, file: str, language: str) -> Goal | None:
        """Find the page that a target written in `file` leads to; None where nothing published stands there."""
        meant = target(written, file)
        plain, _, fragment = written.partition("#")  # as it is written: it stands in an address again
        for path in meant.paths:
            found = self.pages.get(path) or self._folder(path, language)
            if found:
                return Goal(found.address, fragment or found.fragment)
        address = self.urls.get(unquote(plain.partition("?")[0]).strip("/"))
        return Goal(address, fragment) if address else None

    def photo(self, written: str, file: str) -> Photo | None:
        """Find a picture: in `photos/` beside the file, or by its path."""
        paths = target(written, file).picture_paths
        return next((self.photos[path] for path in paths if path in self.photos), None)

    def attachment(self, written: str, file: str) -> Attachment | None:
        """Find a document that is published, by its path."""
        return next((self.attachments[path] for path in target(written, file).paths if path in self.attachments), None)

    def is_withdrawn(self, written: str, file: str) -> bool:
        """Tell whether a target names a picture that was withdrawn."""
        return any(path in self.withdrawn for path in target(written, file).picture_paths)

    def _folder(self, path: str, language: str) -> Goal | None:
        stories = self.folders.get(path)
        if not stories:
            return None
        return Goal(stories.get(language) or next(iter(stories.values())))


def is_elsewhere(written: str) -> bool:
    """Tell whether a target leads out of the site: another website, an e-mail address, a telephone."""
    return target(written, "").is_elsewhere


def targets(site: Site, plan: Plan) -> Targets:
    """List everything that can be linked to. Only what is planned is in it."""
    pages: dict[str, Goal] = {}
    folders: dict[str, Mapping[str, Address]] = {}
    photos: dict[str, Photo] = {}
    gone: set[str] = set()
    for partnership in site.partnerships:
        stories = _stories(partnership, plan)
        pages |= {partnership.stories[language].span.file: Goal(found) for language, found in stories.items()}
        pages |= {
            one.span.file: Goal(Address(Kind.METHOD, one.slug, one.language)) for one in partnership.methods.values()
        }
        folders[same_letters(partnership.folder)] = stories
    for shelf in site.shelves:
        photos |= {same_letters(photo.path): photo for photo in shelf.media.photos.values()}
        gone |= {same_letters(f"{shelf.folder}/photos/{name}") for name in shelf.media.withdrawn}
    for page in site.pages:
        pages[same_letters(page.span.file)] = Goal(Address(Kind.PAGE, page.slug, page.language))
    for event in site.events:
        pages[same_letters(event.span.file)] = Goal(Address(Kind.EVENT, event.slug, event.language))
    for note in site.wall:
        pages[note.span.file] = Goal(Address(Kind.WALL, language=note.language), note.slug)
    planned = {same_letters(file): goal for file, goal in pages.items() if plan.has(goal.address)}
    urls = {plan.url(output).strip("/"): address for address, output in plan.outputs.items()}
    attached = {path: one for path, one in site.attachments.items() if plan.has(Address(Kind.ATTACHMENT, one.digest))}
    return Targets(planned, folders, photos, urls, _sizes(plan), frozenset(gone), attached)


def with_story(known: Targets, alone: Site, own: Plan) -> Targets:
    """Give the targets of a site in which one story was changed. `alone` holds that story only, `own` is its plan."""
    start = f"{same_letters(alone.partnerships[0].folder)}/"
    new = targets(alone, own)
    return Targets(
        {**{file: goal for file, goal in known.pages.items() if not file.startswith(start)}, **new.pages},
        {**known.folders, **new.folders},
        {**{path: photo for path, photo in known.photos.items() if not path.startswith(start)}, **new.photos},
        {**known.urls, **new.urls},
        {**known.sizes, **new.sizes},
        frozenset(path for path in known.withdrawn if not path.startswith(start)) | new.withdrawn,
        {**known.attachments, **new.attachments},
    )


def _sizes(plan: Plan) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for address in plan.outputs:
        if address.kind is Kind.PHOTO:
            width, _, suffix = address.part.partition(".")
            formats = found.setdefault(address.subject, {})
            formats[suffix] = tuple(sorted((*formats.get(suffix, ()), int(width))))
    return found


def _stories(partnership: Partnership, plan: Plan) -> dict[str, Address]:
    found = {language: Address(Kind.STORY, partnership.slug, language) for language in partnership.stories}
    return {language: address for language, address in found.items() if plan.has(address)}


def without_withdrawn(html: str, file: str, targets: Targets) -> str:
    """Take withdrawn pictures out of a piece of HTML, with their captions. `file` is where the text was written.

    Pages show a gap in their place (`body`); what only gathers words says nothing.
    """
    if "<img" not in html:
        return html
    document = tree(html)

    def is_gone(element: Element) -> bool:
        image = figure_image(element) if element.tag == "figure" else element
        source = image.attributes.get("src") if image and image.tag == "img" else None
        return source is not None and targets.is_withdrawn(source, file)

    return edited(document, ((element.start, element.end, "") for element in document.outermost(is_gone)))


def figure_image(figure: Element) -> Element | None:
    """Return the picture of a block `/// figure`: the one that stands alone in its first paragraph."""
    first = figure.children[0] if figure.children else figure
    is_picture = figure.attributes.get("class", "").startswith("picture") and first.tag == "p"
    is_alone = len(first.children) == 1 and first.children[0].tag == "img" and not first.text.strip()
    return first.children[0] if is_picture and is_alone else None

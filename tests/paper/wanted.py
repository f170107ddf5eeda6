"""Which documents the tests look at: everything of all five stories of the demonstration, in every language."""

from pathlib import Path

from cartostory.model import PaperKind
from cartostory.paper.documents import Job
from tests.paper.printed import paper

ROOT = Path(__file__).parents[2]
KINDS = (PaperKind.BOOKLET, PaperKind.MAP, PaperKind.PANEL)


def _language(file: Path) -> str:
    return file.stem.partition(".")[2] or "fr"


STORIES = sorted(
    (file.parent.name, _language(file)) for file in (ROOT / "content" / "partnerships").glob("*/story*.md")
)
EVENTS = sorted((file.stem.partition(".")[0], _language(file)) for file in (ROOT / "content" / "events").glob("*.md"))
METHODS = sorted(
    (file.parent.name, _language(file)) for file in (ROOT / "content" / "partnerships").glob("*/method*.md")
)
DEMO = [
    *(Job(slug, language, paper(PaperKind.METHOD)) for slug, language in METHODS),
    *(Job(slug, language, paper(kind)) for slug, language in STORIES for kind in KINDS),
    *(Job(slug, language, paper(PaperKind.POSTER)) for slug, language in EVENTS),
]
VILLAGE = [
    *(Job("ivry-village", language, paper(kind)) for language in ("fr", "en", "ar") for kind in KINDS),
    Job("ivry-village", "ar", paper(PaperKind.MAP, "A4", landscape=False, scale=25000)),
    *(Job("ivry-village", language, paper(PaperKind.METHOD)) for language in ("fr", "ar")),
    Job("mapathon", "fr", paper(PaperKind.POSTER, "A4")),
]
EVERY = [*DEMO, *VILLAGE]

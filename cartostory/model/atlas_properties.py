"""A partnership as the properties of a feature: told in `atlas.geojson`, and kept of the sites that are gathered."""

from collections.abc import Mapping

from cartostory.model.partnership import Partnership
from cartostory.model.story import Funding


def atlas_properties(partnership: Partnership, slug: str, url: str, urls: Mapping[str, str]) -> dict[str, object]:
    """Give what a partnership says of itself. `url` leads to its story, `urls` to those of each language."""
    story, stories = partnership.story, partnership.stories
    return {
        "partnership": slug,
        "titles": {language: one.title for language, one in stories.items()},
        "summaries": {language: one.summary for language, one in stories.items() if one.summary},
        "url": url,
        "urls": dict(urls),
        "status": story.status.value,
        "since": story.since,
        "themes": list(story.themes),
        "strands": list(story.strands),
        "instruments": list(story.instruments),
        "funding": [_paid(one) for one in story.funding],
    }


def _paid(one: Funding) -> Mapping[str, object]:
    told = {key: getattr(one, key) for key in ("by", "kind", "label", "amount", "spent", "currency", "as_of", "theme")}
    return {key: value for key, value in told.items() if value not in (None, "")}

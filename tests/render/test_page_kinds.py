"""A kind of page is one row: its function, its place, and whether search engines are told of it."""

from cartostory.build.plan import plan_site
from cartostory.model.output import Address, Kind
from cartostory.render.render import PAGES
from cartostory.render.shared import Shared


def test_every_page_of_a_row_with_a_place_is_planned_once_in_each_language(little_site: Shared) -> None:
    site = little_site.site
    planned, problems = plan_site(site, {})
    assert problems == ()
    for language in site.config.languages:
        for kind, page in PAGES.items():
            address = Address(kind, language=language)
            if page.path:
                assert planned.has(address) is page.belongs_to(site)
                if planned.has(address):
                    assert planned.outputs[address].path.endswith(page.path)


def test_only_pages_for_readers_are_listed_for_search_engines(little_site: Shared) -> None:
    site = little_site.site
    planned, _ = plan_site(site, {})
    listed = {address.kind for address, output in planned.outputs.items() if output.is_listed}
    assert Kind.STORY in listed
    assert not listed & {Kind.FEED, Kind.SEARCH, Kind.KIOSK, Kind.SINGLE, Kind.NOT_FOUND, Kind.SHORT_LINK, Kind.OFFLINE}

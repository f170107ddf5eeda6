"""The plan of a website: one output per address and per path, fonts included."""

from cartostory.build.plan import with_fonts
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.theme import Asset

SHEET = Asset("fonts.fr.css", "assets/fonts.fr.12345678.css", b"")


def test_fonts_come_into_the_plan_where_an_edition_lies() -> None:
    plan, clashes = with_fonts(Plan({}, "site/"), {"fr": (SHEET,)})
    assert clashes == ()
    assert plan.folder == "site/"
    assert plan.outputs[Address(Kind.ASSET, "fonts.fr.css")].path == "site/assets/fonts.fr.12345678.css"


def test_a_font_that_would_lie_over_another_file_is_a_problem() -> None:
    page = Output("assets/FONTS.fr.12345678.css", Address(Kind.PAGE, "assets"), "content/pages/assets.md")
    plan, (clash,) = with_fonts(Plan({page.address: page}), {"fr": (SHEET,)})
    assert clash.code == "two-outputs-one-path"
    assert dict(clash.values)["other"] == "content/pages/assets.md"
    assert plan.has(page.address)

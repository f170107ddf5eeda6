from hypothesis import given
from hypothesis import strategies as st

from cartostory.check.budget import PageParts, weigh
from cartostory.model import Budget
from cartostory.problems.problem import Problem
from tests.check.builders import span


def weighed(
    sizes: dict[str, int], later: dict[str, int] | None = None, page_kb: int = 60, story_kb: int = 1000
) -> list[Problem]:
    return list(weigh(PageParts("essai/", span(), sizes, later or {}), Budget(page_kb, story_kb)))


def test_a_page_at_its_budget_is_fine() -> None:
    assert weighed({"index.html": 60_000}, {"salle.webp": 940_000}) == []


def test_a_heavy_page_names_its_three_heaviest_parts() -> None:
    (found,) = weighed({"index.html": 20_000, "style.css": 15_000, "0.svg": 40_000, "logo.svg": 1_000})
    assert found.code == "page-too-heavy"
    blanks = dict(found.values)
    assert (blanks["weight"], blanks["most"]) == (76, 60)
    assert blanks["parts"] == "0.svg (40), index.html (20), style.css (15)"


def test_pictures_that_come_later_weigh_on_the_story_only() -> None:
    (found,) = weighed({"index.html": 10_000}, {"salle.webp": 995_000})
    assert found.code == "story-too-heavy"


def test_a_live_map_has_a_budget_of_its_own() -> None:
    live = {"maplibre-gl.js": 276_000, "live.js (data)": 60_000}
    (found,) = weigh(PageParts("essai/", span(), {"index.html": 10_000}, live=live), Budget())
    assert found.code == "live-map-too-heavy"
    assert dict(found.values)["parts"] == "maplibre-gl.js (276), live.js (data) (60)"
    assert list(weigh(PageParts("essai/", span(), {}, live=live), Budget(live_kb=336))) == []


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 3_000_000)), st.integers(1, 5_000))
def test_a_problem_means_that_the_budget_is_passed(sizes: dict[str, int], budget: int) -> None:
    found = weighed(sizes, page_kb=budget, story_kb=budget)
    assert bool(found) == (sum(sizes.values()) > budget * 1000)
    assert all(dict(problem.values)["weight"] > budget for problem in found)

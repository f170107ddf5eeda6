import posixpath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.output import Address, Kind, NotPlannedError, Output, Plan
from cartostory.render.links import Links, quoted

names = (
    st.text(alphabet="abcé -_1", min_size=1, max_size=6).map(str.strip).filter(lambda name: name not in {"", ".", ".."})
)
paths = st.lists(names, max_size=3).map(lambda parts: "/".join([*parts, "index.html"])) | st.lists(
    names, min_size=1, max_size=3
).map(lambda parts: "/".join(parts) + ".svg")


def plan_of(*outputs: Output) -> Plan:
    return Plan({output.address: output for output in outputs})


@given(source=paths, target=paths, base=st.sampled_from(["https://a.fr/", "https://a.fr/b/c/", "file:///media/cle/"]))
def test_a_relative_link_leads_to_its_target_at_any_address(source: str, target: str, base: str) -> None:
    page, other = Output(source, Address(Kind.HOME, "a")), Output(target, Address(Kind.HOME, "b"))
    url = Links(page, plan_of(page, other)).to(other.address)
    found = urljoin(base + quoted(source), url)
    assert found == base + quoted(other.url)
    assert not urlsplit(url).scheme


@given(source=paths, target=paths)
def test_a_relative_link_starts_with_no_slash(source: str, target: str) -> None:
    page, other = Output(source, Address(Kind.HOME, "a")), Output(target, Address(Kind.HOME, "b"))
    url = Links(page, plan_of(page, other)).to(other.address)
    assert not posixpath.isabs(url)
    assert url


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.fr/b/", "/b/x/"), ("https://a.fr/b", "/b/x/"), ("https://a.fr", "/x/"), ("", "/x/")],
)
def test_links_of_what_is_not_found_start_at_the_root(address: str, expected: str) -> None:
    page, other = Output("404.html", Address(Kind.NOT_FOUND)), Output("x/index.html", Address(Kind.PAGE, "x"))
    assert Links(page, plan_of(page, other), address).to(other.address) == expected


def test_a_whole_address_is_the_sites_and_the_path() -> None:
    page = Output("en/index.html", Address(Kind.HOME, language="en"))
    assert Links(page, plan_of(page), "https://a.fr/b").absolute(page.address) == "https://a.fr/b/en/"
    assert Links(page, plan_of(page)).absolute(page.address) == ""


def test_a_link_to_nothing_is_refused() -> None:
    page = Output("index.html", Address(Kind.HOME))
    with pytest.raises(NotPlannedError):
        Links(page, plan_of(page), "https://a.fr/").to(Address(Kind.PAGE, "absent"))
    with pytest.raises(NotPlannedError):
        Links(page, plan_of(page), "https://a.fr/").absolute(Address(Kind.PAGE, "absent"))

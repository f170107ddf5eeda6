"""links.yaml is a document that a town keeps: it grows, it is never written anew."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartostory.authoring.short_links.links_file import with_links, with_values
from cartostory.authoring.text_file import CannotEditError
from cartostory.load.short_links import read_short_links
from tests.authoring.short_links.builders import link

WRITTEN = """\
# Nos liens
9y6kp: {to: kaya}  # collé sur la porte
2v4rm: {to: "kaya#ecoles", name: "Bibliothèque, hall"}
ycpch:
  to: kaya#centre  # l’affiche
  lang: ar
"""


def test_a_new_file_begins_with_what_it_is() -> None:
    text = with_links("", "Les liens.\nÀ garder.", [link("9y6kp", "kaya")])
    assert text == "# Les liens.\n# À garder.\n\n9y6kp: {to: kaya}\n"


def test_what_stands_there_stays_comments_too() -> None:
    text = with_links(WRITTEN, "", [link("mpv72", "kaya#eau", "Mairie: accueil")])
    assert text == WRITTEN + 'mpv72: {to: kaya#eau, name: "Mairie: accueil"}\n'


@pytest.mark.parametrize("code", ["9y6kp", "2v4rm", "ycpch"])
def test_a_link_is_moved_retired_and_taken_into_use_again(code: str) -> None:
    moved = with_values(WRITTEN, code, {"to": "bamako"})
    retired = with_values(moved, code, {"retired": "2026-11-25"})
    back = with_values(retired, code, {"retired": "~"})
    found = {one.code: one for one in read_short_links(retired)[0]}
    assert str(found[code].target) == "bamako"
    assert str(found[code].retired) == "2026-11-25"
    assert [one.retired for one in read_short_links(back)[0]] == [None] * 3
    for kept in ("# Nos liens", "# collé sur la porte", "# l’affiche"):
        assert kept in back


@pytest.mark.parametrize(
    "damaged",
    [
        "9y6kp: {to: kaya}\n9y6kp: {to: bamako}\n",
        "<<<<<<< ours\n9y6kp: {to: kaya}\n=======\n",
        "9y6kp: {to: kaya\n2v4rm: {to: ivry}\n",
        "- kaya\n",
        "9y6kp: {vers: kaya}\n",
    ],
)
def test_a_damaged_file_is_not_touched(damaged: str) -> None:
    with pytest.raises(CannotEditError):
        with_links(damaged, "", [link("mpv72", "kaya")])
    with pytest.raises(CannotEditError):
        with_values(damaged, "9y6kp", {"to": "bamako"})


def test_an_unknown_code_cannot_be_changed() -> None:
    with pytest.raises(KeyError):
        with_values(WRITTEN, "mpv72", {"to": "bamako"})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).map(str.strip).filter(bool)))
def test_whatever_an_installation_is_called_it_is_read_as_it_was_written(names: list[str]) -> None:
    links = [link("9y6kp", "kaya")] + [link(f"{number:05}", "kaya", name) for number, name in enumerate(names)]
    found, problems = read_short_links(with_links("", "x", links))
    assert not problems
    assert [one.name for one in found] == ["", *names]

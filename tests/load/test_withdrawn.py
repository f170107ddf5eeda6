"""The withdrawal list, read: what cannot be read must not pass for an empty list."""

from pathlib import Path

import pytest

from cartostory.load.site import load
from cartostory.load.withdrawn import LIST, load_withdrawn, with_withdrawn
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Span
from tests.check.builders import partnership

GOOD = f"""\
withdrawn:
  - day: 2026-11-23
    reason: à sa demande
    pictures:
      - file: content/partnerships/essai/photos/e\u0301cole.jpg
        sha256: {"A" * 64}
        looks: >-
          {"0" * 36} {"1" * 36}
          {"2" * 36}
        entry: {{alt: x, consent: {{uses: [web]}}}}
    others: [{"b" * 64}]
"""


def put(root: Path, text: str) -> Path:
    (root / "content").mkdir()
    (root / LIST).write_text(text, encoding="utf-8")
    return root


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert load_withdrawn(tmp_path) == ((), ())


def test_a_withdrawal_is_read(tmp_path: Path) -> None:
    (one,), problems = load_withdrawn(put(tmp_path, GOOD))
    assert problems == ()
    assert one.file == "content/partnerships/essai/photos/école.jpg"
    assert (one.digest, one.reason, one.day.isoformat()) == ("a" * 64, "à sa demande", "2026-11-23")
    assert one.looks == ("0" * 36, "1" * 36, "2" * 36)
    assert one.others == {"b" * 64}
    assert one.span == Span(LIST, 5, 9)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A" * 64, "A" * 63),
        ("0" * 36, "0" * 35),
        ("        sha256: ", "        sha: "),
        ("day: 2026-11-23", "day: hier"),
        ("withdrawn:", "retirees:"),
        ("withdrawn:", "- withdrawn:"),
        ("reason: à", "reason: : à"),
    ],
)
def test_what_is_wrong_in_it_is_an_error(tmp_path: Path, before: str, after: str) -> None:
    _, problems = load_withdrawn(put(tmp_path, GOOD.replace(before, after, 1)))
    assert problems
    assert all(map(is_error, problems))
    assert {found.span.file for found in problems} == {LIST}


def test_a_partnership_knows_what_is_gone_and_what_came_back(tmp_path: Path) -> None:
    withdrawn, _ = load_withdrawn(put(tmp_path, GOOD))
    assert with_withdrawn(partnership(), withdrawn).media.withdrawn == {"école.jpg"}
    assert with_withdrawn(partnership(files=("photos/e\u0301cole.jpg",)), withdrawn).media.withdrawn == frozenset()
    assert with_withdrawn(partnership(slug="autre"), withdrawn).media.withdrawn == frozenset()


def test_a_site_without_withdrawals_decodes_nothing(forgotten: Path) -> None:
    site, _ = load(forgotten)
    assert {photo.look for one in site.partnerships for photo in one.media.photos.values()} == {""}
    assert not (forgotten / ".cartostory").exists()


def test_a_site_knows_what_was_withdrawn(village: Path) -> None:
    (village / LIST).write_text(GOOD, encoding="utf-8")
    site, problems = load(village)
    assert problems == ()
    assert len(site.withdrawn) == 1

"""The withdrawal list as a text: what people wrote in it stays."""

from datetime import date

import pytest

from cartostory.authoring.photos.withdrawal_list import Gone, Withdrawal, with_withdrawal, without_withdrawal
from cartostory.authoring.text_file import CannotEditError
from cartostory.load.withdrawn import read_list

DAY = date(2026, 11, 23)
ENTRY = '# La salle.\nalt: >-\n    Une longue\n    phrase\nconsent: {reference: "2"}\n# c’est tout'
SALLE = Gone("content/partnerships/a/photos/salle b.jpg", "a" * 64, ("0" * 36, "1" * 36), ENTRY)
COPY = Gone("content/partnerships/b/photos/copie.jpg", "b" * 64, (), "{alt: x}")


def listed(*withdrawals: tuple[Gone, ...], text: str = "") -> str:
    for pictures in withdrawals:
        text = with_withdrawal(text, "Photos retirées.", Withdrawal(DAY, 'À sa demande : "non"', pictures))
    return text


def test_a_withdrawal_is_written_so_that_it_can_be_read() -> None:
    found, _ = read_list(listed((SALLE, COPY)))
    assert found is not None
    (one,) = found.withdrawn
    assert (one.day, one.reason) == (DAY, 'À sa demande : "non"')
    assert [picture.file for picture in one.pictures] == [SALLE.file, COPY.file]
    assert one.pictures[0].looks == SALLE.looks
    assert one.pictures[0].entry["alt"] == "Une longue phrase"


def test_a_list_grows_at_its_end_and_keeps_what_people_wrote() -> None:
    text = listed((SALLE,)).replace("  - day", "  # vu avec le service juridique\n  - day")
    grown = listed((COPY,), text=text)
    assert grown.startswith(text.rstrip())
    found, _ = read_list(grown)
    assert found is not None
    assert len(found.withdrawn) == 2


def test_a_withdrawal_comes_off_with_its_entries_as_they_were_written() -> None:
    off = without_withdrawal(listed((SALLE, COPY), (Gone("d.jpg", "d" * 64),)), COPY.file)
    assert off.pictures == (SALLE, COPY)
    found, _ = read_list(off.rest)
    assert found is not None
    assert [picture.file for one in found.withdrawn for picture in one.pictures] == ["d.jpg"]


def test_the_latest_withdrawal_of_a_name_is_the_one_that_comes_off() -> None:
    again = Gone(SALLE.file, "c" * 64)
    off = without_withdrawal(listed((SALLE,), (again,)), SALLE.file)
    assert off.pictures == (again,)


def test_an_empty_list_can_grow_again() -> None:
    empty = without_withdrawal(listed((SALLE,)), SALLE.file).rest
    found, _ = read_list(empty)
    assert found is not None
    assert found.withdrawn == []
    again, _ = read_list(listed((COPY,), text=empty))
    assert again is not None
    assert len(again.withdrawn) == 1


def test_what_is_not_on_the_list_cannot_come_off() -> None:
    with pytest.raises(KeyError):
        without_withdrawal(listed((SALLE,)), "autre.jpg")


@pytest.mark.parametrize("text", ["withdrawn: oui\n", "withdrawn:\n  - {day: hier}\n", "a: [\n", "- a\n"])
def test_a_broken_list_is_not_touched(text: str) -> None:
    with pytest.raises(CannotEditError):
        listed((SALLE,), text=text)

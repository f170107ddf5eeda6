"""`data` of `config.yaml` -> `DataSettings`."""

from __future__ import annotations

from pydantic import Field

from cartostory.load.values import Line
from cartostory.load.yaml import Written
from cartostory.model import DataSettings


class DataMatter(Written):
    """The list of partnerships, as data that others may take."""

    licence: Line = Field(
        "", description="The licence of the list: etalab-2.0, CC-BY-4.0, ODbL-1.0 … Atlases of others ask for one."
    )
    organisation: Line = Field(
        "",
        pattern=r"^$|^[A-Z]{2,3}-[A-Z0-9]+-[^/&|?\s]+$",
        description="The publisher’s identifier for IATI, by org-id.guide: FR-INSEE-219400413. With it, a file of "
        "activities is written.",
    )
    organisation_type: Line = Field(
        "11",
        pattern=r"^\d{2}$",
        description="What the publisher is, for IATI: 11 local government, 10 government, 22 national association.",
    )


def data_settings(keys: DataMatter) -> DataSettings:
    """Give the settings of the list of partnerships as data."""
    return DataSettings(keys.licence, keys.organisation, keys.organisation_type)

"""`atlas` and `embed` of `config.yaml` -> `AtlasSettings`, `EmbedSettings`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from cartostory.load.values import Amount, Words
from cartostory.load.yaml import Written
from cartostory.model import AtlasSettings, EmbedSettings
from cartostory.model.atlas import AtlasPages
from cartostory.model.likeness import WEIGHTS, Trait
from cartostory.model.web_address import origin
from cartostory.problems.catalogue.entry import translatable

Weight = Annotated[Amount, Field(ge=0, le=100)]


class LikenessMatter(Written):
    """How much each likeness counts in “a town like ours”, from 0 (not at all); docs/reference/likeness.md."""

    size: Weight = Field(WEIGHTS[Trait.SIZE], description="The number of inhabitants, by its logarithm.")
    themes: Weight = Field(WEIGHTS[Trait.THEMES], description="The themes that both have.")
    zone: Weight = Field(WEIGHTS[Trait.ZONE], description="The zone that the towns’ writers name.")
    country: Weight = Field(WEIGHTS[Trait.COUNTRY], description="The country of the towns.")
    region: Weight = Field(WEIGHTS[Trait.REGION], description="The region of the world (United Nations, M49).")
    strands: Weight = Field(WEIGHTS[Trait.STRANDS], description="The strands of the work that both have.")
    age: Weight = Field(WEIGHTS[Trait.AGE], description="The years since they began.")
    instruments: Weight = Field(WEIGHTS[Trait.INSTRUMENTS], description="The ways that the money takes.")


class AtlasMatter(Written):
    """The atlas: the partnerships by theme, country, town, year, size and money."""

    pages: AtlasPages = Field(AtlasPages.AUTO, description="auto makes it from six partnerships on; always, or never.")
    likeness: LikenessMatter | None = Field(None, description="How much each likeness counts in “a town like ours”.")


class EmbedMatter(Written):
    """The small page of each story that other sites frame."""

    frames: Words = Field(
        ("all",),
        description="Who may frame it: all, none, or the sites by their addresses ([https://ville.example.fr]).",
    )

    @field_validator("frames")
    @classmethod
    def _origins(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """Take the path from each address: a policy names sites (CSP 3, section 2.3.1)."""
        if len(names) == 1 and names[0] in {"all", "none"}:
            return names
        if not names or not all(map(origin, names)):
            raise ValueError(translatable("all, none, or addresses such as https://ville.example.fr"))
        return tuple(dict.fromkeys(map(origin, names)))


def atlas_settings(atlas: AtlasMatter) -> AtlasSettings:
    """Give the settings of the atlas."""
    written = atlas.likeness
    weights = {trait: float(getattr(written, trait.value)) for trait in Trait} if written else WEIGHTS
    return AtlasSettings(atlas.pages, weights)


def embed_settings(embed: EmbedMatter) -> EmbedSettings:
    """Give the settings of the small pages."""
    is_named = embed.frames not in {("all",), ("none",)}
    return EmbedSettings(embed.frames != ("none",), embed.frames if is_named else ())

"""A theme: a folder of templates, assets, words and a map style -> one frozen value that workers can be given."""

from cartostory.model.theme import CONTRACT, Asset, Source, Theme
from cartostory.theme.load import load_theme

__all__ = ["CONTRACT", "Asset", "Source", "Theme", "load_theme"]

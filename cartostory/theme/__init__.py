"""A theme: a folder of templates, assets, words and a map style -> one frozen value that workers can be given."""

from cartostory.model.theme import CONTRACT, Asset, Theme, ThemeText
from cartostory.theme.load import load_theme

__all__ = ["CONTRACT", "Asset", "Theme", "ThemeText", "load_theme"]

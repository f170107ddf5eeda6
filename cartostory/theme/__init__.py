"""A theme: a folder of templates, assets, words and a map style -> one frozen value that workers can be given."""

from cartostory.theme.load import load_theme
from cartostory.theme.parts import CONTRACT, Asset, Source, Theme

__all__ = ["CONTRACT", "Asset", "Source", "Theme", "load_theme"]

"""The colours of what stands on a map beside the style's layers: ink, paper, rules (the site's art direction)."""

from __future__ import annotations

PAPER = "#FBF8F2"
LAND = "#F3EDE2"
OTHER_LAND = "#EAE4D8"
WATER = "#CBDDE3"
INK = "#1C2430"
SOFT = "#55606E"
RULE = "#DDD5C7"
BORDER = "#756C5B"
LABEL = "#2A3140"
COAST = "#A9C9D3"

PALETTE = ("#3B4F8F", "#7A3B69", "#5F6F1F", "#A63D2F", "#2C6E8A", "#8A5A12")
"""Tints of layers whose writer chose none, in the order of the front matter: dark enough to stand on every ground."""

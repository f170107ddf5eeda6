"""Layers + camera + style -> SVG pictures and live-map data. Pure: no disk (but package data), network or clock."""

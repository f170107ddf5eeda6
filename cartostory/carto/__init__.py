"""Layers + camera + style -> SVG pictures and live-map data. Pure: neither disk (but package data), network nor clock."""

"""Which system of coordinates a layer is in: what the file says, what the writer says; else a question."""

from __future__ import annotations

from collections.abc import Sequence

from shapely.geometry.base import BaseGeometry

from cartostory.load.vector.coordinates import example, is_plain, is_same, proposal, system_name
from cartostory.load.vector.outcome import LayerChoice, Remark, VectorError


def told_system(
    stated: str, wish: LayerChoice, geometries: Sequence[BaseGeometry | None], remarks: list[Remark]
) -> str:
    """Give the system, and note what was done. The writer’s word counts more than the file’s; both are told then.

    Raises `VectorError` where neither says one.
    """
    system = wish.crs or stated
    if not any(one is not None for one in geometries):
        return "OGC:CRS84"
    if not system:
        raise VectorError("layer-crs-unknown", position=example(geometries), proposal=proposal(geometries))
    if wish.crs and stated and not is_same(wish.crs, stated):
        told = {"written": system_name(wish.crs), "stated": system_name(stated)}
        remarks.append(("layer-crs-contradicts", dict(told)))
    if not is_plain(system):
        remarks.append(("layer-brought-to-wgs84", {"name": system_name(system)}))
    return system

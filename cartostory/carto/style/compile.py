"""An expression of a style -> what evaluates it, with every operator of the MapLibre Style Spec that maps can draw."""

from __future__ import annotations

from cartostory.carto.style.expressions import Compiled, Compiler
from cartostory.carto.style.operators.table import OPERATORS


def compiled(value: object) -> Compiled:
    """Compile an expression or a plain value. Raises `NotSupportedError`."""
    compiler = Compiler(OPERATORS)
    evaluate = compiler.part(value, "")
    keys = None if compiler.asks_all else frozenset(compiler.keys)
    return Compiled(evaluate, compiler.uses_feature, compiler.uses_zoom, keys)

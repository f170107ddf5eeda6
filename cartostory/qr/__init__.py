"""An address -> a QR code that telephones can read at the size and from the distance that were asked for. Pure."""

from cartostory.qr.size import problems, reach_mm, smallest_mm
from cartostory.qr.svg import svg
from cartostory.qr.symbol import MARGIN, Symbol, symbol

__all__ = ["MARGIN", "Symbol", "problems", "reach_mm", "smallest_mm", "svg", "symbol"]

"""Pages: Report and StyleSheet in, lines at fixed places out. Nothing here knows how a page is drawn."""

from convert.layout.engine import LayoutOptions, lay_out
from convert.layout.find import page_of
from convert.layout.frame import LaidOut

__all__ = ["LaidOut", "LayoutOptions", "lay_out", "page_of"]

"""Letter spacing that makes a word processor break lines where the layout did."""

from convert.exporters.docx.runs import Spacing
from convert.fonts import FontSet
from convert.layout.frame import LaidOut
from convert.style.sheet import StyleSheet


def line_spacing(laid_out: LaidOut, sheet: StyleSheet, fonts: FontSet) -> dict[str, tuple[Spacing, ...]]:
    """Return the letter spacing of the lines of every block, by its id."""
    return {}

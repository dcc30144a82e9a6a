"""How the lines of a whole document were broken: hard wrapped, indented, set apart by empty lines."""

from collections.abc import Sequence
from typing import Final

import msgspec

from convert.readers.structure.lines import Line
from convert.readers.structure.wording import is_terminated
from convert.text.characters import display_width

_WIDEST_PAGE: Final = 120
"""A line wider than this, in half-width columns, was not wrapped by a page or a mail program."""
_BAND: Final = 6
"""A full line may be short of the page by this much: a word, a mark that may not start a line."""
_MIN_FULL_LINES: Final = 3
_FULL_SHARE: Final = 0.4
_OPEN_SHARE: Final = 0.6
_INDENT: Final = 3
"""Half-width columns from which a first line counts as indented."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Properties of the document as a whole."""

    wrap_width: int | None = None
    """Width of a full line in half-width columns, when the text was hard wrapped."""
    indented: bool = False
    """First lines of paragraphs are indented."""
    blank_between: bool = False
    """Empty lines stand between paragraphs, not between all lines."""


def measure_shape(lines: Sequence[Line]) -> Shape:
    """Return the shape of the document that `lines` are the body of."""
    texts = [line for line in lines if line.block is None and not line.hints.starts]
    if not texts:
        return Shape()
    indented = sum(line.indent >= _INDENT for line in texts)
    spaced = sum(line.blank_before > 0 for line in texts)
    return Shape(
        wrap_width=_wrap_width(texts),
        indented=indented >= max(2, 0.15 * len(texts)) and indented < len(texts),
        blank_between=0 < spaced < 0.9 * len(texts) or (spaced > 0 and _wrap_width(texts) is None))


def is_full(line: Line, shape: Shape) -> bool:
    """Tell whether `line` reaches the edge of the page that the text was wrapped for."""
    return shape.wrap_width is not None and display_width(line.text) + line.indent >= shape.wrap_width - _BAND


def is_indented(line: Line) -> bool:
    """Tell whether `line` is indented as the first line of a paragraph is."""
    return line.indent >= _INDENT


def _wrap_width(lines: Sequence[Line]) -> int | None:
    widths = [display_width(line.text) + line.indent for line in lines]
    widest = max(widths)
    if widest > _WIDEST_PAGE:
        ranked = sorted(widths)
        widest = ranked[int(0.97 * (len(ranked) - 1))]
        if widest > _WIDEST_PAGE:
            return None
    if widest < 2 * _BAND + 8:
        return None
    full = [line for line, width in zip(lines, widths, strict=True) if width >= widest - _BAND]
    open_lines = sum(not is_terminated(line.text) for line in full)
    if len(full) < _MIN_FULL_LINES or len(full) < _FULL_SHARE * len(lines) or open_lines < _OPEN_SHARE * len(full):
        return None
    return widest

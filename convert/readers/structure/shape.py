"""How the lines of a whole document were broken: hard wrapped, indented, set apart by empty lines."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.lines import Line
from convert.readers.structure.wording import is_terminated
from convert.text.characters import display_width

_WIDEST_PAGE: Final = 120
"""A line wider than this, in half-width columns, was not wrapped by a page or a mail program."""
_NARROWEST_PAGE: Final = 20
_BAND: Final = 6
"""A full line may be short of the widest by this much: a word, a mark that may not start a line."""
_FEWEST_FULL_LINES: Final = 3
_FULL_SHARE: Final = 0.2
_OPEN_SHARE: Final = 0.6
_INDENT: Final = 3
_WIDEST_INDENT: Final = 8
"""Half-width columns between which a first line counts as indented; more stands before titles and signatures."""
_INDENTED_SHARE: Final = 0.03
_UNIT: Final = regex(r"(?:[A-Za-z0-9.,%+-]+|.)[，。、；：！？”’）》〕】]*", re.S)
"""What cannot be parted from the head of a line: a word, a figure, a character with the marks that follow it."""


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
    indented = sum(is_indented(line) for line in texts)
    spaced = sum(line.blank_before > 0 for line in texts)
    wrap_width = _wrap_width(texts)
    return Shape(
        wrap_width=wrap_width,
        indented=max(2, _INDENTED_SHARE * len(texts)) <= indented < len(texts),
        blank_between=0 < spaced < 0.9 * len(texts) or (spaced > 0 and wrap_width is None))


def is_full(line: Line, following: Line, shape: Shape) -> bool:
    """Tell whether `line` ended where the page did: what begins `following` would not have fitted on it."""
    if shape.wrap_width is None:
        return False
    unit = _UNIT.match(following.text)
    return _width(line) + display_width(unit.group() if unit else "") > shape.wrap_width


def is_nearly_full(line: Line, shape: Shape) -> bool:
    """Tell whether `line` comes near the edge of the page that the text was wrapped for."""
    return shape.wrap_width is not None and _width(line) >= shape.wrap_width - _BAND


def is_indented(line: Line) -> bool:
    """Tell whether `line` is indented as the first line of a paragraph is."""
    return _INDENT <= line.indent <= _WIDEST_INDENT


def _width(line: Line) -> int:
    return display_width(line.raw.text) + line.indent


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the commonest width of the widest lines, when enough lines reach it and go on on the next line."""
    most = int(0.97 * (len(lines) - 1))
    if sorted(len(line.raw.text) for line in lines)[most] > _WIDEST_PAGE:
        return None  # every character is a column wide at least: no need to ask how wide
    widths = [_width(line) for line in lines]
    widest = max(widths)
    if widest > _WIDEST_PAGE:
        widest = sorted(widths)[most]
    if not _NARROWEST_PAGE <= widest <= _WIDEST_PAGE:
        return None
    full = [line for line, width in zip(lines, widths, strict=True) if widest - _BAND <= width <= widest]
    open_lines = sum(not is_terminated(line.text) for line in full)
    if len(full) < max(_FEWEST_FULL_LINES, _FULL_SHARE * len(lines)) or open_lines < _OPEN_SHARE * len(full):
        return None
    return Counter(map(_width, full)).most_common(1)[0][0]

"""How the lines of a whole document were broken: hard wrapped, indented, set apart by empty lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.wording import (
    holds,
    is_terminated,
)
from convert.text.characters import display_width

_WIDEST_PAGE: Final = 120
"""A line wider than this, in half-width columns, was not wrapped by a page or a mail program."""
_PAGE_WIDTH: Final = 52
"""The same of the lines of a page, at least."""
_NARROWEST_PAGE: Final = 20
_BAND: Final = 6
"""A full line may be short of the widest by this much: a word, a mark that may not start a line."""
_FEWEST_FULL_LINES: Final = 3
_FULL_SHARE: Final = 0.2
_FULL_SHARE_MARKED: Final = 0.5
_NARROWEST_MARKED: Final = 40
"""The same where the format marks every line as a paragraph: it says that nothing was wrapped, until nearly every line does."""
_OPEN_SHARE: Final = 0.6
_LONG_LINE: Final = 40
_INDENT: Final = 3
_WIDEST_INDENT: Final = 8
"""Half-width columns between which a first line counts as indented; more stands before titles and signatures."""
_INDENTED_SHARE: Final = 0.03
_FEWEST_MARKED: Final = 3
"""First lines that the geometry of the page tells."""
_OFTENER: Final = 6
_FEWEST_CUT: Final = 3
_FEWEST_CUT_WIDE: Final = 2
"""The same where the lines are as wide as those of a page."""
_CUT_SHARE: Final = 0.4
_ALIKE_SHARE: Final = 0.8
_SHORTEST_CUT: Final = 18
_UNIT: Final = regex(r"(?:[A-Za-z0-9.,%+-]+|.)[，。、；：！？”’）》〕】]*", re.S)
"""What cannot be parted from the head of a line: a word, a figure, a character with the marks that follow it."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Properties of the document as a whole."""

    wrap_width: int | None = None
    """Width of a full line in half-width columns, when the text was hard wrapped."""
    widest: int = 0
    """Width of the widest line that a page can have had, in half-width columns."""
    indented: bool = False
    """First lines of paragraphs are indented."""
    hanging: bool = False
    """Nearly every first line is indented: what stands at the margin goes on the paragraph above."""
    cut_width: int | None = None
    """Width of the lines of a page that the format has as paragraphs: most stop in the middle of a sentence, at about this width."""
    blank_between: bool = False
    """Empty lines stand between paragraphs, not between all lines."""


def measure_shape(lines: Sequence[SourceLine]) -> Shape:
    """Return the shape of the document that `lines` are the body of."""
    texts = [line for line in lines if line.block is None and not line.hints.starts]
    if not texts:
        return Shape()
    indented = sum(is_indented(line) for line in texts)
    marked = sum(line.hints.starts and not line.hints.paragraph and is_indented(line) for line in lines if line.block is None)
    spaced = sum(line.blank_before > 0 for line in texts)
    wrap_width = _wrap_width(texts)
    return Shape(
        wrap_width=wrap_width,
        widest=max((width for line in texts if (width := len(line.raw.text)) <= _WIDEST_PAGE // 2), default=0) * 2,
        indented=max(2, _INDENTED_SHARE * len(texts)) <= indented < len(texts) or marked >= _FEWEST_MARKED,
        hanging=_is_hanging(texts, wrap_width, indented),
        cut_width=_cut_width(lines),
        blank_between=0 < spaced < 0.9 * len(texts) or (spaced > 0 and wrap_width is None))


def _is_hanging(texts: Sequence[SourceLine], wrap_width: int | None, indented: int) -> bool:
    """Tell whether few lines at the margin begin anew: below the end of a sentence that is short of the edge, with no page between."""
    if indented < _FEWEST_MARKED:
        return False
    anew = sum(not line.indent and not line.page_break and is_terminated(before.text) and (
        wrap_width is None or _width(before) < wrap_width - _BAND) for before, line in pairwise(texts))
    return _OFTENER * anew <= indented


def is_cut(line: SourceLine, shape: Shape) -> bool:
    """Tell whether `line`, a paragraph of its format, is a line of a page that stops in the middle of a sentence."""
    return shape.cut_width is not None and _is_prose(line) and not is_terminated(line.text) and (
        abs(_width(line) - shape.cut_width) <= 2 * _BAND)


def _cut_width(lines: Sequence[SourceLine]) -> int | None:
    prose = [line for line in lines if line.block is None and line.hints.paragraph and line.hints.role is None and _is_prose(line)]
    widths = sorted(_width(line) for line in prose if not is_terminated(line.text))
    wide = bool(widths) and widths[0] >= _PAGE_WIDTH
    if len(widths) < (_FEWEST_CUT_WIDE if wide else _FEWEST_CUT) or len(widths) < _CUT_SHARE * len(prose):
        return None
    middle = widths[len(widths) // 2]
    return middle if sum(abs(width - middle) <= _BAND for width in widths) >= _ALIKE_SHARE * len(widths) else None


def _is_prose(line: SourceLine) -> bool:
    return len(line.text) >= _SHORTEST_CUT and any(mark in line.text for mark in "，。、；（《")


def is_full(line: SourceLine, following: SourceLine, shape: Shape) -> bool:
    """Tell whether `line` ended where the page did: what begins `following` would not have fitted on it."""
    if shape.wrap_width is None:
        return False
    unit = _UNIT.match(following.text)
    return _width(line) + display_width(unit.group() if unit else "") > shape.wrap_width


def is_nearly_full(line: SourceLine, shape: Shape) -> bool:
    """Tell whether `line` comes near the edge of the page that the text was wrapped for."""
    return shape.wrap_width is not None and _width(line) >= shape.wrap_width - _BAND


def hangs_on(before: SourceLine, line: SourceLine, first: SourceLine, shape: Shape) -> str | None:
    """Return why `line`, which is not indented as first lines of paragraphs are, goes on the paragraph that `first` began; None if not.

    Its line before is long and unfinished, or it ends a sentence where the lines of the text end, or the page.
    """
    if not shape.indented or not is_indented(first) or line.indent:
        return None
    if line.hints.paragraph or before.hints.paragraph:
        cut = shape.hanging and not is_terminated(before.text) and not line.blank_before and _width(before) >= _LONG_LINE
        return "open" if cut else None
    if line.page_break and shape.hanging and holds(line.text, "，。；"):
        return "page" if is_terminated(before.text) else "open"
    width = _width(before)
    if line.blank_before or width > _WIDEST_PAGE or width < _LONG_LINE:
        return None
    if not is_terminated(before.text):
        return "open"
    return "full" if width >= shape.widest - _BAND else None


def is_indented(line: SourceLine) -> bool:
    """Tell whether `line` is indented as the first line of a paragraph is."""
    return _INDENT <= line.indent <= _WIDEST_INDENT


def _width(line: SourceLine) -> int:
    return display_width(line.raw.text) + line.indent


def _wrap_width(lines: Sequence[SourceLine]) -> int | None:
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
    marked = sum(line.hints.paragraph for line in lines) * 2 > len(lines)
    if marked and widest < _NARROWEST_MARKED:
        return None
    share = _FULL_SHARE_MARKED if marked else _FULL_SHARE
    if len(full) < max(_FEWEST_FULL_LINES, share * len(lines)) or open_lines < _OPEN_SHARE * len(full):
        return None
    return Counter(map(_width, full)).most_common(1)[0][0]

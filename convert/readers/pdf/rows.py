"""Glyphs to rows: one baseline, doubled letters once, letter-spacing taken out, gaps kept."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.pages import Row

_SAME_LINE: Final = 0.4
"""Baselines closer than this share of the size make one row."""
_SAME_PLACE: Final = 0.25
_SPACED: Final = 0.08
_LATIN_GAP: Final = 0.18
_NARROW_GAP: Final = 0.2
_GAP: Final = 0.6
_WIDE_GAP: Final = 1.8
_SMALLER: Final = 0.8
_SPACE_SHARE: Final = 0.6
_FEWEST: Final = 4
_BLANKS: Final = " \u00a0\u3000"


def make_rows(glyphs: Iterable[Glyph]) -> tuple[list[Row], int]:
    """Return the rows from the top of the page to its foot, and how many letters were drawn twice."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x0)):
        if rows and abs(rows[-1][0].y - glyph.y) <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    made: list[Row] = []
    doubled = 0
    for row in rows:
        once = without_doubles(sorted(row, key=lambda glyph: glyph.x0))
        doubled += len(row) - len(once)
        inked = [glyph for glyph in once if glyph.letter not in _BLANKS and not glyph.letter.isspace()]
        if inked:
            made.append(_row(once, inked))
    return made, doubled


def without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out letters that stand on an equal one, which is how some programs print bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = kept[-3:]
        if not any(other.letter == glyph.letter and abs(other.x0 - glyph.x0) < _SAME_PLACE * max(glyph.x1 - glyph.x0, 1.0)
                   and abs(other.y - glyph.y) < _SAME_PLACE * glyph.size for other in near):
            kept.append(glyph)
    return kept


def _row(glyphs: Sequence[Glyph], inked: Sequence[Glyph]) -> Row:
    size = median(glyph.size for glyph in inked)
    if _is_spaced_by_blanks(glyphs):
        glyphs = [glyph for glyph in glyphs if glyph.letter == "\u3000" or not glyph.letter.isspace()]
    base = _letter_spacing(glyphs, size)
    text = ""
    small: list[tuple[int, int]] = []
    wide, before = False, None
    line = median(glyph.y for glyph in inked)
    for glyph in glyphs:
        blank = glyph.letter in _BLANKS or glyph.letter.isspace()
        if before is not None:
            gap = glyph.x0 - before.x1 - base
            text += _gap(gap / size, before.letter, glyph.letter)
            wide = wide or gap / size > _WIDE_GAP
        if glyph.size < _SMALLER * size and glyph.y > line + 0.05 * size and not blank:
            small.append((len(text), len(text) + len(glyph.letter)))
        text += glyph.letter
        before = glyph
    text, small = _stripped(text, small)
    blanks = any(run.strip("\u3000 ") == "" and len(run) > 1 for run in _blank_runs(text))
    return Row(text, inked[0].x0, inked[-1].x1, line, size, tuple(small), wide or blanks)


def _gap(gap: float, before: str, after: str) -> str:
    if before in _BLANKS or after in _BLANKS:
        return "\u3000" if gap > _WIDE_GAP else ""
    if gap > _GAP:
        return "\u3000\u3000" if gap > _WIDE_GAP else "\u3000"
    latin = before.isascii() and after.isascii()
    return " " if gap > (_LATIN_GAP if latin else _NARROW_GAP) and before.isascii() == after.isascii() else ""


def _letter_spacing(glyphs: Sequence[Glyph], size: float) -> float:
    """Return by how much the letters of a row stand apart, zero when they do not."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    if len(gaps) < _FEWEST - 1:
        return 0.0
    usual = median(gaps)
    return usual if usual > _SPACED * size and sum(abs(gap - usual) < 0.3 * usual + 0.02 * size for gap in gaps) > 0.6 * len(gaps) else 0.0


def _is_spaced_by_blanks(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a blank stands between nearly all letters of a row: 一 、 2 0 2 4 年."""
    letters = [glyph.letter for glyph in glyphs]
    inked = sum(letter not in _BLANKS for letter in letters)
    single = sum(letter == " " and 0 < index < len(letters) - 1 and letters[index - 1] not in _BLANKS and letters[index + 1] not in _BLANKS
                 for index, letter in enumerate(letters))
    return inked >= _FEWEST and single >= _SPACE_SHARE * (inked - 1)


def _stripped(text: str, small: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    left = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return text[left:end], [(start - left, stop - left) for start, stop in small if left <= start and stop <= end]


def _blank_runs(text: str) -> Iterable[str]:
    run = ""
    for letter in text:
        if letter in _BLANKS:
            run += letter
        elif run:
            yield run
            run = ""

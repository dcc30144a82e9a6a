"""Glyphs to rows: one baseline, doubled letters once, letter-spacing taken out, gaps kept."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from convert.readers.pdf.glyphs import Glyph
from convert.readers.pdf.pages import Row
from convert.text.raised import plain_or_raised

_SAME_LINE: Final = 0.4
"""Baselines closer than this share of the size make one row."""
_LEAST_SIZE: Final = 0.1
_SAME_PLACE: Final = 0.25
_SPACED: Final = 0.08
_LATIN_GAP: Final = 0.18
_NARROW_GAP: Final = 0.2
_MIXED_GAP: Final = 0.4
"""Between a digit and a Chinese character programs leave a quarter of a letter by themselves."""
_GAP: Final = 0.6
_WIDE_GAP: Final = 1.8
_SMALLER: Final = 0.9
_RAISED: Final = 0.75
"""Share of a line's size by which raised letters may stand above its baseline."""
_LOWERED: Final = 0.5
_RAISED_SIZE: Final = 0.7
_LEAST_RAISED: Final = 0.12
_SPACE_SHARE: Final = 0.6
_FEWEST: Final = 4
_BLANKS: Final = " \u00a0\u3000"


def make_rows(glyphs: Iterable[Glyph]) -> tuple[list[Row], int]:
    """Return the rows from the top of the page to its foot, and how many letters were drawn twice."""
    made: list[Row] = []
    doubled = 0
    for row in baselines(glyphs):
        once = without_doubles(row)
        doubled += len(row) - len(once)
        inked = [glyph for glyph in once if not _is_blank(glyph)]
        if inked:
            made.append(_row(once, inked))
    return made, doubled


def baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the letters of each baseline from left to right, baselines from the top; raised and lowered letters with their line."""
    rows: list[list[Glyph]] = []
    largest: Glyph | None = None
    """That of the last row, which tells its baseline: raised letters come first."""
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x0)):
        if largest is not None and abs(largest.y - glyph.y) <= _SAME_LINE * max(glyph.size, largest.size):
            rows[-1].append(glyph)
            largest = glyph if glyph.size > largest.size else largest
        else:
            rows.append([glyph])
            largest = glyph
    kept: list[list[Glyph]] = []
    for row in rows:
        if kept and (_belongs_to(kept[-1], row) or _belongs_to(row, kept[-1])):
            kept[-1].extend(row)
        else:
            kept.append(row)
    return [sorted(row, key=lambda glyph: glyph.x0) for row in kept]


def _belongs_to(small: Sequence[Glyph], line: Sequence[Glyph]) -> bool:
    """Tell whether all of `small` are letters raised above `line`, which comes later, or lowered below it."""
    size = median(glyph.size for glyph in line)
    apart = small[0].y - line[0].y
    left, right = min(glyph.x0 for glyph in line), max(glyph.x1 for glyph in line)
    return (-_LOWERED * size <= apart <= _RAISED * size and all(
        glyph.size <= _RAISED_SIZE * size and left - size <= glyph.x0 and glyph.x1 <= right + size for glyph in small)
        and not any(_overlap(glyph, other) for glyph in small if not _is_blank(glyph) for other in line if not _is_blank(other)))


def _overlap(one: Glyph, other: Glyph) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.4 * (one.x1 - one.x0)


def _is_blank(glyph: Glyph) -> bool:
    return glyph.letter in _BLANKS or glyph.letter.isspace()


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
    size = max(median(glyph.size for glyph in inked), _LEAST_SIZE)
    if _is_spaced_by_blanks(glyphs):
        glyphs = [glyph for glyph in glyphs if glyph.letter == "\u3000" or not glyph.letter.isspace()]
    base = _letter_spacing(glyphs, size)
    text = ""
    small: list[tuple[int, int]] = []
    wide, before, last = False, None, None
    line = median(glyph.y for glyph in inked)
    raised: int | None = None
    """Where the raised letters at the end of `text` begin."""
    for glyph in glyphs:
        up = glyph.size < _SMALLER * size and glyph.y > line + _LEAST_RAISED * size and not _is_blank(glyph)
        if raised is not None and not up:
            text, raised = _with_raised(text, raised, small), None
        if before is not None:
            gap = glyph.x0 - before.x1 - base
            text += _gap(gap / size, before.letter, glyph.letter)
            wide = wide or gap / size > _WIDE_GAP
        if last is not None and before is not last and not _is_blank(glyph):
            text = _with_whole_gap(text, (glyph.x0 - last.x1 - base) / size, last.letter, glyph.letter)
        raised = len(text) if up and raised is None else raised
        text += glyph.letter
        before = glyph
        last = last if _is_blank(glyph) else glyph
    if raised is not None:
        text = _with_raised(text, raised, small)
    text, small = _stripped(text, small)
    blanks = any(run.strip("\u3000 ") == "" and len(run) > 1 for run in _blank_runs(text))
    bold = 2 * sum(glyph.bold for glyph in inked) > len(inked)
    return Row(text, inked[0].x0, inked[-1].x1, line, size, tuple(small), wide or blanks, bold)


def _with_raised(text: str, start: int, small: list[tuple[int, int]]) -> str:
    """Return `text`, whose end from `start` is raised, with digits there raised for good; other raised letters are listed in `small`."""
    shown = plain_or_raised(text[start:], text[:start])
    if shown == text[start:]:
        small.append((start, len(text)))
    return text[:start] + shown


def _with_whole_gap(text: str, gap: float, before: str, after: str) -> str:
    """Return `text`, which ends in blanks, with them as wide as the gap is: programs hand over several blanks as one."""
    words = text.rstrip(_BLANKS)
    typed = text[len(words):].replace("\u3000", "")
    if not typed or gap <= _GAP or (before.isascii() and after.isascii()):
        return text
    return words + ("\u3000\u3000" if gap > _WIDE_GAP else "\u3000")


def _gap(gap: float, before: str, after: str) -> str:
    if before in _BLANKS or after in _BLANKS:
        return "\u3000" if gap > _WIDE_GAP else ""
    if gap > _GAP:
        return "\u3000\u3000" if gap > _WIDE_GAP else "\u3000"
    latin = before.isascii() and after.isascii()
    least = _LATIN_GAP if latin else _NARROW_GAP if before.isascii() == after.isascii() else _MIXED_GAP
    return " " if gap > least else ""


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

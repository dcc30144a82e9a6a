"""Rows of pages to lines of a text: what goes on a paragraph, what begins one, what stands in the middle."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.pdf.pages import PdfPage, Row
from convert.readers.structure.wording import ATTACHMENT_LABEL, is_terminated
from convert.text.ordinals import read_ordinal

_BUCKET: Final = 2.0
_EDGE_SHARE: Final = 0.08
_LONG: Final = 0.6
"""Rows at least this share of the widest show where the edges are."""
_INDENT: Final = 1.2
_DEEP_INDENT: Final = 3.4
_FIRST_LINE: Final = 2.6
"""A long row of the text that begins here is the first line of a paragraph, though it may end as far from the right edge."""
_FLUSH: Final = 0.8
_ALIGNED: Final = 0.2
_MIDDLE: Final = 0.7
_SAME_SIZE: Final = 0.1
_LOOSE: Final = 1.45
"""Rows further apart than this many usual pitches are not of one paragraph."""
_WORD: Final = regex(r"[0-9A-Za-z][0-9A-Za-z.,%/:@_-]*")
_NARROW: Final = 0.55
_CLOSING: Final = "，。、；：！？）》”’〉」』】〕％…"
_PAGES_FOR_SIDES: Final = 4
_FEWEST_REACHING: Final = 2
_FEWEST_WHOLE: Final = 4
"""Rows over the whole width that show the size of the text beside columns."""
_OF_BLOCK: Final = regex(
    r"(?:附?[表图]|续表|专栏)\s*[\d一二三四五六七八九十]|[（(]?(?:计量|金额|数量)?单位\s*[：:]|(?:注|备注|资料来源|数据来源)[：:]")
_LONGEST_CAPTION: Final = 80


class FlowMeasure(msgspec.Struct, kw_only=True):
    """How the pages of a document are set."""

    em: float
    """Size of the letters of the text, in points."""
    pitch: float
    """Usual distance of two rows."""
    left: tuple[float, float]
    right: tuple[float, float]
    """Edges of the text, of odd and of even pages."""

    proven: bool = True
    """Several unfinished rows reach the right edge: one alone is the longest line of a short text, no full one."""

    def edges(self, page: int) -> tuple[float, float]:
        """Return left and right edge of page `page`, from 0."""
        return self.left[page % 2], self.right[page % 2]


class FlowPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a row stands in its page."""

    indent: float
    """From the left edge, in letters."""
    centred: bool
    right: bool
    """It reaches the right edge and begins far from the left one."""
    starts: bool
    """It is indented as the first line of a paragraph is."""


def measure(pages: Sequence[PdfPage]) -> FlowMeasure:
    """Return how `pages` are set. Every measure has a value, also for a page with a single row."""
    rows = [row for page in pages for row in page.rows]
    sizes: Counter[float] = Counter()
    across = [row for row in rows if row.edges is None and not row.gaps]
    for row in across if len(across) >= _FEWEST_WHOLE else [row for row in rows if not row.gaps] or rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    em = max(sizes.most_common(1)[0][0], 1.0) if sizes else 10.0
    steps: Counter[float] = Counter()
    for page in pages:
        for above, below in zip(page.rows, page.rows[1:], strict=False):
            if 0.8 * em < above.y - below.y < 4 * em:
                steps[round(above.y - below.y)] += 1
    sides = [_edges([page.rows for number, page in enumerate(pages) if number % 2 == side], em) for side in (0, 1)]
    whole = _edges([page.rows for page in pages], em)
    if len(pages) < _PAGES_FOR_SIDES:
        sides = [whole, whole]
    reaching = sum(row.x1 >= whole[1] - em and not is_terminated(row.text) for row in rows if abs(row.size - em) <= _SAME_SIZE * em)
    return FlowMeasure(em=em, proven=reaching >= _FEWEST_REACHING, pitch=float(steps.most_common(1)[0][0]) if steps else 1.8 * em,
                   left=(sides[0][0], sides[1][0]), right=(sides[0][1], sides[1][1]))


def place_of(row: Row, page: int, found: FlowMeasure) -> FlowPlace:
    """Return where `row` of page `page` stands."""
    left, right = row.edges or found.edges(page)
    before, after = (row.x0 - left) / found.em, (right - row.x1) / found.em
    centred = abs(before - after) < 2 * _MIDDLE and before > 1.0 and after > 1.0 and not (
        before <= _FIRST_LINE and abs(row.size - found.em) <= _SAME_SIZE * found.em and row.x1 - row.x0 > _LONG * (right - left))
    return FlowPlace(indent=max(0.0, before), centred=centred, right=not centred and before > 6 and after < 6 and after < before,
                 starts=_INDENT <= before <= _DEEP_INDENT and not (centred and before > 2.6) and not row.gaps)


def goes_on(above: tuple[Row, int], row: Row, page: int, found: FlowMeasure) -> str | None:
    """Return why `row` goes on the paragraph of the row above it, given with its page; None when it does not."""
    before, before_page = above
    left = (row.edges or found.edges(page))[0]
    edge = (before.edges or found.edges(before_page))[1]
    if before.gaps or row.gaps or (row.x0 - left > _FLUSH * found.em and not _hangs(before, row, left, edge, found.em)):
        return None
    if abs(row.size - before.size) > _SAME_SIZE * before.size:
        return None
    if before.x1 + _first_word(row) <= edge - 0.2 * found.em:
        return None
    if _begins_part(row.text) and (is_terminated(before.text.rstrip("*＊")) or _is_next(before.text, row.text)):
        return None
    if ATTACHMENT_LABEL.fullmatch(row.text):
        return None
    indented = _INDENT * found.em <= before.x0 - left <= _DEEP_INDENT * found.em and is_terminated(row.text)
    if not found.proven and (is_terminated(before.text) or ("，" not in before.text and not indented)):
        return None
    if page != before_page:
        return "page-break"
    return "hard-wrap" if before.y - row.y <= _LOOSE * max(found.pitch, 1.2 * row.size) else None


def _hangs(before: Row, row: Row, left: float, edge: float, em: float) -> bool:
    """Tell whether `row` stands below the text of a full row whose number hangs out to the left, or below another such row."""
    if is_terminated(before.text) or before.x1 < edge - em or row.x0 - left > _DEEP_INDENT * em or _begins_part(row.text):
        return False
    step = row.x0 - before.x0
    return abs(step) < _ALIGNED * em or (_begins_part(before.text) and before.x0 - left <= _FLUSH * em)


def goes_on_below_block(above: tuple[Row, int], row: Row, page: int, found: FlowMeasure) -> bool:
    """Tell whether `row` goes on the paragraph of the row above a table or picture, given with its page, that stands between them."""
    before, before_page = above
    left, right = found.edges(page)[0], found.edges(before_page)[1]
    if is_terminated(before.text) or before.text[-1] in "：:" or before.gaps or row.gaps or _begins_part(row.text) or is_caption(row.text):
        return False
    alike = abs(row.size - before.size) <= _SAME_SIZE * before.size and abs(row.size - found.em) <= _SAME_SIZE * found.em
    return alike and abs(row.x0 - left) <= _FLUSH * found.em and before.x1 + _first_word(row) > right - 0.2 * found.em


def is_caption(text: str) -> bool:
    """Tell whether a row belongs to a table or picture beside it: its caption, its unit, its note."""
    return _OF_BLOCK.match(text) is not None and len(text) <= _LONGEST_CAPTION and "，" not in text and "。" not in text


def _begins_part(text: str) -> bool:
    ordinal = read_ordinal(text)
    return ordinal is not None and ordinal.level is not None


def _is_next(before: str, text: str) -> bool:
    """Tell whether two rows begin with numbers that follow each other: （一）报名时间：…, （二）报名方式：…."""
    first, second = read_ordinal(before), read_ordinal(text)
    return first is not None and second is not None and first.form == second.form and second.value == first.value + 1


def _first_word(row: Row) -> float:
    """Return the width of what had to stand on one line at the head of `row`: why the line above may end early."""
    word = _WORD.match(row.text)
    count = 0 if word else 1
    width = len(word.group()) * _NARROW * row.size if word else 0.0
    start = word.end() if word else 0
    while start + count < len(row.text) and row.text[start + count] in _CLOSING:
        count += 1
    return width + count * row.size


def _edges(pages: Iterable[Sequence[Row]], em: float) -> tuple[float, float]:
    """Return where most lines begin and end: the leftmost place that a fair share begins at, the rightmost they end at."""
    values = [row for rows in pages for row in rows if abs(row.size - em) <= 0.15 * em and not row.gaps and row.edges is None]
    widest = max((row.x1 - row.x0 for row in values), default=0.0)
    long = [row for row in values if row.x1 - row.x0 >= _LONG * widest]
    if not long:
        return 0.0, 0.0
    left = _place([row.x0 for row in long], outermost=min)
    # A mark may hang over the edge, so rows that end in one say less about it.
    right = _place([row.x1 for row in long if row.text[-1] not in _CLOSING] or [row.x1 for row in long], outermost=max)
    return left, right


def _place(values: Sequence[float], outermost: Callable[[Iterable[float]], float]) -> float:
    """Return the outermost of the places at which a fair share of the rows begins or ends."""
    buckets: Counter[int] = Counter(round(value / _BUCKET) for value in values)
    least = max(1, round(_EDGE_SHARE * len(values)))
    crowded = [bucket for bucket in buckets if buckets[bucket - 1] + buckets[bucket] + buckets[bucket + 1] >= least]
    edge = outermost(crowded or list(buckets))
    return outermost(value for value in values if abs(value / _BUCKET - edge) <= 1.5)

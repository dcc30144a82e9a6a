"""Text that knows which characters of the source it was made from.

Invariant: the lengths of `spans` add up to the length of `text`, and the slices of the source joined are `text`, except that
a line break that stands for a gap is written as the gap (a blank, an ideographic space).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

import msgspec

from convert.model.blocks import Span, Spans
from convert.patterns import Regex, regex
from convert.text.characters import BLANK, BLANK_RUN, INVISIBLE, JOINING, LETTER, WIDE_BLANK, keeps_blank, unusable_run
from convert.text.names import POST_NOUN

_REMOVABLE: Final = regex(f"{unusable_run(BLANK + INVISIBLE)}(?:[{JOINING}][{JOINING}{BLANK}{INVISIBLE}]*)?")
"""Behind blanks, joiners and selectors have no letter before them."""
_JOINS_NOTHING: Final = regex(f"[{JOINING}{BLANK}{INVISIBLE}]*[{JOINING}]")
"""The same at the head of a text."""
_WIDE_GAP: Final = regex(f"[{BLANK}]{{2,}}|[{WIDE_BLANK}\t]")


class SourceText(msgspec.Struct, frozen=True, gc=False):
    """A text and the ranges of the source it was made from."""

    text: str
    spans: Spans


_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩"
"""Marks of notes: the gap before them is the page's."""
_WIDEST_GAP: Final = 40
_NAMES_APART: Final = regex(rf"(?<!{LETTER})(?:{LETTER}|[·×]){{2,4}}(?:[ \u00a0](?:{LETTER}|[·×]){{2,4}}){{2,}}(?!{LETTER})")
"""Names of a list, apart by single blanks."""
_NAME_AND_POST: Final = regex(
    rf"(?:(?:{LETTER}|[ \u3000]){{2,12}}[：:][ \u3000]*)?(?P<name>{LETTER}{{2,4}}|{LETTER}[ \u3000]{LETTER})(?P<gap>[ \u00a0\u3000]{{1,8}})"
    rf"[^，。；：！？]{{2,60}}?(?:{POST_NOUN})(?:[（(][^（）()]{{1,16}}[）)])?")
"""A line of a roster: a name, a blank, the posts of its bearer; perhaps behind 组长：."""
_FEWEST_SPACED: Final = 5
_SPACED_SHARE: Final = 0.8

EMPTY: Final = SourceText("", ())


def cut(source: SourceText, start: int, end: int | None = None) -> SourceText:
    """Return the characters `start` to `end` of `source` with their ranges."""
    stop = len(source.text) if end is None else min(end, len(source.text))
    if start >= stop:
        return EMPTY
    return SourceText(source.text[start:stop], cut_spans(source.spans, start, stop))


def cut_spans(spans: Spans, start: int, stop: int) -> Spans:
    """Return the ranges of the characters `start` to `stop` of a text that was made from `spans`."""
    cuts: list[Span] = []
    position = 0
    for first, last in spans:
        length = last - first
        left, right = max(start - position, 0), min(stop - position, length)
        if left < right:
            cuts.append((first + left, first + right))
        position += length
        if position >= stop:
            break
    return tuple(cuts)


def concat(parts: Iterable[SourceText]) -> SourceText:
    """Return the parts as one text; ranges that touch become one."""
    texts: list[str] = []
    spans: list[Span] = []
    for part in parts:
        texts.append(part.text)
        for span in part.spans:
            if spans and spans[-1][1] == span[0]:
                spans[-1] = (spans[-1][0], span[1])
            else:
                spans.append(span)
    return SourceText("".join(texts), tuple(spans))


def strip(source: SourceText) -> SourceText:
    """Return `source` without blanks at its ends."""
    text = source.text
    start = len(text) - len(text.lstrip())
    return cut(source, start, len(text.rstrip()))


def position_of(spans: Spans, index: int) -> int:
    """Return the offset in the source of character `index` of a text made from `spans`."""
    for first, last in spans:
        if index < last - first:
            return first + index
        index -= last - first
    return spans[-1][1] if spans else 0


def index_of(spans: Spans, position: int) -> int:
    """Return the index in a text made from `spans` of the first character at or after source offset `position`."""
    index = 0
    for first, last in spans:
        if position < last:
            return index + max(0, position - first)
        index += last - first
    return index


def indices_of(spans: Spans, positions: Sequence[int]) -> list[int]:
    """Return `index_of` for each of many positions, without going over the ranges each time where they ascend."""
    ends = [last for _, last in spans]
    if any(after < before for before, after in pairwise(ends)):
        return [index_of(spans, position) for position in positions]
    lengths = [0, *accumulate(last - first for first, last in spans)]
    found: list[int] = []
    for position in positions:
        at = bisect_right(ends, position)
        found.append(lengths[at] + (max(0, position - spans[at][0]) if at < len(spans) else 0))
    return found


def compact(source: SourceText) -> SourceText:
    """Return `source` without the blanks that typing and copying left in it.

    A blank stays only inside Latin text, as one character; characters that cannot be kept go too.
    """
    raw = source.text
    if _REMOVABLE.search(raw) is None:
        return source
    if _is_letter_spaced(raw):
        return _without(source, lambda _before, _after: 0)
    return _without(source, lambda before, after: 1 if keeps_blank(before, after) else 0)


def keep_blanks(source: SourceText) -> SourceText:
    """Return `source` with the blanks that mean something: wide ones, and those between the names of a list.

    A single blank that an extraction put around digits or between the characters of one word goes, and what cannot be kept.
    """
    raw = source.text
    if _REMOVABLE.search(raw) is None:
        return source
    if _is_letter_spaced(raw) and not _WIDE_GAP.search(raw):
        return compact(source)
    lists = [match.span() for match in _NAMES_APART.finditer(raw)]
    roster = roster_gaps(raw)
    kept: list[Span] = []
    at = 0
    for match in _REMOVABLE.finditer(raw):
        start, end = match.span()
        kept.append((at, start))
        blank = BLANK_RUN.search(raw, start, end) if start and end < len(raw) else None
        if blank:
            wide = _WIDE_GAP.match(blank.group()) is not None and raw[end] not in _RAISED
            told = wide or keeps_blank(raw[start - 1], raw[end]) or start in roster or _parts_names(lists, start, end)
            kept.append((blank.start(), min(blank.end(), blank.start() + (_WIDEST_GAP if wide else int(told)))))
        at = end
    kept.append((at, len(raw)))
    return _select(source, kept)


def roster_gaps(raw: str) -> tuple[int, ...]:
    """Return where the blanks stand between and in the name and the posts of a line of a roster; none when it is no such line."""
    match = _NAME_AND_POST.fullmatch(raw) if " " in raw or "\u00a0" in raw else None
    return (match.start("name") + 1, match.start("gap")) if match else ()


def cell_text(source: SourceText) -> SourceText:
    """Return the text of a cell: with the blanks that mean something, but 合　计 spread over the cell as one word."""
    nothing = _JOINS_NOTHING.match(source.text)
    if nothing:
        source = cut(source, nothing.end())
    words = BLANK_RUN.split(source.text.strip())
    spread = 1 < len(words) <= _FEWEST_SPACED and all(len(word) == 1 for word in words)
    return compact(source) if spread else keep_blanks(source)


def _parts_names(lists: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether the blank from `start` to `end` stands between two of the names of one of the `lists`, which ascend."""
    at = bisect_right(lists, (start,)) - 1
    return at >= 0 and lists[at][0] < start and end < lists[at][1]


def _is_letter_spaced(raw: str) -> bool:
    """Tell whether the letters of a line stand apart one by one, digits too: 二 〇 2 4 年 工 作."""
    words = BLANK_RUN.split(raw)
    single = sum(len(word) == 1 for word in words)
    hanzi = sum(len(word) == 1 and not word.isascii() for word in words)
    return len(words) >= _FEWEST_SPACED and single >= _SPACED_SHARE * len(words) and hanzi >= _FEWEST_SPACED - 1


def compact_text(text: str) -> str:
    """Return `text` without the blanks that do not belong to it."""
    return compact(SourceText(text, ((0, len(text)),))).text


def keep_gaps(source: SourceText) -> SourceText:
    """Return `source` without characters that cannot be kept, its inner gaps kept, at most two characters wide each."""
    if _REMOVABLE.search(source.text) is None:
        return source
    return _without(source, lambda _before, _after: 2)


def _without(source: SourceText, width: Callable[[str, str], int]) -> SourceText:
    """Return `source` with each run of blanks cut to the width that `width` gives for the letters around it."""
    raw = source.text
    kept: list[Span] = []
    at = 0
    for match in _REMOVABLE.finditer(raw):
        start, end = match.span()
        kept.append((at, start))
        blank = BLANK_RUN.search(raw, start, end) if start and end < len(raw) else None
        if blank:
            kept.append((blank.start(), min(blank.end(), blank.start() + width(raw[start - 1], raw[end]))))
        at = end
    kept.append((at, len(raw)))
    return _select(source, kept)


def _select(source: SourceText, ranges: Sequence[Span]) -> SourceText:
    """Return the characters of `source` in `ranges` as one text."""
    if len(source.spans) != 1:
        return concat(cut(source, start, end) for start, end in ranges)
    base = source.spans[0][0]
    spans: list[Span] = []
    for start, end in ranges:
        if start >= end:
            continue
        if spans and spans[-1][1] == base + start:
            spans[-1] = (spans[-1][0], base + end)
        else:
            spans.append((base + start, base + end))
    return SourceText("".join([source.text[start:end] for start, end in ranges]), tuple(spans))


def split_at(source: SourceText, gap: Regex[str]) -> list[SourceText]:
    """Return what stands before, between and behind the places of `source` that `gap` matches, empty pieces too."""
    edges = [0, *(edge for match in gap.finditer(source.text) for edge in match.span()), len(source.text)]
    return [cut(source, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def split_at_gaps(source: SourceText) -> list[SourceText]:
    """Return the pieces of `source` that wide gaps (two blanks, or an ideographic space) set apart."""
    return [piece for piece in map(compact, split_at(source, _WIDE_GAP)) if piece.text]


def split_at_blanks(source: SourceText) -> list[SourceText]:
    """Return the pieces of `source` that any blank sets apart."""
    return [piece for piece in map(compact, split_at(source, BLANK_RUN)) if piece.text]


def inner_range(raw: str) -> Span:
    """Return start and end of `raw` without blanks and unusable characters at its ends, and what joins nothing at its head."""
    nothing = _JOINS_NOTHING.match(raw)
    start = nothing.end() if nothing else 0
    opening = _REMOVABLE.match(raw, start)
    start = opening.end() if opening else start
    if start == len(raw):
        return (start, start)
    end = len(raw)
    while _REMOVABLE.match(raw[end - 1]):
        end -= 1
    return (start, end)

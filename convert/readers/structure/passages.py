"""Lines to passages: whole paragraphs, each with the lines it was joined from and why."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from convert.model.blocks import Block
from convert.patterns import regex
from convert.readers.structure.lines import NO_HINTS, Hints, Line
from convert.readers.structure.shape import Shape, is_full, is_indented, is_nearly_full
from convert.readers.structure.source_text import SourceText, concat
from convert.readers.structure.wording import CLOSING_CORE, first_sentence_end, is_terminated, last_mark, names_attachment
from convert.text.characters import is_balanced

_PROSE: Final = 28
"""Characters from which a line without any punctuation is taken for running text that goes on."""
_LONGEST_CUT_LEAD: Final = 60
_SIBLINGS: Final = 24
"""Passages above that are looked at for headings of the same form."""
_FEWEST_SIBLINGS: Final = 2
_LONGEST_JOINED: Final = 20_000
"""Characters from which nothing more is joined: no paragraph of a report is that long."""
_ONLY_NUMBER: Final = regex(r"\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]\d{1,2}[）)]")
"""A number whose heading stands on the next line."""
_CUT_FIGURE: Final = regex(r"\d[.．]$")
_LONGEST_CLOSING: Final = 40
_COMMAS: Final = "，、,"
ITEM_STARTS: Final = ("——", "★", "☆", "·", "●", "○ ", "◆", "◇", "■", "□", "▲", "•", "➢", "√", "※", "◎")
_NAME_LISTS: Final = ("附件", "附表", "附：", "单位：", "附录", "抄送", "主送：")
"""What follows these are names, which end without a mark."""
_LABEL_STARTS: Final = ("附件", "附表", "附：", "附录", "注：", "注:", "备注：", "抄送", "主送：", "出席：", "请假：",
                        "列席：", "单位：", "资料来源：", "数据来源：", "（此件")


class Piece(msgspec.Struct, frozen=True):
    """A line that was appended to a passage."""

    line: Line
    reason: str
    doubt: str | None = None
    """Why the join is a guess."""


class Passage(msgspec.Struct, kw_only=True):
    """A paragraph, heading or short line of the report, or a block that is already made."""

    first: Line
    pieces: list[Piece] = []
    block: Block | None = None
    content: SourceText = SourceText("", ())
    length: int = 0
    """Characters of the lines so far."""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.content.text

    @property
    def last(self) -> Line:
        """The last line that went into it."""
        return self.pieces[-1].line if self.pieces else self.first

    @property
    def hints(self) -> Hints:
        """What is known about it."""
        return self.first.hints if self.block is None else NO_HINTS


def assemble(lines: Iterable[Line | Passage], shape: Shape) -> list[Passage]:
    """Return the passages that `lines` make; passages among them stay as they are."""
    passages: list[Passage] = []
    for element in lines:
        if isinstance(element, Passage):
            passages.append(element)
            continue
        if element.block is not None:
            passages.append(Passage(first=element, block=element.block))
            continue
        previous = passages[-1] if passages and passages[-1].block is None else None
        joined = _join(previous, element, shape) if previous else None
        if previous is not None and joined is not None:
            previous.pieces.append(joined)
            previous.length += len(element.text)
        else:
            passages.append(Passage(first=element, length=len(element.text)))
    for passage in passages:
        if passage.block is None:
            passage.content = concat(_contents(passage))
    return passages


def rejoin_split_leads(passages: list[Passage]) -> list[Passage]:
    """Join a run-in heading that a page break cut before its 。: siblings that are all run in tell it from a heading alone."""
    kept: list[Passage] = []
    for passage in passages:
        previous = kept[-1] if kept else None
        if previous is not None and _is_cut_lead(previous, passage, kept):
            previous.pieces.append(Piece(passage.first, "page-break", "split-lead"))
            previous.pieces.extend(passage.pieces)
            previous.content = concat(_contents(previous))
        else:
            kept.append(passage)
    return kept


def _is_cut_lead(previous: Passage, passage: Passage, before: list[Passage]) -> bool:
    if (previous.block is not None or passage.block is not None or not passage.first.page_break or previous.pieces
            or passage.hints.starts or starts_part(passage.first)):
        return False
    ordinal = previous.first.ordinal
    if ordinal is None or ordinal.level not in (2, 3) or any(mark in previous.text for mark in "。！？；"):
        return False
    end = first_sentence_end(passage.text)
    if end is None or end == len(passage.text) or len(previous.text) + end > _LONGEST_CUT_LEAD:
        return False
    siblings = [each for each in before[-_SIBLINGS:-1] if each.block is None and (number := each.first.ordinal) is not None
                and number.form == ordinal.form]
    return len(siblings) >= _FEWEST_SIBLINGS and all(first_sentence_end(each.text) not in (None, len(each.text)) for each in siblings)


def starts_part(line: Line) -> bool:
    """Tell whether `line` starts something of its own, whatever stands before it."""
    text = line.text
    return (line.ordinal is not None or text.startswith(ITEM_STARTS + _LABEL_STARTS)
            or line.hints.role is not None or _is_closing_start(line))


def _is_closing_start(line: Line) -> bool:
    return line.hints.role is None and len(line.text) <= _LONGEST_CLOSING and CLOSING_CORE.match(line.text) is not None


def gap_piece(before: Line, after: Line) -> SourceText | None:
    """Return the blank that the line break between two lines of Latin text stands for."""
    left, right = before.text[-1:], after.text[:1]
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and not (left.isdigit() and right.isdigit()):
        at = after.start - 1 if after.break_at is None else after.break_at
        return SourceText(" ", ((at, at + 1),))
    return None


def _contents(passage: Passage) -> Iterator[SourceText]:
    before = passage.first
    yield before.content
    for piece in passage.pieces:
        gap = gap_piece(before, piece.line)
        if gap:
            yield gap
        yield piece.line.content
        before = piece.line


def _join(previous: Passage, line: Line, shape: Shape) -> Piece | None:
    """Return `line` as a piece of `previous` when it goes on the same paragraph, with the reason."""
    before = previous.last
    if line.hints.continues is not None and line.hints.role is None:
        return Piece(line, line.hints.continues)
    if line.hints.starts or before.hints.role is not None or names_attachment(before.text, line.text) or previous.length > _LONGEST_JOINED:
        return None
    dash_goes_on = line.text.startswith("——") and not is_terminated(before.text) and is_nearly_full(before, shape)
    goes_on = dash_goes_on or (_is_closing_start(line) and not is_terminated(before.text))
    if starts_part(line) and not goes_on:
        return None
    if line.hints.follows and _is_prose(previous):
        return Piece(line, "soft-break")
    if shape.indented and is_indented(line):
        return None
    apart = line.page_break or (line.blank_before > 0 and (shape.blank_between or shape.wrap_width is None))
    reason = "page-break" if apart else "hard-wrap"
    if not is_terminated(before.text):
        return _join_open(previous, line, shape, reason)
    if _closes_bracket(previous, line):
        return Piece(line, reason, "joined-open-bracket")
    if reason == "hard-wrap" and is_full(before, line, shape):
        told = (shape.indented and not is_indented(line)) or (shape.blank_between and line.blank_before == 0)
        return Piece(line, reason, None if told else "joined-full-line")
    return None


def _join_open(previous: Passage, line: Line, shape: Shape, reason: str) -> Piece | None:
    before = previous.last
    full = is_full(before, line, shape) if _may_be_heading(previous) else is_nearly_full(before, shape)
    if full or _ONLY_NUMBER.fullmatch(before.text) or (
            _CUT_FIGURE.search(before.text) and line.text[:1].isdigit()):
        return Piece(line, reason)
    if before.text[-1:] in _COMMAS and len(before.text) >= 4:
        return Piece(line, reason)
    if not _is_prose(previous):
        return None
    doubt = None
    if last_mark(before.text) != before.text[-1:]:
        doubt = "joined-after-quote"
    elif reason == "hard-wrap" and shape.wrap_width is not None:
        doubt = "joined-short-line"
    return Piece(line, reason, doubt)


def _may_be_heading(passage: Passage) -> bool:
    """Tell whether the passage so far is a number and words without a mark: such a line ends early without being cut."""
    return not passage.pieces and passage.first.ordinal is not None and passage.first.text[-1:] not in _COMMAS and not any(
        mark in passage.first.text for mark in "。；：")


def _is_prose(passage: Passage) -> bool:
    """Tell whether the passage so far is running text rather than a heading or a label."""
    first = passage.first
    text = passage.last.text if passage.pieces else first.text
    if first.text.startswith(_NAME_LISTS):
        return False
    if first.ordinal is not None:
        return passage.pieces != [] or first_sentence_end(first.text) is not None or "；" in first.text
    return passage.pieces != [] or any(mark in text for mark in ("，", "。", "；", ", ")) or len(text) >= _PROSE


def _closes_bracket(previous: Passage, line: Line) -> bool:
    text = previous.last.text if previous.pieces else previous.first.text
    for opening, closing in ("《》", "（）"):
        if not is_balanced(text, opening, closing):
            at = line.text.find(closing)
            return 0 <= at <= 40 and opening not in line.text[:at]
    return False

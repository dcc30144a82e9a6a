"""Lines to passages: whole paragraphs, each with the lines it was joined from and why."""

from collections.abc import Iterable, Iterator, Set
from typing import Final

import msgspec

from convert.model.blocks import Block
from convert.patterns import regex
from convert.readers.structure.lines import NO_HINTS, NO_UNIT, Hints, SourceLine
from convert.readers.structure.shape import Shape, hangs_on, is_cut, is_full, is_indented, is_nearly_full
from convert.readers.structure.source_text import SourceText, concat, cut, index_of, position_of, roster_gaps, split_at_gaps
from convert.readers.structure.wording import (
    CLOSING_CORE,
    DOCUMENT_NOTE,
    TITLE_STRONG_END,
    first_sentence_end,
    holds,
    is_address,
    is_terminated,
    last_mark,
    names_attachment,
)
from convert.text.characters import LETTER, is_balanced
from convert.text.dates import is_date
from convert.text.ordinals import CAPTION_NUMBER, CHAPTER_NUMBER

_PROSE: Final = 28
"""Characters from which a line without any punctuation is taken for running text that goes on."""
_LONGEST_CUT_LEAD: Final = 60
_SIBLINGS: Final = 24
"""Passages above that are looked at for headings of the same form."""
_FEWEST_SIBLINGS: Final = 2
_LONGEST_JOINED: Final = 20_000
"""Characters from which nothing more is joined: no paragraph of a report is that long."""
_ONLY_NUMBER: Final = regex(
    rf"{CHAPTER_NUMBER}|\d{{1,2}}[.．、]|[（(]?[一二三四五六七八九十]{{1,3}}[）)、]|[（(]\d{{1,2}}[）)]")
"""A number whose heading stands on the next line."""
_CHAPTER_ALONE: Final = regex(CHAPTER_NUMBER)
_LONGEST_CHAPTER: Final = 20
_ADDRESS_ON_NET: Final = regex(r"(?:^|[：:\s])(?:https?://|www\.)[\x21-\x7e]+$")
_PURPOSE: Final = regex(
    "为(?:了|切实|进一步|深入|全面|认真|做好|加快|加强|规范|确保|保证|保障|贯彻|落实|推动|推进|有效|积极|充分)|(?:根据|按照|依据)《?")
"""How the sentence begins that says why a document is written: no heading does, though a line ends before the first mark."""
_CUT_FIGURE: Final = regex(r"\d[.．]$")
_LONGEST_CLOSING: Final = 40
_WHOLE_CLOSING: Final = regex(rf"[特专]此{LETTER}{{2,4}}[。！]?")
"""A closing line of its own, which no line above it goes on to unless with a comma: 特此公告。"""
_LABELLED: Final = regex(rf"(?!其中)(?:{LETTER}|[（）()]){{2,10}}[：:]\s*\S")
"""A particular of an announcement: 咨询电话：…"""
_HEADING_WITH_COMMA: Final = regex(rf"{LETTER}{{2,12}}，{LETTER}{{2,12}}")
_ROSTER_HEAD: Final = regex(
    r"(?:第一|常务|执行)?副?(?:组\s*长|主\s*任|总?指挥长?|召集人|秘书长|会\s*长|主\s*席|顾\s*问|院\s*长)[：:]|(?:成\s*员|组\s*员|委\s*员|成员单位)[：:]")
"""What heads the names of a roster, alone on a line."""
_DECIMAL: Final = regex(rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}\s*{NO_UNIT}[^，。；：、]*")
_LONGEST_DECIMAL: Final = 24
_CAPTION: Final = regex(rf"附?[图表]\s*{CAPTION_NUMBER}[：:\s]\s*[^。；]{{2,60}}")
"""What stands above or below a drawing or a table: 图2 2015—2019年生产总值."""
_LONG_ENOUGH: Final = 18
"""Characters of a line that a page may have cut inside a bracket."""
_SAME_SIZE: Final = 0.6
_LONGEST_ROW: Final = 120
_COMMAS: Final = "，、,"
_LONGEST_LISTED: Final = 24
ITEM_STARTS: Final = ("——", "★", "☆", "·", "●", "○ ", "◆", "◇", "■", "□", "▲", "•", "➢", "√", "※", "◎")
_NAME_LISTS: Final = ("附件", "附表", "附：", "单位：", "附录", "抄送", "主送：")
"""What follows these are names, which end without a mark."""
_LABEL_STARTS: Final = ("附件", "附表", "附：", "附录", "注：", "注:", "备注：", "抄送", "主送：", "出席：", "请假：",
                        "列席：", "单位：", "资料来源：", "数据来源：", "（此件")


class Piece(msgspec.Struct, frozen=True):
    """A line that was appended to a passage."""

    line: SourceLine
    reason: str
    doubt: str | None = None
    """Why the join is a guess."""


class Passage(msgspec.Struct, kw_only=True):
    """A paragraph, heading or short line of the report, or a block that is already made."""

    first: SourceLine
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
    def printed(self) -> SourceText:
        """The whole text with the blanks that mean something."""
        if all(len(line.raw.text) == len(line.content.text) for line in (self.first, *(piece.line for piece in self.pieces))):
            return self.content
        whole = concat(_contents(self, printed=True))
        if not self.content.text:
            return whole
        return cut(whole, 0, index_of(whole.spans, position_of(self.content.spans, len(self.content.text) - 1)) + 1)

    @property
    def last(self) -> SourceLine:
        """The last line that went into it."""
        return self.pieces[-1].line if self.pieces else self.first

    @property
    def hints(self) -> Hints:
        """What is known about it."""
        return self.first.hints if self.block is None else NO_HINTS


def assemble(lines: Iterable[SourceLine | Passage], shape: Shape, alone: Set[int] | None = None) -> list[Passage]:
    """Return the passages that `lines` make; passages among them stay as they are, lines with a number in `alone` are joined to none."""
    passages: list[Passage] = []
    alone = alone or frozenset()
    for element in lines:
        if isinstance(element, Passage):
            passages.append(element)
            continue
        if element.block is not None:
            passages.append(Passage(first=element, block=element.block))
            continue
        previous = passages[-1] if passages and passages[-1].block is None else None
        apart = previous is None or element.number in alone or previous.last.number in alone or _lists_on(passages, element, shape)
        joined = None if previous is None or apart else _join(previous, element, shape)
        if previous is not None and joined is not None:
            previous.pieces.append(joined)
            previous.length += len(element.text)
        else:
            passages.append(Passage(first=element, length=len(element.text)))
    for passage in passages:
        if passage.block is None:
            passage.content = concat(_contents(passage))
    return passages


def _lists_on(passages: list[Passage], line: SourceLine, shape: Shape) -> bool:
    """Tell whether short lines that end in ， list something below a colon, in a text that no page wrapped: who is present, one a line."""
    wrapped = shape.wrap_width is not None or shape.cut_width is not None
    if wrapped or line.blank_before or len(passages) < 2 or len(line.text) > _LONGEST_LISTED:
        return False
    above, previous = passages[-2:]
    if above.block is not None or previous.block is not None or previous.pieces or len(previous.last.text) > _LONGEST_LISTED:
        return False
    return previous.last.text[-1:] in _COMMAS and (above.last.text[-1:] in "：:" or (
        not above.pieces and above.last.text[-1:] in _COMMAS))


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


def starts_part(line: SourceLine) -> bool:
    """Tell whether `line` starts something of its own, whatever stands before it."""
    text = line.text
    return (line.ordinal is not None or text.startswith(ITEM_STARTS + _LABEL_STARTS)
            or line.hints.role is not None or _is_closing_start(line) or _ROSTER_HEAD.fullmatch(text) is not None
            or _starts_decimal(text) or (text[0] in "附图表" and _CAPTION.fullmatch(line.raw.text) is not None))


def _only_looks_numbered(previous: Passage, line: SourceLine, shape: Shape) -> bool:
    """Tell whether `line` begins with the end of a number that the page cut: …百分之三 / 十二，比上年…."""
    before = previous.last
    return line.ordinal is not None and line.ordinal.mark[-1] in "，," and not is_terminated(before.text) and (
        is_nearly_full(before, shape) or hangs_on(before, line, previous.first, shape) is not None)


def _starts_decimal(text: str) -> bool:
    """Tell whether `text` is a short line that a number with points heads: 1.1编制目的."""
    return text[:1].isdigit() and len(text) <= _LONGEST_DECIMAL and _DECIMAL.fullmatch(text) is not None


def _is_closing_start(line: SourceLine) -> bool:
    return line.hints.role is None and len(line.text) <= _LONGEST_CLOSING and CLOSING_CORE.match(line.text) is not None


def gap_piece(before: SourceLine, after: SourceLine) -> SourceText | None:
    """Return the blank that the line break between two lines of Latin text stands for."""
    left, right = before.text[-1:], after.text[:1]
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and not (left.isdigit() and right.isdigit()):
        at = after.start - 1 if after.break_at is None else after.break_at
        return SourceText(" ", ((at, at + 1),))
    return None


def _contents(passage: Passage, *, printed: bool = False) -> Iterator[SourceText]:
    before = passage.first
    yield before.printed if printed else before.content
    for piece in passage.pieces:
        gap = gap_piece(before, piece.line)
        if gap:
            yield gap
        yield piece.line.printed if printed else piece.line.content
        before = piece.line


def _join(previous: Passage, line: SourceLine, shape: Shape) -> Piece | None:
    """Return `line` as a piece of `previous` when it goes on the same paragraph, with the reason."""
    before = previous.last
    if line.hints.continues is not None and line.hints.role is None and not (
            _LABELLED.match(line.text) and is_terminated(before.text)):
        return Piece(line, line.hints.continues)
    if _stands_apart(previous, line, shape):
        return None
    if _ends_bracket(previous, line):
        return Piece(line, "hard-wrap" if line.blank_before == 0 and not line.page_break else "page-break")
    dash_goes_on = line.text.startswith("——") and not is_terminated(before.text) and is_nearly_full(before, shape)
    closing_goes_on = _is_closing_start(line) and not is_terminated(before.text) and (
        before.text[-1:] in _COMMAS or not _WHOLE_CLOSING.fullmatch(line.text))
    goes_on = dash_goes_on or closing_goes_on or _only_looks_numbered(previous, line, shape)
    if starts_part(line) and not goes_on:
        return None
    hanging = hangs_on(before, line, previous.first, shape)
    if _LABELLED.match(line.text) and hanging != "open" and not is_nearly_full(before, shape) and before.text[-1:] not in _COMMAS:
        return None
    if hanging:
        return Piece(line, "page-break" if line.page_break else "hard-wrap", None if hanging == "open" else "joined-full-line")
    if line.hints.follows and _is_prose(previous) and not is_date(line.text) and not is_terminated(before.text):
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


def _stands_apart(previous: Passage, line: SourceLine, shape: Shape) -> bool:
    """Tell whether the format, the look of two lines or what they are keeps them from being one paragraph."""
    before = previous.last
    if line.hints.starts or line.hints.right or before.hints.right or before.hints.role is not None or line.hints.role is not None:
        return True
    if _is_set_apart(before, line) or _has_columns(line) or (_has_columns(before) and not previous.pieces):
        return True
    if line.hints.paragraph and not _was_wrapped(before, line, shape) and hangs_on(before, line, previous.first, shape) is None and not (
            _CHAPTER_ALONE.fullmatch(before.text) and _names_chapter(line)) and not _is_spread_name(previous, line):
        return True
    addressed = line.text[-1:] in "：:" and TITLE_STRONG_END.fullmatch(before.text) is not None and is_address(line.text)
    return addressed or names_attachment(before.text, line.text) or previous.length > _LONGEST_JOINED


def _names_chapter(line: SourceLine) -> bool:
    """Tell whether `line` may be the name of the chapter whose number stands above it."""
    return line.ordinal is None and len(line.text) <= _LONGEST_CHAPTER and not is_terminated(line.text) and not holds(line.text, "，")


def _ends_bracket(previous: Passage, line: SourceLine) -> bool:
    """Tell whether `line` closes a bracket that is open at the end of a line long enough to be cut, though it looks like a number: 7）."""
    before = previous.last.text
    return len(before) >= _LONG_ENOUGH and not is_terminated(before) and _closes_bracket(previous, line)


def _is_set_apart(before: SourceLine, line: SourceLine) -> bool:
    """Tell whether one of two lines is set otherwise than the other: bold as a whole, centred, in another size."""
    if line.hints.follows:
        return False
    first, second = before.hints, line.hints
    return first.bold != second.bold or first.centred != second.centred or (
        first.size_pt is not None and second.size_pt is not None and abs(first.size_pt - second.size_pt) > _SAME_SIZE)


def _has_columns(line: SourceLine) -> bool:
    """Tell whether wide gaps part a line that holds no sentence: particulars or names side by side; the one after a number is none."""
    if len(line.raw.text) > _LONGEST_ROW or holds(line.text, "，。；"):
        return False
    pieces = split_at_gaps(line.raw)
    if line.ordinal is not None and pieces[0].text == line.ordinal.mark:
        pieces = pieces[1:]
    return len(pieces) > 1 or line.hints.roster or bool(roster_gaps(line.raw.text))


def _was_wrapped(before: SourceLine, line: SourceLine, shape: Shape) -> bool:
    """Tell whether two paragraphs of a format are lines of a text that was wrapped before it was pasted."""
    return is_full(before, line, shape) or is_cut(before, shape) or (is_nearly_full(before, shape) and not is_terminated(before.text))


def _join_open(previous: Passage, line: SourceLine, shape: Shape, reason: str) -> Piece | None:
    before = previous.last
    if DOCUMENT_NOTE.fullmatch(before.text) or (not previous.pieces and _CAPTION.fullmatch(before.raw.text)):
        return None
    if _ADDRESS_ON_NET.search(before.text) and not line.text[0].isascii():
        return None
    full = is_full(before, line, shape) if _may_be_heading(previous) else is_nearly_full(before, shape)
    if full or is_cut(before, shape) or _ONLY_NUMBER.fullmatch(before.text) or _is_spread_name(previous, line) or (
            _CUT_FIGURE.search(before.text) and line.text[:1].isdigit()):
        return Piece(line, reason)
    if before.text[-1:] in _COMMAS and len(before.text) >= 4:
        return Piece(line, reason)
    if reason == "page-break" and not (line.page_break or previous.pieces or shape.wrap_width) and (
            _HEADING_WITH_COMMA.fullmatch(before.text)):
        return None  # too short for the last line of a page
    if not _is_prose(previous) and not (_PURPOSE.match(before.text) and (is_terminated(line.text) or holds(line.text, "，"))):
        return None
    doubt = None
    if last_mark(before.text) != before.text[-1:]:
        doubt = "joined-after-quote"
    elif reason == "hard-wrap" and shape.wrap_width is not None:
        doubt = "joined-short-line"
    return Piece(line, reason, doubt)


def _is_spread_name(previous: Passage, line: SourceLine) -> bool:
    """Tell whether the name of a chapter stands letter by letter on lines of its own: 第一章, 总, 则."""
    return len(line.text) == 1 and len(previous.last.text) == 1 and _ONLY_NUMBER.fullmatch(previous.first.text) is not None


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
    return passage.pieces != [] or holds(text, "，。；") or len(text) >= _PROSE


def _closes_bracket(previous: Passage, line: SourceLine) -> bool:
    text = previous.last.text if previous.pieces else previous.first.text
    for opening, closing in ("《》", "（）"):
        if not is_balanced(text, opening, closing):
            at = line.text.find(closing)
            return 0 <= at <= 40 and opening not in line.text[:at]
    return False

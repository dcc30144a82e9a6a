"""The lines that structure is recognised from.

A reader of any format makes `Line`s: the text of a line or of a whole paragraph, where it stood in the source, and what the
format knows about it (`Hints`). Plain text knows nothing but the letters.
"""

from typing import Final, Literal, get_args

import msgspec

from convert.model.blocks import Block, Mark
from convert.patterns import regex
from convert.readers.structure.source_text import (
    SourceText,
    compact,
    concat,
    cut,
    index_of,
    inner_range,
    keep_blanks,
    keep_gaps,
    position_of,
)
from convert.text.characters import BLANK_RUN, LETTER, LINE_END, WIDE_BLANK
from convert.text.ordinals import Ordinal, read_ordinal

Role = Literal[
    "material_number", "organ_line", "title", "occasion", "issuer", "salutation", "main_recipients",
    "heading1", "heading2", "heading3", "heading4", "paragraph", "text", "item", "flush", "centred", "right", "table_note",
    "caption", "unit", "closing", "attachment_note", "authority", "date", "document_note", "attachment",
    "attachment_title", "furniture",
]
"""What a line can be said to be, by a style of its document or by the author."""
ROLES: Final[tuple[str, ...]] = get_args(Role)


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What the format of the source knows about a line."""

    role: Role | None = None
    """Known for certain: the recogniser does not ask further."""
    starts: bool = False
    """The line starts a paragraph for certain."""
    paragraph: bool = False
    """The format ended a paragraph before the line: strong evidence that it starts one, but texts with hard wraps are pasted too."""
    follows: bool = False
    """The format says that the line goes on the paragraph of the line before."""
    continues: Literal["hard-wrap", "page-break"] | None = None
    """The geometry of the page says for certain that the line goes on the paragraph of the line before, and why it was cut."""
    inside: bool = False
    """The line stands in the middle of a page, and so is neither its number nor its head."""
    level: int | None = None
    """Outline level: 0 the title, 1 to 4 headings."""
    roster: bool = False
    """One of several lines below each other that are a name, a blank and who bears it."""
    bold: bool = False
    centred: bool = False
    right: bool = False
    size_pt: float | None = None
    marks: tuple[Mark, ...] = ()
    """Emphasis, links and note references; `start` and `end` are offsets in the source here."""


NO_UNIT: Final = (
    rf"(?!(?:[年月日时分个件项户名人次元号期级米吨倍余多](?!{LETTER})|[万亿]|公里|公斤|公顷|平方|立方|人次|个百分|月份|年[底末度内]))(?={LETTER})")
"""What follows a number that counts nothing: no unit."""
_DECIMAL: Final = regex(rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})[ \u3000]+{NO_UNIT}")
_LONGEST_HEAD: Final = 24
NO_HINTS: Final = Hints()


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the source with something on it."""

    number: int
    """From 1, empty lines counted."""
    raw: SourceText
    """As it stands, blanks at the ends excluded."""
    content: SourceText
    """Without the blanks that do not belong to the text."""
    ordinal: Ordinal | None = None
    """The number that `content` begins with."""
    indent: int = 0
    """Blanks before it, in half-width columns."""
    blank_before: int = 0
    """Empty lines before it."""
    page_break: bool = False
    """A page ended before it."""
    break_at: int | None = None
    """Offset in the source of the line break before it, when there is one."""
    hints: Hints = NO_HINTS
    block: Block | None = None
    """A table or figure that the reader already made; the line then has no text. Its id is given later."""

    @property
    def printed(self) -> SourceText:
        """The text with the blanks that mean something, as a paragraph prints it."""
        if len(self.raw.text) == len(self.content.text):
            return self.content
        if self.hints.roster:
            return keep_gaps(self.raw)
        kept = keep_blanks(self.raw)
        return kept if self.ordinal is None else with_gap_after(self.ordinal, kept, self.raw)

    @property
    def start(self) -> int:
        """Offset in the source of the first character."""
        return self.raw.spans[0][0] if self.raw.spans else 0

    @property
    def text(self) -> str:
        """The text without the blanks that do not belong to it."""
        return self.content.text


def split_lines(source: str, first: int = 0, first_number: int = 1, *, limit: int | None = None) -> list[SourceLine]:
    """Return the lines of `source` from offset `first` that have something on them.

    CR LF, CR, LF, vertical tab, form feed, NEL, U+2028 and U+2029 end a line; a form feed ends a page as well.
    With `limit` the work stops after one line more.
    """
    lines: list[SourceLine] = []
    blank, page_break, number, at = 0, False, first_number, first
    break_at: int | None = None
    for ending in LINE_END.finditer(source, first):
        line = make_line(_slice(source, at, ending.start()), number, blank_before=blank, page_break=page_break,
                         break_at=break_at)
        if line is None:
            blank += 1
        else:
            lines.append(line)
            blank, page_break = 0, False
            if limit is not None and len(lines) > limit:
                return lines
        page_break = page_break or ending.group() == "\f"
        number += 1
        at = ending.end()
        break_at = at - 1
    last = make_line(_slice(source, at, len(source)), number, blank_before=blank, page_break=page_break, break_at=break_at)
    return [*lines, last] if last else lines


def make_line(whole: SourceText, number: int, *, blank_before: int = 0, page_break: bool = False,
              break_at: int | None = None, hints: Hints = NO_HINTS) -> SourceLine | None:
    """Return the line that `whole` makes; None when nothing is on it."""
    left, right = inner_range(whole.text)
    if left == right:
        return None
    raw = cut(whole, left, right)
    indent = sum(2 if character in WIDE_BLANK else 1 for character in "".join(BLANK_RUN.findall(whole.text[:left])))
    content = compact(raw)
    ordinal = read_ordinal(content.text)
    settled = _with_gap_of_decimal(content, raw) if ordinal is None else with_gap_after(ordinal, content, raw)
    if settled is not content:
        content, ordinal = settled, read_ordinal(settled.text)
    return SourceLine(number=number, raw=raw, content=content, ordinal=ordinal, indent=indent, blank_before=blank_before,
                      page_break=page_break, break_at=break_at, hints=hints)


def block_line(block: Block, number: int, start: int) -> SourceLine:
    """Return the line that stands for a table or figure that the reader made, at offset `start` of the source."""
    nothing = SourceText("", ((start, start),))
    return SourceLine(number=number, raw=nothing, content=nothing, block=block)


def gap_before(line: SourceLine) -> SourceText:
    """Return the line break before `line` as a gap."""
    break_at = line.start - 1 if line.break_at is None else line.break_at
    return SourceText("\u3000", ((break_at, break_at + 1),))


def _slice(source: str, start: int, end: int) -> SourceText:
    return SourceText(source[start:end], ((start, end),))


def _with_gap_of_decimal(content: SourceText, raw: SourceText) -> SourceText:
    """`1.2 适用范围` heads a part: the gap after its number is the text's."""
    match = _DECIMAL.match(raw.text) if len(raw.text) <= _LONGEST_HEAD and raw.text[:1].isdigit() else None
    if match is None or any(mark in raw.text for mark in "，。；：、"):
        return content
    end = match.end("number")
    return concat((cut(raw, 0, end + 1), cut(content, end)))


def with_gap_after(ordinal: Ordinal, content: SourceText, raw: SourceText) -> SourceText:
    """`1. GDP` is typed for `1.GDP`: the gap after an ordinal is the layout's, but the one of 第一条　为了… is the text's."""
    end = len(ordinal.mark)
    if ordinal.form in ("chapter", "section", "article"):
        gap_at = index_of(raw.spans, position_of(content.spans, end - 1)) + 1
        if gap_at < len(raw.text) and BLANK_RUN.match(raw.text, gap_at) and not content.text[end:end + 1].isspace():
            return concat((cut(content, 0, end), cut(raw, gap_at, gap_at + 1), cut(content, end)))
        return content
    gap = BLANK_RUN.match(content.text, end)
    return concat((cut(content, 0, end), cut(content, gap.end()))) if gap else content

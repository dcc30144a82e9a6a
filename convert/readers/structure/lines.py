"""The lines that structure is recognised from.

A reader of any format makes `Line`s: the text of a line or of a whole paragraph, where it stood in the source, and what the
format knows about it (`Hints`). Plain text knows nothing but the letters.
"""

from typing import Final, Literal, get_args

import msgspec

from convert.model.blocks import Block, Mark
from convert.readers.structure.source_text import SourceText, compact, concat, cut, index_of, inner_range, position_of
from convert.text.characters import BLANK_RUN, INVISIBLE, LINE_END
from convert.text.ordinals import Ordinal, read_ordinal

Role = Literal[
    "material_number", "organ_line", "title", "occasion", "issuer", "salutation", "main_recipients",
    "heading1", "heading2", "heading3", "heading4", "paragraph", "item", "flush", "centred", "right", "table_note",
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
    follows: bool = False
    """The format says that the line goes on the paragraph of the line before."""
    continues: Literal["hard-wrap", "page-break"] | None = None
    """The geometry of the page says for certain that the line goes on the paragraph of the line before, and why it was cut."""
    level: int | None = None
    """Outline level: 0 the title, 1 to 4 headings."""
    bold: bool = False
    centred: bool = False
    right: bool = False
    size_pt: float | None = None
    marks: tuple[Mark, ...] = ()
    """Emphasis, links and note references; `start` and `end` are offsets in the source here."""


NO_HINTS: Final = Hints()


class Line(msgspec.Struct, frozen=True, kw_only=True):
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
    def start(self) -> int:
        """Offset in the source of the first character."""
        return self.raw.spans[0][0] if self.raw.spans else 0

    @property
    def text(self) -> str:
        """The text without the blanks that do not belong to it."""
        return self.content.text


def split_lines(source: str, first: int = 0, first_number: int = 1, *, limit: int | None = None) -> list[Line]:
    """Return the lines of `source` from offset `first` that have something on them.

    CR LF, CR, LF, vertical tab, form feed, NEL, U+2028 and U+2029 end a line; a form feed ends a page as well.
    With `limit` the work stops after one line more.
    """
    lines: list[Line] = []
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
              break_at: int | None = None, hints: Hints = NO_HINTS) -> Line | None:
    """Return the line that `whole` makes; None when nothing is on it."""
    left, right = inner_range(whole.text)
    if left == right:
        return None
    raw = cut(whole, left, right)
    indent = sum(2 if character == "\u3000" else 1 for character in whole.text[:left] if character not in INVISIBLE)
    content = compact(raw)
    ordinal = read_ordinal(content.text)
    settled = content if ordinal is None else _with_gap_after(ordinal, content, raw)
    if settled is not content:
        content, ordinal = settled, read_ordinal(settled.text)
    return Line(number=number, raw=raw, content=content, ordinal=ordinal, indent=indent, blank_before=blank_before, page_break=page_break,
                break_at=break_at, hints=hints)


def block_line(block: Block, number: int, start: int) -> Line:
    """Return the line that stands for a table or figure that the reader made, at offset `start` of the source."""
    nothing = SourceText("", ((start, start),))
    return Line(number=number, raw=nothing, content=nothing, block=block)


def _slice(source: str, start: int, end: int) -> SourceText:
    return SourceText(source[start:end], ((start, end),))


def _with_gap_after(ordinal: Ordinal, content: SourceText, raw: SourceText) -> SourceText:
    """`1. GDP` is typed for `1.GDP`: the gap after an ordinal is the layout's, but the one of 第一条　为了… is the text's."""
    end = len(ordinal.mark)
    if ordinal.form in ("chapter", "section", "article"):
        gap_at = index_of(raw.spans, position_of(content.spans, end - 1)) + 1
        if gap_at < len(raw.text) and BLANK_RUN.match(raw.text, gap_at) and not content.text[end:end + 1].isspace():
            return concat((cut(content, 0, end), cut(raw, gap_at, gap_at + 1), cut(content, end)))
        return content
    if content.text[end:end + 1] != " ":
        return content
    return concat((cut(content, 0, end), cut(content, end + 1)))

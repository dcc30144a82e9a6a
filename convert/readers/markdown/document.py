"""Blocks of Markdown to lines with hints, then to a report."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.blocks import Spans, Table
from convert.model.elements import Note
from convert.model.report import Furniture, Report
from convert.patterns import regex
from convert.readers.encoding import decode_report
from convert.readers.front_matter import apply_front_matter, read_front_matter
from convert.readers.markdown.emphasis import emphasis_beside_hanzi
from convert.readers.markdown.inline import Image, Segment, read_inline
from convert.readers.options import MAX_LINES, ReadOptions
from convert.readers.outline import Declared, heading_levels
from convert.readers.pictures import make_figure
from convert.readers.read_out import with_figure_captions
from convert.readers.structure.lines import Hints, SourceLine, block_line, make_line, split_lines
from convert.readers.structure.recognise import recognise
from convert.readers.structure.source_text import EMPTY, SourceText, cell_text, compact, concat, cut
from convert.readers.text import check_length, check_lines, source_info, with_character_account
from convert.text.characters import DROPPED, LINE_END

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_MARKDOWN_CHARACTERS: Final = 1_000_000
_LINE_BREAK: Final = regex(r"<br\s*/?>", re.IGNORECASE)
_NOTE: Final = regex(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
_FENCE: Final = regex(r" {0,3}(```+|~~~+)")
_NOTHING: Final = "\u200b"
"""Stands for letters that are left out, so that the others keep their places."""
_BEYOND: Final = regex(r"(?<=\|)(?:\\\||[^|])+")
_MOST_BEYOND: Final = 20
"""Columns that rows may have beyond those of the head; what follows is in the last of them."""
_MOST_BRACKETS: Final = 20_000
"""With more of them nobody means links, and looking for their ends would take minutes; they stay letters."""
_DEEPEST_NESTING: Final = 100


class _MarkdownRow(msgspec.Struct):
    """A line of the source."""

    start: int
    text: str


def read_markdown(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that the bytes of a Markdown text hold.

    Raises:
        ConvertError: a `reader-…` code: no text, too much of it, or front matter that is not understood.
    """
    decoded = decode_report(data, options.encoding, path=name)
    check_length(decoded.text, name, MAX_MARKDOWN_CHARACTERS)
    check_lines(split_lines(decoded.text, limit=MAX_LINES), decoded.text, name)
    matter = read_front_matter(decoded.text, path=name)
    document = _Document(decoded.text, matter.end if matter else 0, title_given=bool(matter and "front.title" in matter.values),
                         path=name, options=options)
    lines = with_figure_captions(document.lines())
    given = dict(matter.values) if matter else {}
    outcome = recognise(lines, source=source_info(data, decoded, name=name, format="markdown"), path=name,
                        roles=matter.roles if matter else None, given=given, notes=tuple(document.notes),
                        choices=options.choices)
    report = apply_front_matter(outcome.value, matter) if matter else outcome.value
    if document.furniture:
        report = msgspec.structs.replace(report, furniture=report.furniture + tuple(document.furniture))
    return with_character_account(Outcome(report, (*document.diagnostics, *outcome.diagnostics)), decoded, name)


class _Document:
    """One pass over the block tokens; makes lines, notes and what is to be said about pictures."""

    def __init__(self, text: str, start: int, *, title_given: bool, path: str, options: ReadOptions) -> None:
        self.path, self.options = path, options
        self.rows = _rows(text)
        self.notes: list[Note] = []
        self.furniture: list[Furniture] = []
        self.diagnostics: list[Diagnostic] = []
        self.note_ids: dict[str, str] = {}
        self._blank_before(start)
        self._take_comments()
        self._take_notes()
        self.parser = _parser(brackets=sum(row.text.count("[") for row in self.rows))
        self.tokens = self.parser.parse("\n".join(row.text for row in self.rows) + "\n")
        deep = next((token for token in self.tokens if token.level >= _DEEPEST_NESTING - 2), None)
        if deep is not None:
            raise ConvertError("reader-nesting", path=path, line=None, column=None, number=deep.map[0] + 1 if deep.map else 1)
        self.levels = _heading_levels(self.tokens, title_given=title_given)

    def lines(self) -> list[SourceLine]:
        """Return the lines of the document in order."""
        found: list[SourceLine] = []
        index = 0
        item_mark: SourceText | None = None
        bullet = False
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.type == "table_open":
                index, line = self._table(index)
                found.append(line)
                continue
            if token.type == "list_item_open":
                item_mark, bullet = self._item_mark(token), token.markup in "-+*"
            elif token.type == "inline":
                hints = self._hints(index, bullet=bullet and item_mark is None)
                found.extend(self._inline(token, hints, item_mark))
                item_mark, bullet = None, False
            elif token.type == "fence":
                found.extend(self._fence(token))
            index += 1
        return found

    def _blank_before(self, start: int) -> None:
        """Empty the rows of the front matter, so that the others keep their numbers."""
        for row in self.rows:
            if row.start >= start:
                break
            row.text = ""

    def _take_comments(self) -> None:
        """Take `<!-- … -->` out of the rows, letter by letter, so that the others keep their places; in a fence it is text."""
        fence = ""
        opened: list[tuple[_MarkdownRow, int, int]] = []
        for row in self.rows:
            mark = _FENCE.match(row.text) if not opened else None
            if mark and (not fence or _closes(row.text, fence)):
                fence = "" if fence else mark.group(1)
                continue
            at = 0
            while not fence and at < len(row.text):
                start = at if opened else row.text.find("<!--", at)
                if start < 0:
                    break
                end = row.text.find("-->", start + (0 if opened else 4))
                at = len(row.text) if end < 0 else end + 3
                opened.append((row, start, at))
                if end >= 0:
                    self._hide(opened)
                    opened = []

    def _hide(self, parts: list[tuple[_MarkdownRow, int, int]]) -> None:
        """Make the letters of a comment invisible and list them as dropped."""
        for row, start, end in parts:
            text = row.text[start:end]
            if text.strip():
                self.furniture.append(Furniture(text=text.strip(), source=((row.start + start, row.start + end),), reason="comment"))
            row.text = row.text[:start] + _NOTHING * (end - start) + row.text[end:]
            if not row.text.strip(_NOTHING + " \t"):
                row.text = ""

    def _take_notes(self) -> None:
        """Take the definitions of footnotes out of the rows: the parser would take them for link definitions."""
        current: list[SourceText] = []
        pending: list[tuple[str, list[SourceText]]] = []
        for row in self.rows:
            match = _NOTE.match(row.text)
            if match:
                current = [SourceText(row.text[match.end():], ((row.start + match.end(), row.start + len(row.text)),))]
                pending.append((match.group(1), current))
            elif current and row.text.startswith(("    ", "\t")) and row.text.strip():
                indent = len(row.text) - len(row.text.lstrip())
                current.append(SourceText(row.text[indent:], ((row.start + indent, row.start + len(row.text)),)))
            else:
                current = []
                continue
            row.text = ""
        for label, parts in pending:
            content = concat(compact(part) for part in parts if part.text)
            if label not in self.note_ids and content.text:
                self.note_ids[label] = f"n{len(self.notes) + 1}"
                self.notes.append(Note(id=self.note_ids[label], marker=label, text=content.text, source=content.spans))

    def _item_mark(self, token: "Token") -> SourceText | None:
        """Return `1.` of an ordered list's item: the text's own ordinal."""
        if token.map is None or token.markup in "-+*":
            return None
        row = self.rows[token.map[0]]
        at = row.text.find(token.info + token.markup)
        if at < 0:
            return None
        mark = token.info + token.markup
        return SourceText(mark, ((row.start + at, row.start + at + len(mark)),))

    def _hints(self, index: int, *, bullet: bool) -> Hints:
        opening = self.tokens[index - 1]
        if opening.type != "heading_open":
            return Hints(role="item", starts=True) if bullet else Hints(starts=True)
        level = self.levels.get(index - 1)
        if level == 0:
            return Hints(role="title", starts=True)
        return Hints(level=level, starts=True)

    def _inline(self, token: "Token", hints: Hints, item_mark: SourceText | None) -> Iterator[SourceLine]:
        first_row, end = token.map or (0, 0)
        while first_row + 1 < end and not self.rows[first_row].text.strip():
            first_row += 1  # a line of wide blanks is none of the parser's, which takes it off all the same
        positions = self._positions(token.content, first_row)
        segments = read_inline(token.content, positions, token.children or [], self.note_ids)
        for number, segment in enumerate(segments):
            content = segment.content
            if number == 0 and item_mark is not None:
                content = concat((item_mark, content))
            row = first_row + number
            line_hints = hints if number == 0 else msgspec.structs.replace(
                hints, starts=segment.after_hard_break, follows=not segment.after_hard_break)
            line = make_line(content, row + 1, blank_before=1 if number == 0 else 0,
                             hints=msgspec.structs.replace(line_hints, marks=tuple(segment.marks)))
            if line is not None:
                yield line
            yield from self._pictures(segment, row)

    def _pictures(self, segment: Segment, row: int) -> Iterator[SourceLine]:
        for image in segment.images:
            figure, code = make_figure(image.address, image.alt, self.options.resource)
            if figure is not None:
                yield block_line(msgspec.structs.replace(figure, source=(image.span,)), row + 1, image.span[0])
            else:
                self._missing(image, code, row)

    def _missing(self, image: Image, code: str, row: int) -> None:
        self.furniture.append(Furniture(text=image.alt or image.address[:80], source=(image.span,), reason="picture-not-read"))
        self.diagnostics.append(Diagnostic(code=code, grade="advisory", path=self.path, line=row + 1, span=image.span,
                                           args={"address": image.address[:80]}))

    def _fence(self, token: "Token") -> Iterator[SourceLine]:
        if token.map is None:
            return
        if not token.info.isascii():  # no name of a language: words that stand beside the fence by mistake
            row = self.rows[token.map[0]]
            start = row.text.find(token.markup) + len(token.markup)
            line = make_line(SourceText(row.text[start:], ((row.start + start, row.start + len(row.text)),)), token.map[0] + 1,
                             hints=Hints(role="flush", starts=True))
            if line is not None:
                yield line
        for number in range(token.map[0] + 1, token.map[1]):
            row = self.rows[number]
            if number == token.map[1] - 1 and _closes(row.text, token.markup):
                break
            line = make_line(SourceText(row.text, ((row.start, row.start + len(row.text)),)) if row.text else SourceText("", ()),
                             number + 1, hints=Hints(role="flush", starts=True))
            if line is not None:
                yield line

    def _positions(self, content: str, first_row: int) -> list[int]:
        """Return the offset in the source of every character of `content`, whose lines are rows from `first_row`."""
        positions: list[int] = []
        for number, text in enumerate(content.split("\n")):
            row = self.rows[min(first_row + number, len(self.rows) - 1)]
            if positions:
                positions.append(row.start - 1)
            positions.extend(_aligned(text, row, row.text.rfind(text))[0])
        return positions

    def _table(self, index: int) -> tuple[int, SourceLine]:
        """Return the index after the table and the line that stands for it."""
        opening = self.tokens[index]
        first_row = opening.map[0] if opening.map else 0
        rows: list[list[SourceText]] = []
        header = 0
        row, cursor = first_row, 0
        while self.tokens[index].type != "table_close":
            token = self.tokens[index]
            if token.type == "tr_open":
                rows.append([])
                row, cursor = (token.map[0] if token.map else row), 0
            elif token.type == "inline":
                cell, cursor = self._cell(token, row, cursor)
                rows[-1].append(cell)
            elif token.type == "tr_close":
                rows[-1] += self._cells_beyond(row, cursor)
            elif token.type == "thead_close":
                header = len(rows)
            index += 1
        return index + 1, block_line(_made_table(rows, header), first_row + 1, self.rows[first_row].start)

    def _cell(self, token: "Token", row: int, start: int) -> tuple[SourceText, int]:
        """Return what a cell of row `row` that stands behind `start` holds, and the index after it."""
        positions, end = _aligned(token.content, self.rows[row], self.rows[row].text.find(token.content, start), start)
        segments = read_inline(token.content, positions, token.children or [], self.note_ids)
        for image in (image for segment in segments for image in segment.images):
            self._missing(image, "reader-picture-in-table", row)
        return _cell(concat(segment.content for segment in segments)), end

    def _cells_beyond(self, row: int, start: int) -> list[SourceText]:
        """Return the cells behind `start` that the head has no column for: the parser leaves them out."""
        text = self.rows[row].text
        places = [match.span() for match in _BEYOND.finditer(text, start) if match.group().strip()]
        if len(places) > _MOST_BEYOND:
            places[_MOST_BEYOND - 1:] = [(places[_MOST_BEYOND - 1][0], places[-1][1])]
        contents = [(text[begin:end].strip().replace("\\|", "|"), begin) for begin, end in places]
        return [self._cell(self.parser.parseInline(content)[0], row, begin)[0] for content, begin in contents]


def _closes(text: str, fence: str) -> bool:
    """Tell whether a line ends what `fence` began: as many of its marks or more, and nothing else."""
    marks = text.strip()
    return marks.startswith(fence) and not marks.strip(fence[0])


def _cell(content: SourceText) -> SourceText:
    """Return the text of a cell; <br> begins a line in it."""
    parts: list[SourceText] = []
    at = 0
    for mark in _LINE_BREAK.finditer(content.text):
        parts += [cell_text(cut(content, at, mark.start())), SourceText("\n", cut(content, mark.start(), mark.start() + 1).spans)]
        at = mark.end()
    return concat([*parts, cell_text(cut(content, at))])


def _made_table(rows: Sequence[Sequence[SourceText]], header: int) -> Table:
    spans: Spans = tuple(span for row in rows for cell in row for span in cell.spans)
    columns = max(map(len, rows))
    rows = [[*row, *[EMPTY] * (columns - len(row))] for row in rows]
    return Table(id="", rows=tuple(tuple(cell.text for cell in row) for row in rows), header_rows=header, source=spans,
                 cell_sources=tuple(tuple(cell.spans for cell in row) for row in rows))


def _rows(text: str) -> list[_MarkdownRow]:
    """Return the lines of the source; characters that cannot be kept become zero-width spaces, which are left out later."""
    rows: list[_MarkdownRow] = []
    at = 0
    for ending in LINE_END.finditer(text):
        rows.append(_MarkdownRow(at, _clean(text[at:ending.start()])))
        at = ending.end()
    rows.append(_MarkdownRow(at, _clean(text[at:])))
    return rows


def _clean(text: str) -> str:
    return DROPPED.sub(lambda match: _NOTHING * len(match.group()), text)


def _parser(*, brackets: int) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST_NESTING})
    parser.enable("table").disable(["code", "lheading", "html_block", "html_inline", "text_join"])
    parser.inline.ruler.at("emphasis", emphasis_beside_hanzi)
    if brackets > _MOST_BRACKETS:
        parser.disable(["link", "image"])
    return parser


def _heading_levels(tokens: "Sequence[Token]", *, title_given: bool) -> dict[int, int]:
    """Return the level of the headings by the index of their opening tokens; 0 is the title."""
    blocks = [index for index, token in enumerate(tokens) if token.nesting >= 0 and token.level == 0]
    headings = [Declared(number, int(tokens[index].tag[1]), tokens[index + 1].content,
                         above_table=number + 1 < len(blocks) and tokens[blocks[number + 1]].type == "table_open")
                for number, index in enumerate(blocks) if tokens[index].type == "heading_open"]
    return {blocks[number]: level for number, level in heading_levels(headings, title_given=title_given).items()}


def _aligned(text: str, row: _MarkdownRow, at: int, search_from: int = 0) -> tuple[list[int], int]:
    """Return the offset in the source of every character of `text`, which begins at `at` in `row`, and the index after it.

    Where the parser took characters out (the backslash of a bar in a cell) the letters are found one by one.
    """
    if at >= 0:
        return list(range(row.start + at, row.start + at + len(text))), at + len(text)
    positions: list[int] = []
    cursor = search_from
    for character in text:
        found = row.text.find(character, cursor)
        if found < 0:
            found = max(0, min(cursor, len(row.text) - 1))
        positions.append(row.start + found)
        cursor = found + 1
    return positions, cursor

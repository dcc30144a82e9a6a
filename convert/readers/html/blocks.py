"""The elements of a page to lines: one pass, without recursion, since pages may be nested to any depth."""

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec

from convert.model.blocks import Mark
from convert.model.report import Furniture
from convert.patterns import regex
from convert.readers.html.page import CONTROLS, SILENT, is_foreign, is_hidden, is_toolbar
from convert.readers.html.tables import NUMBER, is_data_table, read_table
from convert.readers.html.words import plain_blanks, shown_words
from convert.readers.options import ReadOptions
from convert.readers.outline import Declared, with_levels
from convert.readers.pictures import make_figure
from convert.readers.read_out import ReadOut
from convert.readers.structure.lines import Hints, SourceLine, block_line, make_line
from convert.readers.structure.source_text import SourceText, concat
from convert.readers.structure.wording import is_terminated
from convert.text.characters import LINE_END
from convert.text.raised import is_raised, plain_or_raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS: Final = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "center", "blockquote", "pre", "ul", "ol", "li",
    "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "form",
    "fieldset", "hr", "figure", "figcaption", "address", "body", "html", "details", "summary"})
_MARKS: Final = {"b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "sup": "superscript", "sub": "subscript"}
_INDENT: Final = regex(r"text-indent:\s*([\d.]+)(em|pt|px|rem|cm)")
_WHITE_SPACE: Final = regex(r"white-space:\s*([a-z-]+)")
_COLUMNS: Final = {"em": 2.0, "rem": 2.0, "pt": 1 / 8, "px": 1 / 8, "cm": 3.5}


class _OpenElement(msgspec.Struct):
    """What the elements that are open say about the letters in them."""

    place: str = ""
    indent: int = 0
    depth: int = 0
    """Of a heading, 0 outside."""
    bullet: bool = False
    raised: bool = False
    verbatim: bool = False
    """Line breaks in the letters are line breaks of the page."""
    reason: str = ""
    """Why letters here are dropped."""
    start: int = 0
    """Offset at which the letters of the innermost element begin."""


class BlockReader:
    """Makes the lines of one page."""

    def __init__(self, out: ReadOut, prose: "dict[_Element, int]", options: ReadOptions) -> None:
        self.out, self._prose, self._options = out, prose, options
        self.lines: list[SourceLine] = []
        self._headings: list[Declared] = []
        self._parts: list[SourceText] = []
        self._marks: list[Mark] = []
        self._dropped: list[tuple[str, str]] = []
        self._open: list[_OpenElement] = [_OpenElement()]
        self._counters: list[int] = []
        self._number_alone = False
        """The line that is being made has nothing yet but the number of a list."""
        self._blank = 0
        self._after_break = False
        self._before = ""
        self._state: _OpenElement | None = None
        """That of the letters collected so far."""

    def read(self, root: "_Element") -> None:
        """Read everything in `root`."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            if event == "end":
                self._end(element)
                if element is not root:
                    self._text(element.tail)
            elif element.tag in SILENT:
                self._open.append(self._open[-1])
                walk.skip_subtree()
            elif element.tag == "table" and not self._open[-1].reason and is_data_table(element) and not is_hidden(element):
                self._flush()
                self._table(element)
                self._open.append(self._open[-1])
                walk.skip_subtree()
            else:
                self._start(element)
        self._flush()

    def with_levels(self) -> list[SourceLine]:
        """Return the lines, with the levels of those that the page calls headings."""
        lines, says_nothing = with_levels(self.lines, self._headings)
        if says_nothing:
            self.out.notice("reader-headings-everywhere", "advisory")
        return lines

    def _start(self, element: "_Element") -> None:
        tag, above = element.tag, self._open[-1]
        if self._parts_lines(tag):
            self._flush()
        state = msgspec.structs.replace(above, start=self.out.position)
        style = element.get("style", "").lower()
        align = element.get("align", "").lower()
        if tag == "center" or align == "center" or "text-align:center" in style.replace(" ", ""):
            state.place = "center"
        elif align == "right" or "text-align:right" in style.replace(" ", ""):
            state.place = "right"
        elif align == "left" or "text-align:left" in style.replace(" ", "") or "text-align:justify" in style.replace(" ", ""):
            state.place = ""
        indent = _INDENT.search(style)
        if indent:
            state.indent = min(40, round(float(indent.group(1)[:6].rstrip(".") or 0) * _COLUMNS[indent.group(2)]))
        state.raised = state.raised or tag == "sup" or "vertical-align:super" in style.replace(" ", "")
        white = _WHITE_SPACE.search(style)
        state.verbatim = white.group(1).startswith(("pre", "break")) if white else state.verbatim or tag == "pre"
        if re.fullmatch("h[1-6]", tag):
            state.depth = int(tag[1])
        if not state.reason:
            state.reason = self._reason(element)
        self._open.append(state)
        if tag == "br":
            self._flush(by_break=True)
        elif tag == "img" and not state.reason:
            self._picture(element)
        elif tag in ("ul", "ol"):
            self._counters.append(int(start.group(1)) - 1 if tag == "ol" and (start := NUMBER.match(element.get("start", "1"))) else 0)
        elif tag == "li":
            self._item(element, state)
        self._text(element.text)

    def _parts_lines(self, tag: str) -> bool:
        """Tell whether a line ends where an element begins or ends; a paragraph in a list stands behind its number."""
        return tag in _BLOCKS and not (self._number_alone and tag in ("p", "div"))

    def _reason(self, element: "_Element") -> str:
        if element.tag in CONTROLS or is_foreign(element, self._prose.get(element, 0)):
            return "site-navigation"
        return "hidden-text" if is_hidden(element) else ""

    def _end(self, element: "_Element") -> None:
        tag = element.tag
        if self._parts_lines(tag) or tag in ("option", "select"):
            self._flush()
            if tag in ("p", "div") and not len(element) and not (element.text or "").strip():
                self._blank += 1
        if tag in ("ul", "ol") and self._counters:
            self._counters.pop()
        state = self._open.pop() if len(self._open) > 1 else self._open[0]
        kind = _MARKS.get(tag)
        if kind is not None or tag == "a":
            self._mark(element, kind, state)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        state = self._open[-1]
        if not state.verbatim:
            words = shown_words(text)
            if words != " " or self._parts or self._dropped:
                self._words(words, state)
            return
        for number, words in enumerate(LINE_END.split(plain_blanks(text))):
            if number:
                self._flush(by_break=True)
            if words:
                self._words(words, state)

    def _words(self, words: str, state: _OpenElement) -> None:
        if state.reason:
            self._dropped.append((words, state.reason))
            return
        self._state = self._state or state
        self._number_alone = self._number_alone and not words.strip()
        if state.raised:
            words = plain_or_raised(words, self._parts[-1].text if self._parts else "")
        self._parts.append(self.out.add(words))

    def _mark(self, element: "_Element", kind: str | None, state: _OpenElement) -> None:
        """Mark the letters of an inline element, as far as they are in the line that is being made."""
        end = self.out.position
        start = max(self._parts[0].spans[0][0], state.start) if self._parts else end
        if state.reason or start >= end:
            return
        if kind == "superscript" and is_raised(self._parts[-1].text):
            return  # the digits are raised ones already
        if kind is not None:
            self._marks.append(Mark(kind=kind, start=start, end=end))  # type: ignore[arg-type]
        elif element.get("href", "").startswith(("http://", "https://")):
            self._marks.append(Mark(kind="link", start=start, end=end, target=element.get("href", "")))

    def _item(self, element: "_Element", state: _OpenElement) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag == "ol" and self._counters:
            self._counters[-1] += 1
            self._state = state
            if not state.reason:
                self._parts.append(self.out.add(f"{self._counters[-1]}."))
                self._number_alone = True
        else:
            state.bullet = True

    def _flush(self, *, by_break: bool = False) -> None:
        """End the line that is being made."""
        state = self._state or self._open[-1]
        parts, marks, dropped = self._parts, self._marks, self._dropped
        self._parts, self._marks, self._dropped, self._state, self._number_alone = [], [], [], None, False
        if parts:
            self._line(parts, marks, state, by_break=self._after_break)
        elif by_break and not dropped:
            self._blank += 1
        for reason, group in groupby(dropped, key=itemgetter(1)):
            self.out.drop("".join(words for words, _ in group), reason)
        self._after_break = by_break

    def _line(self, parts: list[SourceText], marks: list[Mark], state: _OpenElement, *, by_break: bool) -> None:
        told = by_break and not state.verbatim
        follows = told and not is_terminated(self._before)
        hints = Hints(centred=state.place == "center", right=state.place == "right", follows=follows, role="item" if state.bullet else None,
                      starts=told and not follows, paragraph=not by_break)
        content = concat(parts)
        line = make_line(content, self.out.line, blank_before=self._blank, hints=hints)
        self.out.end_line()
        if line is None:
            self._blank += 1
            return
        if is_toolbar(line.raw.text):
            self.out.furniture.append(Furniture(text=line.raw.text, source=line.raw.spans, reason="site-navigation"))
            return
        kept = tuple(mark for mark in marks if mark.kind not in ("strong", "emphasis") or mark.start > line.start)
        bold = any(mark.kind == "strong" and mark.start <= line.start and mark.end >= line.raw.spans[-1][1] for mark in marks)
        line = msgspec.structs.replace(line, indent=max(line.indent, state.indent),
                                       hints=msgspec.structs.replace(line.hints, marks=kept, bold=bold))
        if state.depth:
            self._headings.append(Declared(len(self.lines), state.depth, line.text))
        self.lines.append(line)
        self._before, self._blank = line.text, 0

    def _picture(self, element: "_Element") -> None:
        address = element.get("src", "")
        figure, code = make_figure(address, element.get("alt", ""), self._options.resource)
        if figure is not None:
            self._flush()
            self.lines.append(block_line(figure, self.out.line, self.out.position))
        elif address:
            self.out.notice(code, "note", address=address[:80])

    def _table(self, element: "_Element") -> None:
        start, number = self.out.position, self.out.line
        table = read_table(element, self.out)
        if any(text for row in table.rows for text in row):
            self.lines.append(block_line(table, number, start))
            self._blank, self._before = 0, ""
        elif table.caption:
            self.out.furniture.append(Furniture(text=table.caption, source=table.caption_source, reason="empty-table"))

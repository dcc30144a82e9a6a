"""The text of a document while it is written: paragraphs in order, and what they refer to."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from convert.exporters.docx.elements import Element, character_style, name_of, paragraph, run, set_property, switch, w
from convert.exporters.docx.footers import FooterWriter
from convert.exporters.docx.options import DocxOptions
from convert.exporters.docx.places import Places
from convert.exporters.docx.runs import RunWriter, pieces
from convert.exporters.docx.styles import StyleWriter
from convert.layout.frame import LaidOut
from convert.model.blocks import Mark, Paragraph, Table
from convert.model.elements import Note
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.ooxml.names import RELATIONSHIP
from convert.patterns import regex
from convert.style.sheet import StyleSheet
from convert.units import mm_to_twips

_NAME: Final = regex(r"[^0-9A-Za-z_]")
_ADDRESS: Final = regex(r"(?:https?|ftp)://[^\s<>\"{}|\\^`]+|mailto:[^\s<>\"]+", re.IGNORECASE)
_LONGEST_BOOKMARK: Final = 40
_FIRST_NOTE: Final = 1
_ACROSS_FOOTER: Final = 0.6
"""Share of the footer's distance on pages that lie across, whose lower margin is smaller."""


class Story:
    """Fills the body of a document."""

    def __init__(self, document: Any, report: Report, sheet: StyleSheet, styles: StyleWriter, options: DocxOptions,
                 laid_out: LaidOut) -> None:
        """Prepare.

        Args:
            document: The document of python-docx.
            report: What is written.
            sheet: How it looks.
            styles: The styles of the document.
            options: The caller's choices.
            laid_out: The pages.
        """
        self.document = document
        self.report = report
        self.sheet = sheet
        self.styles = styles
        self.options = options
        self.places = Places(laid_out, sheet)
        self.slot_lines = laid_out.slot_lines
        self.recipients_moved = laid_out.recipients_moved
        self.number_above = laid_out.number_above
        self.tables = {table.block: table for table in laid_out.tables}
        self.writer = RunWriter(styles, remember=options.embed_fonts)
        self.notes: list[tuple[Note, int]] = []
        """Footnotes in the order in which they are met, with their ids."""
        self.last: Element | None = None
        """What was added last."""
        self._end = document.element.body.sectPr
        self._notes = {note.id: note for note in report.notes}
        self._bookmarks: dict[str, str] = {}
        self._placed: set[str] = set()
        self.targets = _link_targets(report)
        """Blocks that a link of the text goes to."""
        self._numbers = 0
        self._footers = FooterWriter(sheet, styles, self.number)
        self.across = False
        """Whether the section that is open lies across."""
        self._across_done = False
        """Whether what had to lie across is all there."""

    @property
    def section(self) -> Element:
        """The properties of the section that is open."""
        return self._end

    def number(self) -> int:
        """Return a number that no other object of the document has."""
        self._numbers += 1
        return self._numbers

    def add(self, style: str, content: Iterable[Element] = (), properties: Iterable[Element] = ()) -> Element:
        """Append a paragraph of a style and return it."""
        return self._append(paragraph(style, content, properties))

    def add_table(self, table: Element) -> None:
        """Append a table; two in a row would become one, so a thin paragraph parts them."""
        self.part_tables()
        self._append(table)

    def part_tables(self) -> None:
        """Append a thin paragraph when the last thing was a table."""
        if self.last is not None and self.last.tag.endswith("}tbl"):
            self.add(self.styles.gap())

    def end_section(self) -> None:
        """End the section that is open; what follows begins on a new page with the same properties."""
        self.document.element.body.add_section_break()
        ended = self._end.getprevious()
        set_property(ended.pPr, w("pStyle", val=self.styles.gap()))
        self.last = ended

    def set_footers(self, *, numbered: bool = True, first: bool = True) -> None:
        """Give the section that is open its footers; see `FooterWriter.fill`."""
        self._footers.fill(self.document.sections[-1], numbered=numbered, first=first, across=self.across)

    def lie_across(self) -> None:
        """Begin pages that lie across, for a table too wide for upright ones (clause 8)."""
        if not self.across:
            self._turn()
        self._across_done = False

    def end_across(self) -> None:
        """Let what is added next stand on upright pages again."""
        self._across_done = True

    def _turn(self) -> None:
        """Begin a section whose paper is turned; left becomes the upper edge and back."""
        if self.last is not None:
            self.end_section()
        self.across, self._across_done = not self.across, False
        turn_section(self.document.sections[-1], across=self.across, footer_mm=self.sheet.docx.footer_mm)
        for name in ("pgNumType", "titlePg"):
            for found in self.section.findall(name_of(name)):
                self.section.remove(found)
        self.set_footers(first=self.last is None)

    def text(self, slot: str, role: str, text: str, *, bookmark: str = "", properties: Iterable[Element] = ()) -> Element:
        """Append a paragraph of a role. `slot` is the block id or the name of the slot; centred slots break as in the layout."""
        style = self.styles.paragraph(role)
        runs = self.writer.runs(text, self.sheet.roles[role], breaks=breaks_of(text, self.slot_lines.get(slot, ())))
        return self.add(style, self.marked(bookmark, runs) if bookmark else runs, properties)

    def keep_last_with_next(self) -> None:
        """Keep the last paragraph on the page of what follows: a signature takes text along (7.3.5.5).

        LibreOffice moves the whole paragraph, so the only one of the first page is better left alone.
        """
        if self.last is not None and self.last.tag.endswith("}p"):
            set_property(self.last[0], switch("keepNext", on=True))

    def paragraph(self, block: Paragraph, role: str) -> None:
        """Append a paragraph of the body with its run-in heading, marks, links and note references."""
        base, end = (f"lead_{block.lead.level}", len(block.lead.ordinal) + len(block.lead.text)) if block.lead else ("", 0)
        style = self.styles.run_in(role, block.lead.level) if block.lead else self.styles.paragraph(role)
        own = self.sheet.roles[role]
        lead = self.sheet.roles[base] if base else own
        heading: list[Element] = []
        written: list[Element] = []
        for piece in pieces(block.text, lead_end=end, marks=block.marks):
            made = self.writer.piece(block.text, piece, lead if piece.lead else own, base if piece.lead else _style_of(piece.marks))
            if piece.marks:
                made = self._marked(block.text[piece.start:piece.end], made, piece.marks)
            (heading if piece.lead else written).extend(made)
        if heading:
            heading = self.marked(block.id, heading)
        else:
            written = self.marked(block.id, written)
        self.add(style, [*heading, *written])

    def marked(self, target: str, content: Sequence[Element]) -> list[Element]:
        """Return `content` inside the bookmark of a block if anything may refer to it; of two with the same id the first has it."""
        if target in self._placed or not (self.options.contents or target in self.targets):
            return list(content)
        self._placed.add(target)
        number = self.number()
        return [w("bookmarkStart", id=number, name=self.bookmark(target)), *content, w("bookmarkEnd", id=number)]

    def bookmark(self, target: str) -> str:
        """Return the name of the bookmark of a block."""
        name = self._bookmarks.get(target)
        if name is None:
            name = ("_b" + _NAME.sub("_", target))[:_LONGEST_BOOKMARK]
            if name in self._bookmarks.values():
                name = f"_b{len(self._bookmarks)}_{name[2:]}"[:_LONGEST_BOOKMARK]
            self._bookmarks[target] = name
        return name

    def _append(self, made: Element) -> Element:
        if self._across_done:
            self._turn()
        self._end.addprevious(made)
        self.last = made
        return made

    def _marked(self, letters: str, content: list[Element], marks: Sequence[Mark]) -> list[Element]:
        for mark in marks:
            if mark.kind == "link" and mark.target and (mark.target.startswith("#") or _ADDRESS.fullmatch(mark.target)):
                return self._link(mark.target, content)
            note = self._notes.get(mark.target or "") if mark.kind == "note" else None
            if note is not None:
                return self._reference(note, letters)
        return content

    def _link(self, target: str, content: list[Element]) -> list[Element]:
        if not target.startswith("#"):
            relationship = self.document.part.relate_to(target, RELATIONSHIP["hyperlink"], is_external=True)
            return [w("hyperlink", *content, r__id=relationship, history=1)]
        return [w("hyperlink", *content, anchor=self.bookmark(target[1:]), history=1)] if target[1:] in self.targets else content

    def _reference(self, note: Note, letters: str) -> list[Element]:
        style = self.styles.character("note_mark")
        if any(known.id == note.id for known, _ in self.notes):
            return [run(letters, character_style(style))]
        number = _FIRST_NOTE + len(self.notes)
        self.notes.append((note, number))
        reference = run(letters[:1], character_style(style))
        reference.insert(1, w("footnoteReference", customMarkFollows=1, id=number))
        return [reference, run(letters[1:], character_style(style))] if letters[1:] else [reference]


def turn_section(section: Any, *, across: bool, footer_mm: float) -> None:
    """Turn the paper of a section by a quarter, its margins with it."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width
    edges = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    turned = edges[-1:] + edges[:-1] if across else edges[1:] + edges[:1]
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = turned
    section.footer_distance = Twips(mm_to_twips(footer_mm * _ACROSS_FOOTER if across else footer_mm))


def breaks_of(text: str, lines: Sequence[str]) -> tuple[int, ...]:
    """Return the offsets at which `text` breaks into `lines`; none when they are not its letters."""
    if len(lines) < 2 or "".join(lines) != text:
        return ()
    ends = [0]
    for line in lines[:-1]:
        ends.append(ends[-1] + len(line))
    return tuple(ends[1:])


def _link_targets(report: Report) -> frozenset[str]:
    """Return the ids of the blocks that links go to; a table is found by its caption."""
    blocks = list(all_blocks(report))
    wanted = {mark.target[1:] for block in blocks if isinstance(block, Paragraph) for mark in block.marks
              if mark.kind == "link" and mark.target and mark.target.startswith("#")}
    return frozenset(block.id for block in blocks if block.id in wanted and (not isinstance(block, Table) or block.caption))


def _style_of(marks: Sequence[Mark]) -> str:
    """Return the character style of the innermost mark."""
    kind = marks[-1].kind if marks else ""
    return "note_mark" if kind == "note" else kind

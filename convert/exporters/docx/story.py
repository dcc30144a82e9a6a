"""The text of a document while it is written: paragraphs in order, and what they refer to."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from convert.exporters.docx.options import DocxOptions
from convert.exporters.docx.runs import NO_PLAN, LinePlan, RunWriter, pieces
from convert.exporters.docx.styles import StyleWriter
from convert.layout.frame import TableFrame
from convert.model.blocks import Mark, Paragraph, Table
from convert.model.elements import Note
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.ooxml.elements import paragraph, run, text_content, value
from convert.patterns import regex
from convert.style.sheet import StyleSheet

if TYPE_CHECKING:
    from convert.exporters.docx.package import PackageWriter
    from convert.exporters.docx.same_lines import PagePlan

_NAME: Final = regex(r"[^0-9A-Za-z_]")
_ADDRESS: Final = regex(r"(?:https?|ftp)://[^\s<>\"{}|\\^`]+|mailto:[^\s<>\"]+", re.IGNORECASE)
_LONGEST_BOOKMARK: Final = 40
_FIRST_NOTE: Final = 1


class Story:
    """Collects the body of `document.xml`."""

    def __init__(self, report: Report, sheet: StyleSheet, styles: StyleWriter, package: "PackageWriter", options: DocxOptions,
                 plan: "PagePlan", table_frames: Mapping[str, TableFrame]) -> None:
        """Prepare.

        Args:
            report: What is written.
            sheet: How it looks.
            styles: The styles of the document.
            package: Where pictures and links go.
            options: The caller's choices.
            plan: What lines and columns need to come out as in the layout.
            table_frames: Columns of the tables as the layout planned them, by id.
        """
        self.report = report
        self.sheet = sheet
        self.styles = styles
        self.package = package
        self.options = options
        self.writer = RunWriter(styles)
        self.parts: list[str] = []
        self.notes: list[tuple[Note, int]] = []
        """Footnotes in the order in which they are met, with their ids."""
        self.footers: dict[str, str] = {}
        """Relationships of the footers by kind."""
        self.sections = 0
        """Sections that have ended."""
        self.table_frames = table_frames
        self.page_plan = plan
        self._after_table = False
        self._notes = {note.id: note for note in report.notes}
        self._bookmarks: dict[str, str] = {}
        self._placed: set[str] = set()
        self.targets = _link_targets(report)
        """Blocks that a link of the text goes to."""
        self._numbers = 0

    def number(self) -> int:
        """Return a number that no other object of the document has."""
        self._numbers += 1
        return self._numbers

    def add(self, content: str) -> None:
        """Append finished XML."""
        self.parts.append(content)
        self._after_table = False

    def add_table(self, content: str) -> None:
        """Append a table; two in a row would become one, so a thin paragraph parts them."""
        self.part_tables()
        self.parts.append(content)
        self._after_table = True

    def end_section(self, properties: str) -> None:
        """End a section; what follows begins on a new page."""
        self.add(paragraph("gap", "", properties))
        self.add(paragraph("gap", ""))
        self.sections += 1

    def part_tables(self) -> None:
        """Append a thin paragraph when the last thing was a table."""
        if self._after_table:
            self.add(paragraph("gap", ""))

    def text(self, slot: str, role: str, text: str, *, properties: str = "", breaks: Sequence[int] = (), bookmark: str = "") -> None:
        """Append a paragraph of a role. `slot` is the block id or the name of the slot."""
        runs = self.writer.runs(text, self.sheet.roles[role], plan=self.page_plan.lines.get(slot, NO_PLAN), breaks=breaks)
        self.add(paragraph(role, self.marked(bookmark, runs) if bookmark else runs, properties))

    def plan(self, slot: str) -> LinePlan:
        """Return what the lines of a slot need."""
        return self.page_plan.lines.get(slot, NO_PLAN)

    def keep_last_with_next(self) -> None:
        """Keep the last paragraph on the page of what follows: a signature takes a line of text along (7.3.5.5)."""
        if self.parts and self.parts[-1].startswith("<w:p>") and "<w:keepNext" not in self.parts[-1]:
            self.parts[-1] = self.parts[-1].replace("/>", '/><w:keepNext w:val="1"/>', 1)

    def empty(self, role: str = "body") -> None:
        """Append an empty row."""
        self.add(paragraph(role, ""))

    def paragraph(self, block: Paragraph, role: str) -> None:
        """Append a paragraph of the body with its run-in heading, marks, links and note references."""
        own = self.sheet.roles[role]
        lead, base, end = None, "", 0
        if block.lead:
            base = f"lead_{block.lead.level}"
            lead, end = self.sheet.roles[base], len(block.lead.ordinal) + len(block.lead.text)
        written: list[str] = []
        heading: list[str] = []
        for piece in pieces(block.text, lead_end=end, marks=block.marks, plan=self.page_plan.lines.get(block.id, NO_PLAN)):
            style = base if piece.lead else _style_of(piece.marks)
            made = self.writer.piece(block.text, piece, own, lead, style)
            if piece.marks:
                made = self._marked(block.text[piece.start:piece.end], made, piece.marks)
            (heading if piece.lead else written).append(made)
        if heading:
            runs = self.marked(block.id, "".join(heading)) + "".join(written)
        else:
            runs = self.marked(block.id, "".join(written)) if block.id in self.targets else "".join(written)
        self.add(paragraph(role, runs))

    def marked(self, target: str, content: str) -> str:
        """Return `content` inside the bookmark of a block; of two blocks with the same id the first has it."""
        if target in self._placed:
            return content
        self._placed.add(target)
        number = self.number()
        return f'<w:bookmarkStart w:id="{number}" w:name="{self.bookmark(target)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def bookmark(self, target: str) -> str:
        """Return the name of the bookmark of a block."""
        name = self._bookmarks.get(target)
        if name is None:
            name = ("_b" + _NAME.sub("_", target))[:_LONGEST_BOOKMARK]
            if name in self._bookmarks.values():
                name = f"_b{len(self._bookmarks)}_{name[2:]}"[:_LONGEST_BOOKMARK]
            self._bookmarks[target] = name
        return name

    def _marked(self, letters: str, content: str, marks: Sequence[Mark]) -> str:
        for mark in marks:
            if mark.kind == "link" and mark.target and (mark.target.startswith("#") or _ADDRESS.fullmatch(mark.target)):
                return self._link(mark.target, content)
            note = self._notes.get(mark.target or "") if mark.kind == "note" else None
            if note is not None:
                return self._reference(note, letters)
        return content

    def _link(self, target: str, content: str) -> str:
        if target.startswith("#"):
            if target[1:] not in self.targets:
                return content
            return f'<w:hyperlink w:anchor="{self.bookmark(target[1:])}" w:history="1">{content}</w:hyperlink>'
        return f'<w:hyperlink r:id="{self.package.link(target)}" w:history="1">{content}</w:hyperlink>'

    def _reference(self, note: Note, letters: str) -> str:
        style = value("rStyle", self.styles.character("note_mark"))
        if any(known.id == note.id for known, _ in self.notes):
            return run(letters, style)
        number = _FIRST_NOTE + len(self.notes)
        self.notes.append((note, number))
        reference = (f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
                     f"{text_content(letters[:1])}</w:r>")
        return reference + (run(letters[1:], style) if letters[1:] else "")


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

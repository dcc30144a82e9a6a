"""From a report to finished pages."""

from collections.abc import Iterator, Mapping

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.layout.body import body_rows
from convert.layout.folio import number_pages
from convert.layout.frame import LaidOut, Line, Page, TableFrame
from convert.layout.front import centred_rows, front_rows, text_below_title
from convert.layout.metrics import FontMetrics
from convert.layout.paragraph import Typesetter
from convert.layout.rows import PageBuilder, PageRow, text_rows
from convert.model.blocks import Paragraph
from convert.model.elements import Attachment, SignOff
from convert.model.recipients import printed_imprint, recipients_above
from convert.model.report import Report
from convert.model.walk import all_blocks
from convert.style.sheet import StyleSheet
from convert.units import MM_PER_INCH, PT_PER_INCH, TWIPS_PER_PT

_MM_PER_TWIP = MM_PER_INCH / PT_PER_INCH / TWIPS_PER_PT


class LayoutOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user wants besides report and sheet."""

    seals: Mapping[str, bytes] = {}
    """PNG of the seals that the user owns, by organ, or by nothing for the only organ; other places are kept free."""


def lay_out(report: Report, sheet: StyleSheet, fonts: FontMetrics,
            options: LayoutOptions = LayoutOptions()) -> Outcome[LaidOut]:
    """Return the pages of `report`.

    Args:
        report: The canonical report.
        sheet: Computed style sheet; all lengths come from it.
        fonts: What letters measure.
        options: The user's choices.
    """
    document = ReportLayout(report, sheet, fonts, options)
    if document.hides_text() and report.main_recipients:
        document = ReportLayout(report, sheet, fonts, options, recipients_moved=True)
        document.tell("layout-recipients-moved", recipients=report.main_recipients)
    if sheet.text.avoid_single_line_page and document.ends_with_stub():
        document = _without_stub(document, fonts)
    if sheet.text.avoid_single_line_page and document.imprint_missed:
        document = _with_imprint_in_place(document, fonts)
    return Outcome(document.finish(), tuple(document.diagnostics))


def _without_stub(document: "ReportLayout", fonts: FontMetrics) -> "ReportLayout":
    """Return the document with its last line pulled in, or as it is when no adjustment does that."""
    for sheet in adjusted_sheets(document.sheet):
        other = ReportLayout(document.report, sheet, fonts, document.options, recipients_moved=document.recipients_moved)
        if other.main_pages < document.main_pages and not other.ends_with_stub():
            other.diagnostics = document.diagnostics
            other.adjusted = True
            other.tell("layout-pulled-in", page=document.main_pages, rows=sheet.grid.lines_per_page)
            return other
    document.tell("layout-single-line", page=document.main_pages)
    return document


def _with_imprint_in_place(document: "ReportLayout", fonts: FontMetrics) -> "ReportLayout":
    """Return the document with its imprint on the last page of text, or as it is when no adjustment makes room for it there."""
    for sheet in adjusted_sheets(document.sheet):
        other = ReportLayout(document.report, sheet, fonts, document.options, recipients_moved=document.recipients_moved)
        if len(other.builder.drafts) < len(document.builder.drafts) and not other.ends_with_stub():
            other.diagnostics = document.diagnostics
            other.adjusted = True
            other.tell("layout-imprint-pulled-in", page=len(other.builder.drafts), rows=sheet.grid.lines_per_page)
            return other
    return document


def adjusted_sheets(sheet: StyleSheet) -> Iterator[StyleSheet]:
    """Yield sheets that hold more on a page, the gentlest first.

    Without the empty row below 材料编号, which is mere practice; then with more rows on every page (GB/T 9704-2012 5.2.3, 7.3.5.5).
    """
    replace = msgspec.structs.replace
    number = sheet.roles["material_number"]
    if number.space_after_lh:
        yield replace(sheet, roles={**sheet.roles, "material_number": replace(number, space_after_lh=0.0)})
    grid, page, docx = sheet.grid, sheet.page, sheet.docx
    for more in range(1, sheet.text.pull_in_lines + 1):
        rows = grid.lines_per_page + more
        pitch = (page.type_area_height_mm - grid.char_height_mm) / (rows - 1)
        gap = pitch - grid.char_height_mm
        half = (grid.row_gap_mm - gap) / 2
        top, bottom = docx.margin_top_mm + half, docx.margin_bottom_mm + half
        twips = int((page.height_mm - top - bottom) / _MM_PER_TWIP / rows)
        yield replace(sheet, grid=replace(grid, lines_per_page=rows, line_pitch_mm=pitch, row_gap_mm=gap),
                      docx=replace(docx, margin_top_mm=top, margin_bottom_mm=bottom, line_twips=twips))


class ReportLayout:
    """One pass over a report."""

    def __init__(self, report: Report, sheet: StyleSheet, fonts: FontMetrics, options: LayoutOptions, *,
                 recipients_moved: bool = False) -> None:
        self.report = report
        self.sheet = sheet
        self.options = options
        self.recipients_moved = recipients_moved
        self.adjusted = False
        self.setter = Typesetter(sheet, fonts)
        self.slot_lines: dict[str, tuple[str, ...]] = {}
        self.tables: list[TableFrame] = []
        self.diagnostics: list[Diagnostic] = []
        self.notes = self._notes()
        self.builder = PageBuilder(sheet, self.notes)
        self.number_above = self._place_header()
        self.builder.add(self._main_rows())
        self.main_pages = len(self.builder.drafts)
        for index, attachment in enumerate(report.attachments):
            self.builder.add(self._attachment_rows(index, attachment))
        before = len(self.builder.drafts)
        self.unnumbered = self._place_imprint()
        even = sheet.imprint.even_page
        self.imprint_missed = len(self.builder.drafts) > before and not (even and before % 2)
        """Whether the imprint would have stood on the last page of text but for want of room."""

    def tell(self, code: str, **args: str | int) -> None:
        """Note something worth telling."""
        self.diagnostics.append(Diagnostic(code=code, grade="note", args=dict(args)))

    def hides_text(self) -> bool:
        """Return whether the head of the first page leaves no room for text (7.3.2, 7.3.3)."""
        if self.report.header is None or not self.report.body:
            return False
        first = self.report.body[0].id
        return not any(isinstance(item, Line) and item.block == first for item in self.builder.drafts[0].items)

    def ends_with_stub(self) -> bool:
        """Return whether the last page of the main part holds one line only, or the closing line only."""
        if self.main_pages < 2:
            return False
        lines = [item for item in self.builder.drafts[self.main_pages - 1].items if isinstance(item, Line)]
        if not all(isinstance(item, Line) for item in self.builder.drafts[self.main_pages - 1].items):
            return False
        return len({line.baseline_mm for line in lines}) <= 1 or {line.block for line in lines} == {"closing"}

    def _notes(self) -> dict[str, list[PageRow]]:
        """Return the rows of every note, its marker before it."""
        rows = {}
        for note in self.report.notes:
            label = "" if note.text.startswith(note.marker) else note.marker + "　"
            lines = self.setter.lines(label + note.text, "note", note.id, offset=-len(label))
            rows[note.id] = text_rows(lines, self.setter, "note")
        return rows

    def _unreferenced_notes(self) -> list[PageRow]:
        """Return the rows of the notes that no text refers to; they follow the body."""
        wanted = {mark.target for block in all_blocks(self.report) if isinstance(block, Paragraph)
                  for mark in block.marks if mark.kind == "note"}
        return [row for note in self.report.notes if note.id not in wanted for row in self.notes[note.id]]

    def _place_header(self) -> bool:
        """Place the head of the first page; return whether the 材料编号 stands above it."""
        if self.report.header is None or self.sheet.header.kind == "none":
            return False
        from convert.layout.header import HeaderSetter

        header = HeaderSetter(self.report.header, self.setter, self.report.front.material_number or "")
        self.builder.begin_below(header.place(), header.items)
        return header.numbered

    def _main_rows(self) -> list[PageRow]:
        report, setter = self.report, self.setter
        rows = front_rows(report, setter, self.slot_lines, number_above=self.number_above)
        recipients = recipients_above(report, moved=self.recipients_moved)
        if recipients:
            rows += text_rows(setter.lines(recipients, "main_recipients", "main_recipients"), setter, "main_recipients")
        body = body_rows(report.body, setter, self.tables)
        if body and text_below_title(report, addressed=bool(recipients)):
            body[0].space_before_mm += self.sheet.roles["salutation"].space_before_lh * self.sheet.grid.line_pitch_mm
        rows += body
        if report.closing:
            rows += text_rows(setter.lines(report.closing, "closing", "closing"), setter, "closing")
        rows += self._unreferenced_notes() if report.notes else []
        return rows + self._end_rows(rows)

    def _end_rows(self, text: list[PageRow]) -> list[PageRow]:
        """Return 附件说明, 署名, 成文日期, 附注 and 出席; the signature takes a line of text along to its page (7.3.5.5)."""
        report, setter = self.report, self.setter
        rows: list[PageRow] = []
        if self.options.seals:
            self._tell_of_seals(report.sign_off)
        if not (report.attachment_note or report.sign_off or report.document_note or report.attendance):
            return rows
        from convert.layout.sign_off import SignOffSetter, attachment_note_rows, attendance_rows, document_note_rows

        if report.attachment_note:
            rows += attachment_note_rows(report.attachment_note, setter)
        if report.sign_off:
            above = rows or text
            if above:
                above[-1].keep = True
            rows += SignOffSetter(report.sign_off, setter, self.options.seals).rows()
        if report.document_note:
            rows += document_note_rows(report.document_note, setter)
        return rows + attendance_rows(report.attendance, setter)

    def _tell_of_seals(self, sign_off: SignOff | None) -> None:
        """Say which of the user's seals stand nowhere."""
        from convert.layout.sign_off import sealing

        if sign_off is None or (sign_off.seal is None and not (sign_off.authority and sign_off.date)):
            self.tell("layout-seal-nowhere")
            return
        if sign_off.seal == "none":
            self.tell("layout-seal-refused")
            return
        if sign_off.seal is None and sealing(sign_off, self.options.seals) == "seal":
            self.tell("layout-seal-taken")
        organs = {sign_off.authority or "", *sign_off.joint_authorities, sign_off.signatory or ""}
        other = [organ for organ in self.options.seals if organ and organ not in organs]
        if other:
            self.tell("layout-seal-unused", organs="、".join(other))
        if "" in self.options.seals and sign_off.joint_authorities:
            self.tell("layout-seal-joint")

    def _attachment_rows(self, index: int, attachment: Attachment) -> list[PageRow]:
        """Return the rows of an attachment: a new page, the label in row 1, the title in row 3 (7.3.7)."""
        setter, slot = self.setter, f"attachments.{index}"
        rows = text_rows(setter.lines(attachment.label, "attachment_label", f"{slot}.label"), setter, "attachment_label")
        if attachment.title:
            rows += centred_rows(attachment.title, "attachment_title", f"{slot}.title", setter, self.slot_lines)
        rows += body_rows(attachment.body, setter, self.tables)
        if rows:
            rows[0].new_page = True
            rows[0].outline = ((1, f"{attachment.label}　{attachment.title}".strip(), f"{slot}.label"),)
        return rows

    def _place_imprint(self) -> set[int]:
        imprint = printed_imprint(self.report, moved=self.recipients_moved)
        if imprint is None:
            return set()
        from convert.layout.imprint import place_imprint

        return place_imprint(imprint, self.setter, self.builder)

    def finish(self) -> LaidOut:
        """Return the pages with their numbers."""
        pages = number_pages(self.builder.finish(), self.setter, self.unnumbered, self.builder.landscape_pages)
        title = self.report.front.title or ""
        lines = self.slot_lines.get("front.title", (title,) if title else ())
        return LaidOut(pages=pages, outline=tuple(self.builder.outline), tables=tuple(self.tables), title_lines=lines,
                       slot_lines=self.slot_lines, sheet=self.sheet if self.adjusted else None,
                       recipients_moved=self.recipients_moved, number_above=self.number_above, places=_places(pages),
                       paper_mm=(self.sheet.page.width_mm, self.sheet.page.height_mm))


def _places(pages: tuple[Page, ...]) -> dict[tuple[str, tuple[int, int] | None], tuple[tuple[int, int], ...]]:
    """Return where the lines of every block and cell went; a table without caption counts as where its first cell stands."""
    found: dict[tuple[str, tuple[int, int] | None], list[tuple[int, int]]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and not item.artifact:
                found.setdefault((item.block, item.cell), []).append((item.start, page.number))
                if item.cell is not None:
                    found.setdefault((item.block, None), [(0, page.number)])
    return {key: tuple(value) for key, value in found.items()}

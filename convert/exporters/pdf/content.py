"""The content of the pages: frames drawn and marked with the element they belong to."""

from typing import TYPE_CHECKING, assert_never

from convert.diagnostics import ConvertError
from convert.exporters.pdf.links import LinkWriter
from convert.exporters.pdf.navigation import Outline
from convert.exporters.pdf.structure import Element, StructureTree
from convert.exporters.pdf.tagging import Tagger
from convert.exporters.pdf.text import TextWriter, colour
from convert.layout.frame import Line, Picture, Reserved, Stroke
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.exporters.pdf.fonts import EmbeddedFont
    from convert.layout.frame import LaidOut, Page
    from convert.model.report import Report
    from convert.style.sheet import StyleSheet

_FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
_REPEATED = {"Type": "/Pagination", "Subtype": "/Header"}
_LAYOUT = {"Type": "/Layout"}
"""What artifacts are."""


class PageWriter:
    """Draws page after page on a canvas."""

    def __init__(self, canvas: "ReportCanvas", report: "Report", laid_out: "LaidOut", sheet: "StyleSheet",
                 fonts: "dict[str, EmbeddedFont]") -> None:
        self.tree = StructureTree()
        self.links = LinkWriter(canvas, laid_out)
        self._canvas = canvas
        self._sheet = sheet
        self._laid_out = laid_out
        self._outline = Outline(canvas, laid_out)
        self._tagger = Tagger(self.tree.root, report, laid_out)
        self._text = TextWriter(canvas, fonts)
        self._pictures: dict[bytes, object] = {}
        self._bold = {name for name, role in sheet.roles.items() if role.bold}
        self._mark: Element | dict[str, str] | None = None
        self._height = 0.0

    def draw(self) -> None:
        """Draw all pages."""
        for page in self._laid_out.pages:
            self._draw_page(page)
        self._outline.finish()

    def _draw_page(self, page: "Page") -> None:
        paper = self._sheet.page
        width, height = paper.width_mm * PT_PER_MM, paper.height_mm * PT_PER_MM
        if page.landscape:
            width, height = height, width
        self._height = height
        self._canvas.setPageSize((width, height))
        self._text.start_page(height)
        self.tree.start_page()
        self._outline.start_page(page, height)
        self.links.start_page(page.number, height)
        for item in page.items:
            match item:
                case Line():
                    self._line(item)
                case Stroke():
                    self._rule(item)
                case Picture():
                    self._picture(item)
                case Reserved():
                    pass
                case _:
                    assert_never(item)
        self._close()
        self.links.write(self.tree, len(self._laid_out.pages))
        self._canvas.showPage()

    def _line(self, line: Line) -> None:
        for run in line.runs:
            if line.artifact:
                self._open(_REPEATED if line.cell is not None else _FOOTER)
            else:
                element = self._tagger.of_run(line, run)
                self._open(element)
                if run.link is not None:
                    self.links.add(run, line, element)
            bold = run.mark == "strong" or (run.role or line.role) in self._bold
            rise = -run.rise_mm if line.turned else run.rise_mm
            self._text.show(run, (line.baseline_mm - rise) * PT_PER_MM, bold=bold, turned=line.turned)

    def _rule(self, rule: Stroke) -> None:
        self._open(_LAYOUT)
        self._canvas.setStrokeColor(colour(rule.color))
        self._canvas.setLineWidth(rule.thickness_mm * PT_PER_MM)
        self._canvas.line(rule.x1_mm * PT_PER_MM, self._height - rule.y1_mm * PT_PER_MM,
                          rule.x2_mm * PT_PER_MM, self._height - rule.y2_mm * PT_PER_MM)
        self._text.forget_look()

    def _picture(self, picture: Picture) -> None:
        from convert.exporters.pdf.pictures import open_picture

        x, width = picture.x_mm * PT_PER_MM, picture.width_mm * PT_PER_MM
        y, height = self._height - (picture.y_mm + picture.height_mm) * PT_PER_MM, picture.height_mm * PT_PER_MM
        self._open(self._tagger.of_picture(picture, (x, y, x + width, y + height)))
        try:
            if picture.image not in self._pictures:
                self._pictures[picture.image] = open_picture(picture.image)
            self._canvas.drawImage(self._pictures[picture.image], x, y, width, height, mask="auto")
        except (OSError, ValueError, SyntaxError) as error:
            raise ConvertError("pdf-picture", block=picture.block, reason=str(error)[:80]) from None

    def _open(self, mark: Element | dict[str, str]) -> None:
        """Begin the marked content of an element or an artifact, unless it is open already."""
        if mark is self._mark:
            return
        self._close()
        self._mark = mark
        if isinstance(mark, Element):
            self._canvas.begin_mark(mark.tag, MCID=self.tree.mark(mark))
        else:
            self._canvas.begin_mark("Artifact", **mark)

    def _close(self) -> None:
        if self._mark is not None:
            self._text.close()
            self._canvas.end_mark()
            self._mark = None

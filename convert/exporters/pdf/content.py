"""The content of the pages: frames drawn and marked with the element they belong to."""

from typing import TYPE_CHECKING, assert_never

from convert.diagnostics import ConvertError
from convert.exporters.pdf.links import LinkWriter
from convert.exporters.pdf.structure import Element, StructureTree
from convert.exporters.pdf.syntax import color, number, numbers
from convert.exporters.pdf.tagging import Tagger
from convert.exporters.pdf.text import TextWriter
from convert.layout.frame import Line, Picture, Reserved, Rule
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document
    from convert.exporters.pdf.fonts import EmbeddedFont
    from convert.layout.frame import LaidOut, Page
    from convert.model.report import Report
    from convert.style.sheet import StyleSheet

_FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_REPEATED = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
_LAYOUT = "/Artifact<</Type/Layout>>BDC"


class PageWriter:
    """Draws page after page into a document."""

    def __init__(self, document: "Document", report: "Report", laid_out: "LaidOut", sheet: "StyleSheet",
                 fonts: "dict[str, EmbeddedFont]") -> None:
        self.tree = StructureTree()
        self.links = LinkWriter(laid_out, sheet)
        self._document = document
        self._sheet = sheet
        self._laid_out = laid_out
        self._tagger = Tagger(self.tree.root, report, laid_out)
        self._text = TextWriter(fonts)
        self._pictures: dict[bytes, str] = {}
        self._bold = {name for name, role in sheet.roles.items() if role.bold}
        self._operators: list[str] = []
        self._mark: Element | str | None = None
        self._in_text = False
        self._height = 0.0

    def draw(self) -> None:
        """Draw all pages."""
        for page in self._laid_out.pages:
            self._draw_page(page)

    def _draw_page(self, page: "Page") -> None:
        paper = self._sheet.page
        width, height = paper.width_mm * PT_PER_MM, paper.height_mm * PT_PER_MM
        if page.landscape:
            width, height = height, width
        self._height = height
        self._operators = []
        self._text.start_page()
        struct_parents = self.tree.start_page()
        self.links.start_page(height)
        for item in page.items:
            match item:
                case Line():
                    self._line(item)
                case Rule():
                    self._rule(item)
                case Picture():
                    self._picture(item)
                case Reserved():
                    pass
                case _:
                    assert_never(item)
        self._close()
        annotations = self.links.write(self._document, self.tree, len(self._laid_out.pages))
        self._document.add_page(width, height, "\n".join(self._operators), struct_parents=struct_parents, annotations=annotations)

    def _line(self, line: Line) -> None:
        y = number(self._height - line.baseline_mm * PT_PER_MM)
        for run in line.runs:
            if line.artifact:
                self._open(_REPEATED if line.cell is not None else _FOOTER)
            else:
                element = self._tagger.of_run(line, run)
                self._open(element)
                if run.link is not None:
                    self.links.add(run, line, element)
            self._begin_text()
            bold = run.mark == "strong" or (run.role or line.role) in self._bold
            raised = number(self._height - (line.baseline_mm - run.rise_mm) * PT_PER_MM) if run.rise_mm else y
            self._text.show(run, raised, self._operators, bold=bold)

    def _rule(self, rule: Rule) -> None:
        self._open(_LAYOUT)
        red, green, blue = color(rule.color)
        ends = numbers(rule.x1_mm * PT_PER_MM, self._height - rule.y1_mm * PT_PER_MM)
        others = numbers(rule.x2_mm * PT_PER_MM, self._height - rule.y2_mm * PT_PER_MM)
        self._operators.append(f"{numbers(red, green, blue)} RG {number(rule.thickness_mm * PT_PER_MM)} w {ends} m {others} l S")
        self._text.forget_look()

    def _picture(self, picture: Picture) -> None:
        x, width = picture.x_mm * PT_PER_MM, picture.width_mm * PT_PER_MM
        y, height = self._height - (picture.y_mm + picture.height_mm) * PT_PER_MM, picture.height_mm * PT_PER_MM
        self._open(self._tagger.of_picture(picture, numbers(x, y, x + width, y + height)))
        self._operators.append(f"q {numbers(width, 0, 0, height, x, y)} cm /{self._picture_name(picture)} Do Q")

    def _picture_name(self, picture: Picture) -> str:
        """Return the name pages know the picture by; one that is drawn again is stored once."""
        from convert.exporters.pdf.pictures import write_picture

        if picture.image not in self._pictures:
            try:
                number = write_picture(self._document, picture.image)
            except (OSError, ValueError, SyntaxError) as error:
                raise ConvertError("pdf-picture", block=picture.block, reason=str(error)[:80]) from None
            self._pictures[picture.image] = self._document.add_picture(number)
        return self._pictures[picture.image]

    def _open(self, mark: Element | str) -> None:
        """Begin the marked content of an element or an artifact, unless it is open already."""
        if mark == self._mark:
            return
        self._close()
        self._mark = mark
        if isinstance(mark, str):
            self._operators.append(mark)
        else:
            self._operators.append(f"/{mark.tag}<</MCID {self.tree.mark(mark)}>>BDC")

    def _close(self) -> None:
        if self._mark is not None:
            self._end_text()
            self._operators.append("EMC")
            self._mark = None

    def _begin_text(self) -> None:
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

"""Page numbers (GB/T 9704-2012 7.5): the footers of a section."""

from collections.abc import Callable
from typing import Any

from convert.exporters.docx.drawing import Box, anchored_text
from convert.exporters.docx.elements import Element, complex_field, paragraph, run
from convert.exporters.docx.styles import StyleWriter
from convert.style.sheet import StyleSheet
from convert.units import pt_to_mm

_NAME = "页码"


class FooterWriter:
    """Gives the sections of a document their footers."""

    def __init__(self, sheet: StyleSheet, styles: StyleWriter, number: Callable[[], int]) -> None:
        """Prepare; `number` returns numbers that no other object of the document has."""
        self._sheet = sheet
        self._styles = styles
        self._number = number

    def fill(self, section: Any, *, numbered: bool = True, first: bool = True, across: bool = False) -> None:
        """Give a section its footers.

        Args:
            section: The section of python-docx.
            numbered: Whether its pages bear numbers.
            first: Whether it holds the first page of the report.
            across: Whether its pages lie across; their number stands where it does on the others when the paper is turned (clause 8).
        """
        rules = self._sheet.page_number
        numbered = numbered and rules.shown
        self._set(section.footer, self._styles.paragraph("page_number"), numbered=numbered, across=across)
        if rules.side == "outer":
            self._set(section.even_page_footer, self._styles.even_page_number(), numbered=numbered, across=across)
        hidden = first and numbered and 1 in rules.hidden_pages
        section.different_first_page_header_footer = hidden
        if hidden:
            self._set(section.first_page_footer, self._styles.paragraph("page_number"), numbered=False, across=across)

    def _set(self, footer: Any, style: str, *, numbered: bool, across: bool) -> None:
        """Make a footer of one row: the number of the page between its dashes, or nothing."""
        footer.is_linked_to_previous = False
        root = footer.part.element
        for child in list(root):
            root.remove(child)
        row = paragraph(style, self._label() if numbered else ())
        root.append(paragraph(style, [anchored_text(self._number(), row, self._upright_place(), _NAME)]) if across and numbered else row)

    def _label(self) -> list[Element]:
        before, _, after = self._sheet.page_number.pattern.partition("{page}")
        label = [run(before) if before else None, *complex_field("PAGE", "1"), run(after) if after else None]
        return [made for made in label if made is not None]

    def _upright_place(self) -> Box:
        """Return where the row of the number stands on a page that was turned so that its left edge is the upper one."""
        page = self._sheet.page
        return Box(self._sheet.docx.footer_mm, page.margin_binding_mm, pt_to_mm(self._sheet.roles["page_number"].type_size_pt),
                   page.type_area_width_mm)

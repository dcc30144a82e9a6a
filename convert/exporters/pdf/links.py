"""Links: an annotation over every piece of linked text, owned by the Link element of that text (ISO 14289-1, 7.18.5)."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic
from convert.exporters.pdf.syntax import numbers, reference, text_string
from convert.layout.frame import Line
from convert.units import PT_PER_MM, mm_to_pt

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document
    from convert.exporters.pdf.structure import Element, StructureTree
    from convert.layout.frame import LaidOut, Run
    from convert.style.sheet import StyleSheet

_SCHEMES: Final = ("http://", "https://", "mailto:", "ftp://")
_ABOVE_EM: Final = 0.88
_BELOW_EM: Final = 0.12
_TOUCHING_PT: Final = 0.5
_PRINTED: Final = 4
"""Annotation flag that PDF/A wants."""
_INTERNAL_NAME: Final = "跳转到文中位置"


class _Area:
    """A piece of a line that a link covers."""

    def __init__(self, address: str, element: "Element", box: list[float]) -> None:
        self.address = address
        self.element = element
        self.box = box


class LinkWriter:
    """Collects the links of a page and writes their annotations; targets inside the document are filled in at the end."""

    def __init__(self, laid_out: "LaidOut", sheet: "StyleSheet") -> None:
        self.diagnostics: list[Diagnostic] = []
        self._laid_out = laid_out
        self._sheet = sheet
        self._height = 0.0
        self._areas: list[_Area] = []
        self._targets: dict[str, tuple[int, float]] | None = None
        self._waiting: list[tuple[int, str, str]] = []
        self._refused: set[str] = set()

    def start_page(self, height: float) -> None:
        """Begin a page that is `height` points high."""
        self._height = height
        self._areas = []

    def add(self, run: "Run", line: Line, element: "Element") -> None:
        """Take the linked `run` of `line`; runs that touch share an annotation."""
        address = run.link or ""
        if not self._leads_somewhere(address):
            return
        y = self._height - (line.baseline_mm - run.rise_mm) * PT_PER_MM
        left = run.x_mm * PT_PER_MM
        right = left + sum(run.advances_mm) * PT_PER_MM
        low, high = y - _BELOW_EM * run.size_pt, y + _ABOVE_EM * run.size_pt
        last = self._areas[-1] if self._areas else None
        if last and last.element is element and abs(last.box[2] - left) < _TOUCHING_PT and last.box[1] < high and low < last.box[3]:
            last.box = [last.box[0], min(low, last.box[1]), right, max(high, last.box[3])]
        else:
            self._areas.append(_Area(address, element, [left, low, right, high]))

    def write(self, document: "Document", tree: "StructureTree", page_count: int) -> list[int]:
        """Write the annotations of the page and return their numbers."""
        written = []
        for area in self._areas:
            annotation = document.reserve()
            parent = tree.annotate(area.element, annotation, page_count)
            head = (f"<</Type/Annot/Subtype/Link/Rect[{numbers(*area.box)}]/Border[0 0 0]/F {_PRINTED}/StructParent {parent}"
                    f"/Contents{text_string(_INTERNAL_NAME if area.address.startswith('#') else area.address)}")
            if area.address.startswith("#"):
                self._waiting.append((annotation, head, area.address[1:]))
            else:
                document.add(f"{head}/A<</S/URI/URI{text_string(_ascii(area.address))}>>>>", annotation)
            written.append(annotation)
        return written

    def finish(self, document: "Document") -> None:
        """Fill in the places that links inside the document lead to. All pages must be drawn."""
        for annotation, head, target in self._waiting:
            page, y = self._places()[target]
            document.add(f"{head}/Dest[{reference(document.page_number(page))}/XYZ null {numbers(y)} null]>>", annotation)

    def _leads_somewhere(self, address: str) -> bool:
        if address.startswith("#") and address[1:] in self._places():
            return True
        if address.lower().startswith(_SCHEMES) and address.isprintable():
            return True
        if address not in self._refused:
            self._refused.add(address)
            self.diagnostics.append(Diagnostic(code="pdf-link-left-out", grade="advisory", args={"address": address}))
        return False

    def _places(self) -> dict[str, tuple[int, float]]:
        """Return page and top of the first line of every block, made when the first link needs it."""
        if self._targets is None:
            self._targets = {}
            paper = self._sheet.page
            for index, page in enumerate(self._laid_out.pages, 1):
                height = paper.width_mm if page.landscape else paper.height_mm
                for item in page.items:
                    if isinstance(item, Line) and item.block and item.runs:
                        top = mm_to_pt(height - item.baseline_mm) + item.runs[0].size_pt
                        self._targets.setdefault(item.block, (index, top))
        return self._targets


def _ascii(address: str) -> str:
    """Return the address with everything that is not ASCII as %XX."""
    return "".join(one if "!" <= one <= "~" else "".join(f"%{byte:02X}" for byte in one.encode()) for one in address)

"""Links: an annotation over every piece of linked text, owned by the Link element of that text (ISO 14289-1, 7.18.5)."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic
from convert.exporters.addresses import is_address
from convert.layout.find import link_places
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from convert.exporters.pdf.canvas import ReportCanvas
    from convert.exporters.pdf.structure import Element, StructureTree
    from convert.layout.frame import LaidOut, Line, Run

_ABOVE_EM: Final = 0.88
_BELOW_EM: Final = 0.12
_TOUCHING_PT: Final = 0.5
_INTERNAL_NAME: Final = "跳转到文中位置"


class _Area:
    """A piece of a line that a link covers."""

    def __init__(self, address: str, element: "Element", box: list[float]) -> None:
        self.address = address
        self.element = element
        self.box = box


class LinkWriter:
    """Collects the links of a page and lays their annotations; marks the places that links inside the document lead to."""

    def __init__(self, canvas: "ReportCanvas", laid_out: "LaidOut") -> None:
        self.diagnostics: list[Diagnostic] = []
        self._canvas = canvas
        self._height = 0.0
        self._areas: list[_Area] = []
        self._targets: dict[str, float] = {}
        """Blocks that links lead to, and how far below the upper edge of their page, in mm."""
        self._by_page: dict[int, list[str]] = {}
        for block, (number, top_mm) in link_places(laid_out).items():
            self._targets[block] = top_mm
            self._by_page.setdefault(number, []).append(block)
        self._refused: set[str] = set()

    def start_page(self, number: int, height: float) -> None:
        """Begin a page that is `height` points high, and mark what links lead to on it."""
        self._height = height
        self._areas = []
        for block in self._by_page.get(number, ()):
            self._canvas.bookmarkPage(block, "XYZ", top=height - self._targets[block] * PT_PER_MM)

    def add(self, run: "Run", line: "Line", element: "Element") -> None:
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

    def write(self, tree: "StructureTree", page_count: int) -> None:
        """Lay the annotations of the page."""
        for area in self._areas:
            internal = area.address.startswith("#")
            parent = tree.next_parent(page_count)
            annotation = self._canvas.link(area.address if internal else _ascii(area.address),
                                           _INTERNAL_NAME if internal else area.address, area.box, parent)
            tree.annotate(area.element, annotation)

    def _leads_somewhere(self, address: str) -> bool:
        if address.startswith("#") and address[1:] in self._targets:
            return True
        if is_address(address):
            return True
        if address not in self._refused:
            self._refused.add(address)
            self.diagnostics.append(Diagnostic(code="pdf-link-left-out", grade="advisory", args={"address": address}))
        return False


def _ascii(address: str) -> str:
    """Return the address with everything that is not ASCII as %XX."""
    return "".join(one if "!" <= one <= "~" else "".join(f"%{byte:02X}" for byte in one.encode()) for one in address)

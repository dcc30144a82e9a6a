"""The drawing surface: reportlab's canvas and object store, with our own fonts, tags and file format around them.

Four things of reportlab are replaced, because they end in files that are no PDF/A: the Helvetica that every page refers to,
its TrueType fonts, the end of its streams, and its cross-reference table.
"""

import importlib.util
import sys
from io import BytesIO
from typing import Final


def _load_imaging_on_use() -> None:
    """Let reportlab import Pillow without loading it: it is needed for pictures only, and slow to load."""
    spec = importlib.util.find_spec("PIL.Image")
    if "PIL.Image" in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules["PIL.Image"] = module
    spec.loader.exec_module(module)
    sys.modules["PIL"].Image = module  # type: ignore[attr-defined]


_load_imaging_on_use()

from reportlab import Version, rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from convert.exporters.pdf.file import assemble, stream  # noqa: E402
from convert.exporters.pdf.syntax import reference  # noqa: E402

rl_config.useA85 = 0
REPORTLAB_VERSION: Final[str] = Version
_STREAM_END: Final = b"endstream\n"


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """The catalogue with the entries of PDF/A."""

    __NoDefault__: Final = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    __Refs__: Final = ["Pages"]


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """reportlab's object store, to which objects can be added as PDF syntax."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        catalog = self.Catalog = self._catalog = _Catalog()
        catalog.Pages = self.Pages
        self._objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._information = 0

    def reserve(self) -> int:
        """Return the number of an object that is to be filled later."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def add(self, syntax: str, object_number: int | None = None) -> int:
        """Store an object and return its number."""
        object_number = object_number or self.reserve()
        self._objects[object_number] = syntax.encode("latin-1")
        return object_number

    def add_stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Store a stream and return its number; `entries` are those of its dictionary besides length and filter."""
        object_number = self.reserve()
        self._streams[object_number] = stream(entries, data, compress=compress)
        return object_number

    def add_font(self, resource: str, object_number: int) -> None:
        """Make a font known to every page under the name `resource`."""
        self.idToObject[pdfdoc.BasicFonts].dict[resource] = reference(object_number)

    def set_information(self, syntax: str) -> None:
        """Set the document information dictionary."""
        self._information = self.add(syntax)

    def page_number(self, page: int) -> int:
        """Return the object number of a page that was drawn, counted from 1."""
        return int(self.idToObjectNumberAndVersion[f"Page{page}"][0])

    def GetPDFData(self, canvas: Canvas) -> bytes:  # noqa: ARG002, N802 - called by the canvas when it is done
        """Return the whole file."""
        root = self.Reference(self.Catalog)
        object_number = 0
        while object_number < self.objectcounter:
            object_number += 1
            identifier = self.numberToId.get(object_number)
            if identifier is not None:
                self._keep(object_number, pdfdoc.format(self.idToObject[identifier], self, toplevel=1))
        return assemble(self._objects, self._streams, root=self.idToObjectNumberAndVersion[root.name][0],
                        info=self._information)

    def _keep(self, object_number: int, syntax: bytes) -> None:
        if syntax.endswith(_STREAM_END):
            self._streams[object_number] = syntax[: -len(_STREAM_END)] + b"\r\nendstream"
        else:
            self._objects[object_number] = syntax


class Surface(Canvas):  # type: ignore[misc]
    """The canvas: one page after the other, coordinates in points from the bottom left."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pageCompression=1, invariant=1)
        self.document = self._doc = Document()
        self.setPageCompression(1)

    def _make_preamble(self) -> None:
        """Start pages with nothing: the stock preamble selects a font that is not embedded."""
        self._preamble = ""

    def finish_page(self, *, struct_parents: int, annotations: list[int]) -> None:
        """Close the page, the tags of which are at `struct_parents` in the parent tree."""
        self.showPage()
        page = self.document.Pages.pages[-1]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = struct_parents
        page.Tabs = "/S"
        page.Rotate = None
        if annotations:
            page.Annots = pdfdoc.PDFArrayCompact([reference(one) for one in annotations])

    def finish(self) -> bytes:
        """Return the file."""
        return bytes(self.getpdfdata())

"""Looking at finished files: whether they are sound, and agree with the model letter by letter."""

from collections.abc import Container, Iterable, Sequence
from itertools import zip_longest
from math import fsum
from typing import TYPE_CHECKING

from convert.diagnostics import ConvertError
from convert.layout.frame import Line
from convert.model.agreement import first_missing, table_ids
from convert.model.blocks import Table
from convert.model.letters import letters
from convert.model.report import Report
from convert.model.walk import all_blocks

if TYPE_CHECKING:
    from convert.layout.frame import LaidOut

_EDGE_MM = 0.01
"""What rounding may put over an edge."""
_FAULTS = 3
"""Faults that a message names."""
_SHOWN = 12
"""Letters of context in a message."""


def verify_docx(data: bytes, report: Report) -> None:
    """Check that the DOCX is sound, and that it holds every letter of the report, each text whole and in order.

    Raises:
        ConvertError: `docx-structure`, or `verify-docx` with the place of the first difference.
    """
    from convert.verify.docx_faults import docx_faults
    from convert.verify.docx_text import docx_letters
    from convert.verify.package_faults import CheckedPackage

    package = CheckedPackage(data)
    _refuse(docx_faults(package), "docx-structure")
    _compare(report, docx_letters(package), "verify-docx")


def verify_compared(data: bytes, old: bytes, new: bytes) -> None:
    """Check that a DOCX with tracked changes is sound, and what becomes of it when all of them are accepted, and rejected.

    Args:
        data: The DOCX.
        old: The old version as a DOCX: what rejecting all has to give.
        new: The new one: what accepting all has to give.

    Raises:
        ConvertError: `docx-structure`, or `verify-compare` with the first letters that differ.
    """
    from convert.verify.docx_faults import docx_faults
    from convert.verify.docx_text import docx_letters, rejected_letters
    from convert.verify.package_faults import CheckedPackage

    package = CheckedPackage(data)
    _refuse(docx_faults(package), "docx-structure")
    for wanted, found in ((docx_letters(CheckedPackage(new)), docx_letters(package)),
                          (docx_letters(CheckedPackage(old)), rejected_letters(package))):
        if wanted != found:
            place = next(index for index, (one, other) in enumerate(zip_longest(wanted, found)) if one != other)
            raise ConvertError("verify-compare", text=(wanted[place:] or found[place:])[:_SHOWN])


def verify_xlsx(data: bytes) -> None:
    """Check that the workbook is sound.

    Raises:
        ConvertError: `xlsx-structure`.
    """
    from convert.verify.package_faults import CheckedPackage
    from convert.verify.xlsx_faults import xlsx_faults

    _refuse(xlsx_faults(CheckedPackage(data)), "xlsx-structure")


def verify_pdf(data: bytes, laid_out: "LaidOut", report: Report) -> None:
    """Check that the pages hold the letters of the report, and that the PDF holds the letters of the pages.

    Raises:
        ConvertError: `verify-layout`, `verify-paper` or `verify-pdf`, with the place of the first difference.
    """
    lines = [item for page in laid_out.pages for item in page.items if isinstance(item, Line) and not item.artifact]
    _compare(report, _letters_by_block(lines, apart=table_ids(report)), "verify-layout", apart=table_ids(report))
    _compare_tables(report, lines)
    _find_on_paper(laid_out)
    _compare_pages(data, laid_out)


def verify_ofd(data: bytes, laid_out: "LaidOut") -> None:
    """Check that the OFD is sound, and that its pages show the letters of the layout, each at its place.

    Raises:
        ConvertError: `ofd-structure`, or `verify-ofd` with the page of the first difference.
    """
    from convert.verify.ofd_faults import CheckedOfd
    from convert.verify.ofd_text import ofd_letters, wanted_letters

    checked = CheckedOfd(data)
    _refuse(checked.faults, "ofd-structure")
    for number, (page, root) in enumerate(zip_longest(laid_out.pages, checked.pages), 1):
        wanted = wanted_letters(page) if page else []
        found = ofd_letters(root) if root is not None else []
        pairs = enumerate(zip_longest(wanted, found))
        place = next((index for index, (one, other) in pairs if one is None or not one.is_at(other)), None)
        if page is None or root is None or place is not None:
            raise ConvertError("verify-ofd", page=number, text="".join(one.letter for one in (wanted[place:] or found[place:])[:_SHOWN]))


def _refuse(faults: Sequence[str], code: str) -> None:
    """A file that is not sound is refused with its first faults."""
    if faults:
        raise ConvertError(code, fault="; ".join(faults[:_FAULTS]))


def _find_on_paper(laid_out: "LaidOut") -> None:
    """Every letter stands on the paper."""
    if laid_out.paper_mm is None:
        return
    for page in laid_out.pages:
        width, height = reversed(laid_out.paper_mm) if page.landscape else laid_out.paper_mm
        for line in page.items:
            if isinstance(line, Line) and not _is_within(line, *((height, width) if line.turned else (width, height))):
                raise ConvertError("verify-paper", page=page.number, block=line.block, text=_line_letters([line])[:_SHOWN])


def _is_within(line: Line, width_mm: float, height_mm: float) -> bool:
    """Tell whether a line that is not turned stands between the edges of a paper."""
    if not 0.0 < line.baseline_mm < height_mm:
        return False
    return all(-_EDGE_MM <= run.x_mm and run.x_mm + fsum(run.advances_mm) <= width_mm + _EDGE_MM for run in line.runs)


def _compare_pages(data: bytes, laid_out: "LaidOut") -> None:
    """Every page of the file shows the letters of its page in the layout, in any order."""
    from convert.verify.pdf_text import BEYOND, PdfReadError, pdf_pages, resolved

    drawn = [_line_letters(item for item in page.items if isinstance(item, Line)) for page in laid_out.pages]
    try:
        shown = pdf_pages(data, beyond={index for index, text in enumerate(drawn) if max(text, default="") >= BEYOND})
    except PdfReadError as error:
        raise ConvertError("verify-pdf", page=error.page, text=str(error)) from None
    for number, (wanted, found) in enumerate(zip_longest(drawn, shown), 1):
        if wanted is None or found is None:
            raise ConvertError("verify-pdf", page=number, text=(wanted or found or "")[:_SHOWN])
        difference = _difference(wanted, found) and _difference(resolved(wanted), resolved(found))
        if difference:
            raise ConvertError("verify-pdf", page=number, text=difference)


def _compare_tables(report: Report, lines: list[Line]) -> None:
    """Every cell of a table stands on the pages as it is, and so does what stands around the table."""
    drawn: dict[tuple[str, tuple[int, int] | None], list[Line]] = {}
    for line in lines:
        drawn.setdefault((line.block, line.cell), []).append(line)
    for table in (block for block in all_blocks(report) if isinstance(block, Table)):
        for row, texts in enumerate(table.rows):
            for column, text in enumerate(texts):
                if _line_letters(drawn.pop((table.id, (row, column)), [])) != letters(text):
                    raise ConvertError("verify-layout", block=table.id, text=text[:_SHOWN])
        difference = _difference(letters(table.caption + table.unit), _line_letters(drawn.pop((table.id, None), [])))
        if difference:
            raise ConvertError("verify-layout", block=table.id, text=difference)


def _difference(wanted: str, found: str) -> str:
    """Return what `found` lacks, or else has too much, when order does not matter; empty when nothing."""
    if wanted == found:
        return ""
    from collections import Counter

    lacking, spare = Counter(wanted), Counter(found)
    return ("".join((lacking - spare).elements()) or "".join((spare - lacking).elements()))[:_SHOWN]


def _compare(report: Report, shown: str, code: str, apart: Container[str] = ()) -> None:
    """The texts of the report stand in `shown`, each whole, those of the body in order; those `apart` aside."""
    missing = first_missing(report, shown, apart=apart)
    if missing is not None:
        owner, words = missing
        raise ConvertError(code, block=owner or "—", text=words[:_SHOWN])


def _letters_by_block(lines: list[Line], apart: Container[str]) -> str:
    """Return the letters of the lines, those of a block together: notes at the foot stand between the two halves of a text."""
    blocks: dict[str, list[Line]] = {}
    for line in lines:
        if line.block not in apart:
            blocks.setdefault(line.block, []).append(line)
    return "".join(map(_line_letters, blocks.values()))


def _line_letters(lines: Iterable[Line]) -> str:
    return letters("".join([run.text for line in lines for run in line.runs]))

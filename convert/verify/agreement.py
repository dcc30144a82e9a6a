"""Comparing a finished file with the model, letter by letter."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from convert.diagnostics import ConvertError
from convert.layout.frame import Line
from convert.model.blocks import Table
from convert.model.letters import letters, report_letters
from convert.model.report import Report
from convert.model.walk import all_blocks

if TYPE_CHECKING:
    from convert.layout.frame import LaidOut

_SHOWN = 12
"""Letters of context in a message."""


def verify_docx(data: bytes, report: Report) -> None:
    """Check that the DOCX holds every letter of the report, each text whole and in order.

    Raises:
        ConvertError: `verify-docx`, with the place of the first difference.
    """
    from convert.verify.docx_text import docx_letters

    _find_in_order(report, docx_letters(data), "verify-docx")


def verify_pdf(data: bytes, laid_out: "LaidOut", report: Report) -> None:
    """Check that the pages hold the letters of the report, and that the PDF holds the letters of the pages.

    Raises:
        ConvertError: `verify-layout` or `verify-pdf`, with the place of the first difference.
    """
    from convert.verify.pdf_text import pdf_pages

    tables = {block.id for block in all_blocks(report) if isinstance(block, Table)}
    _find_in_order(report, "".join(_line_letters(laid_out)), "verify-layout", apart=tables)
    _compare_tables(report, laid_out, tables)
    for page, found in zip(laid_out.pages, pdf_pages(data), strict=True):
        drawn = Counter("".join(_page_letters(page.items)))
        if drawn != Counter(found):
            lost = "".join((drawn - Counter(found)).elements()) or "".join((Counter(found) - drawn).elements())
            raise ConvertError("verify-pdf", page=page.number, text=lost[:_SHOWN])


def _compare_tables(report: Report, laid_out: "LaidOut", tables: set[str]) -> None:
    """The letters of a table are all on the pages. A tall row is split over pages, so its cells are not read one by one."""
    drawn = {table: Counter[str]() for table in tables}
    for line in _lines(laid_out):
        if line.block in drawn:
            for run in line.runs:
                drawn[line.block].update(letters(run.text))
    wanted = {table: Counter[str]() for table in tables}
    for owner, words in report_letters(report):
        if owner in wanted:
            wanted[owner].update(letters(words))
    for table, count in wanted.items():
        if count != drawn[table]:
            lost = "".join((count - drawn[table]).elements()) or "".join((drawn[table] - count).elements())
            raise ConvertError("verify-layout", block=table, text=lost[:_SHOWN])


def _find_in_order(report: Report, text: str, code: str, apart: Container[str] = ()) -> None:
    """Every text of the report stands in `text`; those of the body one after another, those `apart` not looked for."""
    position = 0
    in_order = {block.id for block in report.body}
    for owner, words in report_letters(report):
        if owner in apart:
            continue
        wanted = letters(words)
        if owner == "main_recipients":
            wanted = wanted.rstrip("：:")  # moved to the imprint they end with 。
        start = text.find(wanted, position if owner in in_order else 0)
        if start < 0:
            raise ConvertError(code, block=owner, text=words[:_SHOWN])
        if owner in in_order:
            position = start + len(wanted)


def _lines(laid_out: "LaidOut") -> Iterator[Line]:
    for page in laid_out.pages:
        for item in page.items:
            if isinstance(item, Line) and not item.artifact:
                yield item


def _line_letters(laid_out: "LaidOut") -> Iterable[str]:
    for line in _lines(laid_out):
        yield from (letters(run.text) for run in line.runs)


def _page_letters(items: Iterable[object]) -> Iterable[str]:
    for item in items:
        if isinstance(item, Line):
            yield from (letters(run.text) for run in item.runs)

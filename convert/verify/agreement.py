"""Comparing a finished file with the model, letter by letter."""

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
_Texts = list[tuple[str, str]]
"""Block id or slot name, and text, of everything that is printed."""


def verify_docx(data: bytes, report: Report) -> None:
    """Check that the DOCX holds every letter of the report, each text whole and in order.

    Raises:
        ConvertError: `verify-docx`, with the place of the first difference.
    """
    from convert.verify.docx_text import docx_letters

    _find_in_order(report, list(report_letters(report)), docx_letters(data), "verify-docx")


def verify_pdf(data: bytes, laid_out: "LaidOut", report: Report) -> None:
    """Check that the pages hold the letters of the report, and that the PDF holds the letters of the pages.

    Raises:
        ConvertError: `verify-layout` or `verify-pdf`, with the place of the first difference.
    """
    lines = [item for page in laid_out.pages for item in page.items if isinstance(item, Line) and not item.artifact]
    texts = list(report_letters(report))
    tables = {block.id for block in all_blocks(report) if isinstance(block, Table)}
    _find_in_order(report, texts, _line_letters(lines), "verify-layout", apart=tables)
    _compare_tables(texts, lines, tables)
    _compare_pages(data, laid_out)


def _compare_pages(data: bytes, laid_out: "LaidOut") -> None:
    """Every page of the file shows the letters of its page in the layout, in any order."""
    from convert.verify.pdf_text import pdf_pages

    found = pdf_pages(data)
    for page in laid_out.pages:
        drawn = _line_letters(item for item in page.items if isinstance(item, Line))
        shown = _next_page(found, page.number)
        difference = drawn[:_SHOWN] if shown is None else _difference(drawn, shown)
        if difference or shown is None:
            raise ConvertError("verify-pdf", page=page.number, text=difference)
    number = len(laid_out.pages) + 1
    more = _next_page(found, number)
    if more is not None:
        raise ConvertError("verify-pdf", page=number, text=more[:_SHOWN])


def _next_page(pages: Iterator[str], number: int) -> str | None:
    """Return the letters of the next page; None behind the last one."""
    try:
        return next(pages, None)
    except ValueError as error:
        raise ConvertError("verify-pdf", page=number, text=str(error)) from None


def _compare_tables(texts: _Texts, lines: list[Line], tables: set[str]) -> None:
    """The letters of a table are all on the pages. A tall row is split over pages, so its cells are not read one by one."""
    drawn: dict[str, list[Line]] = {table: [] for table in tables}
    for line in lines:
        if line.block in drawn:
            drawn[line.block].append(line)
    wanted: dict[str, list[str]] = {table: [] for table in tables}
    for owner, words in texts:
        if owner in wanted:
            wanted[owner].append(words)
    for table, words_of_table in wanted.items():
        difference = _difference(letters("".join(words_of_table)), _line_letters(drawn[table]))
        if difference:
            raise ConvertError("verify-layout", block=table, text=difference)


def _difference(wanted: str, found: str) -> str:
    """Return what `found` lacks, or else has too much, when order does not matter; empty when nothing."""
    if wanted == found:
        return ""
    from collections import Counter

    lacking, spare = Counter(wanted), Counter(found)
    return ("".join((lacking - spare).elements()) or "".join((spare - lacking).elements()))[:_SHOWN]


def _find_in_order(report: Report, texts: _Texts, text: str, code: str, apart: Container[str] = ()) -> None:
    """Every text of the report stands in `text`; those of the body one after another, those `apart` not looked for."""
    position = 0
    in_order = {block.id for block in report.body}
    for owner, words in texts:
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


def _line_letters(lines: Iterable[Line]) -> str:
    return letters("".join([run.text for line in lines for run in line.runs]))

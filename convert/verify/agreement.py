"""Comparing a finished file with the model, letter by letter."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from convert.diagnostics import ConvertError
from convert.layout.frame import Line
from convert.model.report import Report
from convert.verify.letters import letters, report_letters

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

    _find_in_order(report, "".join(_line_letters(laid_out)), "verify-layout")
    for page, found in zip(laid_out.pages, pdf_pages(data), strict=True):
        drawn = Counter("".join(_page_letters(page.items)))
        if drawn != Counter(found):
            lost = "".join((drawn - Counter(found)).elements()) or "".join((Counter(found) - drawn).elements())
            raise ConvertError("verify-pdf", page=page.number, text=lost[:_SHOWN])


def _find_in_order(report: Report, text: str, code: str) -> None:
    """Every text of the report stands in `text`; those of the body one after another."""
    position = 0
    in_order = {block.id for block in report.body}
    for owner, words in report_letters(report):
        wanted = letters(words)
        start = text.find(wanted, position if owner in in_order else 0)
        if start < 0:
            raise ConvertError(code, block=owner, text=words[:_SHOWN])
        if owner in in_order:
            position = start + len(wanted)


def _line_letters(laid_out: "LaidOut") -> Iterable[str]:
    for page in laid_out.pages:
        for item in page.items:
            if isinstance(item, Line) and not item.artifact:
                yield from (letters(run.text) for run in item.runs)


def _page_letters(items: Iterable[object]) -> Iterable[str]:
    for item in items:
        if isinstance(item, Line):
            yield from (letters(run.text) for run in item.runs)

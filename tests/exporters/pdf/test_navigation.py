"""Outline and page labels."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from convert.exporters.pdf.navigation import page_labels
from convert.layout.frame import Page
from tests.exporters.pdf.samples import export, full_pdf, full_report, laid_out


def _pages(*labels: str) -> list[Page]:
    return [Page(number, (), label) for number, label in enumerate(labels, 1)]


def test_the_outline_is_the_headings_with_their_levels_and_pages():
    document = pypdfium2.PdfDocument(full_pdf())
    found = []
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        found.append((bookmark.level, bookmark.get_title(), target.get_index() + 1))
    entries = laid_out(full_report()).outline
    assert [(title, page) for _, title, page in found] == [(one.text, one.page) for one in entries]
    assert [level for level, _, _ in found][:3] == [0, 1, 1]


def test_the_outline_counts_what_is_below():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        assert int(document.Root.Outlines.Count) == len(laid_out(full_report()).outline)
        assert str(document.Root.PageMode) == "/UseOutlines"


def test_a_report_without_headings_has_no_outline():
    with pikepdf.open(BytesIO(export())) as document:
        assert "/Outlines" not in document.Root


@pytest.mark.parametrize(("labels", "written"), [
    (("1", "2", "3"), "<</Nums[0<</S/D/St 1>>]>>"),
    (("— 5 —", "— 6 —"), "<</Nums[0<</S/D/St 5>>]>>"),
    (("5", "6", "1"), "<</Nums[0<</S/D/St 5>> 2<</S/D/St 1>>]>>"),
    (("", "2"), "<</Nums[0<</S/D/St 1>>]>>"),
    (("附1", "1"), "<</Nums[0<</P<FEFF96440031>>> 1<</S/D/St 1>>]>>")])
def test_page_labels_are_what_the_pages_print(labels: tuple[str, ...], written: str):
    assert page_labels(_pages(*labels)) == written
    assert pikepdf.Object.parse(written.encode())

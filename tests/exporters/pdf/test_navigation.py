"""Outline and page labels."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from convert.layout.frame import LaidOut, OutlineEntry, Page
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
    (("1", "2", "3"), [(0, "D", 1, "")]),
    (("— 5 —", "— 6 —"), [(0, "D", 5, "")]),
    (("5", "6", "1"), [(0, "D", 5, ""), (2, "D", 1, "")]),
    (("", "2"), [(0, "D", 1, "")]),
    (("附1", "1"), [(0, "", 0, "附1"), (1, "D", 1, "")])])
def test_page_labels_are_what_the_pages_print(labels: tuple[str, ...], written: list[tuple[int, str, int, str]]):
    with pikepdf.open(BytesIO(export(pages=LaidOut(tuple(_pages(*labels)))))) as document:
        numbers = list(document.Root.PageLabels.Nums)
        assert [(int(index), str(label.get("/S", "/"))[1:], int(label.get("/St", 0)), str(label.get("/P", "")))
                for index, label in zip(numbers[::2], numbers[1::2], strict=True)] == written


def test_a_heading_two_levels_down_stands_one_level_below_in_the_outline():
    entries = tuple(OutlineEntry(level, f"标题{index}", f"h{index}", 1, 60.0) for index, level in enumerate((2, 4, 3, 1, 2)))
    document = pypdfium2.PdfDocument(export(pages=LaidOut(tuple(_pages("1")), entries)))
    assert [bookmark.level for bookmark in document.get_toc()] == [0, 1, 1, 0, 1]

"""Links."""

from io import BytesIO

import pikepdf
import pytest

from convert.exporters.pdf import PdfOptions, export_pdf
from convert.layout.frame import LaidOut, Line, Page
from convert.model.blocks import Mark, Paragraph
from tests.exporters.pdf.samples import WHEN, export, fonts, full_pdf, one_line, sheet, short_report

_OPEN: list[pikepdf.Pdf] = []


def _links(data: bytes) -> list[pikepdf.Dictionary]:
    document = pikepdf.open(BytesIO(data))
    _OPEN[:] = [document]
    return [link for page in document.pages for link in page.get("/Annots", [])]


def _pages(address: str) -> LaidOut:
    return one_line("望川县人民政府", link=address)


@pytest.mark.parametrize(("address", "written"), [
    ("https://example.gov.cn/a?b=1#c", "https://example.gov.cn/a?b=1#c"), ("mailto:office@example.gov.cn", "mailto:office@example.gov.cn"),
    ("https://example.gov.cn/办事", "https://example.gov.cn/%E5%8A%9E%E4%BA%8B"), ("HTTP://x/(a)\\b", "HTTP://x/(a)\\b")])
def test_a_link_leads_to_its_address(address: str, written: str):
    (link,) = _links(export(pages=_pages(address)))
    assert str(link.A.URI) == written
    assert (str(link.Contents), int(link.F)) == (address, 4)


def test_a_link_covers_its_text():
    (link,) = _links(export(pages=_pages("https://example.gov.cn")))
    left, bottom, right, top = (float(one) for one in link.Rect)
    assert (left, right) == pytest.approx((79.37, 79.37 + 7 * 16), abs=0.1)
    assert bottom < 841.89 - 50 / 25.4 * 72 < top
    assert top - bottom == pytest.approx(16)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "#nowhere", "报告.docx", "https://a\nb"])
def test_what_is_no_address_keeps_its_text_only(address: str):
    outcome = export_pdf(short_report(), _pages(address), sheet(), fonts(), PdfOptions(when=WHEN))
    assert _links(outcome.value) == []
    assert [one.code for one in outcome.diagnostics] == ["pdf-link-left-out"]


def test_a_reference_leads_to_the_place_of_its_note():
    (inside,) = [link for link in _links(full_pdf()) if "/Dest" in link]
    assert len(inside.Dest) == 5
    assert str(inside.Contents) == "跳转到文中位置"


def test_a_link_over_two_lines_is_one_element_with_two_areas():
    address = "https://example.gov.cn/"
    text = "详细情况请见以下所列的政府门户网站专栏页面也就是本区公开的全部年度报告及其附件"
    paragraph = Paragraph(id="p1", text=text, marks=(Mark(kind="link", start=10, end=len(text), target=address),))
    links = _links(export(short_report(paragraph)))
    assert len(links) == 2
    document = pikepdf.open(BytesIO(export(short_report(paragraph))))
    owners = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Link"]
    assert len(owners) == 1
    assert sum(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in owners[0].K) == 2


def test_runs_that_touch_share_an_area():
    first = _pages("https://a.cn").pages[0].items[0]
    assert isinstance(first, Line)
    second = one_line("另一段", link="https://a.cn", x_mm=28 + sum(first.runs[0].advances_mm)).pages[0].items[0]
    assert isinstance(second, Line)
    line = Line((*first.runs, *second.runs), 50, "body", "p1", 0, 10)
    assert len(_links(export(pages=LaidOut((Page(1, (line,), "1"),))))) == 1

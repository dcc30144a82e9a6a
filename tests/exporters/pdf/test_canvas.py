"""The canvas: pages, objects and the frame of the file."""

import gc
import weakref
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFArray

from convert.exporters.pdf.canvas import ReportCanvas, stream
from convert.exporters.pdf.fonts import EmbeddedFont, canvas_font
from tests.exporters.pdf.samples import WHEN, fonts, full_pdf


def _canvas(*embedded: EmbeddedFont) -> ReportCanvas:
    return ReportCanvas(embedded, language="zh-CN", when=WHEN)


def _opened(canvas: ReportCanvas, pages: int = 1) -> pikepdf.Pdf:
    for _ in range(pages):
        canvas.setPageSize((100, 200))
        canvas.begin_mark("Artifact", Type="/Layout")
        canvas.end_mark()
        canvas.showPage()
    return pikepdf.open(BytesIO(canvas.getpdfdata()))


def test_a_page_has_its_size_its_tags_its_content_and_no_font_that_is_not_ours():
    with _opened(_canvas(), 2) as document:
        page = document.pages[1]
        assert [float(one) for one in page.MediaBox] == [0, 0, 100, 200]
        assert (int(page.StructParents), str(page.Tabs)) == (1, "/S")
        assert b"/Artifact <<\n/Type /Layout\n>> BDC\nEMC" in page.Contents.read_bytes()
        assert len(page.Resources.Font) == 0
        assert b"Helvetica" not in b"".join(one.unparse(resolved=False) for one in document.objects)


def test_every_stream_ends_where_it_says_and_its_end_begins_a_line():
    data = full_pdf()
    assert data.count(b"endstream") == data.count(b"\nendstream\nendobj\n")
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []


def test_objects_that_are_no_streams_are_packed_and_few_stand_together():
    canvas = _canvas()
    for number in range(450):
        canvas.add(PDFArray([number]))
    with _opened(canvas) as document:
        sizes = [int(one.N) for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Type") == "/ObjStm"]
    assert max(sizes) == 200
    assert len(sizes) == 3


def test_a_link_leads_to_an_address_or_to_a_place_that_is_marked_later():
    canvas = _canvas()
    inner = canvas.link("#n1", "跳转", (1, 2, 3, 4), 7)
    outer = canvas.link("https://example.gov.cn/(a)", "外部", (1, 2, 3, 4), 8)
    assert inner.name != outer.name
    canvas.bookmarkPage("n1", "XYZ", top=150)
    with _opened(canvas) as document:
        first, second = document.pages[0].Annots
        assert (str(first.Contents), int(first.F), int(first.StructParent)) == ("跳转", 4, 7)
        assert first.Dest[0].objgen == document.pages[0].obj.objgen
        assert float(first.Dest[3]) == 150
        assert (str(second.A.URI), int(second.StructParent)) == ("https://example.gov.cn/(a)", 8)
        assert [float(one) for one in second.Rect] == [1, 2, 3, 4]


def test_the_file_is_made_when_it_says():
    with _opened(_canvas()) as document:
        assert str(document.trailer.Info.CreationDate) == str(document.trailer.Info.ModDate) == "D:20240320083000Z"
        assert (str(document.Root.Lang), document.pdf_version) == ("zh-CN", "1.7")


def test_two_documents_at_once_have_each_their_own_font_of_one_name():
    one, other = (EmbeddedFont(fonts().face("fangsong"), {letter}, "F1") for letter in "甲乙")
    first, second = _canvas(one), _canvas(other)
    for canvas, letter in ((first, "甲"), (second, "乙")):
        text = canvas.beginText()
        text.setFont(canvas_font("F1").fontName, 16)
        text.textOut(letter)
        canvas.drawText(text)
    for canvas, letter in ((first, "甲"), (second, "乙")):
        with _opened(canvas) as document:
            told = document.pages[0].Resources.Font.F1.ToUnicode.read_bytes()
            assert f"<{ord(letter):04X}>".encode() in told


def test_a_document_that_is_done_with_is_forgotten():
    font = EmbeddedFont(fonts().face("fangsong"), {"甲"}, "F1")
    canvas = _canvas(font)
    kept = weakref.ref(font)
    del font, canvas
    gc.collect()
    assert kept() is None


@pytest.mark.parametrize("data", [b"text", "text"])
def test_a_stream_holds_its_data_packed_or_as_they_are(data: bytes | str):
    for compress in (True, False):
        canvas = _canvas()
        canvas.setCatalogEntry("Metadata", stream(data, compress=compress, Type="/Metadata"))
        with _opened(canvas) as document:
            assert document.Root.Metadata.read_bytes() == b"text"
            assert ("/Filter" in document.Root.Metadata) is compress

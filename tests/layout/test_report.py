from datetime import UTC, datetime

import msgspec
import pypdfium2
import pytest

from convert.exporters.pdf import PdfOptions, export_pdf
from convert.fonts import open_fonts
from convert.layout import LayoutOptions, lay_out
from convert.layout.frame import Line
from convert.layout.report import Position, Ruler, element_table, measure
from convert.model.blocks import Paragraph
from convert.model.elements import Attachment, Front, HeaderBlock, Imprint, SignOff
from convert.style import load_style
from tests.layout.square import FONTS, FORMAL, MEETING, report

PARTS = {
    "front": Front(title="青禾区人民政府关于加强安全生产工作的通知"),
    "main_recipients": "各街道办事处：",
    "document_note": "（此件公开发布）",
    "header": HeaderBlock(
        copy_number="1", urgency="特急", issuing_authorities=("青禾区人民政府",), document_number="青政〔2024〕7号"
    ),
    "attachments": (Attachment(label="附件", title="任务清单", body=(Paragraph(id="a1", text="内容。"),)),),
    "imprint": Imprint(
        copy_recipients=("区委办公室",), printing_office="青禾区人民政府办公室", date_of_printing="2024年12月27日"
    ),
}


def formal(seal: str | None = "seal"):
    return report(
        *["为做好有关工作，现通知如下。" * 16] * 5,
        **PARTS,
        sign_off=SignOff(authority="青禾区人民政府", date="2024年12月26日", seal=seal),
    )


@pytest.mark.parametrize("style", ["meeting", "gbt9704", "gbt9704-letter", "gbt9704-order", "gbt9704-minutes"])
@pytest.mark.parametrize("seal", ["none", "seal", "signature_seal"])
def test_every_element_stands_where_the_standard_wants_it(style, seal):
    sheet = load_style(style)
    own = formal(seal)
    found = measure(own, lay_out(own, sheet, FONTS).value, sheet, FONTS)
    assert len(found) > 8
    assert [position for position in found if not position.agrees] == []


def test_a_seal_that_is_brought_stands_where_the_standard_wants_it():
    own = formal(None)
    found = measure(own, lay_out(own, FORMAL, FONTS, LayoutOptions(seals={"": b"\x89PNG"})).value, FORMAL, FONTS)
    assert {position.clause for position in found if position.element == "印章"} == {"7.3.5.1"}
    assert [position for position in found if not position.agrees] == []


def test_an_element_out_of_place_is_told():
    own = formal()
    laid_out = lay_out(own, FORMAL, FONTS).value
    moved = msgspec.structs.replace(FORMAL, header=msgspec.structs.replace(FORMAL.header, issuer_mark_top_mm=75.0))
    assert "✗" in element_table(own, laid_out, moved)


def test_the_table_names_element_clause_and_both_numbers():
    own = formal()
    lines = element_table(own, lay_out(own, FORMAL, FONTS).value, FORMAL, "en", FONTS).splitlines()
    assert lines[0].split() == ["element", "clause", "page", "quantity", "expected", "mm", "measured", "mm", "ok"]
    assert any("发文机关标志" in line and "7.2.4" in line and "72.00" in line for line in lines)


def test_two_tenths_of_a_millimetre_are_the_tolerance():
    assert Position("标题", "7.3.1", 1, "上", 10.0, 10.19).agrees
    assert not Position("标题", "7.3.1", 1, "上", 10.0, 10.21).agrees


@pytest.mark.parametrize("style", ["gbt9704", "gbt9704-letter"])
def test_the_finished_pdf_has_every_letter_within_two_tenths_of_its_place(style):
    sheet = load_style(style)
    fonts = open_fonts(sheet, "bundled")
    own = formal()
    laid_out = lay_out(own, sheet, fonts).value
    data = export_pdf(own, laid_out, sheet, fonts, PdfOptions(when=datetime(2024, 1, 1, tzinfo=UTC))).value
    document = pypdfium2.PdfDocument(data)
    try:
        for page, seen in zip(laid_out.pages, document, strict=True):
            drawn = _origins(seen)
            for item in page.items:
                if isinstance(item, Line):
                    run = item.runs[0]
                    wanted = (
                        run.text[0],
                        run.x_mm - (run.shift_em[0] * run.size_pt * 25.4 / 72 if run.shift_em else 0),
                        item.baseline_mm,
                    )
                    assert any(
                        char == wanted[0] and abs(x - wanted[1]) < 0.2 and abs(y - wanted[2]) < 0.2
                        for char, x, y in drawn
                    ), wanted
    finally:
        document.close()


def _origins(page) -> list[tuple[str, float, float]]:
    """Every letter of a page with its origin in mm from the top left."""
    import ctypes

    text = page.get_textpage()
    height = page.get_height()
    found = []
    for index in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        if pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y):
            found.append((text.get_text_range(index, 1), x.value * 25.4 / 72, (height - y.value) * 25.4 / 72))
    return found


def test_the_ruler_finds_items_by_role():
    own = formal()
    ruler = Ruler(lay_out(own, FORMAL, FONTS).value, FORMAL)
    assert [page for page, _ in ruler.lines("issuer_mark")] == [1]
    assert ruler.all("nothing") == []


def test_a_report_of_short_lines_has_no_width_to_measure():
    own = report("出席人员名单如下。", "会议议定以下事项。")
    names = {place.quantity for place in measure(own, lay_out(own, MEETING, FONTS).value, MEETING)}
    assert "宽" not in names
    full = report("会议议定以下事项。" * 9)
    assert "宽" in {place.quantity for place in measure(full, lay_out(full, MEETING, FONTS).value, MEETING)}


@pytest.mark.parametrize("names", [("林远",), ("林远", "江一舟"), ("欧阳明远", "林远", "江一舟"), ("阿依古丽·买买提", "林远"), ("林远", "阿依古丽·买买提")])
def test_who_signs_stands_one_character_from_the_right_whatever_the_names(names):
    own = report("甲", header=HeaderBlock(issuing_authorities=("青禾区人民政府",), document_number="青政〔2024〕7号", signatories=names))
    places = measure(own, lay_out(own, FORMAL, FONTS).value, FORMAL)
    assert [place for place in places if not place.agrees] == []
    assert "签发人" in {place.element for place in places}

"""The order of the document and its sections."""

import msgspec

from convert.model.blocks import Paragraph, Table
from convert.model.elements import Front, HeaderBlock, Imprint
from convert.ooxml.names import W
from tests.exporters.docx.made import SENTENCE, docx_of, formal, laid, meeting, paragraphs, part, plain_xml, sheet_of


def test_the_paper_the_margins_and_the_rows():
    section = part(docx_of(meeting()))[0][-1]
    assert [plain_xml(section.find(f"{{{W}}}{tag}")) for tag in ("pgSz", "pgMar", "docGrid")] == [
        '<w:pgSz w:w="11906" w:h="16838"/>',
        '<w:pgMar w:top="1960" w:right="1474" w:bottom="1847" w:left="1587" w:header="850" w:footer="1446" w:gutter="0"/>',
        '<w:docGrid w:linePitch="592"/>']


def test_the_parts_of_a_formal_document_stand_in_their_order():
    styles = [style for style, _ in paragraphs(docx_of(formal()))]
    order = ["copy_number", "classification", "urgency", "issuer_mark", "document_number", "title", "main_recipients", "body",
             "attachment_note", "authority_signature", "date_of_issue", "document_note", "attachment_label", "attachment_title", "imprint", "gap"]
    places = [styles.index(style) for style in order]
    assert places == sorted(places)


def test_an_attachment_begins_a_page_by_its_style():
    root = part(docx_of(formal()), "word/styles.xml")
    label = next(each for each in root if each.get(f"{{{W}}}styleId") == "attachment_label")
    assert label.find(f".//{{{W}}}pageBreakBefore") is not None


def test_the_first_page_of_a_letter_has_no_number():
    report = formal(format="letter", header=HeaderBlock(issuing_authorities=("青禾市教育局",), document_number="青教函〔2024〕1号"))
    section = part(docx_of(report)).find(f".//{{{W}}}sectPr")
    assert section.find(f"{{{W}}}titlePg") is not None
    assert [each.get(f"{{{W}}}type") for each in section.findall(f"{{{W}}}footerReference")] == ["default", "even", "first"]


def test_a_blank_page_before_the_imprint_bears_no_number():
    """The text fills an even page, so the imprint goes two pages on when it is too high to be pulled in (7.5)."""
    imprint = Imprint(copy_recipients=("市委办公室，市人大常委会办公室，" * 20,))
    bodies = (tuple(Paragraph(id=f"p{number}", text=SENTENCE[:20]) for number in range(count)) for count in range(24, 60))
    report = next(report for report in (formal(attachments=(), attachment_note=None, sign_off=None, document_note=None, header=None,
                                                body=body, imprint=imprint) for body in bodies)
                  if not laid(report).pages[-1].label)
    assert [page.label for page in laid(report).pages][-2:] == ["", ""]
    sections = part(docx_of(report)).findall(f".//{{{W}}}sectPr")
    assert len(sections) == 2


def test_the_sheet_that_the_layout_adjusted_is_used():
    report = formal()
    pages = laid(report)
    fewer = msgspec.structs.replace(sheet_of("gbt9704").docx, line_twips=560)
    adjusted = msgspec.structs.replace(pages, sheet=msgspec.structs.replace(sheet_of("gbt9704"), docx=fewer))
    assert part(docx_of(report, pages=adjusted)).find(f".//{{{W}}}docGrid").get(f"{{{W}}}linePitch") == "560"


def test_the_order_of_the_front_matter():
    found = [style for style, _ in paragraphs(docx_of(meeting()))][:5]
    assert found == ["material_number", "title", "occasion", "issuer", "salutation"]


def test_the_title_breaks_where_the_layout_breaks_it():
    report = meeting()
    title = part(docx_of(report)).findall(f".//{{{W}}}p")[1]
    assert len(laid(report).title_lines) == 2
    assert len(title.findall(f".//{{{W}}}br")) == 1


def test_a_body_below_the_title_stands_an_empty_row_apart():
    report = msgspec.structs.replace(meeting(), front=Front(title="关于工作的报告"))
    first = part(docx_of(report)).findall(f".//{{{W}}}p")[1]
    assert first.find(f"{{{W}}}pPr/{{{W}}}spacing").get(f"{{{W}}}before") == "592"


def test_a_table_below_the_title_stands_an_empty_row_apart():
    report = msgspec.structs.replace(meeting(), front=Front(title="修订前后对照表"), body=(Table(id="t1", rows=(("现行", "修订"), ("甲", "乙"))),))
    title = part(docx_of(report)).find(f".//{{{W}}}p/{{{W}}}pPr/{{{W}}}spacing")
    assert title.get(f"{{{W}}}after") == "592"

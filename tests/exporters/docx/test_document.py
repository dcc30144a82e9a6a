"""The order of the document and its sections."""

import subprocess
import sys

import msgspec

from convert.exporters.docx.document import page_setup
from convert.model.blocks import Paragraph
from convert.model.elements import HeaderBlock
from convert.ooxml.names import W
from tests.exporters.docx.made import SENTENCE, docx_of, formal, laid, paragraphs, part, sheet_of

_PLAIN = """
import sys
from convert.api import load
load("工作报告\\n\\n一、主要工作\\n\\n全区认真推进法治建设。".encode(), name="report.txt").docx
print(*sys.modules)
"""


def test_a_plain_report_loads_nothing_for_what_it_does_not_have():
    loaded = set(subprocess.run([sys.executable, "-c", _PLAIN], capture_output=True, text=True, check=True).stdout.split())
    rooms = {"docx": "columns contents drawing embedding ending figures head imprint notes tables",
             "layout": "columns figure header imprint labelled sign_off table"}
    assert {"convert.exporters.docx.document", "convert.layout.engine"} <= loaded
    assert not {f"convert.exporters.docx.{name}" for name in rooms["docx"].split()} & loaded
    assert not {f"convert.layout.{name}" for name in rooms["layout"].split()} & loaded


def test_the_paper_the_margins_and_the_rows():
    assert page_setup(sheet_of("meeting")) == (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1960" w:right="1474" w:bottom="1847" w:left="1587" w:header="850" w:footer="1446" '
        'w:gutter="0"/><w:docGrid w:linePitch="592"/>')


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
    """The text fills an even page, so the imprint goes two pages on (7.5)."""
    bodies = (tuple(Paragraph(id=f"p{number}", text=SENTENCE[:20]) for number in range(count)) for count in range(24, 60))
    report = next(report for report in (formal(attachments=(), header=None, body=body) for body in bodies)
                  if not laid(report).pages[-1].label)
    assert [page.label for page in laid(report).pages][-2:] == ["", ""]
    sections = part(docx_of(report)).findall(f".//{{{W}}}sectPr")
    assert len(sections) == 2


def test_the_sheet_that_the_layout_adjusted_is_used():
    report = formal()
    pages = laid(report)
    fewer = msgspec.structs.replace(sheet_of("gbt9704").docx, line_twips=560)
    adjusted = msgspec.structs.replace(pages, sheet=msgspec.structs.replace(sheet_of("gbt9704"), docx=fewer))
    from convert.exporters.docx import DocxOptions, export_docx
    from tests.exporters.docx.made import WHEN, fonts_of

    data = export_docx(report, sheet_of("gbt9704"), fonts_of("gbt9704"), DocxOptions(when=WHEN), adjusted).value
    assert part(data).find(f".//{{{W}}}docGrid").get(f"{{{W}}}linePitch") == "560"

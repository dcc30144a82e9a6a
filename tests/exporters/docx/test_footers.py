"""Page numbers: a field between dashes, at the outer side."""

import msgspec
import pytest

from convert.model.blocks import Paragraph, Table
from convert.model.report import Report
from convert.ooxml.names import R, W
from tests.exporters.docx.made import SOURCE, docx_of, laid, meeting, part, plain_xml, sheet_of, style_xml


def _footer(pattern, name="word/footer1.xml"):
    sheet = sheet_of("meeting")
    changed = msgspec.structs.replace(sheet, page_number=msgspec.structs.replace(sheet.page_number, pattern=pattern))
    return plain_xml(part(docx_of(meeting(), pages=msgspec.structs.replace(laid(meeting()), sheet=changed)), name))


def test_a_field_stands_between_the_dashes():
    text = _footer("— {page} —")
    assert text.index("— <") < text.index(" PAGE ") < text.index("> —<")
    assert '<w:pStyle w:val="page_number"/>' in text


def test_a_pattern_without_dashes_is_the_field_alone():
    assert _footer("{page}").count("<w:t>") == 1


@pytest.mark.parametrize(("kind", "style"), [("default", "page_number"), ("even", "page_number_even")])
def test_each_side_has_its_footer(kind, style):
    data = docx_of(meeting())
    assert kind in [each.get(f"{{{W}}}type") for each in part(data).iter(f"{{{W}}}footerReference")]
    name = "word/footer1.xml" if kind == "default" else "word/footer2.xml"
    assert [each.get(f"{{{W}}}val") for each in part(data, name).iter(f"{{{W}}}pStyle")] == [style]


def test_odd_pages_number_at_the_right_even_ones_at_the_left_one_character_in():
    data = docx_of(meeting())
    assert '<w:ind w:right="280"/><w:jc w:val="right"/>' in style_xml(data, "page_number")
    assert '<w:ind w:left="280" w:right="0"/><w:jc w:val="left"/>' in style_xml(data, "page_number_even")
    assert 'w:line="280" w:lineRule="exact"' in style_xml(data, "page_number")


def _across():
    rows = (tuple(f"指标名称{number}" for number in range(9)), *[("金沙江路街道", *["1,234,567.89"] * 8)] * 3)
    body = (Paragraph(id="p1", text="全市推进工作。"), Table(id="t1", rows=rows), Paragraph(id="p2", text="继续推进工作。"))
    return docx_of(Report(source=SOURCE, body=body))


def _footers_of(data, section):
    """Return the footers of a section as text, by kind."""
    own = list(part(data).iter(f"{{{W}}}sectPr"))[section]
    relations = {each.get("Id"): each.get("Target") for each in part(data, "word/_rels/document.xml.rels")}
    return {each.get(f"{{{W}}}type"): plain_xml(part(data, "word/" + relations[each.get(f"{{{R}}}id")]))
            for each in own.findall(f"{{{W}}}footerReference")}


def test_the_number_of_a_page_that_lies_across_stands_where_it_does_on_the_others():
    """Clause 8: 25.5 mm from the edge that was the foot, from the edge of the type area that was its left, turned clockwise."""
    for kind, style in (("default", "page_number"), ("even", "page_number_even")):
        text = _footers_of(_across(), 1)[kind]
        assert 'relativeFrom="page"><wp:posOffset>918000<' in text
        assert 'relativeFrom="page"><wp:posOffset>1008000<' in text
        assert 'cy="5616000"' in text
        assert 'vert="vert"' in text
        assert text.count(f'<w:pStyle w:val="{style}"/>') == 2
        assert " PAGE " in text


def test_upright_pages_behind_those_that_lie_across_have_upright_numbers_again():
    for section in (0, 2):
        assert "wps:txbx" not in _footers_of(_across(), section)["default"]
        assert " PAGE " in _footers_of(_across(), section)["default"]

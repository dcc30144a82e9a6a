"""Page numbers: a field between dashes, at the outer side."""

from convert.exporters.docx.footers import footer, page_number_footer
from tests.exporters.docx.made import docx_of, meeting, style_xml


def test_a_field_stands_between_the_dashes():
    text = page_number_footer("— {page} —").decode()
    assert text.index("— <") < text.index(" PAGE ") < text.index("> —<")
    assert '<w:pStyle w:val="page_number"/>' in text


def test_a_pattern_without_dashes_is_the_field_alone():
    assert page_number_footer("{page}").decode().count("<w:t") == 1


def test_an_empty_footer_is_a_footer():
    assert footer("").endswith(b"</w:ftr>")


def test_odd_pages_number_at_the_right_even_ones_at_the_left_one_character_in():
    data = docx_of(meeting())
    assert '<w:ind w:right="280"/><w:jc w:val="right"/>' in style_xml(data, "Footer")
    assert '<w:ind w:left="280" w:right="0"/><w:jc w:val="left"/>' in style_xml(data, "page_number_even")
    assert 'w:line="280" w:lineRule="exact"' in style_xml(data, "Footer")

"""Drawings at fixed places."""

from convert.exporters.docx.drawing import Box, anchored_line, anchored_picture, anchored_text
from convert.exporters.docx.elements import paragraph, run
from convert.layout.frame import Stroke
from convert.ooxml.names import WP
from tests.exporters.docx.made import plain_xml


def _offsets(run) -> list[tuple[str, int]]:
    return [(each.get("relativeFrom"), int(each.findtext(f"{{{WP}}}posOffset"))) for tag in ("positionH", "positionV")
            for each in run.iter(f"{{{WP}}}{tag}")]


def test_a_line_stands_at_its_place_of_the_page():
    run = anchored_line(7, Stroke(20.0, 49.0, 190.0, 49.0, 0.7, "FF0000"), "红色分隔线")
    assert _offsets(run) == [("page", 720000), ("page", 1764000)]
    text = plain_xml(run)
    assert 'cx="6120000" cy="0"' in text
    assert '<a:ln w="25200">' in text
    assert 'val="FF0000"' in text


def test_a_picture_stands_at_its_place_of_the_paragraph():
    run = anchored_picture("rId5", 8, "印章", (100.0, -20.0), (42.0, 42.0))
    assert _offsets(run) == [("column", 3600000), ("paragraph", -720000)]
    assert 'descr="印章"' in plain_xml(run)
    assert 'r:embed="rId5"' in plain_xml(run)


def test_a_text_at_a_place_of_the_page_is_turned():
    made = anchored_text(9, paragraph("page_number", [run("— 2 —")]), Box(25.5, 28.0, 5.0, 156.0), "页码")
    assert _offsets(made) == [("page", 918000), ("page", 1008000)]
    text = plain_xml(made)
    assert 'cx="180000" cy="5616000"' in text
    assert 'vert="vert"' in text
    assert "— 2 —" in text

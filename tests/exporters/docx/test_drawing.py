"""Drawings at fixed places."""

from lxml import etree

from convert.exporters.docx.drawing import anchored_line, anchored_picture
from convert.ooxml.names import WP, R, W

SPACES = f'<x xmlns:w="{W}" xmlns:r="{R}">'


def _offsets(run: str) -> list[tuple[str, int]]:
    root = etree.fromstring(f"{SPACES}{run}</x>")
    return [(each.get("relativeFrom"), int(each.findtext(f"{{{WP}}}posOffset"))) for tag in ("positionH", "positionV")
            for each in root.iter(f"{{{WP}}}{tag}")]


def test_a_line_stands_at_its_place_of_the_page():
    run = anchored_line(7, 20.0, 49.0, 170.0, 0.7, "FF0000")
    assert _offsets(run) == [("page", 720000), ("page", 1764000)]
    assert 'cx="6120000" cy="0"' in run
    assert '<a:ln w="25200">' in run
    assert 'val="FF0000"' in run


def test_a_picture_stands_at_its_place_of_the_paragraph():
    run = anchored_picture("rId5", 8, "印章", (100.0, -20.0), (42.0, 42.0))
    assert _offsets(run) == [("column", 3600000), ("paragraph", -720000)]
    assert 'descr="印章"' in run
    assert 'r:embed="rId5"' in run

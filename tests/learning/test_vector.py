"""Lines and text boxes of drawings, new and old."""

import pytest
from lxml import etree

from convert.learning.vector import VectorLine, drawn_line, vml_boxes, vml_lines

SPACES = ('xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
          'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')


def pict(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:pict {SPACES}>{inside}</w:pict>")


def shape(form: str, rest: str) -> etree._Element:
    return etree.fromstring(f'<wps:wsp {SPACES}><wps:spPr><a:prstGeom prst="{form}"/>{rest}</wps:spPr></wps:wsp>')


RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


@pytest.mark.parametrize(("form", "rest", "height", "seen"), [
    ("line", f'<a:ln w="36000">{RED}</a:ln>', 0.0, (1.0, "FF0000")),
    ("straightConnector1", f"<a:ln>{RED}</a:ln>", 0.0, (9525 / 36000, "FF0000")),
    ("rect", RED, 0.8, (0.8, "FF0000")),
    ("rect", RED, 20.0, None),
    ("line", '<a:ln w="36000"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>', 0.0, None),
    ("line", "", 0.0, None),
])
def test_lines_and_flat_shapes_of_a_colour_are_lines(form: str, rest: str, height: float, seen: tuple[float, str] | None):
    assert drawn_line(shape(form, rest), height) == seen


def test_a_shape_without_properties_is_no_line():
    assert drawn_line(etree.fromstring(f"<wps:wsp {SPACES}/>"), 0.0) is None


@pytest.mark.parametrize(("attributes", "line"), [
    ('style="mso-position-vertical-relative:page" from="10mm,30mm" to="166mm,30mm" strokecolor="#C00000" strokeweight="2mm"',
     VectorLine("page", 30.0, 156.0, 2.0, "C00000")),
    ('style="margin-top:1in" from="0,0" to="10cm,0" strokecolor="red [3]"', VectorLine("text", 25.4, 100.0, 0.75 * 25.4 / 72, "FF0000")),
    ('from="0,0" to="96,0" strokecolor="windowText"', VectorLine("text", 0.0, 25.4, 0.75 * 25.4 / 72, "")),
])
def test_lines_of_older_programs_have_place_thickness_and_colour(attributes: str, line: VectorLine):
    (found,) = vml_lines(pict(f"<v:line {attributes}/>"))
    assert (found.base, found.color) == (line.base, line.color)
    assert found[1:4] == pytest.approx(line[1:4])


def test_a_slanting_line_is_none():
    assert list(vml_lines(pict('<v:line from="0,0" to="10cm,4cm" strokecolor="red"/>'))) == []


@pytest.mark.parametrize(("inset", "seen"), [("", (2.54, 1.27)), ("1mm,2mm,0,0", (1.0, 2.0)), (",0", (2.54, 0.0))])
def test_boxes_of_older_programs_have_place_and_room(inset: str, seen: tuple[float, float]):
    style = "position:absolute;margin-left:1cm;margin-top:2cm;width:100mm;mso-position-vertical-relative:margin"
    (box,) = vml_boxes(pict(f'<v:shape style="{style}"><v:textbox inset="{inset}"><w:txbxContent/></v:textbox></v:shape>'))
    assert (box.base, box.top_mm, box.left_mm, box.width_mm) == ("margin", 20.0, 10.0, 100.0)
    assert (box.inset_left_mm, box.inset_top_mm) == pytest.approx(seen)


def test_a_box_without_text_is_none():
    assert list(vml_boxes(pict("<v:shape><v:textbox/></v:shape>"))) == []

"""Pictures stand in the line, with words for those who cannot see them."""

import pytest

from convert.model.blocks import Figure
from convert.model.report import Report
from convert.ooxml.names import WP
from tests.exporters.docx.made import SOURCE, docx_of, paragraphs, part, png


def _inline(**fields: object):
    figure = Figure(id="f1", image=png(400, 100), media_type="image/png", **fields)
    return part(docx_of(Report(source=SOURCE, body=(figure,)))).find(f".//{{{WP}}}inline")


def test_the_alternative_text_is_that_of_the_figure_or_its_caption():
    assert _inline(alt="灰色方块").find(f"{{{WP}}}docPr").get("descr") == "灰色方块"
    assert _inline(caption="图1 示意").find(f"{{{WP}}}docPr").get("descr") == "图1 示意"


def test_a_picture_without_words_says_at_least_what_it_is():
    assert _inline().find(f"{{{WP}}}docPr").get("descr") == "图片"


@pytest.mark.parametrize(("wanted_mm", "width_mm"), [(80.0, 80.0), (400.0, 156.0)])
def test_a_picture_is_as_wide_as_asked_for_within_the_type_area(wanted_mm, width_mm):
    extent = _inline(alt="图", width_mm=wanted_mm).find(f"{{{WP}}}extent")
    assert int(extent.get("cx")) == round(width_mm * 36000)
    assert int(extent.get("cy")) == pytest.approx(int(extent.get("cx")) / 4, abs=2)


def test_the_caption_follows_the_picture():
    figure = Figure(id="f1", image=png(), media_type="image/png", caption="图1 示意")
    assert paragraphs(docx_of(Report(source=SOURCE, body=(figure,)))) == [("figure", ""), ("figure_caption", "图1 示意")]

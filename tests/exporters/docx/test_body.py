"""Every kind of block has its style."""

import pytest

from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from tests.exporters.docx.made import SOURCE, docx_of, meeting, paragraphs


@pytest.mark.parametrize("form", ["body", "item", "flush", "centred", "right", "table_note"])
def test_the_style_of_a_paragraph_is_its_form(form):
    data = docx_of(Report(source=SOURCE, body=(Paragraph(id="p1", text="文字", form=form),)))
    assert (form, "文字") in paragraphs(data)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_the_style_of_a_heading_is_its_level(level):
    data = docx_of(Report(source=SOURCE, body=(Heading(id="h1", level=level, ordinal="一、", text="成效"),)))
    assert (f"heading_{level}", "一、成效") in paragraphs(data)


def test_tables_and_figures_stand_between_the_paragraphs():
    styles = [style for style, _ in paragraphs(docx_of(meeting()))]
    assert styles.index("body") < styles.index("table_caption") < styles.index("table_header") < styles.index("figure")

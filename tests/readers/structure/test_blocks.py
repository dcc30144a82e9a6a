"""Passages to blocks."""

from convert.model.blocks import Heading, Mark, Paragraph, Table
from convert.readers.structure.blocks import BlockBuilder
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import Hints, make_line
from convert.readers.structure.passages import Passage, assemble
from convert.readers.structure.shape import Shape
from convert.readers.structure.source_text import SourceText
from tests.readers.structure.making import passages_of


def built(text: str):
    return BlockBuilder(Draft()).build(passages_of(text))


def test_blocks_are_numbered_by_kind_in_reading_order():
    assert [block.id for block in built("一、成效\n\n全区平稳，成效明显。\n\n二、打算\n\n继续努力，再创佳绩。")] == [
        "h1",
        "p1",
        "h2",
        "p2",
    ]


def test_forms_of_paragraphs():
    assert [block.form for block in built("——推进改革，见效。\n\n★新建学校6所。\n\n①商场；\n\n普通一段。")] == [
        "item",
        "item",
        "item",
        "body",
    ]


def test_a_note_below_a_table_is_one():
    passages = [
        Passage(first=passages_of("甲")[0].first, block=Table(id="", rows=(("甲",),))),
        *passages_of("注：数据四舍五入。"),
    ]
    assert [getattr(block, "form", "") for block in BlockBuilder(Draft()).build(passages)] == ["", "table_note"]


def test_the_ranges_of_a_heading_are_those_of_number_and_text():
    (heading,) = BlockBuilder(Draft()).build(passages_of("1. GDP情况"))
    assert isinstance(heading, Heading)
    assert (heading.ordinal, heading.text, heading.source) == ("1.", "GDP情况", ((0, 2), (3, 8)))


def test_marks_follow_their_letters():
    line = make_line(
        SourceText("全 区平稳。", ((10, 16),)), 1, hints=Hints(marks=(Mark(kind="strong", start=12, end=14),))
    )
    (paragraph,) = BlockBuilder(Draft()).build(assemble([line], Shape()))
    assert isinstance(paragraph, Paragraph)
    assert [(paragraph.text[mark.start : mark.end]) for mark in paragraph.marks] == ["区平"]


def test_a_style_that_is_known_decides():
    line = make_line(SourceText("（一）这是标题。", ((0, 8),)), 1, hints=Hints(role="heading2"))
    (heading,) = BlockBuilder(Draft()).build(assemble([line], Shape()))
    assert (heading.level, heading.ordinal, heading.text) == (2, "（一）", "这是标题。")

"""Lines as paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from convert.lint.plain import plain_report
from convert.model.blocks import Heading, Paragraph


def test_each_line_is_a_block_and_numbers_make_headings():
    blocks = plain_report("一、主要工作\n\n  （一）加强领导。全区成立专班。\n正文。").body
    assert [type(one) for one in blocks] == [Heading, Paragraph, Paragraph]
    assert [one.source for one in blocks] == [((0, 6),), ((10, 25),), ((26, 29),)]
    assert blocks[1].lead is not None and blocks[1].lead.text == "加强领导。"


@given(st.text("一、（）1.甲乙。 \n", max_size=40))
def test_the_ranges_are_the_text(text: str):
    for block in plain_report(text).body:
        (start, end), = block.source
        assert text[start:end] == (block.ordinal + block.text if isinstance(block, Heading) else block.text)

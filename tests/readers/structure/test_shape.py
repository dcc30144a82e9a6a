"""How a document's lines were broken."""

import msgspec

from convert.readers.structure.lines import Hints
from convert.readers.structure.shape import is_cut, is_full, is_indented, measure_shape
from tests.readers.structure.making import lines_of

WRAPPED = "　　全区各级各部门认真落实责任推进改革\n取得成效，工作平稳有序推进，群众更加满\n意，各项任务按期完成，成绩来之不易，要\n倍加珍惜。\n　　下一步继续努力。\n"


def test_a_hard_wrapped_text_has_a_width():
    shape = measure_shape(lines_of(WRAPPED))
    assert (shape.wrap_width, shape.indented, shape.blank_between) == (38, True, False)


def test_a_line_is_full_when_the_next_would_not_have_fitted():
    lines = lines_of(WRAPPED)
    shape = measure_shape(lines)
    assert is_full(lines[0], lines[1], shape)
    assert not is_full(lines[3], lines[4], shape)
    assert is_indented(lines[0])


def test_one_line_a_paragraph_is_not_wrapped():
    shape = measure_shape(
        lines_of("短。\n这一段长得多，说的是别的事情，后面还有很多话要说，一直说到行末。\n\n中等长度的一段话。\n")
    )
    assert (shape.wrap_width, shape.indented, shape.blank_between) == (None, False, True)


def test_nothing_has_no_shape():
    assert measure_shape([]).wrap_width is None


def test_paragraphs_that_are_the_lines_of_a_page_are_told():
    def cut(text: str) -> list[bool]:
        lines = [msgspec.structs.replace(line, hints=Hints(paragraph=True)) for line in lines_of(text)]
        shape = measure_shape(lines)
        return [is_cut(line, shape) for line in lines]

    assert cut("按照有关文件要求，区政府办公室近期组织开\n展了全区网站检查，现将有关情况、主要问题\n和下一步要求通报如下，请各街道认真对照检\n查，抓好整改。") == [
        True, True, True, False]
    assert not any(cut("加强领导，落实责任，明确分工，形成合力\n按照要求开展网站检查，整改问题。\n加大力度，强化督查，严肃问责。\n抓好落实，见到成效。"))


def test_a_line_as_narrow_as_headings_are_is_not_cut_where_the_lines_are_wide():
    text = ("一是加快推进重点项目，全年完成投资二十三亿元，比上年增长百分之八，带动\n就业一千余人。\n做强做优主导产业，壮大新的动能\n"
            "二是支持企业改造设备，全年兑付奖补资金一亿二千万元，惠及企业三百余家，\n形成示范。")
    lines = [msgspec.structs.replace(line, hints=Hints(paragraph=True)) for line in lines_of(text)]
    shape = measure_shape(lines)
    assert [is_cut(line, shape) for line in lines] == [True, False, False, True, False]


def test_a_text_hangs_when_few_paragraphs_begin_at_the_margin():
    paragraph = "　　全区各项工作平稳有序推进。\n"
    assert measure_shape(lines_of(paragraph * 6 + "群众更加满意。")).hanging
    assert not measure_shape(lines_of((paragraph + "群众更加满意。\n") * 6)).hanging

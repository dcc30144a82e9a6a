"""How a document's lines were broken."""

from convert.readers.structure.shape import is_full, is_indented, measure_shape
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

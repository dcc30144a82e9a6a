"""Text that was read out of a format without characters to count."""

import pytest

from convert.diagnostics import ConvertError
from convert.model.blocks import Figure, Table
from convert.readers import read_out as module
from convert.readers.read_out import ReadOut, count_header_rows, finish, make_table, with_figure_captions, with_table_captions
from convert.readers.structure.lines import Hints, block_line, make_line
from convert.readers.structure.source_text import EMPTY, SourceText

FIGURE = Figure(id="", image=b"x", media_type="image/png")


def lines(out, *texts, hints=Hints()):
    found = []
    for text in texts:
        if isinstance(text, str):
            found.append(make_line(out.add(text), out.line, hints=hints))
            out.end_line()
        else:
            found.append(block_line(text, out.line, out.position))
    return found


def cell(text):
    return SourceText(text, ((0, len(text)),)) if text else EMPTY


def test_what_is_added_knows_its_place():
    out = ReadOut("a")
    assert out.add("甲乙").spans == ((0, 2),)
    out.end_line()
    assert out.add("丙").spans == ((3, 4),)
    assert (out.text, out.position, out.line, out.add("")) == ("甲乙\n丙", 4, 2, EMPTY)


def test_what_is_dropped_is_part_of_the_text_and_listed_line_by_line():
    out = ReadOut("a")
    out.drop(" 甲 \n\n乙", "page-header")
    assert [(each.text, each.source, each.reason) for each in out.furniture] == [("甲", ((0, 1),), "page-header"), ("乙", ((2, 3),), "page-header")]


def test_the_number_of_characters_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "MAX_CHARACTERS", 3)
    with pytest.raises(ConvertError) as caught:
        ReadOut("a").add("甲乙丙丁")
    assert caught.value.diagnostic.code == "reader-too-long"


def test_finishing_lists_and_tells_what_was_dropped():
    out = ReadOut("folder/a.docx")
    found = lines(out, "望川县工作情况的报告", "全年工作平稳有序。")
    out.drop("内部", "page-header")
    outcome = finish(out, found, b"data", name="folder/a.docx", format="docx")
    assert (outcome.value.source.name, outcome.value.source.characters) == ("a.docx", len(out.text))
    assert [each.args for each in outcome.diagnostics if each.code == "reader-dropped"] == [{"count": 1, "reasons": "page-header"}]


def test_the_line_below_a_picture_that_numbers_it_is_its_caption():
    found = with_figure_captions(lines(ReadOut("a"), "如下。", FIGURE, "图1 渠道分布", "图2 另一幅"))
    assert [line.text for line in found] == ["如下。", "", "图2另一幅"]
    assert found[1].block.caption == "图1渠道分布"


@pytest.mark.parametrize("unit", [(), ("单位：公里",)])
def test_the_short_centred_line_above_a_table_is_its_caption_below_running_text(unit):
    table = Table(id="", rows=(("甲", "乙"), ("丙", "1")))
    found = lines(ReadOut("a"), "任务完成情况", table, "情况如下。", "任务完成情况", *unit, table, hints=Hints(centred=True))
    assert [line.hints.role for line in with_table_captions(found)][:4] == [None, None, None, "caption"]


def test_a_table_has_rows_of_one_length_and_a_head_above_its_figures():
    table = make_table([[cell("项目"), cell("数 量")], [cell("渠道"), cell("12")], [cell("管护")]])
    assert (table.rows, table.header_rows) == ((("项目", "数量"), ("渠道", "12"), ("管护", "")), 1)
    assert table.cell_sources[0][1] == ((0, 1), (2, 3))


@pytest.mark.parametrize(("rows", "count"), [((("甲", "乙"), ("丙", "丁"), ("戊", "1")), 2), ((("甲", "1"),), 1), ((("甲", "乙"), ("丙", "丁")), 1), ((), 0)])
def test_rows_of_the_head(rows, count):
    assert count_header_rows([[cell(text) for text in row] for row in rows]) == count

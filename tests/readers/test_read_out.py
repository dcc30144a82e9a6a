"""Text that was read out of a format without characters to count."""

import msgspec
import pytest

from convert.diagnostics import ConvertError
from convert.model.blocks import CellSpan, Figure, Table
from convert.readers import read_out as module
from convert.readers.read_out import (
    CellPart,
    ReadOut,
    count_header_rows,
    finish,
    join_cell,
    make_table,
    with_figure_captions,
    with_table_captions,
    with_title_rows,
)
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
    assert [each.args for each in outcome.diagnostics if each.code.startswith("reader-dropped")] == [
        {"count": 1, "reasons": "page-header", "quoted": "“内部”"}]


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
    table = make_table([[cell("项目"), cell("数量")], [cell("渠道"), cell("12")], [cell("管护")]])
    assert (table.rows, table.header_rows) == ((("项目", "数量"), ("渠道", "12"), ("管护", "")), 1)
    assert table.cell_sources[0][1] == ((0, 2),)


@pytest.mark.parametrize(("rows", "count"), [((("甲", "乙"), ("丙", "丁"), ("戊", "1")), 2), ((("甲", "1"),), 1), ((("甲", "乙"), ("丙", "丁")), 1), ((), 0)])
def test_rows_of_the_head(rows, count):
    assert count_header_rows([[cell(text) for text in row] for row in rows]) == count


def merged(*rows, width=3):
    table = make_table([[cell(text) for text in row] for row in rows])
    spans = tuple(CellSpan(row=number, column=0, columns=width) for number, row in enumerate(rows) if len(row) == 1)
    return msgspec.structs.replace(table, spans=spans)


BODY = (("序号", "岗位", "人数"), ("1", "观测", "2"), ("2", "整编", "1"))


def test_rows_of_one_cell_at_the_head_of_a_table_stand_above_it():
    """In a file that is one table they are its label and title; in a text the last one is the caption."""
    out = ReadOut("a")
    label, title, table = with_title_rows([block_line(merged(("附件1：",), ("观测岗位表",), *BODY), 1, 0)])
    assert [(line.text, line.hints.centred, line.hints.role) for line in (label, title)] == [("附件1：", True, None), ("观测岗位表", True, None)]
    assert (table.block.rows, table.block.spans, table.block.header_rows) == (BODY, (), 1)
    _, caption, _ = with_title_rows(lines(out, "情况见下表。", merged(("观测岗位表",), *BODY)))
    assert (caption.text, caption.hints.role) == ("观测岗位表", "caption")
    unit = with_title_rows([block_line(merged(("观测岗位表",), ("单位：人",), *BODY), 1, 0)])[1]
    assert unit.hints.role == "unit"


@pytest.mark.parametrize("rows", [
    (("一、基本情况",), *BODY, ("二、其他情况",), *BODY), (("填写前请先阅读说明。",), *BODY), (("观测岗位表",), BODY[0])])
def test_rows_that_divide_a_table_or_explain_it_stay_in_it(rows):
    line = block_line(merged(*rows), 1, 0)
    assert with_title_rows([line]) == [line]


def test_a_note_below_does_not_keep_the_title_in_the_table():
    assert len(with_title_rows([block_line(merged(("观测岗位表",), *BODY, ("注：按月统计。",)), 1, 0)])) == 2


@pytest.mark.parametrize(("texts", "apart", "text"), [
    (("户籍人口", "（万人）"), False, "户籍人口（万人）"), (("120", "118"), False, "120　118"), (("窗口", "5个"), True, "窗口　5个"), (("甲", "", "乙"), False, "甲乙")])
def test_parts_of_a_cell_stand_apart_where_they_would_become_one(texts, apart, text):
    out = ReadOut("a")
    assert join_cell([CellPart(out.add(each), out.gap(), apart=apart) for each in texts]).text == text


def test_a_title_that_may_be_a_picture_is_told():
    out = ReadOut("a.pdf")
    found = finish(out, [block_line(FIGURE, 1, 0), *lines(out, "全年工作平稳，各项任务完成，群众满意度提高。")], b"", name="a.pdf", format="pdf")
    assert "reader-title-picture" in [each.code for each in found.diagnostics]
    out = ReadOut("a.pdf")
    found = finish(out, lines(out, "望川县工作情况的报告", FIGURE, "全年工作平稳有序。"), b"", name="a.pdf", format="pdf")
    assert "reader-title-picture" not in [each.code for each in found.diagnostics]

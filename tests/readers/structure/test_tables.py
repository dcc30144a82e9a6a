"""Tables that lost their lines."""

import pytest

from convert.model.blocks import Table
from convert.readers.structure.source_text import SourceText
from convert.readers.structure.tables import caption_text, find_tables
from tests.readers.structure.making import lines_of


def tables(text: str) -> list[Table]:
    return [element.block for element in find_tables(lines_of(text)) if getattr(element, "pieces", None) is not None]


ROWS = (("项目", "2023年", "2024年"), ("收入", "120", "130"), ("支出", "-", "115"))


@pytest.mark.parametrize("separator", ["\t", "    ", "　　", " \t "])
def test_cells_side_by_side(separator: str):
    (table,) = tables("\n".join(separator.join(row) for row in ROWS))
    assert (table.rows, table.header_rows) == (ROWS, 1)


def test_cells_between_bars():
    (table,) = tables("\n".join("| " + " | ".join(row) + " |" for row in (ROWS[0], ("---",) * 3, *ROWS[1:])))
    assert table.rows == ROWS


@pytest.mark.parametrize("row", ["{} | {} | {} |", "{} | {} | {}"])
def test_bars_that_a_page_was_copied_with(row: str):
    text = "\n".join(row.format(*cells) for cells in (ROWS[0], ("---",) * 3, *ROWS[1:]))
    assert tables(text)[0].rows == ROWS


def test_a_group_over_all_columns_between_bars_is_a_row():
    (table,) = tables("第一项 | |||\n内容 | 制发 | 废止 | 有效 |\n规章 | 0 | 1 | 2 |\n文件 | 3 | 4 | 5 |")
    assert table.rows[0] == ("第一项", "", "", "") and table.rows[3] == ("文件", "3", "4", "5")


def test_a_line_below_the_head_is_one_of_dashes_that_plus_signs_alone_cross():
    head, *rest = ["|" + "|".join(row) + "|" for row in ROWS]
    (drawn,) = tables("\n".join((head, "|---+---+---|", *rest)))
    (cells,) = tables("\n".join((head, "|---|--+-|---|", *rest)))
    assert (drawn.rows, cells.rows) == (ROWS, (ROWS[0], ("---", "--+-", "---"), *ROWS[1:]))


def test_cells_one_below_the_other():
    (table,) = tables(
        "\n".join(cell for row in (*ROWS, ("其中：",), ("税收", "90", "95")) for cell in row).replace("其中：", "其中")
    )
    assert table.rows == (*ROWS, ("其中", "", ""), ("税收", "90", "95"))


@pytest.mark.parametrize(
    ("head", "caption", "unit"),
    [
        ("表1 收支表\n单位：万元", "表1 收支表", "单位：万元"),
        ("表1　收支表　　单位：万元", "表1　收支表", "单位：万元"),
        ("（单位：万元）", "", "（单位：万元）"),
        ("2024年收支情况", "2024年收支情况", ""),
        ("", "", ""),
    ],
)
def test_caption_and_unit_above(head: str, caption: str, unit: str):
    (table,) = tables(head + "\n" + "\n".join("\t".join(row) for row in ROWS))
    assert (table.caption, table.unit) == (caption, unit)


def test_ragged_rows_are_filled_and_groups_are_rows():
    (table,) = tables("项目\t数额\n收入\t120\n其中\n税收\t90")
    assert table.rows == (("项目", "数额"), ("收入", "120"), ("其中", ""), ("税收", "90"))


@pytest.mark.parametrize(
    "text",
    ["青禾区财政局　　青禾区审计局\n2024年5月6日", "短行\n短行\n短行\n短行", "甲\t乙", "姓名　　张某\n住址　　某地"],
)
def test_other_lines_are_no_tables(text: str):
    assert tables(text) == []


def test_cells_know_their_places():
    source = "项目\t2023年\n收 入\t120\n支出\t115"
    (table,) = tables(source)
    assert "".join(source[start:end] for start, end in table.cell_sources[1][0]) == table.rows[1][0] == "收入"


def test_the_gap_after_the_number_of_a_caption_stays():
    text = "表2　 收 支表"
    assert caption_text(SourceText(text, ((0, len(text)),))).text == "表2　收支表"

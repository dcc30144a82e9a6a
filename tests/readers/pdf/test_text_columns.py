"""Pages of two columns."""

from convert.readers import read
from convert.readers.pdf.text_columns import rows_by_column
from tests.readers.pdf.drawn import drawn
from tests.readers.pdf.test_rows import row

LEFT = ["甲一二三四五六七八九十甲", "甲二二三四五六七八九十甲", "甲三二三四五六七八九十甲", "甲四二三四五六七八九十甲", "甲五二三四五六七八九十甲", "甲六二三四五六七八九十甲", "甲七。"]
RIGHT = [text.replace("甲", "乙") for text in LEFT[:6]]


def glyphs(gap=20.0):
    found = row("题目在两栏之上", x=180, y=740)
    for number, text in enumerate(LEFT):
        found += row(text, x=100, y=700 - 18 * number)
    for number, text in enumerate(RIGHT):
        found += row(text, x=220 + gap, y=700 - 18 * number)
    return found


def reading_order(rows):
    return [row.text for row in sorted(rows, key=lambda row: -(row.y if row.rank is None else row.rank))]


def test_the_left_column_is_read_before_the_right_one():
    rows, _ = rows_by_column(glyphs())
    assert reading_order(rows) == ["题目在两栏之上", *LEFT, *RIGHT]
    assert {row.edges for row in rows if row.text.startswith("乙")} == {(240.0, 360.0)}
    assert [row.y for row in rows] == sorted((row.y for row in rows), reverse=True)


def test_few_lines_or_a_line_across_make_no_columns():
    few = [glyph for glyph in glyphs() if glyph.y > 640]
    assert all(row.rank is None for row in rows_by_column(few)[0])
    across = glyphs() + row("横贯两栏的一行文字在这里", x=160, y=691)
    assert all(row.rank is None for row in rows_by_column(across)[0])


def test_short_cells_of_a_table_make_no_columns():
    cells = [glyph for number in range(9) for glyph in row("稻谷", y=700 - 18 * number) + row("12", x=240, y=700 - 18 * number)]
    assert all(row.rank is None for row in rows_by_column(cells)[0])


def test_paragraphs_go_on_from_column_to_column():
    def page(pen):
        pen.text(150, 790, "望川县工作情况的报告", 22)
        pen.text(98, 740, "全年整修渠道一百二十公里，各乡镇按", 12)
        for number in range(8):
            pen.text(80, 720 - 20 * number, "期完成任务，落实管护人员，做好巡查记", 12)
            pen.text(330, 740 - 20 * number, "录，群众满意度持续提升，各项工作有序", 12)
        pen.text(330, 580, "推进。", 12)

    texts = [block.text for block in read(drawn(page), name="a.pdf").value.body]
    assert texts == ["全年整修渠道一百二十公里，各乡镇按" + "期完成任务，落实管护人员，做好巡查记" * 8 + "录，群众满意度持续提升，各项工作有序" * 8 + "推进。"]

import pytest

from convert.layout.frame import Line, Rule
from convert.layout.header import HeaderSetter
from convert.model.elements import HeaderBlock
from convert.style import load_style
from tests.layout.square import CELL, FORMAL, setter, text_of

ROW = FORMAL.grid.line_pitch_mm
CHAR = FORMAL.grid.char_height_mm


def head(sheet=FORMAL, **parts):
    header = HeaderSetter(
        HeaderBlock(**{"issuing_authorities": ("青禾区人民政府",), "document_number": "青政〔2024〕7号", **parts}),
        setter(sheet),
    )
    return header.place(), header.items


def top(line: Line) -> float:
    return line.baseline_mm - 0.88 * max(run.size_pt for run in line.runs) * 25.4 / 72


def by_role(items, role: str):
    return [item for item in items if item.role == role]


def test_the_mark_begins_72_mm_below_the_edge_and_ends_in_wenjian():
    mark = by_role(head()[1], "issuer_mark")[0]
    assert text_of(mark) == "青禾区人民政府文件"
    assert top(mark) == pytest.approx(72.0)
    assert mark.runs[0].color == "FF0000"
    assert mark.runs[0].size_pt == pytest.approx(15 * 72 / 25.4)


def test_a_long_mark_is_made_smaller_to_fit():
    mark = by_role(head(issuer_mark="岚山市人民政府办公室和青禾区人民政府办公室文件")[1], "issuer_mark")[0]
    assert sum(mark.runs[0].advances_mm) == pytest.approx(156)


def test_the_number_stands_two_rows_below_the_mark_in_the_middle():
    number = by_role(head()[1], "document_number")[0]
    assert top(number) == pytest.approx(72 + 15 + 2 * ROW)
    assert number.runs[0].x_mm > 28 + 5 * CELL


def test_the_red_line_is_four_millimetres_below_and_as_wide_as_the_type_area():
    _, items = head()
    number, line = by_role(items, "document_number")[0], by_role(items, "header_separator")[0]
    assert line.y1_mm == pytest.approx(top(number) + CHAR + 4, abs=0.01)
    assert (line.x1_mm, line.x2_mm, line.color) == (28, 184, "FF0000")


def test_the_title_begins_two_rows_below_the_red_line():
    begin, items = head()
    line = by_role(items, "header_separator")[0]
    assert begin + FORMAL.grid.row_gap_mm / 2 == pytest.approx(line.y1_mm + 2 * ROW)


def test_corner_elements_take_a_row_each_from_the_first():
    _, items = head(copy_number="12", classification="机密", classification_term="1年", urgency="特急")
    found = [by_role(items, role)[0] for role in ("copy_number", "classification", "urgency")]
    assert [text_of(line) for line in found] == ["000012", "机密★1年", "特急"]
    assert [top(line) for line in found] == pytest.approx([37, 37 + ROW, 37 + 2 * ROW], abs=0.01)
    assert {line.runs[0].x_mm for line in found} == {28}


def test_upward_documents_name_who_signs_two_a_row():
    _, items = head(signatories=("林远", "江一舟", "王平川"))
    names = by_role(items, "signatory")
    number = by_role(items, "document_number")[0]
    assert [text_of(line) for line in names] == ["林远", "江一舟", "王平川"]
    assert names[0].runs[0].x_mm == names[2].runs[0].x_mm
    assert names[2].baseline_mm - names[0].baseline_mm == pytest.approx(ROW)
    assert number.baseline_mm == pytest.approx(names[2].baseline_mm)
    assert number.runs[0].x_mm == pytest.approx(28 + CELL)
    right = max(line.runs[0].x_mm + sum(line.runs[0].advances_mm) for line in names)
    assert right == pytest.approx(184 - CELL)
    assert names[0].runs[0].typeface == "kaiti"


def test_a_joint_issue_has_wenjian_at_the_right_on_half_height():
    _, items = head(issuing_authorities=("青禾区人民政府", "青禾区财政局", "青禾区审计局"))
    *names, suffix = by_role(items, "issuer_mark")
    assert [text_of(line) for line in names] == ["青禾区人民政府", "青禾区财政局", "青禾区审计局"]
    assert text_of(suffix) == "文件"
    assert suffix.baseline_mm == pytest.approx(names[1].baseline_mm)
    assert len({round(sum(line.runs[0].advances_mm), 6) for line in names}) == 1
    assert top(names[0]) == pytest.approx(72)
    assert suffix.runs[0].x_mm > names[0].runs[0].x_mm + sum(names[0].runs[0].advances_mm)


def test_a_letter_has_double_lines_and_its_number_at_the_right():
    _, items = head(load_style("gbt9704-letter"), urgency="特急")
    mark, number, urgency = (by_role(items, role)[0] for role in ("issuer_mark", "document_number", "urgency"))
    assert top(mark) == pytest.approx(30)
    assert text_of(mark) == "青禾区人民政府"
    lines = [item for item in items if isinstance(item, Rule)]
    assert [line.role for line in lines] == ["letter_thick", "letter_thin", "letter_thin", "letter_thick"]
    assert all(line.x2_mm - line.x1_mm == pytest.approx(170) for line in lines)
    assert lines[0].y1_mm - lines[0].thickness_mm / 2 == pytest.approx(30 + 15 + 4)
    assert lines[-1].y1_mm + lines[-1].thickness_mm / 2 == pytest.approx(277)
    below = lines[1].y1_mm + lines[1].thickness_mm / 2 + FORMAL.grid.row_gap_mm
    assert top(number) == pytest.approx(below, abs=0.01)
    assert top(urgency) == pytest.approx(below, abs=0.01)
    assert number.runs[-1].x_mm + sum(number.runs[-1].advances_mm) == pytest.approx(184)


@pytest.mark.parametrize(("sheet", "mark_top", "lines"), [("gbt9704-order", 57, 0), ("gbt9704-minutes", 72, 1)])
def test_orders_and_minutes(sheet, mark_top, lines):
    _, items = head(load_style(sheet), issuer_mark="青禾区人民政府令")
    assert top(by_role(items, "issuer_mark")[0]) == pytest.approx(mark_top)
    assert len(by_role(items, "header_separator")) == lines


def test_a_head_without_anything_still_leaves_its_room():
    begin, items = empty_head()
    assert [item for item in items if isinstance(item, Line)] == []
    assert begin > 72


def empty_head():
    header = HeaderSetter(HeaderBlock(), setter(FORMAL))
    return header.place(), header.items

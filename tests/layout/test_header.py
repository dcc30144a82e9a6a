import msgspec
import pytest

from convert.layout.frame import Line, Stroke
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


def test_a_mark_of_twenty_letters_fills_the_type_area_in_one_line():
    mark, = by_role(head(issuer_mark="岚山市人民政府青禾区人民政府办公室文件件")[1], "issuer_mark")
    assert sum(mark.runs[0].advances_mm) == pytest.approx(156)


@pytest.mark.parametrize("mark", ["WTO工作联席会议办公室文件", "云![图](a.png)溪县人民政府文件"])
def test_a_mark_with_narrow_letters_stands_in_the_middle_of_the_type_area(mark):
    line, = by_role(head(issuer_mark=mark)[1], "issuer_mark")
    assert line.left_mm >= 28 - 1e-6
    assert line.left_mm + line.right_mm == pytest.approx(2 * (28 + 156 / 2))


@pytest.mark.parametrize("length", [21, 24, 30, 37, 45, 60])
def test_a_longer_mark_takes_more_lines_and_is_never_smaller_than_the_title(length):
    mark = ("岚山市人民政府防汛抗旱指挥部" * 5)[:length - 2] + "文件"
    _, items = head(issuer_mark=mark)
    lines = by_role(items, "issuer_mark")
    assert "".join(map(text_of, lines)) == mark
    assert len(lines) >= 2
    assert all(line.runs[0].size_pt >= 22 - 1e-6 for line in lines)
    assert min(line.runs[0].x_mm for line in lines) >= 28 - 1e-6
    assert max(line.runs[0].x_mm + sum(line.runs[0].advances_mm) for line in lines) <= 184 + 1e-6
    offsets = sorted((line.start, line.end) for line in lines)
    assert [start for start, _ in offsets] == [0, *(end for _, end in offsets[:-1])]


def test_joint_names_that_would_be_smaller_than_the_title_break():
    names = ("岚山市人民政府防汛抗旱指挥部办公室（岚山市应急管理局）", "青禾区审计局")
    *lines, suffix = by_role(head(issuing_authorities=names)[1], "issuer_mark")
    assert "".join(map(text_of, lines)) == "".join(names)
    assert len(lines) == 3
    assert {line.runs[0].size_pt >= 22 for line in (*lines, suffix)} == {True}


@pytest.mark.parametrize("mark", ["青禾区财政局文件", "青禾区财政局青禾区审计局文件"])
def test_the_mark_of_several_authorities_as_printed_is_a_joint_one(mark):
    *names, suffix = by_role(head(issuing_authorities=("青禾区财政局", "青禾区审计局"), issuer_mark=mark)[1], "issuer_mark")
    assert [*map(text_of, names), text_of(suffix)] == ["青禾区财政局", "青禾区审计局", "文件"]


def test_a_mark_of_its_own_stands_for_all_authorities():
    mark, = by_role(head(issuing_authorities=("青禾区财政局", "青禾区审计局"), issuer_mark="青禾区联席会议文件")[1], "issuer_mark")
    assert text_of(mark) == "青禾区联席会议文件"


def test_letters_orders_and_minutes_name_all_authorities_too():
    for name in ("letter", "order", "minutes"):
        _, items = head(load_style(f"gbt9704-{name}"), issuing_authorities=("青禾区财政局", "青禾区审计局"))
        assert [text_of(line) for line in by_role(items, "issuer_mark")] == ["青禾区财政局", "青禾区审计局"]


def test_a_letter_names_who_signs_above_its_number():
    _, items = head(load_style("gbt9704-letter"), signatories=("林远", "江一舟", "欧阳明远"))
    names, number = by_role(items, "signatory"), by_role(items, "document_number")[0]
    assert [text_of(line) for line in names] == ["林远", "江一舟", "欧阳明远"]
    assert number.baseline_mm - names[-1].baseline_mm == pytest.approx(ROW)


def test_a_document_number_longer_than_its_row_takes_more():
    number = "青政办函规〔2024〕7号" * 4
    begin, items = head(document_number=number)
    lines = by_role(items, "document_number")
    assert "".join(map(text_of, lines)) == number
    assert begin > max(line.baseline_mm for line in lines)


def test_names_of_two_three_and_four_letters_stand_in_columns():
    _, items = head(signatories=("林远", "江一舟", "欧阳明远", "王平川"))
    names = by_role(items, "signatory")
    assert len({round(sum(line.runs[0].advances_mm), 6) for line in names}) == 1
    assert [line.runs[0].x_mm for line in names[:2]] == pytest.approx([line.runs[0].x_mm for line in names[2:]])
    assert max(line.runs[0].x_mm + sum(line.runs[0].advances_mm) for line in names) == pytest.approx(184 - CELL)


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
    lines = [item for item in items if isinstance(item, Stroke)]
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


def test_a_single_long_name_stands_at_the_right_of_its_label():
    _, items = head(signatories=("阿依古丽·买买提",))
    name, label = by_role(items, "signatory")[0], by_role(items, "signatory_label")[0]
    assert name.runs[0].x_mm + sum(name.runs[0].advances_mm) == pytest.approx(184 - CELL)
    assert label.runs[0].x_mm + sum(label.runs[0].advances_mm) == pytest.approx(name.runs[0].x_mm)


def test_a_document_number_too_long_to_stand_beside_the_names_has_a_row_of_its_own():
    names = ("林远", "江一舟")
    _, items = head(signatories=names, document_number="青政〔2024〕7号")
    assert by_role(items, "document_number")[0].baseline_mm == pytest.approx(by_role(items, "signatory")[0].baseline_mm)
    _, items = head(signatories=names, document_number="青禾区政府办公室函〔2024〕1207号")
    assert by_role(items, "document_number")[0].baseline_mm == pytest.approx(by_role(items, "signatory")[0].baseline_mm + ROW)


@pytest.mark.parametrize(("letters", "expected"), [
    (8, 57.0), (20, 37 + 2 * ROW + CHAR + (ROW - CHAR))])
def test_a_mark_that_would_meet_the_rows_of_the_corner_begins_below_them(letters, expected):
    """10.2: 20 mm below the type area, where the third row of the corner stands; a short mark stands beside it."""
    _, items = head(load_style("gbt9704-order"), copy_number="7", classification="秘密", urgency="特急", issuer_mark="青" * letters)
    assert top(by_role(items, "issuer_mark")[0]) == pytest.approx(expected)


@pytest.mark.parametrize(("sheet", "first_top"), [("gbt9704", 37), ("gbt9704-letter", 30), ("gbt9704-order", 37), ("gbt9704-minutes", 37)])
def test_the_number_of_a_material_stands_in_the_row_above_everything(sheet, first_top):
    header = HeaderSetter(HeaderBlock(issuing_authorities=("青禾区人民政府",), copy_number="7"), setter(load_style(sheet)), "会议材料二之一")
    header.place()
    number, *others = [item for item in header.items if isinstance(item, Line)]
    assert (number.block, header.numbered) == ("front.material_number", True)
    assert (top(number), number.left_mm) == pytest.approx((first_top - ROW, 28))
    assert min(map(top, others)) >= first_top - 0.01


def test_a_number_too_long_for_the_room_above_stays_where_it_stands_without_a_head():
    for letters, rows in ((50, 2), (90, 0)):
        header = HeaderSetter(HeaderBlock(issuing_authorities=("青禾区人民政府",)), setter(FORMAL), "会" * letters)
        header.place()
        assert len(by_role(header.items, "material_number")) == rows
        assert header.numbered == bool(rows)


def drawn(**header: object):
    return msgspec.structs.replace(FORMAL, header=msgspec.structs.replace(FORMAL.header, **header))


def test_narrow_letters_that_stand_apart_are_centred_and_keep_their_height():
    mark, = by_role(head(drawn(issuer_mark_scale_percent=60, issuer_mark_spacing_em=0.2))[1], "issuer_mark")
    assert top(mark) == pytest.approx(72.0)
    assert (mark.runs[0].size_pt, mark.runs[0].scale) == (pytest.approx(15 * 72 / 25.4), 0.6)
    assert mark.runs[0].advances_mm == pytest.approx((*(12.0,) * 8, 9.0))
    assert mark.left_mm + mark.right_mm == pytest.approx(2 * (28 + 156 / 2))


def test_a_wide_mark_shrinks_with_its_distances_to_the_type_area():
    mark, = by_role(head(drawn(issuer_mark_spacing_em=0.5))[1], "issuer_mark")
    assert (mark.left_mm, mark.right_mm) == pytest.approx((28, 184))
    assert mark.runs[0].advances_mm[0] / mark.runs[0].advances_mm[-1] == pytest.approx(1.5)


@pytest.mark.parametrize(("align", "indent", "left"), [("left", 0, 28.0), ("left", 1, 28.0 + CELL), ("right", 0, None), ("centre", 0, None)])
def test_the_number_stands_where_its_role_has_it(align: str, indent: float, left: float | None):
    own = msgspec.structs.replace(FORMAL.roles["document_number"], align=align, indent_left_ic=indent)
    number, = by_role(head(msgspec.structs.replace(FORMAL, roles={**FORMAL.roles, "document_number": own}))[1], "document_number")
    expected = {"right": (number.right_mm, 184.0), "centre": (number.left_mm + number.right_mm, 212.0)}.get(align, (number.left_mm, left))
    assert expected[0] == pytest.approx(expected[1])


def test_a_red_line_without_thickness_is_none():
    assert by_role(head(drawn(separator_thickness_mm=0.0))[1], "header_separator") == []

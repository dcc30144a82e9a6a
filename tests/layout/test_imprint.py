import pytest

from convert.layout import lay_out
from convert.layout.frame import Line, Stroke
from convert.layout.imprint import imprint_parts, place_imprint
from convert.layout.rows import PageBuilder
from convert.model.elements import Imprint
from convert.style import load_style
from tests.layout.square import FONTS, FORMAL, report, setter, text_of
from tests.layout.test_rows import row

IMPRINT = Imprint(
    copy_recipients=("区委办公室", "区人大常委会办公室"),
    printing_office="青禾区人民政府办公室",
    date_of_printing="2024年12月27日",
)
CELL = 156 / 28


def placed(rows: int, sheet=FORMAL, imprint: Imprint = IMPRINT):
    builder = PageBuilder(sheet)
    builder.add([row("甲")] * rows)
    return place_imprint(imprint, setter(sheet), builder), builder.finish()


def test_the_last_line_is_the_bottom_of_the_type_area():
    _, pages = placed(30)
    rules = [item for item in pages[-1] if isinstance(item, Stroke)]
    assert [rule.thickness_mm for rule in rules] == [0.35, 0.25, 0.35]
    assert rules[-1].y1_mm == pytest.approx(262)
    assert all((rule.x1_mm, rule.x2_mm) == (28, 184) for rule in rules)


def test_names_end_in_a_full_stop_and_the_date_in_yinfa():
    texts = [text_of(item) for part in imprint_parts(IMPRINT, setter(FORMAL)) for one in part for item in one.items]
    assert texts == ["抄送：区委办公室，区人大常委会办公室。", "青禾区人民政府办公室", "2024年12月27日印发"]


def test_office_and_date_stand_one_character_from_the_edges():
    office, date = imprint_parts(IMPRINT, setter(FORMAL))[1][0].items
    assert office.runs[0].x_mm == pytest.approx(28 + CELL)
    assert date.runs[-1].x_mm + sum(date.runs[-1].advances_mm) == pytest.approx(184 - CELL)


@pytest.mark.parametrize(
    ("rows", "pages", "unnumbered"), [(10, 2, set()), (22, 2, set()), (30, 2, set()), (44, 4, {3, 4}), (50, 4, set())]
)
def test_it_stands_on_an_even_page_and_a_blank_page_has_no_number(rows, pages, unnumbered):
    found, items = placed(rows)
    assert len(items) == pages
    assert found == unnumbered
    assert any(isinstance(item, Line) and item.role == "imprint" for item in items[-1])


def test_main_recipients_may_move_here_above_the_copies():
    imprint = Imprint(main_recipients=("各街道办事处：",), copy_recipients=("区委办公室。",))
    parts = imprint_parts(imprint, setter(FORMAL))
    assert [text_of(one.items[0]) for part in parts for one in part] == ["主送：各街道办事处。", "抄送：区委办公室。"]
    assert len(parts) == 1


def test_a_letter_has_no_lines():
    sheet = load_style("gbt9704-letter")
    _, pages = placed(10, sheet)
    assert len(pages) == 1
    assert not any(isinstance(item, Stroke) for item in pages[0])
    assert letters_of(pages) == "抄送：区委办公室，区人大常委会办公室。青禾区人民政府办公室2024年12月27日印发"


def letters_of(pages) -> str:
    return "".join(text_of(item) for page in pages for item in page if isinstance(item, Line) and item.role == "imprint")


@pytest.mark.parametrize("length", [20, 32, 70])
def test_a_long_office_takes_more_rows_and_never_meets_the_date(length):
    office = ("青禾区人民政府办公室防汛抗旱指挥部" * 5)[:length]
    _, pages = placed(10, imprint=Imprint(printing_office=office, date_of_printing="2024年12月27日"))
    *above, name, date = [item for item in pages[-1] if isinstance(item, Line) and item.role == "imprint"]
    assert "".join(map(text_of, (*above, name))) == office
    assert name.baseline_mm == date.baseline_mm
    assert name.runs[-1].x_mm + sum(name.runs[-1].advances_mm) < date.runs[0].x_mm


def test_a_date_that_is_a_sentence_has_rows_of_its_own():
    date = "二〇二四年十二月二十七日由青禾区人民政府办公室会同区财政局印发"
    _, pages = placed(10, imprint=Imprint(printing_office="青禾区人民政府办公室", date_of_printing=date))
    lines = [item for item in pages[-1] if isinstance(item, Line) and item.role == "imprint"]
    assert len({line.baseline_mm for line in lines}) == len(lines)
    assert letters_of(pages) == "青禾区人民政府办公室" + date


@pytest.mark.parametrize("offices", [52, 60, 200, 400])
@pytest.mark.parametrize("rows", [10, 30])
def test_a_list_higher_than_a_page_goes_over_as_many_as_it_needs(offices, rows):
    names = tuple(f"青禾区第{number}街道办事处党政综合办公室" for number in range(offices))
    _, pages = placed(rows, imprint=Imprint(copy_recipients=names, printing_office="区政府办公室", date_of_printing="2024年12月27日"))
    assert letters_of(pages) == "抄送：" + "，".join(names) + "。区政府办公室2024年12月27日印发"
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    assert len(pages) % 2 == 0
    assert min(line.baseline_mm for line in lines) > 37
    assert max(line.baseline_mm for line in lines) < 262


def test_notes_stand_above_the_imprint_of_their_page():
    noted = row("甲", notes=("n",))
    note = [row("注" * 20)]
    builder = PageBuilder(load_style("gbt9704-letter"), {"n": note})
    builder.add([noted])
    place_imprint(IMPRINT, setter(load_style("gbt9704-letter")), builder)
    pages = builder.finish()
    imprint = [item.baseline_mm for item in pages[0] if isinstance(item, Line) and item.role == "imprint"]
    foot = next(item for item in pages[0] if isinstance(item, Line) and text_of(item).startswith("注"))
    assert foot.baseline_mm < min(imprint)


def test_a_letter_without_room_takes_another_page():
    assert len(placed(22, load_style("gbt9704-letter"))[1]) == 2


def test_only_one_of_office_and_date():
    for imprint in (Imprint(printing_office="办公室"), Imprint(date_of_printing="2024年1月2日印发")):
        texts = [text_of(item) for part in imprint_parts(imprint, setter(FORMAL)) for one in part for item in one.items]
        assert texts in (["办公室"], ["2024年1月2日印发"])


def test_an_empty_imprint_is_nothing():
    assert placed(3, imprint=Imprint())[0] == set()
    assert len(lay_out(report("甲", imprint=Imprint()), FORMAL, FONTS).value.pages) == 1


def test_an_imprint_that_misses_the_last_even_page_by_a_row_is_pulled_in():
    pages = {}
    for rows in range(24, 47):
        laid_out = lay_out(report(*["甲"] * rows, imprint=IMPRINT), FORMAL, FONTS)
        pages[rows] = (len(laid_out.value.pages), [one.code for one in laid_out.diagnostics])
    last_in_place = max(rows for rows, (count, codes) in pages.items() if count == 2 and not codes)
    assert pages[last_in_place + 1] == (2, ["layout-imprint-pulled-in"])
    assert pages[46] == (4, [])

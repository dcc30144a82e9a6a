import pytest

from convert.layout.title import break_title
from tests.growth import grows_in_proportion
from tests.layout.titles import ONE_LINE, TITLES


class Widths(dict):
    def __missing__(self, char: str) -> float:
        return 0.5 if char.isascii() else 1.0


def lines(text: str, room: float = 20.0, author: tuple[int, ...] = ()) -> list[str]:
    ends = break_title(text, Widths(), room, author)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize("title", ONE_LINE)
def test_a_title_that_fits_stays_on_one_line(title):
    assert lines(title) == [title]


@pytest.mark.parametrize("title", TITLES)
def test_titles_break_where_a_person_would_break_them(title):
    assert "｜".join(line.rstrip() for line in lines(title)) in TITLES[title]


def test_the_table_of_titles_is_long_and_no_way_of_it_is_too_wide():
    assert len(TITLES) >= 60
    widest = max(sum(Widths()[char] for char in line) for ways in TITLES.values() for way in ways for line in way.split("｜"))
    assert widest <= 20.0


@pytest.mark.parametrize("torn", ["国民经济和社会发展｜计划", "2025年｜国民经济", "预算｜草案", "新型城镇化｜建设", "“法治｜建设", "民生实事｜项目"])
def test_no_fixed_phrase_is_torn_in_any_room(torn):
    for title in (title for title in TITLES if torn.replace("｜", "") in title):
        for room in (20.0, 20.1, 21.0):
            assert torn not in "｜".join(lines(title, room)), room


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "岚山市青禾区人民政府关于2024年度法治政府建设情况的报告",
            ["岚山市青禾区人民政府", "关于2024年度法治政府建设情况的报告"],
        ),
        (
            "关于青禾市2024年预算执行情况和2025年预算草案的报告",
            ["关于青禾市2024年预算执行情况", "和2025年预算草案的报告"],
        ),
        (
            "岚山市人民代表大会常务委员会执法检查组关于检查《岚山市物业管理条例》实施情况的报告",
            ["岚山市人民代表大会常务委员会执法检查组", "关于检查《岚山市物业管理条例》", "实施情况的报告"],
        ),
        ("望川县人民政府关于2024年法治政府建设情况的报告", ["望川县人民政府", "关于2024年法治政府建设情况的报告"]),
        ("关于全面推进乡村振兴加快农业农村现代化工作情况的报告", ["关于全面推进乡村振兴", "加快农业农村现代化工作情况的报告"]),
        ("望川县人民政府办公室关于印发望川县国民经济和社会发展第十四个五年规划重点任务分工方案的通知", None),
        ("青禾市人民政府关于青禾市2023年度市级预算执行和其他财政收支的审计工作报告", None),
        ("望川县人民政府关于优化营商环境促进民营经济发展情况的报告", None),
        ("岚山市人民政府关于耕地保护和粮食安全保障工作情况的专项报告", None),
    ],
)
def test_long_titles_break_between_words_in_even_lines(title, wanted):
    found = lines(title)
    assert "".join(found) == title
    if wanted:
        assert found == wanted
    sizes = [len(line) for line in found]
    assert max(sizes) <= 20
    assert min(sizes) * 3 >= max(sizes)
    assert not any(line[0] in "的、》）”" or line.endswith(("和", "与", "《", "关于")) for line in found)


@pytest.mark.parametrize(
    "word",
    [
        "年度",
        "政府",
        "建设",
        "报告",
        "情况",
        "人民",
        "委员会",
        "2024年",
        "检查",
        "预算",
        "审计",
        "营商环境",
        "粮食",
        "规划",
    ],
)
def test_no_word_is_torn(word):
    for title in (
        "青禾区人民政府关于2024年度法治政府建设情况的报告",
        "青禾市人民政府关于青禾市2024年度市级预算执行和其他财政收支的审计工作报告",
        "望川县人民政府关于优化营商环境促进民营经济发展情况的报告",
        "岚山市人大常委会执法检查组关于检查粮食安全保障规划实施情况的报告委员会",
    ):
        for room in range(12, 21):
            found = lines(title, float(room))
            assert title.count(word) == sum(line.count(word) for line in found), found


def test_the_author_decides():
    assert lines("青禾区人民政府关于法治建设的报告", author=(3,)) == ["青禾区", "人民政府关于法治建设的报告"]


def test_what_the_author_left_too_long_is_broken_further():
    found = lines("甲乙关于2024年度青禾区法治政府建设情况以及下一步工作安排的报告", author=(2,))
    assert found[0] == "甲乙"
    assert len(found) == 3


def test_the_outline_is_no_rectangle_when_that_can_be():
    first, second = lines("青禾区人民政府办公室关于开展安全生产专项检查工作的通知")
    assert len(first) != len(second)


def test_a_text_without_words_is_cut_anywhere():
    assert [len(line) for line in lines("犇" * 45)] and "".join(lines("犇" * 45)) == "犇" * 45
    assert max(len(line) for line in lines("犇" * 45)) <= 20


@pytest.mark.parametrize("title", ["-" * 600, "，" * 45, "（" * 45, "甲" + "·" * 100, "甲乙/" + "/" * 90])
def test_a_text_without_any_place_to_break_goes_over_lines_all_the_same(title: str):
    found = lines(title)
    assert "".join(found) == title
    assert max(sum(Widths()[char] for char in line) for line in found) <= 20.0


def test_a_title_of_any_length_takes_time_in_proportion():
    assert grows_in_proportion(lambda size: lines("关于推进法治 government 建设的（工作）报告" * size), 100)
    long = "关于推进法治 government 建设的（工作）报告" * 300
    assert "".join(lines(long)) == long
    assert max(sum(Widths()[char] for char in line) for line in lines(long)) <= 20.0


def test_a_very_long_title_is_filled_line_by_line():
    title = "关于" + "加强法治政府建设" * 14 + "的报告"
    found = lines(title)
    assert "".join(found) == title
    assert max(len(line) for line in found) <= 20


def test_no_title_has_no_lines():
    assert lines("") == []


def test_the_names_of_several_organs_are_parted_at_the_blank_between_them():
    found = lines("岚山市财政局 岚山市农业农村局 岚山市水利局关于申请2025年高标准农田建设补助资金的请示")
    assert found[0] == "岚山市财政局 岚山市农业农村局 "


def test_brackets_stay_with_the_word_before_them():
    found = lines("岚山市2025年高标准农田建设项目分县（区）资金需求测算明细及有关情况说明表")
    assert len(found) == 2
    assert not found[1].startswith("（")


@pytest.mark.parametrize(("title", "room"), [
    ("望川县关于“法治建设”（试行）情况的报告", 10.0), ("望川县关于“法治建设”情况的报告", 10.0), ("关于《工作方案》、《任务清单》落实情况的报告", 11.0)])
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(title, room):
    assert not any(line[0] in "”）》、" or line[-1] in "“（《" for line in lines(title, room))


def test_a_very_long_title_is_torn_no_more_than_need_be():
    title = "岚山市人民政府关于" + "加快推进现代化产业体系建设、" * 5 + "全面提升新型城镇化建设质量情况的报告"
    found = lines(title)
    assert len(found) == 7
    assert not any(line.startswith(("建设", "体系", "质量")) for line in found)


def test_a_way_that_every_later_place_pays_back_is_not_given_up(monkeypatch: pytest.MonkeyPatch):
    """Two places that give something back are worth more than one line less."""
    costs = [0.0, 2, 0, 1, -0.5, -0.5, 2, -0.5, -0.5, 1, 4, 2, -0.5, 1, -0.5, 2]
    monkeypatch.setattr("convert.text.words.sure_boundaries", lambda text: set(range(1, len(text))))
    monkeypatch.setattr("convert.layout.title.tie", lambda _text, _before, place, _after: costs[place])
    assert break_title("甲" * 16, Widths(), 6.0) == [3, 7, 12, 16]

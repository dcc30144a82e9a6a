import pytest

from convert.layout.title import break_title


class Widths(dict):
    def __missing__(self, char: str) -> float:
        return 0.5 if char.isascii() else 1.0


def lines(text: str, room: float = 20.0, author: tuple[int, ...] = ()) -> list[str]:
    ends = break_title(text, Widths(), room, author)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_a_title_that_fits_stays_on_one_line():
    assert lines("关于2024年度法治政府建设情况的报告") == ["关于2024年度法治政府建设情况的报告"]


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
    assert not any(line[0] in "的、》）" or line.endswith(("和", "与", "《", "关于")) for line in found)


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

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.layout.line_break import BreakText, find_breaks, saving
from convert.layout.metrics import LineRules
from convert.layout.punctuation import NO_END, NO_START
from convert.text.characters import JOINERS
from tests.growth import grows_in_proportion

RULES = LineRules(
    em_mm=1.0,
    tolerance_mm=0.2,
    end_saving_mm=0.5,
    mark_saving_mm=0.5,
    gap_saving_mm=0.03, stretch_mm=9.0,
    squeeze_stops=True,
    pull_in="all",
    hanging=False,
)


def broken(text: str, width: float = 10.0, first: float | None = None, **changes) -> list[str]:
    import msgspec

    line = BreakText(text, [0.5 if char.isascii() else 1.0 for char in text])
    ends = find_breaks(line, width if first is None else first, width, msgspec.structs.replace(RULES, **changes))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_plain_text_fills_the_lines():
    assert broken("甲" * 25) == ["甲" * 10, "甲" * 10, "甲" * 5]


def test_the_first_line_may_be_shorter():
    assert broken("甲" * 25, first=8.0) == ["甲" * 8, "甲" * 10, "甲" * 7]


def test_a_mark_that_no_longer_fits_is_squeezed_in():
    assert broken("甲甲甲，乙乙乙乙乙乙，丙丙丙") == ["甲甲甲，乙乙乙乙乙乙，", "丙丙丙"]


def test_a_mark_is_pushed_out_with_its_neighbour_when_nothing_gives_way():
    assert broken("甲乙丙丁戊己庚辛壬癸，子丑寅", gap_saving_mm=0.0) == ["甲乙丙丁戊己庚辛壬", "癸，子丑寅"]


@pytest.mark.parametrize("marks", ["。\u200c", "\u200d，", "”\ufe00（\ufe00", "𠮷\U000e0100"])
@pytest.mark.parametrize("before", range(6, 12))
def test_a_joiner_never_begins_a_line(before: int, marks: str):
    assert all(line[0] not in JOINERS for line in broken("甲" * before + marks + "乙丙"))


def test_in_a_wide_line_the_gaps_make_room_for_a_mark():
    assert broken("甲" * 28 + "，乙乙", width=28.0) == ["甲" * 28 + "，", "乙乙"]


@pytest.mark.parametrize(
    ("pull_in", "first"),
    [("all", "甲，乙，丙丁戊“己庚”"), ("stops", "甲，乙，丙丁戊“己"), ("none", "甲，乙，丙丁戊“己")],
)
def test_which_marks_are_pulled_in_is_a_property(pull_in, first):
    assert broken("甲，乙，丙丁戊“己庚”子丑寅卯", pull_in=pull_in)[0] == first


def test_an_opening_mark_never_ends_a_line():
    assert broken("甲" * 9 + "（乙乙乙乙）") == ["甲" * 9, "（乙乙乙乙）"]


@pytest.mark.parametrize(
    "whole",
    [
        "——",
        "……",
        "…………",
        "99.6%",
        "-3.5%",
        "1,234.56",
        "2024",
        "¥500",
        "第12",
        "〔2024〕1号",
        "GDP",
        "37.5℃",
        "100km/h",
        "36㎡",
        "9:30",
    ],
)
def test_what_belongs_together_is_never_torn(whole):
    for before in range(1, 12):
        lines = broken("甲" * before + whole + "乙" * 9)
        assert any(whole in line for line in lines), (before, lines)


@pytest.mark.parametrize("whole", ["10.37亿元", "5亿8千万元", "1260万", "100余万元", "９．８%", "117°08′", "7×24", "10⁸", "3·15", "0.77‰⁵；", "乙²", "丙₁₂"])
def test_a_figure_with_its_scale_or_sign_is_never_torn(whole):
    for before in range(1, 12):
        assert any(whole in line for line in broken("甲" * before + whole + "乙" * 5))


def test_the_thousand_of_a_unit_is_no_scale_of_its_figure():
    assert broken("甲" * 7 + "1.3亿千瓦") == ["甲" * 7 + "1.3亿", "千瓦"]


def test_an_address_longer_than_a_line_is_cut_behind_its_signs():
    address = "https://example.gov.cn/zwgk/notice?id=20240315&page=3"
    lines = broken("详见" + address + "。", width=12.0)
    assert "".join(lines) == "详见" + address + "。"
    assert [line[-1] for line in lines[:-1] if line.isascii()] == ["/", "&"], lines


def test_a_number_may_part_from_its_measure_word():
    assert broken("甲" * 8 + "2024年乙乙乙") == ["甲" * 8 + "2024", "年乙乙乙"]


def test_a_span_dash_stays_with_what_is_before_it():
    assert broken("甲" * 9 + "年—乙乙乙") == ["甲" * 9, "年—乙乙乙"]


def test_a_dash_of_two_may_begin_a_line():
    assert broken("甲" * 10 + "——乙乙") == ["甲" * 10, "——乙乙"]


def test_a_word_longer_than_a_line_is_cut():
    assert "".join(broken("甲甲" + "A" * 50)) == "甲甲" + "A" * 50
    assert broken("甲甲" + "A" * 50)[:3] == ["甲甲", "A" * 20, "A" * 20]


def test_a_number_that_would_need_a_little_more_room_is_taken_in():
    text = "甲" * 8 + "12345678"
    line = BreakText(text, [1.0] * 8 + [0.52] * 8)
    assert find_breaks(line, 12.0, 12.0, RULES) == [16]


def test_a_last_line_may_hold_a_single_character_as_in_word_processors():
    assert broken("甲" * 21) == ["甲" * 10, "甲" * 10, "甲"]


def test_nothing_but_marks_is_cut_somewhere():
    assert "".join(broken("，" * 35)) == "，" * 35


def test_a_letter_wider_than_the_line_stands_alone():
    assert broken("甲乙丙", width=0.5) == ["甲", "乙", "丙"]


def test_dashes_can_be_kept_from_the_start_of_a_line():
    text = "甲" * 10 + "——乙乙"
    line = BreakText(text, [1.0] * len(text))
    line.keep_dashes_from_line_start()
    assert find_breaks(line, 10.0, 10.0, RULES)[0] == 9


def test_saving_counts_marks_and_gaps():
    line = BreakText("甲，乙。", [1.0] * 4)
    assert saving(line, 0, 4, RULES) == pytest.approx(0.5 + 0.5 + 3 * 0.03)


_ALPHABET = "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
texts = st.lists(
    st.one_of(
        st.text(_ALPHABET, min_size=1, max_size=12),
        st.sampled_from(
            [
                "，",
                "。",
                "、",
                "；",
                "：",
                "“甲乙”",
                "（一）",
                "《办法》",
                "——",
                "……",
                "2024年",
                "99.6%",
                "GDP",
                "3.5万元",
                "—",
                "·",
                "～",
                "℃",
                "/",
            ]
        ),
    ),
    min_size=1,
    max_size=60,
).map("".join)


@given(texts, st.floats(8, 30))
def test_no_letter_is_lost_and_no_line_breaks_the_rules(text, width):
    lines = broken(text, width)
    assert "".join(lines) == text
    pairs = ("——", "……")
    for before, after in itertools.pairwise(lines):
        if len(before.strip("".join(NO_START | NO_END) + "—…")) < 2:
            continue
        assert after[0] not in NO_START
        assert before[-1] not in NO_END
        assert before[-1] + after[0] not in pairs


def test_two_hundred_thousand_characters_take_time_in_proportion():
    text = "为做好有关工作，现将有关事项（共12项，增长3.5%）通知如下，请认真贯彻执行。" * 6000
    assert grows_in_proportion(lambda length: broken(text[:length], 28.0), 25_000)


@pytest.mark.parametrize("sign", ["-", "第", "+", "—", "…", "（", "。", " ", "1", "a", "²"])
def test_a_row_of_signs_takes_time_in_proportion(sign):
    assert grows_in_proportion(lambda length: broken(sign * length, 28.0), 4_000)

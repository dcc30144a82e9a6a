"""Which passages belong together."""

from convert.comparing.order import ComparedPassage, letter_pairs, likeness, paired


def passages(*texts: str, kind: str = "body") -> list[ComparedPassage]:
    return [ComparedPassage(text, kind) for text in texts]


def test_what_stayed_is_paired_and_what_is_gone_stands_before_what_came():
    assert paired(passages("甲乙丙", "子丑寅卯", "戊己"), passages("甲乙丙", "天地玄黄", "戊己")) == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_a_passage_that_changed_is_paired_with_itself_and_not_with_its_neighbour():
    old = passages("全年办结案件1286件，同比增长百分之五。", "群众满意度明显提升。")
    new = passages("新增服务站十二个。", "全年办结案件1306件，同比增长百分之六。", "群众满意度明显提升。")
    assert paired(old, new) == [(None, 0), (0, 1), (1, 2)]


def test_a_passage_that_moved_is_gone_and_came():
    assert paired(passages("甲甲甲", "乙乙乙", "丙丙丙"), passages("乙乙乙", "丙丙丙", "甲甲甲")) == [(0, None), (1, 0), (2, 1), (None, 2)]


def test_the_only_one_of_its_kind_is_paired_whatever_it_says():
    old, new = [ComparedPassage("关于春耕的通知", "title")], [ComparedPassage("水利建设报告", "title")]
    assert paired(old, new) == [(0, 0)]
    assert paired([*old, *passages("一")], [ComparedPassage("水利建设报告", "heading"), *passages("一")]) == [(0, None), (None, 0), (1, 1)]


def test_very_many_passages_are_paired_where_they_are_the_same():
    old = passages(*(f"旧{number}" for number in range(500)), "同")
    new = passages(*(f"新{number}" for number in range(500)), "同")
    found = paired(old, new)
    assert found[-1] == (500, 500)
    assert len(found) == 1001


def test_likeness_is_the_share_of_pairs_of_letters():
    assert likeness(letter_pairs("甲乙丙"), letter_pairs("甲乙丁")) == 0.5
    assert likeness(letter_pairs("甲"), letter_pairs("甲")) == 1.0
    assert likeness(letter_pairs(""), letter_pairs("甲")) == 0.0

"""Phrases taken apart."""

import pytest

from convert.indicators import phrases
from convert.indicators.lexicon import words_data


@pytest.mark.parametrize(
    ("text", "subject", "verb", "thing"),
    [
        ("办理行政处罚案件", "", "办理", "行政处罚案件"),
        ("区政府收到行政复议申请", "区政府", "收到", "行政复议申请"),
        ("各调解委员会共调解民间纠纷", "调解委员会", "调解", "民间纠纷"),
        ("累计发放贷款", "", "发放", "贷款"),
        ("居民收入", "", "", "居民收入"),
        ("审计机关共审计单位", "审计机关", "审计", "单位"),
        ("年末共有学校", "年末", "", "学校"),
        ("检查人员", "", "", "检查人员"),
        ("带动就业", "", "带动", "就业"),
    ],
)
def test_subject_verb_and_thing(text, subject, verb, thing):
    assert phrases.take_apart(text) == phrases.Action(subject, verb, thing)


@pytest.mark.parametrize(
    ("text", "noun", "predicate"),
    [
        ("街道全部落实网格管理", "街道", "全部落实网格管理"),
        ("执法单位上线平台", "执法单位", "上线平台"),
        ("示范村", "示范村", ""),
        ("县虚列支出", "县", "虚列支出"),
        ("服务中心", "服务中心", ""),
        ("民生实事全部完成", "民生实事", "全部完成"),
    ],
)
def test_a_counted_noun_and_its_predicate(text, noun, predicate):
    assert phrases.split_predicate(text) == (noun, predicate)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("出口额达到", "出口额"),
        ("失业率控制在", "失业率"),
        ("吞吐量首次突破", "吞吐量"),
        ("人均", "人均"),
        ("标准提高到每人每月", "标准"),
        ("时间由原来的", "时间"),
        ("收到", "收到"),
    ],
)
def test_verbs_of_level_come_off_the_end(text, core):
    assert phrases.strip_tail(text) == core


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("2024年全市出口", "全市出口"),
        ("一是新增企业", "新增企业"),
        ("其中出口", "出口"),
        ("（一）产值", "产值"),
        ("截至2024年末债务", "债务"),
        ("1-11月投资", "投资"),
        ("含量", "含量"),
    ],
)
def test_numbers_times_and_connectives_come_off_the_head(text, core):
    assert phrases.strip_head(text) == core


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("累计发放", "发放"),
        ("重点项目", "重点项目"),
        ("基本养老保险", "基本养老保险"),
        ("依法查处案件", "查处案件"),
        ("在校学生", "在校学生"),
    ],
)
def test_adverbs_come_off_before_verbs_and_stay_with_nouns(text, core):
    assert phrases.strip_adverbs(text) == core


def test_examples_and_lists_shrink_to_their_kernel():
    assert phrases.shorten("列席常务会、领导小组会议等各类工作会议") == "列席工作会议"
    assert phrases.shorten("集成电路、生物医药两大产业规模") == "两大产业规模"
    assert phrases.shorten("平均等候时间") == "平均等候时间"


def test_scopes_are_found_and_taken_off():
    assert phrases.strip_scope("全区各街道") == ("街道", "全区")
    assert phrases.strip_scope("国家级企业") == ("国家级企业", None)
    assert phrases.find_scope("全市产值居全省") == "全省"
    assert phrases.find_scope("产值居全市级") == "市级"
    assert phrases.find_scope("居全市法院") == "全市法院"
    assert phrases.find_scope("产值") is None


def test_comparisons_come_off_with_their_words():
    assert phrases.take_base("收入比上年同期") == ("收入", "比上年同期")
    assert phrases.take_base("占比") == ("占比", "")
    assert phrases.take_average("产值低于全市平均水平") == ("产值", "低于全市平均水平")


def test_brackets_are_left_out_and_open_ones_entered():
    assert phrases.without_brackets("投资（不含农户）完成") == "投资完成"
    assert phrases.without_brackets("收入（增长") == "增长"


@pytest.mark.parametrize("name", [name for name in vars(words_data) if name.isupper()])
def test_every_list_of_words_holds_plain_words(name):
    words = getattr(words_data, name)
    assert len(words) == len(set(words))
    assert all(word == word.strip() and 1 <= len(word) <= 10 for word in words)


def test_nouns_made_of_actions_are_actions():
    known = set(words_data.ACTIONS)
    assert {word for word in words_data.MEASURE_NOUNS if word not in known} <= {"消费", "存款", "税收", "失业"}

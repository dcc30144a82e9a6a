"""The clause of a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx.clauses import clause_at


@pytest.mark.parametrize(("sentence", "figure", "clause"), [
    ("2024年，全区受理案件1.2万件，办结9千件。", "1.2万件", "全区受理案件1.2万件"),
    ("全区受理案件7,200件，办结7,000件。", "7,200件", "全区受理案件7,200件"),
    ("受理案件1.2万件，同比增长8.5%。", "8.5%", "受理案件1.2万件，同比增长8.5%。"),
    ("审结案件312件，其中调解120件、判决192件；执行到位1.2亿元。", "120件", "审结案件312件，其中调解120件、判决192件"),
    ("执行到位1.2亿元", "1.2亿元", "执行到位1.2亿元"),
    ("一是完善覆盖全区各镇街的公共法律服务实体平台网络体系建设，建成站点22个、接待群众咨询来访等各类事项累计达到3.5万人次。", "22个",
     "建成站点22个")])
def test_a_clause_has_its_figure_and_what_it_leans_on(sentence: str, figure: str, clause: str):
    start = sentence.index(figure)
    first, last = clause_at(sentence, start, start + len(figure))
    assert sentence[first:last] == clause


@given(st.text(alphabet="甲乙，。、；增长同比1,5：", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_the_figure_is_always_within(sentence: str, start: int, length: int):
    start = min(start, len(sentence))
    end = min(start + length, len(sentence))
    first, last = clause_at(sentence, start, end)
    assert 0 <= first <= start <= end <= last <= len(sentence)

"""The account of a recognition."""

from convert.messages import render
from convert.readers.structure.draft import Draft, dropped_notice
from tests.readers.structure.making import lines_of


def test_drops_joins_and_slots_are_listed():
    draft = Draft("a.txt")
    first, second = lines_of("— 1 —\n关于工作的报告")
    draft.drop(first, "page-number")
    draft.join_lines([first, second], "title-lines", "front.title")
    draft.slot("front.title", [second.content])
    assert [(each.text, each.source) for each in draft.furniture] == [("— 1 —", ((0, 5),))]
    assert [(each.left, each.right, each.at) for each in draft.joins] == [("—1—", "关于工作的报告", 6)]
    assert draft.slot_sources == {"front.title": ((6, 13),)}


def test_a_guess_is_a_decision_and_a_note():
    draft = Draft("a.txt")
    draft.decide("h1", "heading1", "unnumbered", line=lines_of("2023年工作回顾")[0], alternative="paragraph")
    assert draft.decisions[0].reason == "“2023年工作回顾”按标题处理：它独占一行，没有序号和句末标点，后面接正文。"
    assert [(each.code, each.grade, each.line) for each in draft.diagnostics] == [
        ("reader-guess-unnumbered", "note", 1)
    ]


def test_what_is_more_than_a_page_number_is_quoted_when_it_is_dropped():
    draft = Draft("a.txt")
    for text, reason in (("— 1 —", "page-number"), ("内部资料", "running-head"), ("内部资料", "running-head")):
        draft.drop(lines_of(text)[0], reason)
    told = dropped_notice(draft.furniture, "a.txt")
    assert render(told) == "去掉了 3 处不属于报告的内容（页码、书眉）：“内部资料”，逐处列在模型的 furniture 中。"
    assert dropped_notice(draft.furniture[:1], "a.txt").code == "reader-dropped"

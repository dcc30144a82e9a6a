"""Places that can be read in two ways."""

from convert.diagnostics import Diagnostic
from convert.messages import render, sentence
from convert.readers.structure.doubts import REASONS, DoubtBook, shortened
from tests.readers.structure.making import lines_of

LINES = lines_of("基本情况\n主要工作\n存在不足")


def test_lines_that_are_decided_together_are_one_doubt():
    book = DoubtBook()
    for number, line in enumerate(LINES, 1):
        book.add("unnumbered", [line], place=f"h{number}", chosen="heading1", alternative="paragraph", group="1")
    (doubt,) = book.doubts()
    assert (doubt.id, doubt.line, doubt.lines, doubt.places) == ("d1", 1, (1, 2, 3), ("h1", "h2", "h3"))
    assert (doubt.chosen, doubt.alternative, doubt.texts) == ("heading1", "text", ("基本情况", "主要工作", "存在不足"))


def test_joins_are_decided_one_by_one_and_doubts_stand_in_reading_order():
    book = DoubtBook()
    for line in reversed(LINES):
        book.add("joined-after-quote", [line], place="p1", chosen="joined", alternative="new paragraph")
    assert [(doubt.id, doubt.lines, doubt.chosen) for doubt in book.doubts()] == [
        ("d1", (1,), "goes-on"), ("d2", (2,), "goes-on"), ("d3", (3,), "goes-on")]


def test_each_reading_has_two_reasons_and_each_reason_a_sentence():
    for kind, readings in REASONS.items():
        for reasons in readings:
            assert len(reasons) in (2, 3), kind
            assert all(sentence(f"doubt-{reason}", language) for reason in reasons for language in ("zh", "en"))


def test_a_lost_choice_is_told_with_its_words():
    told = Diagnostic(code="doubt-choice-lost", grade="advisory", args={"text": "基本情况"})
    assert "基本情况" in render(told)
    assert shortened("字" * 30) == "字" * 24 + "…"

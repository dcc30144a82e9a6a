"""Sentences and clauses, and the words on either side of a figure."""

from convert.indicators.clauses import SENTENCE_LIMIT, Layout
from convert.indicators.find import accepted


def _places(text):
    kept, protected = accepted(text)
    layout = Layout(text, protected)
    return [layout.place(one, kept[at - 1] if at else None, kept[at + 1] if at + 1 < len(kept) else None) for at, one in enumerate(kept)]


def test_a_figure_stands_between_its_words():
    first, second, third = _places("新建学校12所、公园8座。改造32个小区，完工。")
    assert (first.left, first.right, first.joined) == ("新建学校", "", False)
    assert (second.left, second.joined) == ("、公园", True)
    assert (third.left, third.right) == ("改造", "小区")
    assert first.sentence == second.sentence != third.sentence


def test_a_noun_that_reaches_the_next_figure_runs_into_it_unless_a_conjunction_parts_them():
    first, _ = _places("推动6个项目落实资金4亿元。")
    assert (first.right, first.runs_into) == ("项目落实资金", True)
    first, _ = _places("打造6个地标和4个街区。")
    assert (first.right, first.runs_into) == ("地标", False)


def test_short_brackets_belong_to_a_noun():
    (place,) = _places("全区21个乡镇（街道）。")
    assert place.right == "乡镇（街道）"


def test_marks_in_quotations_end_no_sentence():
    text = "印发《一二。三》方案12个。"
    (place,) = _places(text)
    assert place.sentence == (0, len(text))


def test_parts_go_on_with_the_sentence_before_them_and_have_one_of_their_own():
    text = "粮食产量126万吨。其中，夏粮51万吨。棉花2万吨。"
    whole, part, other = _places(text)
    assert whole.sentence[0] == part.sentence[0] == 0 < other.sentence[0]
    assert text[slice(*Layout(text, ([], [])).sentence(part.quantity.start))] == "其中，夏粮51万吨。"


def test_a_clause_ends_before_three_digits_where_no_number_goes_on():
    _, place = _places("达到28条；355项事项。")
    assert place.left == ""


def test_a_sentence_without_end_is_cut_around_its_figure():
    text = "新建学校12所，" * 400
    places = _places(text)
    assert all(place.sentence[0] <= place.quantity.start < place.quantity.end <= place.sentence[1] for place in places)
    assert max(place.sentence[1] - place.sentence[0] for place in places) <= SENTENCE_LIMIT + 20

from convert.text.word_kinds import ADVERBS, ATTRIBUTES, HEADS, VERBS


def test_a_word_that_holds_what_stands_before_it_takes_no_object():
    both = HEADS & VERBS
    assert both <= {"保障", "发展", "服务", "治理", "调整", "实施", "落实"}


def test_words_before_others_hold_nothing():
    assert (ADVERBS | ATTRIBUTES) & HEADS == set()

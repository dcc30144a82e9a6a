"""What may have been meant."""

import pytest

from convert.cli.nearest import nearest


@pytest.mark.parametrize(("word", "question"), [("dox", "（是否指 docx？）"), ("DOCX", "（是否指 docx？）"), ("zzzz", "")])
def test_the_nearest_word_is_asked_for(word: str, question: str):
    assert nearest(word, ["docx", "pdf"], "zh") == question


def test_the_question_has_a_language():
    assert nearest("--stile", ["--style"], "en") == " (did you mean --style?)"

"""Which installed faces may stand for a standard one."""

import pytest

from convert.fonts import Face, FontSet
from convert.fonts.fitness import common_hanzi, unfitness


def test_gb2312_has_3755_hanzi_of_the_first_level():
    assert len(common_hanzi()) == 3755
    assert (chr(common_hanzi()[0]), chr(common_hanzi()[-1])) == ("啊", "座")


@pytest.mark.parametrize("typeface", ["fangsong", "kaiti", "heiti", "xiaobiaosong", "songti", "latin"])
def test_every_shipped_face_is_fit(typeface: str, bundled: FontSet):
    assert unfitness(bundled.face(typeface), latin=typeface == "latin") is None


@pytest.mark.parametrize(("fs_type", "reason"), [(0, None), (4, None), (8, None), (2, "restricted"), (0x200, "restricted"),
                                                 (0x100, "restricted")])
def test_embedding_rights_are_respected(fs_type: int, reason: str | None, make_font, chinese_letters):
    face = Face(str(make_font("Rights", chinese_letters, fs_type=fs_type)))
    assert unfitness(face, latin=False) == reason


def test_a_face_without_common_hanzi_is_unfit_but_may_serve_latin(make_font):
    face = Face(str(make_font("Ascii", map(chr, range(0x20, 0x7F)))))
    assert unfitness(face, latin=False) == "incomplete"
    assert unfitness(face, latin=True) is None


def test_hanzi_that_are_not_one_em_wide_are_unfit(make_font, chinese_letters):
    assert unfitness(Face(str(make_font("Condensed", chinese_letters, wide=920))), latin=False) == "widths"

import itertools
import subprocess
import sys

import pytest

from convert.text.words import all_boundaries, sure_boundaries


def parts(text: str, places: set[int]) -> list[str]:
    cuts = [0, *sorted(places), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(cuts)]


def test_the_lexicon_is_sure_between_known_words():
    assert parts(
        "青禾区人民政府关于2024年度法治政府建设情况的报告",
        sure_boundaries("青禾区人民政府关于2024年度法治政府建设情况的报告"),
    ) == ["青禾区", "人民政府", "关于", "2024年度", "法治政府建设", "情况", "的", "报告"]


@pytest.mark.parametrize("text", ["和平区人民政府", "第十七届人民代表大会", "2024年12月26日", "《物业管理条例》"])
def test_what_it_does_not_know_it_does_not_tear(text):
    found = parts(text, sure_boundaries(text))
    assert not any(part in ("和", "第", "2024", "《", "》") for part in found)


def test_the_segmenter_knows_more_words():
    text = "促进丘陵地区果园机械发展"
    assert sure_boundaries(text) < all_boundaries(text)
    assert "".join(parts(text, all_boundaries(text))) == text


def test_dates_and_ordinals_stay_whole():
    assert {"2024年12月26日", "第十七届"} <= set(
        parts("2024年12月26日在第十七届会议上", all_boundaries("2024年12月26日在第十七届会议上"))
    )


def test_the_dictionary_is_not_loaded_for_what_the_lexicon_knows():
    code = (
        "import sys; from convert.text.words import sure_boundaries; sure_boundaries('青禾区人民政府工作报告');"
        "sys.exit('rjieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

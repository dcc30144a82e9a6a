"""Names and where they belong, told from other lines by their neighbours."""

import pytest

from convert.readers.structure.rosters import mark_rosters
from tests.readers.structure.making import lines_of


def marked(text: str) -> list[str]:
    return [line.printed.text for line in mark_rosters(lines_of(text)) if line.hints.roster]


def test_names_below_each_other_keep_their_blanks():
    assert marked("先进个人\n陆明远 区水务局\n沈 镕 区林业局 副局长\n特此公布。") == ["陆明远 区水务局", "沈 镕 区林业局 副局长"]


@pytest.mark.parametrize("text", [
    "陆明远 区水务局", "全年完成投资 36.2亿元，\n增长 7.2%。", "青禾区 2025 年\n工作 要点", "一、陆明远 区水务局\n二、沈镕 区林业局"])
def test_other_lines_are_not_marked(text: str):
    assert marked(text) == []

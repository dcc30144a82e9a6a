"""Names of organs written in two ways, and names of kinds of organs that are often written wrongly."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, rule
from convert.lint.spot import HZ, change, point
from convert.patterns import regex

_ORGAN_END: Final = "(?:委员会|局|厅|(?<![干内外各全总])部(?![门署分])|中心|办公室|署)"
_WRONG_ORGAN: Final = regex(
    "(?:发展(与)改革|人力资源(与)社会保障|住房(与)城乡建设|文化(与)旅游|工业(与)信息化|自然资源(与)规划|城市(和)管理|"
    "卫生(与|和)健康|农业(与|和)农村(?!委员会)|生态(与|和)环境|医疗(与|和)保障|退役(与|和)军人事务)" + _ORGAN_END)
MISNAMED: Final = {
    "中国人民共和国": "中华人民共和国",
    "中华人民共合国": "中华人民共和国",
    "人民检查院": "人民检察院",
    "人名法院": "人民法院",
    "人名政府": "人民政府",
    "人名代表大会": "人民代表大会",
    "人民代表大会常委委员会": "人民代表大会常务委员会",
    "全国人大代表常委会": "全国人大常委会",
    "国务院办公室": "国务院办公厅",
    "纪律检察委员会": "纪律检查委员会",
    "监查委员会": "监察委员会",
    "政治协商委员会": "政治协商会议",
    "行政处罚条例": "行政处罚法",
}
"""Organs and laws by a name that they do not have, and the one they have. Names of the past (治安管理处罚条例) are none."""
_MISNAMED: Final = regex("|".join(name if name != "行政处罚条例" else rf"(?:(?<=[依按据照和与及、《国])|^){name}" for name in MISNAMED))
_JOINED: Final = regex(rf"({HZ}{{2}})([和与及暨])({HZ}{{2,6}}?{_ORGAN_END})")


@rule("W03", grade="recommended", cite="practice")
def misnamed_organ(doc: Checked) -> Iterator[Finding]:
    """Find names of common kinds of organs with the wrong connecting word, and organs and laws by a name they do not have."""
    for passage in doc.passages:
        for match in _WRONG_ORGAN.finditer(passage.masked):
            group = match.lastindex or 0
            wanted = "和" if match.group(group) == "与" and group <= 6 else ""
            yield change(passage, match.start(group), match.end(group), wanted, fix=False, around=6)
        for match in _MISNAMED.finditer(passage.masked):
            yield change(passage, match.start(), match.end(), MISNAMED[match.group()], fix=False, around=4)


@rule("W04", grade="advisory", cite="practice")
def organ_in_two_ways(doc: Checked) -> Iterator[Finding]:
    """Find names of organs that are written with 和 in one place and with 与 in another."""
    ways: dict[tuple[str, str], dict[str, list[tuple[CheckedPassage, re.Match[str]]]]] = defaultdict(lambda: defaultdict(list))
    for passage in doc.passages:
        for match in _JOINED.finditer(passage.masked):
            ways[match.group(1), match.group(3)][match.group(2)].append((passage, match))
    for by_word in ways.values():
        if len(by_word) > 1:
            usual = max(by_word, key=lambda word: len(by_word[word]))
            for word, places in by_word.items():
                for passage, match in places if word != usual else []:
                    right = f"{match.group(1)}{usual}{match.group(3)}"
                    yield point(passage, match.start(), match.end(), right=right)

"""How firmly two words beside each other hold together: where a title may end a line, and at what cost.

The kinds are those of grammar, not of any one title: a subject begins with 关于, a thing with its year, a second action with its
verb; a noun holds what stands before it (计划|草案), a verb its object, a preposition what follows.
"""

from typing import Final

from convert.patterns import regex
from convert.text.characters import LETTER
from convert.text.word_kinds import ADVERBS, ATTRIBUTES, HEADS, VERBS
from convert.text.words import in_lexicon

TORN: Final = 4.0
"""What no person would part."""
SUBJECT: Final = -0.5
"""What a line that begins with 关于 costs: it is the one place that gives something back."""
_FIRM: Final = 2.0
_CLOSE: Final = 1.2
_LOOSE: Final = 0.8
_OPEN: Final = 0.4

_ENDS: Final = (
    "情况", "状况", "草案", "安排", "结果", "意见", "方案", "办法", "条例", "进展", "计划", "规划", "报告", "活动", "大会", "会议")
"""Heads that end a whole thing, to which another is joined."""
_NOMINAL: Final = regex(
    r"(?:情况|工作|方案|办法|细则|意见|计划|机制|体系|规划|规定|进展|措施|举措|指南|结果|草案|活动|安排|的|和|及|与|、|$)")
"""Behind a verb, what makes a noun of it."""
_JOINERS: Final = ("以及", "和", "与", "及", "并")
_NEVER_FIRST: Final = ("的", "了", "或", "等", "、", "之", "上", "年度", "及其", "式", "型")
_NEVER_LAST: Final = ("以及", "和", "与", "及", "或", "在", "第", "对", "向", "关于", "将", "就", "由", "从", "以", "为", "并", "暨")
_JOINED_THING: Final = regex(r"(?:以及|[和与及并])(?:[《“]|[0-9０-９]{4}年|[上下]半年|今后|下一步|下步)")
"""A joiner with a thing of its own behind it."""
_JUST_JOINED: Final = regex(rf"(?<!共)[和与及]{LETTER}{{1,2}}$")
"""A joiner and one short word: half of a pair."""
_PREPOSITIONS: Final = frozenset("对向在以将就由从")
_WHOLE: Final = frozenset(f"{all_}{unit}" for all_ in "全本" for unit in "国省市县区州旗镇乡")
_DATE: Final = regex(r"(?:[0-9０-９〇○]{2,4}年|[上下]半年|[一二三四]季度|[春夏秋冬]{1,2}季|[一二三四五六七八九十]{1,3}月份?)")
_DATE_AT_END: Final = regex(r"(?:[0-9０-９〇○]年度?|[0-9]月|[0-9]日前?|[上下]半年|季度|[春夏秋冬]{1,2}季)$")
_ORDINAL: Final = regex(r"第[0-9０-９〇一二三四五六七八九十百]+")
_ORDINAL_AT_END: Final = regex(r"第[0-9０-９〇一二三四五六七八九十百]+[届次期批号轮个]?$")
_PLACE_AT_END: Final = regex(rf"{LETTER}{{2}}(?:[省市县旗盟州镇乡]|(?<!示范|试验|保护|经开)(?<![园景地灾片库矿校战军辖社小专发牧林])区)$")
_ORGAN: Final = regex(
    rf"(?:(?!关于|第){LETTER}){{0,14}}?(?:人民政府|人民代表大会|政府|人大|政协|法院|检察院|委员会|局|厅|委|联合会|总工会|党组)"
    r"(?:办公[室厅]|常务委员会|$|关于| |　)")
"""The rest of an organ's name behind that of its place."""
_YEARS_IN_BRACKETS: Final = regex(r"（[0-9０-９]{4}")
_PAIRS: Final = (("《", "》", 1.8), ("（", "）", 3.0), ("“", "”", 3.0))
_LONG_ADVERBS: Final = tuple(sorted(ADVERBS))
_ONE_LETTER: Final = frozenset("省市县区州旗镇乡局厅委办处科院会所站部室庭年月日号个名家")
"""Ends of names and measure words, which a segmenter may part from what stands before them."""
_MARKS: Final = " 　、，：；。”’》）“‘《（"
_ORGANS_TORN: Final = 2.0


def tie(text: str, start: int, place: int, end: int) -> float:
    """Return how firmly `text` holds together at `place`: less than 0 before 关于, `TORN` and more where no one would part it.

    Args:
        text: A title.
        start: Where the word that ends at `place` begins.
        place: Between two words.
        end: Where the word that begins at `place` ends.
    """
    before, rest = text[:place], text[place:]
    cost = _between(before, rest, text[start:place].strip(_MARKS), text[place:end].strip(_MARKS))
    for opening, closing, torn in _PAIRS:
        if before.count(opening) > before.count(closing):
            cost += torn
    organs = text.partition("关于")[0].rstrip()
    if place < len(organs) and not before.endswith((" ", "　")) and any(char.isspace() for char in organs):
        cost += _ORGANS_TORN  # the names of several organs stay whole
    return cost


def _between(before: str, rest: str, left: str, right: str) -> float:
    """Return the cost of a place by what stands on both sides of it."""
    if rest.startswith("关于"):
        return SUBJECT
    if before.endswith((" ", "　")) or rest.startswith("暨"):
        return 0.2
    if rest.startswith(_NEVER_FIRST) or before.endswith(_NEVER_LAST) or left in _PREPOSITIONS:
        return TORN
    if len(right) == 1 and right in _ONE_LETTER:
        return TORN
    if before.endswith("等") and not before.endswith("》等"):
        return 1.5
    if rest.startswith("（"):
        return _LOOSE if _YEARS_IN_BRACKETS.match(rest) else _FIRM  # what stands in brackets belongs to the word before
    if rest.startswith(_JOINERS):
        return _OPEN if before.endswith((*_ENDS, "》", "”")) or _JOINED_THING.match(rest) else 1.0
    return _behind(before, rest, left, right)


def _behind(before: str, rest: str, left: str, right: str) -> float:
    """Return the cost of a place by what ends there, then by what begins."""
    new = rest.startswith("《") or _is_date(rest) or _place_begins(rest)
    if _is_verb(left, rest):
        return _LOOSE if new or right in _PREPOSITIONS else _FIRM
    if left in ADVERBS or left in ATTRIBUTES or before.endswith(_LONG_ADVERBS):
        return _FIRM
    if _JUST_JOINED.search(before):
        return 1.8
    if _ORDINAL_AT_END.search(before):
        return TORN if before.endswith("届") else 1.5
    if _DATE_AT_END.search(before) or left in _WHOLE:
        return _FIRM if _is_date(rest) else 1.3
    if before.endswith(("》", "、", "的")):
        return 0.6
    if _is_place(before, left):
        return TORN if _ORGAN.match(rest) else 0.6
    return _before(rest, right, new=new, ends_thing=left in HEADS or before.endswith("”"))


def _before(rest: str, right: str, *, new: bool, ends_thing: bool) -> float:
    """Return the cost of a place by what begins there."""
    if right in ADVERBS or _is_verb(right, rest[len(right):]):
        return _OPEN
    if right in HEADS or right == "为" or _is_head(right):
        return _FIRM
    if new or _ORDINAL.match(rest) or right in _WHOLE or right in _PREPOSITIONS:
        return 0.6
    return _LOOSE if ends_thing else _CLOSE


def _is_verb(word: str, after: str) -> bool:
    return word in VERBS and not _NOMINAL.match(after)


def _is_head(word: str) -> bool:
    return word in VERBS or any(word.startswith(head) for head in ("情况", "工作"))


def _is_date(rest: str) -> bool:
    return _DATE.match(rest) is not None


def _is_place(before: str, left: str) -> bool:
    """Tell whether a place's own name ends here: 岚山市, not 城市."""
    return not in_lexicon(left) and not in_lexicon(before[-2:]) and _PLACE_AT_END.search(before) is not None


_PLACE: Final = regex(rf"{LETTER}{{2,3}}[省市县旗盟州区](?!{LETTER}?[区县镇])")


def _place_begins(rest: str) -> bool:
    found = _PLACE.match(rest)
    return found is not None and not any(in_lexicon(found.group()[from_:]) for from_ in range(len(found.group()) - 1))

"""Lists that share their words: 分别 deals figures out to things, one by one."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.lexicon import words_data as words
from convert.patterns import regex

_EXAMPLES: Final = regex(r"^(.{2,}?)等(?:各?(?:领域|方面|行业|地区|部门|类))?的?([^级待候于]{2,})$")
_SHARED: Final = ("增加值", "支出", "收入", "投资", "销售额", "营业额", "产量", "产值", "贷款", "价格")
"""Measures that a list may name once, with its last thing."""
_SHARED_NOUNS: Final = ("犯罪案件", "案件", "犯罪", "项目", "企业", "学校", "机构", "人员")
"""Nouns that a list may name once, with its last thing."""
_DOING: Final = regex(r"^.{2,}?((?:行业|产业)?(?:拉动|带动|影响).{2,})$")
_ALL: Final = regex(r"、|以及|和|与|及|，(?:其中)?")
_SECTORS: Final = regex("第?(一、?二、?三|二、?三|一、?二)(?:次)?产业?(?!业)")
"""一二三产增加值分别增长…: the sectors of the economy."""
_MARKS: Final = (
    regex("、|，"),
    regex(r"、|以及"),
    regex(r"、|以及|及"),
    regex(r"、|和"),
    _ALL,
    regex(r"和|与|及|以及"),
    regex("，"),
)


def deal_out(text: str, count: int) -> list[str] | None:
    """Return the `count` things that `text` lists, each with the words it shares with the others; None when it lists another number."""
    if count == 1:
        return [text]
    if text.endswith(("年均", "月均", "日均")):
        items = deal_out(text[:-2], count)
        return items and [item + text[-2:] for item in items]
    sectors = _SECTORS.match(text)
    if sectors and len(sectors.group(1).replace("、", "")) == count:
        return [f"第{one}产业{text[sectors.end():]}" for one in sectors.group(1).replace("、", "")]
    for mark in _MARKS:
        items = [item for item in mark.split(text) if item]
        if len(items) == count:
            return share_words(items)
    return None


def share_words(items: list[str]) -> list[str]:
    """Give each item the words that stand only once: 食品、药品抽检合格率 → 食品抽检合格率, 药品抽检合格率."""
    examples = _EXAMPLES.match(items[-1])
    if examples:
        return [item + examples.group(2) for item in [*items[:-1], examples.group(1)]]
    grade = phrases.starts_with(items[-1], "GRADES")
    if grade and len(items[-1]) > len(grade) + 1 and all(phrases.is_word(item, "GRADES") for item in items[:-1]):
        return [item + items[-1][len(grade) :] for item in items[:-1]] + items[-1:]
    if len(items[0]) == 1 and len(items[-1]) > 3 and items[-1][1] in "等级型部性资游段":
        return [item + items[-1][1:] if len(item) == 1 else item for item in items]
    first, last = items[0], items[-1]
    if _is_measure(last):
        tail = _tail(items[-2], last)
        if tail and (not _is_measure(first) or (len(tail) >= 4 and _is_measure(tail) and not any(map(_is_measure, items[1:-1])))):
            return [item + tail for item in items[:-1]] + [last]
    doing = _DOING.match(last)
    if doing and not any(_DOING.match(item) for item in items[:-1]):
        return [item + doing.group(1) for item in items[:-1]] + [last]
    shared = next((measure for measure in _SHARED if last.endswith(measure) and len(last) > len(measure)), "")
    if (
        shared
        and not any(map(_is_measure, items[:-1]))
        and not any(item in last or item.endswith(("次", "数", "人")) for item in items[:-1])
    ):
        return [item + shared for item in items[:-1]] + [last]
    noun = next((noun for noun in _SHARED_NOUNS if last.endswith(noun) and len(last) > len(noun) + 1), "")
    if noun and not any(item.endswith(_SHARED_NOUNS) for item in items[:-1]):
        return _with_verb([item + noun for item in items[:-1]] + [last])
    if _is_measure(first) and len(last) < len(first):
        return [first] + [_with_head(first, item) for item in items[1:]]
    return items


def _with_verb(items: list[str]) -> list[str]:
    """Give the items the verb that stands once, with the first: 新建学校、医院."""
    verb = phrases.starts_with(items[0], "ACTIONS")
    if not verb or phrases.is_noun_start(items[0], verb) or any(phrases.starts_with(item, "ACTIONS") for item in items[1:]):
        return items
    return [items[0], *(verb + item for item in items[1:])]


_BEFALLS: Final = ("发生", "造成")
"""发生事故起数和死亡人数: the verb is of the first alone."""
_BY_WHOM: Final = regex("(?<=.{2})(?:法院|检察院|公安机关|行政机关|主管部门|有关部门)(?=.{2})")


def _tail(before: str, last: str) -> str:
    """Return what the last item says for all: behind the letter with which its own part ends like the one before it."""
    agent = _BY_WHOM.search(last)
    if agent:
        return last[agent.start() :]
    at = last.find(before[-1]) if before else -1
    if 0 <= at < len(last) - 1 and len(last) - at - 1 >= 2:
        return last[at + 1 :]
    if len(last) - len(before) >= 2:
        return last[len(before) :]
    return ""


def _with_head(first: str, item: str) -> str:
    if len(item) <= 4 and _is_measure(item) and len(first) - len(item) >= 2 and (item[-1] == first[-1] or item in words.BARE_MEASURES):
        head = first[: -len(item)]
        return item if head in _BEFALLS else head.removesuffix(item[:2]) + item
    return item


def _is_measure(item: str) -> bool:
    return bool(phrases.ends_with(item, "MEASURE_ENDS"))

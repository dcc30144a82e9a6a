"""Growth and decline: the verb before a figure, its direction, and what the change is measured against."""

from typing import Final

import msgspec

from convert.indicators import phrases
from convert.indicators.lexicon import words_data as words
from convert.indicators.quantities import Quantity
from convert.patterns import regex

_OTHER: Final = regex(r"(?:比|较)[^，。；比较\d]{2,12}$")
"""比规模以上工业快: with a verb of one letter, anything can be compared with."""
_SINGLE: Final = "高低快慢多少增减降升涨跌"
_MEANS: Final = ("均值", "平均", "平均值", "平均水平")
_GROWTH_RATES: Final = ("增长率", "下降率", "上涨率", "降低率", "递增率", "上升率")
_COMPARING: Final = ("高于", "低于", "大于", "小于", "多于", "少于", "优于", "好于")
_MANNERS: Final = (
    "平均", "年均", "月均", "分别", "实际", "名义", "均", "大幅", "累计", "持续", "小幅", "再", "各", "约", "微",
    "净", "仅", "稳步", "又", "进一步", "总体", "已", "合计", "共", "都", "显著", "明显", "略有", "略", "将",
    "预计", "可比", "就",
)
_AIMED: Final = regex("(?<=增长)(?:的)?(?:预期)?目标(?:值)?(?:为|是|定为|确定为|定在)?$")
"""经济增长预期目标为5%: a growth that is aimed at."""
_NOT_GROWN: Final = ("率", "占比", "比重", "比例", "到", "至", "达", "为", "覆盖", "达到", "占", "完成")
"""Ends of a thing that has a level behind the verb: 提高入园率达95%."""
_LAST_LETTERS: Final = frozenset(("了", *(word[-1] for word in (*words.UP, *words.DOWN))))
"""The letters with which a verb of growth ends."""
_ONLY_RATES: Final = ("percent", "tenths", "fraction")


class Growth(msgspec.Struct, frozen=True, gc=False):
    """How a figure changed."""

    sign: int
    """1 for up, -1 for down."""
    word: str
    """The verb or noun that tells it."""
    subject: str
    """What stands before, without the base."""
    base: str | None
    """同比, 比上年 …; None where the text names none."""
    average: str = ""
    """低于全市平均水平: a difference from another figure, not from an earlier one."""


def find_growth(left: str, quantity: Quantity, right: str) -> Growth | None:
    """Return the growth that `left`, the words before the figure, tells; None for a level."""
    if quantity.form in ("rank", "streak"):
        return None
    if "目标" in left:
        left = _AIMED.sub("", left)
    noun = _growth_noun(left)
    if noun and quantity.form == "step":
        difference = _average(left.rstrip("，、"))
        noun = difference if difference and len(difference.average) > len(noun.word) + 2 else noun
    if noun:
        return noun
    core = left.rstrip("，、")
    if phrases.strip_tail(core).endswith("自然增长率"):
        return None
    arrived = core if core.endswith("率") and not core.endswith(_GROWTH_RATES) else _without_arrival(core)
    growth = _verb_growth(arrived, quantity, right) if arrived != core else None
    growth = growth or _verb_growth(core, quantity, right)
    if growth is not None or quantity.form not in ("step", "percent", "plain"):
        return growth or (_leading_verb(core) if quantity.form == "tenths" or quantity.unit == "倍" else None)
    if quantity.form == "step":
        return _average(core) or _leading_verb(core)
    if core.endswith(_MEANS) and quantity.family == "amount":
        return _average(core)
    return _leading_verb(core) if quantity.form == "percent" else None


def _growth_noun(left: str) -> Growth | None:
    """增速为 5.4%, 降幅达 3%: the noun tells the change, whatever verb follows."""
    core = phrases.strip_tail(left)
    if not phrases.ends_with(core, "GROWTH_NOUNS") or core.endswith(("新增量", "存增量", "自然增长率")):
        return None
    for noun in words.GROWTH_NOUNS:
        if core.endswith(noun):
            sign = -1 if noun in words.DOWN or noun.startswith(("降", "跌", "减", "下降")) else 1
            subject, base = phrases.take_base(core[: -len(noun)])
            return Growth(sign, noun, subject, base or None)
    return None


def _without_arrival(core: str) -> str:
    return core.removesuffix(phrases.ends_with(core, "ARRIVALS"))


def _verb_growth(core: str, quantity: Quantity, right: str) -> Growth | None:
    if core[-1:] not in _LAST_LETTERS:
        return None
    if phrases.ends_with(core, "NOT_GROWTH") and not (core.endswith(("偏高", "偏低")) and phrases.take_base(core[:-2])[1]):
        return None
    core = core.removesuffix("了")
    up, down = phrases.ends_with(core, "UP"), phrases.ends_with(core, "DOWN")
    word = up if len(up) > len(down) else down
    if not word:
        return None
    subject, base = phrases.take_base(core[: -len(word)].rstrip("，、"))
    if not base and len(word) == 1:
        other = _OTHER.search(subject)
        if other:
            subject, base = subject[: other.start()], other.group()
    base = base.removesuffix("实际").removesuffix("分别").removesuffix("偏")
    subject = _without_manner(subject)
    if not base:
        subject, base = phrases.take_base(subject)
    sign = -1 if word == down else 1
    if word in _COMPARING and not base and quantity.form in _ONLY_RATES:
        return None
    if len(word) == 1 and not base and not (word in "增降升涨跌减" and len(subject) >= 2 and quantity.form in _ONLY_RATES):
        return None
    if _states_amount(word, base, quantity, right):
        return None
    return Growth(sign, word, subject, base or None)


def _without_manner(subject: str) -> str:
    for manner in _MANNERS:
        if manner in ("年均", "月均") and subject.endswith(manner):
            return subject
        if subject.endswith(manner) and not subject.endswith(("人均", "户均", "公共")):
            return _without_manner(subject[: -len(manner)].rstrip("，、"))
    return subject


def _states_amount(word: str, base: str, quantity: Quantity, right: str) -> bool:
    """Tell whether verb and figure name an amount, not a change: 增加300张床位, 节约资金20万元."""
    if quantity.form in ("percent", "tenths", "step", "fraction") or quantity.unit == "倍" or base:
        return False
    if word in words.NOT_CHANGE_OF_AMOUNT:
        return quantity.family != "time"
    return len(right) >= 2 and quantity.family == "count"


def _average(core: str) -> Growth | None:
    subject, average = phrases.take_average(core)
    if not average:
        return None
    return Growth(-1 if average.startswith(("低", "慢", "落后", "少")) else 1, average[:2], subject, None, average)


def _leading_verb(core: str) -> Growth | None:
    """压缩审批时限50%: the verb stands at the head, the thing between."""
    body = phrases.strip_adverbs(phrases.strip_head(core))
    word = phrases.starts_with(body, "DOWN")
    sign = -1
    if not word:
        word, sign = phrases.starts_with(body, "UP"), 1
    if len(word) < 2 or word in words.GROWTH_NOUNS or not 2 <= len(body) - len(word) <= 16:
        return None
    thing = body[len(word) :]
    if thing.startswith(("到", "至", "为", "成")) or thing.endswith(_NOT_GROWN):
        return None
    return Growth(sign, word, thing, None)

"""The name of a figure, from the structure of its clause and from what stood before."""

import re
from typing import Final

import msgspec

from convert.indicators import phrases
from convert.indicators.clauses import Layout, Place
from convert.indicators.growth import Growth, find_growth
from convert.indicators.lexicon import words_data as words
from convert.indicators.lists import MEASURE_ENDS, deal_out
from convert.indicators.quantities import Quantity

NAME_LIMIT: Final = 30
_CONNECTORS: Final = re.compile(r"^(?:[、，,和与及或]|以及|并|约|近|超|逾|至|到|—|-|～|其中|分别|；)*$")
_MEASURES: Final = frozenset(words.BARE_MEASURES)
_SHARED_MEASURE: Final = re.compile(r"(?:增加值|零售总?额|总?产值|销售额|营业收入|收入|投资|产量|销量|利润|进出口|出口|价格|支出|发电量|用电量|客运量|货运量|周转量|销售面积|余额)$")
_SHARE_OF: Final = re.compile(r"^占(.{0,30}?)(?:的)?(?:比重|比例|份额|比率|比)?$")
_COUNT_WORDS: Final = {"人": "人数", "名": "人数", "位": "人数", "次": "次数", "场": "场次", "人次": "人次", "户": "户数", "场次": "场次", "户次": "户次", "件次": "件次", }
_NUMBER_ENDS: Final = ("数", "数量", "总量", "量", "人次", "人数", "户数", "次数", "规模", "总数", "面积", "里程", "率", "场次", "额", "家数", "人口", "件次", "户次", "长度", "时长", "件数")
_SHARED_MEASURE: Final = re.compile(r"(?:增加值|零售总?额|总?产值|销售额|营业收入|收入|投资|产量|销量|利润|进出口|出口|价格|支出|发电量|用电量|客运量|货运量|周转量|销售面积|余额)$")
_OF: Final = re.compile(r"^(.*?)(为|是|完成|相当于|达到|达|占)((?!.*(?:为|是|完成|相当于|达到|占)).{1,20})的$")
_PROPORTION_VERBS: Final = {"完成": "完成", "占": "占"}
_EACH_HEAD: Final = re.compile(r"^每(?:[十百千万]+|一)?(?:常住人口|人口|人|户|名[\u4e00-\u9fff]{1,4}?)(?=[\u4e00-\u9fff])")
_OPPOSITES: Final = (("收入", "支出"), ("支出", "收入"), ("出口", "进口"), ("进口", "出口"))
_FILL_HEAD: Final = re.compile(r"^(?:全部|均|都|已经|已|分别|基本|全面|共|还|顺利|成功|显著|明显|持续|不断|有序|稳步|积极|如期)+")
_LEAD_FILL: Final = re.compile(r"^(?:对|为|向|给|在|将|把|从|由|让|使|以|就|针对|围绕)")
_TAIL_FILL: Final = re.compile(r"(?:[、，和与及或并的]|以及|并且|，其中|其中|分别|共|累计|合计|约|近|超|达|达到|为)+$")
_RANK_FILL: Final = re.compile(r"(?:连续|均|再次|首次|继续|已|分别|持续|稳|升至|跃升至|跃升到|从|由|并|全面|历史性|首位|前移|至|到|的|第|名列|在)+$")


class Told(msgspec.Struct):
    """What a figure is called, and how that was found."""

    name: str
    growth: Growth | None = None
    thing: str = ""
    """The object alone, for figures that follow and name only their measure or verb."""
    level: str = ""
    """The name without suffix, for a growth that follows."""
    confidence: float = 0.95
    doubt: str | None = None
    scope: str | None = None
    sentence: int = -1
    verb: str = ""
    counted: str = ""
    """The noun behind the figure."""
    side: bool = False
    """A share or a rate of completion beside the level: what grows next is the level, not this."""


class Memory:
    """What the figures of a paragraph have told so far."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.places: list[Place] = []
        self.dealt: dict[int, str] = {}
        self.proportion = ""

    def last_level(self, *, rates: bool = False) -> Told | None:
        """Return the last figure that told a level (a share beside it only when `rates`), or the last of all."""
        for told in reversed(self.told[-8:]):
            if told.growth is None and told.level and (rates or not told.side):
                return told
        return self.told[-1] if self.told else None


def name_all(text: str, layout: Layout, quantities: list[Quantity]) -> list[tuple[Place, Told]]:
    """Return every figure of `text` with the words around it and its name."""
    memory = Memory()
    last = len(quantities) - 1
    places = [layout.place(quantity, quantities[index - 1] if index else None, quantities[index + 1] if index < last else None)
              for index, quantity in enumerate(quantities)]
    for index, place in enumerate(places):
        told = _tell(text, layout, memory, places, index)
        told.sentence = place.sentence[0]
        told.name = _finish(told.name)
        memory.told.append(told)
        memory.places.append(place)
    return list(zip(places, memory.told, strict=True))


def _finish(name: str) -> str:
    name = name.strip("，、,；;：: 的“”" if name.count("“") != name.count("”") else "，、,；;：: 的")
    if len(name) > NAME_LIMIT:
        at = max(name.rfind(mark, 0, len(name) - 4) for mark in "，、")
        name = name[at + 1:] if at >= 0 and len(name) - at > 6 else name  # noqa: PLR2004
        name = name[-NAME_LIMIT:]
    return name


def _tell(text: str, layout: Layout, memory: Memory, places: list[Place], index: int) -> Told:
    place = places[index]
    quantity = place.quantity
    left = phrases.without_brackets(place.left) if "（" in place.left or "(" in place.left or "）" in place.left else place.left
    previous = memory.told[-1] if memory.told else None
    same_sentence = previous is not None and previous.sentence == place.sentence[0]
    if index not in memory.dealt and "分别" in place.left[-24:]:
        _deal(text, layout, memory, places, index, left)
    if place.joined and previous is not None and _CONNECTORS.match(left) and index - 1 >= 0 and not place.right.startswith("的"):
        growth = previous.growth if _same_form(places[index - 1].quantity, quantity) else None
    else:
        growth = find_growth(left, quantity, place.right)
    if index in memory.dealt:
        return _named_by_list(memory, index, quantity, growth, left)
    if growth is not None:
        return _tell_growth(text, layout, memory, place, growth, same_sentence=same_sentence)
    if quantity.form == "rank":
        return _tell_rank(layout, memory, place, left, same_sentence=same_sentence)
    if quantity.form == "streak":
        return _tell_streak(memory, place, left)
    return _tell_level(text, layout, memory, places, index, left, same_sentence=same_sentence)


def _one_kind(one: Quantity, other: Quantity) -> bool:
    return _same_form(one, other) and (one.family == other.family or "none" in (one.family, other.family))


def _same_form(one: Quantity, other: Quantity) -> bool:
    return one.form == other.form or {one.form, other.form} <= {"step", "plain"} or {one.form, other.form} <= {"percent", "plain"}


# --- lists with 分别 ---

def _deal(text: str, layout: Layout, memory: Memory, places: list[Place], index: int, left: str) -> None:
    """Give the figures after 分别 the things before it, one each."""
    group = [index]
    for following in range(index + 1, len(places)):
        between = text[places[following - 1].quantity.end:places[following].quantity.start]
        if not _CONNECTORS.match(phrases.without_brackets(between)) or places[following].sentence != places[index].sentence \
                or not _one_kind(places[index].quantity, places[following].quantity):
            break
        group.append(following)
    before = left.rpartition("分别")[0]
    if len(group) == 1:
        return
    subject = phrases.strip_head(before)
    growth = find_growth(left, places[index].quantity, "")
    if growth and growth.subject:
        subject = phrases.strip_head(growth.subject.replace("分别", ""))
    subject = phrases.strip_tail(phrases.take_base(subject)[0])
    items = deal_out(phrases.strip_scope(subject)[0], len(group)) if subject else None
    if items is None and len(group) == 2 and subject.startswith("城乡"):  # noqa: PLR2004
        items = ["城镇" + subject[2:], "农村" + subject[2:]]
    if items is None:
        items = _earlier_levels(memory, places, index, len(group)) if not subject else None
    if items is None and subject and not re.search("[、和与及]", subject):
        items = _like_before(memory, index, len(group), subject)
    if items is None:
        start = places[index].clause_start
        earlier = text[max(layout.sentence(places[index].quantity.start)[0], start - 80):max(0, start - 1)]
        tail = earlier[max((earlier.rfind(mark) for mark in "；。"), default=-1) + 1:]
        whole = phrases.strip_scope(phrases.strip_head((tail.rpartition("，")[2] if not subject else tail) + ("" if not subject else "，" + subject)))[0]
        if not re.search(r"\d", whole):
            items = deal_out(whole, len(group)) or deal_out(phrases.strip_head(tail), len(group))
    if items:
        for position, item in zip(group, items, strict=True):
            memory.dealt[position] = phrases.strip_adverbs(phrases.strip_head(item))


def _like_before(memory: Memory, index: int, count: int, subject: str) -> list[str] | None:
    """铁路、公路客运量分别…，货运量分别…: the owners are those of the list before."""
    before = [memory.dealt[at] for at in range(index - count, index) if at in memory.dealt]
    if len(before) != count:
        return None
    shortest = min(map(len, before))
    if all(len(item) > len(subject) and item[-1] == subject[-1] for item in before):
        return [item[:-len(subject)] + subject for item in before]
    same = next((length for length in range(shortest - 1, 0, -1) if len({item[-length:] for item in before}) == 1), 0)
    return [item[:len(item) - same] + subject for item in before] if same else [item + subject for item in before]


def _earlier_levels(memory: Memory, places: list[Place], index: int, count: int) -> list[str] | None:
    levels = [told.name if place.quantity.family == "count" else told.level for told, place in zip(memory.told[-8:], memory.places[-8:], strict=True)
              if told.growth is None and told.level and place.sentence == places[index].sentence]
    return levels[-count:] if len(levels) >= count else None


def _named_by_list(memory: Memory, index: int, quantity: Quantity, growth: Growth | None, left: str) -> Told:
    item = memory.dealt[index]
    of = _OF.search(left.rstrip("约近超"))
    if of:
        memory.proportion = f"{_PROPORTION_VERBS.get(of.group(2), '完成')}{of.group(3)}比例"
    elif not _CONNECTORS.match(left):
        memory.proportion = ""
    if memory.proportion and quantity.form in ("percent", "tenths"):
        return Told(item + memory.proportion, None, thing=item, level=item + memory.proportion, confidence=0.88, side=True)
    scope = phrases.strip_scope(item)[1]
    if growth is not None:
        return Told(item + _growth_suffix(item, growth, quantity), growth, thing=item, level=item, confidence=0.9, scope=scope)
    if quantity.form == "rank":
        return Told(item + "排名", None, thing=item, level=item, confidence=0.9, scope=scope)
    return Told(item + _suffix(item, quantity, share=False), None, thing=item, level=item, confidence=0.9, scope=scope)


# --- growth ---

def _growth_suffix(level: str, growth: Growth, quantity: Quantity) -> str:
    up = growth.sign > 0
    if growth.average:
        return growth.average + "幅度"
    if level.endswith(tuple(words.GROWTH_NOUNS)) and growth.word not in words.GROWTH_NOUNS:
        return growth.word + "幅度"
    if growth.word in words.GROWTH_NOUNS:
        return "" if level.endswith(growth.word) else growth.word
    if quantity.form == "step":
        return "提高幅度" if up else "降幅"
    if quantity.form in ("percent", "tenths") or quantity.unit == "倍":
        if not up:
            return "降幅"
        if growth.word in ("上涨", "涨", "涨幅"):
            return "涨幅"
        return "提升幅度" if growth.word in ("提高", "提升") and level.endswith(("率", "比", "度", "水平")) else "增速"
    if quantity.family == "time":
        return "延长时间" if up else "缩短时间"
    if quantity.unit in ("位", "名") and growth.word in ("前移", "上升", "提升", "上移", "跃升", "后移", "下降", "进位", "前进"):
        return ("排名" if not level.endswith(("排名", "位次", "名次")) else "") + growth.word + "位数"
    return ("增加" if up else "减少") + ("额" if quantity.family == "amount" and quantity.unit.endswith(("元", "镑")) else "量" if quantity.family == "amount" else "数")


def _tell_growth(text: str, layout: Layout, memory: Memory, place: Place, growth: Growth, *, same_sentence: bool) -> Told:
    quantity = place.quantity
    own, scope = _clean(growth.subject)
    confidence, doubt = 0.95, None
    yearly = own if own in ("年均", "月均") else ""
    if own.startswith("占"):
        own = _with_owner(own, memory, text, layout, place)[0]
    if not own or _CONNECTORS.match(own) or own in ("年均", "月均", "实际", "名义", "同口径", "可比口径", "增速", "规模"):
        own, confidence, doubt, level_scope = _carried(memory, text, layout, place, same_sentence=same_sentence)
        scope = scope or level_scope
        if quantity.form == "step" and same_sentence:
            own = next((told.name for told, earlier in zip(reversed(memory.told[-4:]), reversed(memory.places[-4:]), strict=True)
                        if earlier.quantity.form == "percent" and told.sentence == place.sentence[0]), own)
    elif _is_bare(own):
        own, confidence = _with_owner(own, memory, text, layout, place)
    elif same_sentence and own.startswith(("影响", "拉动", "带动")) and memory.told:
        own = memory.told[-1].level + own
    elif same_sentence and len(own) <= 14 and not own.endswith(MEASURE_ENDS):  # noqa: PLR2004
        own += _measure_of(memory)
    own = phrases.shorten(own) or own
    level = own
    name = own + yearly + _growth_suffix(own, growth, quantity)
    return Told(name, growth, thing=level, level=level, confidence=confidence, doubt=doubt, scope=scope)


def _measure_of(memory: Memory) -> str:
    """Return the measure that the growth before it had: 国有企业增加值增长4%，股份制企业增长7%."""
    if not memory.told or memory.told[-1].growth is None or memory.told[-1].side:
        return ""
    match = _SHARED_MEASURE.search(memory.told[-1].level)
    return match.group() if match else ""


def _carried(memory: Memory, text: str, layout: Layout, place: Place, *, same_sentence: bool) -> tuple[str, float, str | None, str | None]:
    level = memory.last_level(rates=place.quantity.form == "step")
    if level is not None:
        before = _earlier_clause(text, layout, place)
        gap = place.quantity.start - memory.places[-1].quantity.end
        if same_sentence and gap <= 60:  # noqa: PLR2004
            if before and not _has_figure(memory, layout, place) and gap > len(before) + 2:
                topic = _topic(before)
                if topic:
                    return topic, 0.85, None, None
            return level.level, 0.9, None, level.scope
    before = _earlier_clause(text, layout, place)
    topic = _topic(before) if before else ""
    if topic:
        return topic, 0.8, None, None
    if level is not None:
        return level.level, 0.6, "indicator-name-far", level.scope
    return "", 0.4, "indicator-name-missing", None


# --- levels ---

def _clean(left: str) -> tuple[str, str | None]:
    """Return the words before a figure as a name, and the scope they began with."""
    core = phrases.strip_head(left)
    core, scope = phrases.strip_scope(core)
    core = phrases.strip_head(core)
    if core.startswith("年末"):
        rest, scope = phrases.strip_scope(core[2:])
        core = rest.lstrip("共有") if scope or rest.startswith("共有") else core
    if scope is None:
        stripped = phrases.strip_adverbs(core)
        core, scope = phrases.strip_scope(stripped)
    core = phrases.strip_tail(core)
    base_less, _ = phrases.take_base(core)
    core = phrases.strip_tail(base_less)
    return core, scope


def _is_bare(core: str) -> bool:
    if core in _MEASURES:
        return True
    if len(core) <= 4 and core.endswith("率"):  # noqa: PLR2004
        return True
    parts = re.split(r"和|与|、|及", core)
    return len(parts) > 1 and all(len(part) <= 4 and part.endswith(("率", "度", "额", "量")) for part in parts)  # noqa: PLR2004


def _with_owner(core: str, memory: Memory, text: str, layout: Layout, place: Place) -> tuple[str, float]:
    """Return a bare measure with the thing it measures."""
    owner, confidence = "", 0.85
    told = memory.told[-1] if memory.told else None
    before = _earlier_clause(text, layout, place)
    if told is not None and told.growth is not None and core in words.GROWTH_NOUNS:
        return told.level + core, 0.85
    if told is not None and told.growth is not None and core and not core.startswith("占"):
        told = memory.last_level()
        if told is None or told.growth is not None or told.side or told.sentence != place.sentence[0]:
            return core, 0.85
        before = ""
    if told is not None and told.sentence == place.sentence[0] and (place.joined or not before or _has_figure(memory, layout, place)):
        owner = told.thing or told.level
    elif before:
        owner = phrases.take_apart(_topic(before)).thing or _topic(before)
    elif told is not None:
        owner, confidence = told.thing or told.level, 0.7
    owner = owner.removesuffix("数")
    owner = _TAIL_FILL.sub("", owner)
    if core.startswith("占"):
        return (owner + core) if owner else core, confidence
    if not owner or (core and (core.startswith(owner) or owner.endswith(core))):
        return core, confidence
    return _overlapped(owner[-20:], core), confidence


def _overlapped(owner: str, core: str) -> str:
    """Join both without saying the same twice: 债务 + 债务率 → 债务率."""
    for length in range(min(len(owner), len(core)), 1, -1):
        if owner.endswith(core[:length]):
            return owner + core[length:]
    return owner + core


def _has_figure(memory: Memory, layout: Layout, place: Place) -> bool:
    """Tell whether the figure before stands in the clause right before this one (or in the same one)."""
    if not memory.places:
        return False
    end = memory.places[-1].quantity.end
    return place.joined or end >= layout.clause_start(max(0, place.clause_start - 1))


def _earlier_clause(text: str, layout: Layout, place: Place) -> str:
    """Return the clause before this one in the sentence."""
    start = place.clause_start
    if start <= place.sentence[0]:
        return ""
    begin = max(layout.clause_start(start - 1), place.sentence[0], start - 80)
    if text[start - 1:start] in "；;":
        return ""
    return text[begin:start - 1]


def _topic(clause: str) -> str:
    """Return what a clause without figure is about."""
    core, _ = _clean(phrases.without_brackets(clause))
    core = phrases.shorten(core) or core
    action = phrases.take_apart(core)
    thing = action.thing or core
    return thing if len(thing) <= 24 else thing[-20:]  # noqa: PLR2004


def _tell_level(text: str, layout: Layout, memory: Memory, places: list[Place], index: int, left: str, *, same_sentence: bool) -> Told:
    place = places[index]
    quantity = place.quantity
    core, scope = _clean(left)
    right = _right_noun(place, core)
    core = phrases.shorten(core) if core else core
    share = quantity.form in ("percent", "tenths", "fraction")
    confidence, doubt = 0.95, None
    if share:
        of = _OF.search(left.rstrip("约近超"))
        if of and not right:
            return _tell_proportion(text, layout, memory, place, of, same_sentence=same_sentence)
        if core.endswith("占") or "占" in core[:1] or _SHARE_OF.match(core):
            return _tell_share(text, layout, memory, place, core, scope)
        if not right and _is_bare(core):
            whole, confidence = _with_owner(core, memory, text, layout, place)
            return _level(whole, whole.removesuffix(core) or core, "", quantity, confidence, None, scope)
        if right:
            return _tell_part(memory, place, core, right, scope)
    elif quantity.unit == "倍" and _OF.search(left):
        return _tell_proportion(text, layout, memory, place, _OF.search(left), same_sentence=same_sentence)  # type: ignore[arg-type]
    elif quantity.family in ("amount", "none", "time", "score", "ratio") and _is_bare(core) and not right:
        core, confidence = _with_owner(core, memory, text, layout, place)
        return _level(core, "", "", quantity, confidence, None, scope)
    if (not core or _is_change_word(core)) and not right:
        return _tell_carried(text, layout, memory, place, same_sentence=same_sentence, scope=scope)
    opposite = _opposite(core, memory)
    if opposite and not right:
        return _level(opposite, opposite, "", quantity, 0.85, None, scope)
    action = phrases.take_apart(core) if core else phrases.Action("", "", "")
    if right:
        return _tell_counted(memory, place, action, core, right, scope)
    if same_sentence and memory.told:
        elliptical = _elliptical(memory, place, core, action)
        if elliptical:
            return _level(elliptical[0], elliptical[1], elliptical[2], quantity, 0.85, None, scope or memory.told[-1].scope)
    if core in words.MEASURE_NOUNS:
        return _level(core, core, "", quantity, 0.85, None, scope)
    if action.verb and not action.thing:
        before = _topic(_earlier_clause(text, layout, place)) if not same_sentence else ""
        return _level(action.subject + action.verb + before, before, action.verb, quantity, 0.75 if before else 0.6, None if before else "indicator-name-far", scope)
    return _level(_short_subject(action, core), action.thing or core, action.verb, quantity, confidence, doubt, scope)


def _opposite(core: str, memory: Memory) -> str:
    """支出决算数 after 一般公共预算收入决算数: the same account, the other side."""
    if len(core) > 5 or not memory.told:  # noqa: PLR2004
        return ""
    level = memory.last_level()
    if level is None or level.growth is not None:
        return ""
    for own, other in _OPPOSITES:
        at = level.level.rfind(other)
        if core.startswith(own) and at > 0 and not level.level[:at].endswith(("税收", "进", "税")):
            return level.level[:at] + core
    return ""


def _is_change_word(core: str) -> bool:
    return len(core) <= 4 and core in (phrases.ends_with(core, "UP"), phrases.ends_with(core, "DOWN"))  # noqa: PLR2004


def _short_subject(action: phrases.Action, core: str) -> str:
    """Return the name without a long subject: what was done to what is enough."""
    if action.subject and action.verb and len(action.thing) >= 2 and len(core) > 16:  # noqa: PLR2004
        return action.verb + action.thing
    if action.verb or action.subject or action.thing != core:
        return action.subject + action.verb + action.thing
    return core


def _level(base: str, thing: str, verb: str, quantity: Quantity, confidence: float, doubt: str | None, scope: str | None) -> Told:
    name = base + _suffix(base, quantity, share=False)
    return Told(name, None, thing=thing or base, level=base, confidence=confidence, doubt=doubt, scope=scope, verb=verb)


def _suffix(base: str, quantity: Quantity, *, share: bool) -> str:
    if quantity.form in ("percent", "tenths", "fraction"):
        if share or not base.endswith(("率", "比", "比重", "比例", "度", "占比", "水平", "份额", "系数", "指数", "进度", "覆盖面", "涨幅", "增速", "降幅", "数")):
            return "" if base.endswith(("占比", "比重", "比例")) else ("占比" if share else "")
        return ""
    if quantity.family != "count" or not base or base.endswith(_NUMBER_ENDS):
        return ""
    word = _COUNT_WORDS.get(quantity.unit)
    if word:
        return "数" if word in ("人数", "户数") and base[-1] in "人员者工生户" else word
    return quantity.unit if quantity.unit.endswith("次") else "数"


def _right_noun(place: Place, core: str) -> str:
    """Return what the figure counts, when that stands behind it."""
    right = place.right
    quantity = place.quantity
    if quantity.form == "step" or not right or right[0] in "以，":
        return ""
    if quantity.form == "percent" and right[0] == "的":
        right = right[1:]
    right = _TAIL_FILL.sub("", right.lstrip("的")).removesuffix("中")
    if len(right) < 2 or _is_statement(right, core):  # noqa: PLR2004
        return ""
    action = phrases.take_apart(core)
    if place.runs_into and len(action.thing) >= 2:  # noqa: PLR2004
        return ""
    return right


def _is_statement(right: str, core: str) -> bool:
    """Tell whether the words behind the figure go on with the sentence instead of naming what it counts."""
    if not core:
        return False
    word = phrases.starts_with(right, "PREDICATES")
    if not word or not phrases.take_apart(core).thing:
        return False
    rest = right[len(word):]
    if len(word) == 1:
        return phrases._opens_predicate("一一" + right, 2, word)  # noqa: SLF001
    return not (len(rest) <= 4 and rest.endswith(tuple(words.NOMINAL_TAILS)))  # noqa: PLR2004


def _tell_counted(memory: Memory, place: Place, action: phrases.Action, core: str, right: str, scope: str | None) -> Told:
    """打造5个地标; 18个街道全部落实…; 为380个小区引入物业服务."""
    quantity = place.quantity
    if not core and memory.told and memory.told[-1].sentence == place.sentence[0] and phrases.starts_with(right, "PREDICATES"):
        right = _counted_before(memory, quantity) + right
    noun, predicate = phrases.split_predicate(right)
    before = _LEAD_FILL.sub("", core)
    if before in words.PIVOTS or (place.joined and memory.places and memory.places[-1].runs_into and memory.told[-1].thing):
        before = ""
    verb = action.verb if not action.thing else ""
    if predicate:
        name, thing = _with_predicate(before, verb, noun, predicate)
        if place.joined and not core and memory.told and memory.told[-1].name == memory.told[-1].thing + _suffix(memory.told[-1].thing, memory.places[-1].quantity, share=False):
            told = memory.told[-1]
            told.name = _with_predicate("", "", told.thing, predicate)[0] + _suffix(told.thing, memory.places[-1].quantity, share=False)
        return Told(name + _suffix(noun, quantity, share=False), None, thing=thing, level=name, confidence=0.85, scope=scope, verb=verb,
                    counted=noun)
    if not core and memory.told and place.joined and memory.told[-1].verb and memory.told[-1].sentence == place.sentence[0] and place.left[:1] in "、和与及":
        verb = memory.told[-1].verb
        name = verb + right
    else:
        name = (core if verb or len(core) <= 12 else action.verb) + right  # noqa: PLR2004
        name = _LEAD_FILL.sub("", name)
    return Told(name + _suffix(right, quantity, share=False), None, thing=right, level=name, confidence=0.92, scope=scope, verb=verb, counted=right)


def _counted_before(memory: Memory, quantity: Quantity) -> str:
    """Return the noun counted before with the same unit: 85个学科进入前1%、9个进入前1‰."""
    for told, place in zip(reversed(memory.told[-4:]), reversed(memory.places[-4:]), strict=True):
        if place.quantity.unit == quantity.unit and told.counted:
            return told.counted
    return ""


def _with_predicate(before: str, verb: str, noun: str, predicate: str) -> tuple[str, str]:
    """Return the counted noun with what it does before it, and what a rate that follows would be of."""
    doing = _TAIL_FILL.sub("", _FILL_HEAD.sub("", predicate))
    if len(doing) > 20:  # noqa: PLR2004
        doing = re.split(r"(?<=.{6})(?:、|以及|和|及|与|并)", doing)[0][:24]
    action = phrases.take_apart(doing)
    thing = action.thing if action.verb and len(action.thing) >= 2 else noun  # noqa: PLR2004
    if len(doing) < 2:  # noqa: PLR2004
        return (before or verb) + noun, noun
    if verb and verb not in words.PIVOTS:
        return verb + noun + doing, noun
    lead = before if before and not verb and len(before) <= 8 else ""  # noqa: PLR2004
    return f"{doing}的{lead}{noun}", thing


def _tell_part(memory: Memory, place: Place, core: str, right: str, scope: str | None) -> Told:
    """89.4%的公园实现24小时开放; 覆盖九成以上城乡社区: a share of what stands behind."""
    noun, predicate = phrases.split_predicate(right)
    if core and not core.endswith(("的", "全部", "有")):
        name = core + noun
        return Told(name + "占比", None, thing=noun, level=name + "占比", confidence=0.85, scope=scope)
    if predicate:
        doing = phrases.strip_adverbs(predicate)
        name = f"{doing[:20]}的{noun}占比"
    else:
        name = noun + "占比"
    return Told(name, None, thing=noun, level=name, confidence=0.85, scope=scope)


def _tell_share(text: str, layout: Layout, memory: Memory, place: Place, core: str, scope: str | None) -> Told:
    """优秀案卷占35.8%; 占规模以上工业总产值比重为45%."""
    at = core.find("占")
    subject, of = core[:at], core[at + 1:]
    of = re.sub(r"^(?:全部|总数|总量|其|比|全市|全区|全省|全国)?", "", of) if len(of) <= 3 else of  # noqa: PLR2004
    of = of.removesuffix("的")
    confidence = 0.92
    if not subject:
        subject, confidence = _with_owner("", memory, text, layout, place)
    if not of or of in ("比", "总数", "比重", "比例", "到"):
        name = subject + "占比"
    else:
        name = f"{subject}占{of}" + ("" if of.endswith(("比重", "比例", "份额", "比")) else "比重")
    return Told(name, None, thing=subject, level=name, confidence=confidence, scope=scope, side=True)


def _tell_proportion(text: str, layout: Layout, memory: Memory, place: Place, of: re.Match[str], *, same_sentence: bool) -> Told:
    """完成年度预算的100.99%, 为1955年的98.88%: a figure as a share of another one."""
    subject, scope = _clean(of.group(1))
    confidence, doubt = 0.9, None
    if not subject:
        subject, confidence, doubt, scope = _carried(memory, text, layout, place, same_sentence=same_sentence)
    verb = _PROPORTION_VERBS.get(of.group(2), "完成" if re.search(r"预算|计划|目标|任务", of.group(3)) else "相当于")
    name = f"{subject}{verb}{of.group(3)}" + ("倍数" if place.quantity.unit == "倍" else "比重" if verb == "占" else "比例")
    return Told(name, None, thing=subject, level=name, confidence=confidence, doubt=doubt, scope=scope, side=True)


def _elliptical(memory: Memory, place: Place, core: str, action: phrases.Action) -> tuple[str, str, str] | None:
    """省级 3 项, 受理 251 件, 较大事故: words that lean on the thing named before."""
    told = memory.told[-1]
    thing = told.thing
    if not thing:
        return None
    same_unit = memory.places[-1].quantity.unit == place.quantity.unit
    if core in words.MEASURE_NOUNS:
        return None
    if core in words.GRADES:
        kernel = thing
        for grade in sorted(words.GRADES, key=len, reverse=True):
            if kernel.startswith(grade) and len(kernel) > len(grade) + 1:
                kernel = kernel[len(grade):]
                break
        return core + kernel, kernel, ""
    if place.quantity.family == "amount" and not told.counted and action.verb and not action.thing:
        return core, core, ""
    each = _EACH_HEAD.match(told.name)
    if each and place.joined and place.left[:1] in "、和" and not core.startswith("每"):
        return each.group() + core, core, ""
    if action.verb and not action.thing and told.verb and len(core) >= 4 and place.joined and place.left[:1] in "、和":  # noqa: PLR2004
        return told.verb + core, core, told.verb
    if action.verb and not action.thing and len(action.subject) <= 4 and (same_unit or core.startswith("涉")):
        return action.subject + action.verb + thing, thing, action.verb
    if (len(core) <= 9 and _all_verbs(core) and same_unit) or (len(core) == 1 and (same_unit or core == "涉")):  # noqa: PLR2004
        return core + thing, thing, core
    if place.left[:1] in "、和" and told.verb and not action.verb and place.joined and told.level.startswith(told.verb):
        return told.verb + core, core, told.verb
    return None


def _all_verbs(core: str) -> bool:
    rest = core
    while rest:
        verb = phrases.starts_with(rest, "ACTIONS") or (rest[0] if rest[0] in "和与及、或已" else "")
        if not verb:
            return False
        rest = rest[len(verb):]
    return True


def _tell_carried(text: str, layout: Layout, memory: Memory, place: Place, *, same_sentence: bool, scope: str | None) -> Told:
    """19件46人; 保持100%: nothing of its own, so it is what was spoken of."""
    quantity = place.quantity
    told = memory.told[-1] if memory.told else None
    before = _earlier_clause(text, layout, place)
    if told is not None and same_sentence and (place.joined or _has_figure(memory, layout, place) or not before):
        base = told.level or told.name
        if told.growth is None and memory.places[-1].quantity.unit != quantity.unit:
            base = base.removesuffix("数")
        return _level(base, told.thing, told.verb, quantity, 0.85, None, scope or told.scope)
    if before:
        topic = _topic(before)
        if topic:
            return _level(topic, topic, "", quantity, 0.8, None, scope)
    if told is not None:
        return _level(told.level or told.name, told.thing, "", quantity, 0.55, "indicator-name-far", scope or told.scope)
    return Told("", None, confidence=0.3, doubt="indicator-name-missing", scope=scope)


# --- ranks and runs ---

def _tell_rank(layout: Layout, memory: Memory, place: Place, left: str, *, same_sentence: bool) -> Told:
    core = phrases.strip_head(left)
    scope = phrases.find_scope((core,))
    for _ in range(6):
        before = core
        word = phrases.ends_with(core, "RANK_VERBS") or phrases.ends_with(core, "SCOPES")
        core = _RANK_FILL.sub("", core[:-len(word)] if word else core).rstrip("，、“”")
        if core == before:
            break
    core, head_scope = _clean(core)
    place_name = scope if scope and scope != head_scope else ""
    confidence, doubt = 0.92, None
    if not core:
        core, confidence, doubt, _ = _carried(memory, layout.text, layout, place, same_sentence=same_sentence)
        core = core.removesuffix("排名")
    elif _is_bare(core):
        core, confidence = _with_owner(core, memory, layout.text, layout, place)
    core = phrases.shorten(core) or core
    suffix = "" if core.endswith(("排名", "位次", "名次")) else "排名"
    name = core + (place_name if place_name not in core else "") + suffix
    return Told(name, None, thing=core, level=core, confidence=confidence, doubt=doubt, scope=scope or head_scope)


def _tell_streak(memory: Memory, place: Place, left: str) -> Told:
    core, scope = _clean(left)
    right = place.right
    predicate = right[:22]
    unit = place.quantity.unit.removeprefix("个")
    name = f"{core}连续{predicate}" if predicate else f"{core}连续"
    name = _TAIL_FILL.sub("", name)
    thing = core or predicate
    return Told(f"{name}{unit}数" if unit in ("年", "次", "月", "届", "天", "日", "期") else f"{name}数", None, thing=thing, level=core or predicate,
                confidence=0.9, scope=scope)

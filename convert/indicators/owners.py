"""Whose measure it is: names that lean on the clause or the figure before."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.lexicon import words_data as words
from convert.indicators.told import Scene
from convert.patterns import regex

FILL_HEAD: Final = regex(r"^(?:全部|均|都|已经|已|分别|基本|全面|共|还|顺利|成功|显著|明显|持续|不断|有序|稳步|积极|如期)+")
_INNER_VERB: Final = regex(
    r"(?:(?<=[\u4e00-\u9fff]{2})(?:实现|完成|达成)|^(?:共|累计)?完成(?=.{3}))(?=[^、，]{2,}(?:率|额|值|收入|支出|投资|产量|"
    r"吞吐量|利润|税收)$)"
)
_DATED: Final = regex(r"[对在将为](?=(?:19|20)\d\d年)")
_JOINTS: Final = regex("[和与、及]")
_VIEW: Final = regex(r"(?:其中)?(?:分|从|按|就)[^，。；]{1,12}(?:看|来看|来讲|分)$")
_COMPARISON: Final = regex(r"[^，。；]{0,4}(?:与|同|和|比|较|按)[^，。；]{2,16}(?:相比|比较|计算|口径|同期)$")
ACCOUNT: Final = regex(r"(?:实际完成数|实际支出|上年决算数|预算数|决算数|执行数|计划数|目标数|调整预算|年初预算|预算)$")
"""What an account says of itself at its end; beside 实际支出 and 上年决算数 it is left out."""
TOTALS: Final = ("总量", "总数", "数量", "总规模", "累计总量")
_WHOLE_RATES: Final = ("债务率", "年住院率", "住院率", "离婚率", "结婚率", "出生率", "死亡率", "不捕率", "不诉率", "上诉率")
"""Rates that are names as they stand."""
_MEASURES: Final = frozenset(words.BARE_MEASURES)
TAIL_FILL: Final = regex(
    r"(?:[、，和与及或并的]|所属|下属|(?<![国私所公])有|以及|并且|，其中|其中|分别|共|累计|合计|约|近|超|达|达到|为)+$"
)


def clean(left: str) -> tuple[str, str | None]:
    """Return the words before a figure as a name, and the scope they began with."""
    core = phrases.moved(left)
    core = phrases.strip_head(core[1:] if _DATED.match(core) else core)
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
    return _INNER_VERB.sub("", phrases.strip_tail(base_less)), scope


def is_bare(core: str) -> bool:
    """Tell whether `core` is a measure that says nothing without its owner: 通过率, 满意度和办结率."""
    if core in _MEASURES:
        return True
    if len(core) <= 4 and core.endswith("率"):
        return True
    parts = _JOINTS.split(core)
    return len(parts) > 1 and all(len(part) <= 4 and part.endswith(("率", "度", "额", "量")) for part in parts)


def with_owner(core: str, scene: Scene) -> tuple[str, float]:
    """Return a bare measure with the thing it measures."""
    owner, confidence = "", 0.85
    told = scene.memory.told[-1] if scene.memory.told else None
    before = earlier_clause(scene)
    if told is not None and told.growth is not None and core in words.GROWTH_NOUNS:
        return told.level + core, 0.85
    if told is not None and told.growth is not None and core and not core.startswith("占"):
        told = scene.memory.last_level()
        if (
            told is None
            or told.growth is not None
            or told.side
            or told.family not in ("count", "amount")
            or told.sentence != scene.place.sentence[0]
        ):
            return core, 0.85
        before = ""
    if core in TOTALS and told is not None and told.unit != scene.quantity.unit:
        return core, 0.75
    if told is not None and told.sentence == scene.place.sentence[0] and (scene.place.joined or not before or has_figure(scene)):
        owner = told.thing or told.level
    elif before:
        owner = phrases.take_apart(topic_of(before)).thing or topic_of(before)
    elif told is not None:
        owner, confidence = told.thing or told.level, 0.7
    if core.startswith("实际"):
        owner = ACCOUNT.sub("", owner)
        core = "实际完成数" if core == "实际" else core
    owner = owner.removesuffix("数")
    trailing = phrases.ends_with(owner, "ACTIONS")
    if trailing and len(owner) - len(trailing) >= 2 and trailing not in words.NOUN_ACTIONS:
        owner = owner[: -len(trailing)]
    owner = TAIL_FILL.sub("", owner)
    if core.startswith("占"):
        return (owner + core) if owner else core, confidence
    return (core if _stands_alone(core, owner) else _overlapped(owner[-20:], core)), confidence


def _stands_alone(core: str, owner: str) -> bool:
    """Tell whether a measure needs no owner, or the one offered is another measure: 发改率 beside 上诉率."""
    if not owner or (core and (core.startswith(owner) or owner.endswith(core))):
        return True
    if owner.endswith(("率", "占比")) and (core.endswith("率") or core in ("涉及资金", "涉及金额")):
        return True
    return core in _WHOLE_RATES or (core.startswith("平均") and owner.startswith("平均"))


def _overlapped(owner: str, core: str) -> str:
    """Join both without saying the same twice: 债务 + 债务率 → 债务率, 运营里程 + 总里程 → 运营总里程."""
    if core.startswith("总") and owner.endswith(core[1:]):
        return owner[: -len(core) + 1] + core
    for length in range(min(len(owner), len(core)), 1, -1):
        if owner.endswith(core[:length]):
            return owner + core[length:]
    return owner + core


def has_figure(scene: Scene) -> bool:
    """Tell whether the figure before stands in the clause right before this one (or in the same one)."""
    if not scene.memory.places:
        return False
    end = scene.memory.places[-1].quantity.end
    return scene.place.joined or end >= scene.layout.clause_start(max(0, scene.place.clause_start - 1))


def earlier_clause(scene: Scene) -> str:
    """Return the clause before this one in the sentence."""
    start = scene.place.clause_start
    if start <= scene.place.sentence[0]:
        return ""
    begin = max(scene.layout.clause_start(start - 1), scene.place.sentence[0], start - 80)
    if scene.text[start - 1 : start] in "；;":
        return ""
    clause = scene.text[begin : start - 1]
    return "" if _COMPARISON.match(clause) or _VIEW.match(clause) else clause


def topic_of(clause: str) -> str:
    """Return what a clause without figure is about."""
    core, _ = clean(phrases.without_landmark(phrases.without_brackets(clause)))
    if not phrases.starts_with(core, "ACTIONS"):
        core = phrases.split_predicate(core)[0]
    core = phrases.shorten(core) or core
    action = phrases.take_apart(core)
    thing = action.thing or core
    return thing if len(thing) <= 24 else thing[-20:]


def carried(scene: Scene) -> tuple[str, float, str | None, str | None]:
    """Return the level that a figure without words of its own goes on with, how sure that is, the doubt, and its scope."""
    level = scene.memory.last_level(rates=scene.quantity.form == "step")
    if level is not None and scene.quantity.family == "count" and level.unit != scene.quantity.unit:
        alike = (told for told in reversed(scene.memory.told[-4:]) if told.growth is None and told.unit == scene.quantity.unit)
        level = next((told for told in alike if told.level and told.sentence == scene.place.sentence[0]), level)
    if scene.place.joined and scene.previous and scene.previous.growth and scene.previous.level and not scene.previous.side:
        level = scene.previous
    if level is not None:
        before = earlier_clause(scene)
        gap = scene.quantity.start - scene.memory.places[-1].quantity.end
        if scene.same_sentence and gap <= 60:
            if before and not has_figure(scene) and gap > len(before) + 2:
                topic = topic_of(before)
                if topic:
                    return topic, 0.85, None, None
            return level.level, 0.9, None, level.scope
    before = earlier_clause(scene)
    topic = topic_of(before) if before else ""
    if topic:
        return topic, 0.8, None, None
    if level is not None:
        return level.level, 0.6, "indicator-name-far", level.scope
    return "", 0.4, "indicator-name-missing", None

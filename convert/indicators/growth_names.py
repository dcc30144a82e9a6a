"""The name of a growth: that of the level it follows, and the word for its kind."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.growth import Growth
from convert.indicators.owners import carried, clean, is_bare, with_owner
from convert.indicators.suffixes import growth_suffix
from convert.indicators.told import CONNECTORS, Memory, Scene, ToldFigures
from convert.patterns import regex

_CONTRIBUTION: Final = regex(r"对[^，。；]{2,10}(?:的)?贡献率$")
_FROM: Final = regex(r"(?:由|从)(?:[一二三四]季度|上半年|上年|上月|去年|\d{1,2}月份?|原来)?$")
_YEARLY: Final = ("年均", "月均", "年平均", "五年年均", "两年平均", "三年平均", "单月", "当月")
_SEVERAL_YEARS: Final = regex(r"([两二三四五六七八九十]年)平均(?:增长|下降|增速|增幅)(?:了|达|为)?$")
_EACH_YEAR: Final = regex(r"(?:[两二三四五六七八九十]年)?(?:平均每年|每年平均|年平均|每年)$")
_SPAN: Final = regex("[两二三四五六七八九十]{1,2}年(?:来|间)?")
"""十年增加近70万亿元: over how long, of what was told before."""
_MANNER: Final = regex(r"(名义|实际)(?:增长|下降|增速|增幅)(?:了|达|为)?$")
"""Growth with and without prices stands in one sentence: the manner tells them apart."""
_VIEWED: Final = regex("[分按从][^，。；]{1,10}[看分]，$")
_SHARED_MEASURE: Final = regex(
    r"(?:增加值|零售总?额|总?产值|销售额|营业收入|收入|投资|产量|销量|利润|进出口|出口|价格|支出|发电量|用电量|客运量|"
    r"货运量|周转量|销售面积|余额)$"
)


def tell_growth(scene: Scene, growth: Growth) -> ToldFigures:
    """Return the growth named by its own subject, or by the level that it follows."""
    each_year = _EACH_YEAR.search(growth.subject)
    own, scope = clean(_FROM.sub("", growth.subject[: each_year.start()] if each_year else growth.subject))
    doubt = None
    level = ""
    manner = _MANNER.search(scene.left)
    several = _SEVERAL_YEARS.search(scene.left)
    if several and own.endswith(several.group(1)):
        own = own.removesuffix(several.group(1))
        manner = None
    yearly = several.group(1) + "平均" if several else manner.group(1) if manner else own if own in _YEARLY else ""
    if each_year and not several:
        yearly = "年均"
    if own.startswith("占"):
        own = with_owner(own, scene)
    if _SPAN.fullmatch(own):
        own, yearly = "", own
    if not own or CONNECTORS.match(own) or own in _YEARLY or own in ("实际", "名义", "同口径", "可比口径", "增速", "规模"):
        stated = own == "增速"
        own, doubt, level_scope = carried(scene)
        own = own.removesuffix("实际完成数").removesuffix("完成数")
        level = own
        scope = scope or level_scope
        if stated and growth.average and not phrases.ends_with(own, "GROWTH_NOUNS"):
            own += "增速"
        elif scene.quantity.form == "step" and scene.same_sentence:
            own = next(
                (
                    told.name
                    for told, earlier in zip(reversed(scene.memory.told[-4:]), reversed(scene.memory.places[-4:]), strict=True)
                    if earlier.quantity.form == "percent" and told.sentence == scene.place.sentence[0]
                ),
                own,
            )
    elif is_bare(own):
        own = with_owner(own, scene)
    elif scene.same_sentence and own.startswith(("影响", "拉动", "带动")) and scene.memory.told:
        own = _CONTRIBUTION.sub("", scene.memory.told[-1].level) + own
    elif scene.same_sentence and len(own) <= 14 and not phrases.ends_with(own, "MEASURE_ENDS"):
        own += _measure_of(scene.memory, own) or _measure_viewed(scene, own)
    own = phrases.shorten(own) or own
    level = level or own
    name = own + yearly + growth_suffix(own, growth, scene.quantity)
    return ToldFigures(name, growth, thing=level, level=level, doubt=doubt, scope=scope)


def _measure_viewed(scene: Scene, own: str) -> str:
    """增加值增长7.3%，增长面76.5%。分门类看，采矿业增长3.2%: the measure of the whole, before the parts are told."""
    if not _VIEWED.search(scene.text, scene.place.sentence[0], scene.place.clause_start) or phrases.is_word(own, "GRADES"):
        return ""
    for told in reversed(scene.memory.told[-6:]):
        match = _SHARED_MEASURE.search(told.level) if told.growth is not None and told.sentence == scene.place.sentence[0] else None
        if match:
            return match.group()
    return ""


def _measure_of(memory: Memory, own: str) -> str:
    """Return the measure that the growth before it had: 国有企业增加值增长4%，股份制企业增长7%."""
    if not memory.told or memory.told[-1].growth is None or memory.told[-1].side:
        return ""
    level = memory.told[-1].level
    match = _SHARED_MEASURE.search(level)
    at = level.find("居民")
    if match and phrases.is_word(own, "GRADES") and (at == 0 or phrases.is_word(level[: max(at, 0)], "GRADES")):
        return level[at:]
    return match.group() if match else ""

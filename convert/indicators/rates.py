"""Rates that the figures beside them contradict: shares, growth between two given values, shares above 100 %."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from convert.indicators.disagreement import Disagreement, PlacedFigure, as_read, interval, plain, precision
from convert.indicators.lexicon.time_data import YEAR
from convert.model.indicator import Indicator
from convert.patterns import regex

MAY_EXCEED: Final = ("完成", "增", "毛入学", "自给", "周转", "负债", "产销", "进度", "指数", "超额", "达产", "利用", "回报",
                     "收益", "覆盖倍", "预算", "拨备", "杠杆", "计划", "渗透", "同比", "环比", "相当", "充足", "流动")
"""Rates whose name holds one of these can lie above 100 % in truth."""
OF_ALL: Final = ("失业率", "死亡率", "出生率", "发病率", "患病率", "离婚率", "结婚率", "住院率")
"""Rates of a whole population, which no figure beside them is."""
_THOSE: Final = ("人员", "人口", "者", "户", "群众", "职工", "家庭")
RATE_ENDINGS: Final = ("率", "占比", "比重", "比例")
_FROM: Final = regex(rf"(?:由|从)(?:{YEAR}|上年|去年)?(?:同期|末|底)?的?$")
_TO: Final = regex(rf"^(?:提高|增加|增长|上升|提升|扩大|下降|减少|降低|压减|压缩|缩减)?(?:到|至|为)(?:{YEAR}|今年|当年)?的?$")
_THAN_BEFORE: Final = regex(r"^，?(?:比|较)(?:上年|去年)(?:同期)?的?$")
_YEAR_BEFORE: Final = regex(rf"^，(?:上年|去年|{YEAR})(?:同期)?(?:为|是)?$")
_GREW: Final = regex(
    r"^[，、（]?(?:同比|比上年|较上年|累计|共|总体)?(?:增长|上升|提高|增加|增幅|涨幅|上涨)(?:了|为|达|约)?$"
)
_FELL: Final = regex(
    r"^[，、（]?(?:同比|比上年|较上年|累计|共|总体)?(?:下降|减少|降低|压减|降幅|下跌|减幅)(?:了|为|达|约)?$"
)


def check_rates(indicators: Iterable[Indicator]) -> Iterator[Disagreement]:
    """Yield a finding for every share of a whole above 100 %."""
    for indicator in indicators:
        if (indicator.kind == "percent" and indicator.unit in ("%", "％") and indicator.value > 100
                and indicator.name.endswith(RATE_ENDINGS)
                and not any(word in indicator.name for word in MAY_EXCEED)):
            yield Disagreement(code="consistency-over-hundred", indicators=(indicator,), args={
                "name": indicator.name, "stated": as_read(indicator)})


def check_shares(sentence: Sequence[PlacedFigure]) -> Iterator[Disagreement]:
    """Yield a finding for a rate that the figures of its own sentence contradict.

    A rate is tied to its numerator by 占 (…30件，占25%) or by its own name (办结118件，办结率…); the denominator may be
    any other figure of the same unit before it that can be the whole. Nothing is said when one of them gives the rate.
    """
    shared: list[PlacedFigure] = []
    for index, rate in enumerate(sentence):
        one = rate.indicator
        if one.kind != "percent" or one.name.endswith(OF_ALL) or one.qualifier or one.value_high is not None:
            continue
        earlier = [placed for placed in sentence[:index] if placed.indicator.kind in ("count", "amount")]
        numerator = _numerator(rate, earlier, sentence[index - 1] if index else None)
        if numerator is None:
            continue
        wholes = [placed.indicator for placed in earlier
                  if placed is not numerator and placed.indicator.unit == numerator.indicator.unit
                  and placed.indicator.value >= numerator.indicator.value > 0
                  and placed not in shared and not _is_other_half(placed.indicator, rate.indicator)]
        shared.append(numerator)
        if wholes and not any(_gives(numerator.indicator, whole, rate.indicator) for whole in wholes):
            whole = wholes[-1]
            yield Disagreement(code="consistency-share", indicators=(rate.indicator, numerator.indicator, whole), args={
                "name": rate.indicator.name, "stated": as_read(rate.indicator),
                "numerator": as_read(numerator.indicator), "denominator": as_read(whole),
                "expected": plain(round(100 * numerator.indicator.value / whole.value, 2))})


def _is_other_half(whole: Indicator, rate: Indicator) -> bool:
    """批捕125人，不捕115人，不捕率…: those to whom it was done are no whole of those to whom it was not."""
    stem = rate.name.removesuffix("率")[-2:]
    return stem[:1] in ("不", "未") and stem[1:] in whole.name


def check_growth(sentence: Sequence[PlacedFigure]) -> Iterator[Disagreement]:
    """Yield a finding for a growth rate that the two values beside it contradict.

    由100万元增加到120万元，增长30%; 120万元，比上年的100万元增长30%; 120万元，上年为100万元，增长30%.
    """
    for one, other, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        values = _two_values(one, other)
        if values is None or rate.indicator.kind != "change" or rate.indicator.unit != "%" or rate.indicator.qualifier:
            continue
        words = rate.indicator.sentence[other.end : rate.start].replace(" ", "")
        sign = 1 if _GREW.match(words) else -1 if _FELL.match(words) else 0
        before, after = values
        low, high = _grown(before, after)
        places = precision(rate.indicator.text) or 1.0
        if sign and not low - places < sign * abs(rate.indicator.value) < high + places:
            yield Disagreement(code="consistency-growth", indicators=(rate.indicator, before, after), args={
                "name": rate.indicator.name, "stated": as_read(rate.indicator), "first": as_read(before), "second": as_read(after),
                "expected": plain(round(100 * (after.value - before.value) / before.value, 1))})


def _two_values(one: PlacedFigure, other: PlacedFigure) -> tuple[Indicator, Indicator] | None:
    """Return the earlier and the later value of one thing where the words between the figures say that they are."""
    first, second = one.indicator, other.indicator
    if first.unit != second.unit or first.kind not in ("count", "amount", "duration") or second.kind not in (first.kind, "change"):
        return None
    if min(first.value, second.value) <= 0 or first.value_high is not None or second.value_high is not None:
        return None
    text = first.sentence
    between = text[one.end : other.start].replace(" ", "")
    if _FROM.search(text[: one.start].replace(" ", "")) and _TO.match(between):
        return first, second
    return (second, first) if _THAN_BEFORE.match(between) or _YEAR_BEFORE.match(between) else None


def _grown(before: Indicator, after: Indicator) -> tuple[float, float]:
    """Return the least and the greatest growth in percent that two values allow."""
    (before_low, before_high), (after_low, after_high) = interval(before), interval(after)
    least = 100 * (after_low - before_high) / before_high if before_high > 0 else float("-inf")
    return least, 100 * (after_high - before_low) / before_low if before_low > 0 else float("inf")


def _numerator(rate: PlacedFigure, earlier: Sequence[PlacedFigure], last: PlacedFigure | None) -> PlacedFigure | None:
    """Return the figure that `rate` says how large a share it is, when the words tie them together."""
    if not earlier:
        return None
    text = rate.indicator.sentence
    clause = text[max(text.rfind(mark, 0, rate.start) for mark in "，,；;。") + 1: rate.start]
    if "占" in clause:
        # 占 of a figure that is itself a part; a share of something else is told with the thing's name in between
        named = clause.partition("占")[2].strip("比总数全部的为达到约近超 ")
        return earlier[-1] if earlier[-1] is last and not named and clause.startswith("占") else None
    if not rate.indicator.name.endswith("率"):
        return None
    stem = rate.indicator.name[:-1][-2:]
    for index in range(len(earlier) - 1, -1, -1):
        placed = earlier[index]
        begin = max(text.rfind(mark, 0, placed.start) for mark in "，,；;。、") + 1
        if _is_done(stem, text[begin:placed.end + 2]) or _is_done(stem, placed.indicator.name):
            return placed
    return None


def _is_done(stem: str, words: str) -> bool:
    """Whether `words` tell that it was done (办结118件), not of whom (失业人员4460人 is no part that 失业率 tells)."""
    at = words.find(stem)
    while at >= 0:
        if not words.startswith(_THOSE, at + len(stem)):
            return True
        at = words.find(stem, at + 1)
    return False


def _gives(part: Indicator, whole: Indicator, rate: Indicator) -> bool:
    """Whether part / whole can be `rate`, all three taken as exact as they are written."""
    part_low, part_high = interval(part)
    whole_low, whole_high = interval(whole)
    places = precision(rate.text) or 1.0
    lowest = 100 * part_low / whole_high if whole_high else 0.0
    highest = 100 * part_high / whole_low if whole_low > 0 else float("inf")
    return lowest - places < rate.value < highest + places

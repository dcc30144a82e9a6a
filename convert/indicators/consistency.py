"""Do the figures of a report agree with each other? Arithmetic on indicators alone, for the workbook and for checks.

Every figure is taken as the interval that its own words allow: 1.2万 is anything that rounds to it, 近700 is at most
700, 超500 at least 500. Only intervals that cannot meet are reported, so that a rounded figure in the summary does
not contradict the exact one in the details.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from convert.diagnostics import Diagnostic, Grade
from convert.model.indicator import Indicator
from convert.patterns import regex

MULTIPLIERS: Final = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
APPROXIMATE: Final = 0.1
"""How far, of its own size, 约 may be from the exact figure; 近, 不足, 超, 余 are open on one side as far as this twice."""
LIKELY_GAP: Final = 0.1
"""Parts that miss their whole by at most this share were probably meant to be all of it."""
MAY_EXCEED: Final = ("完成", "增", "毛入学", "自给", "周转", "负债", "产销", "进度", "指数", "超额", "达产", "利用", "回报",
                     "收益", "覆盖倍", "预算", "拨备", "杠杆", "计划", "渗透", "同比", "环比", "相当", "充足", "流动")
"""Rates whose name holds one of these can lie above 100 % in truth."""
RATE_ENDINGS: Final = ("率", "占比", "比重", "比例")
PART_OPENER: Final = "其中"
_LAST_PLACE: Final = regex(r"(?:\d+(?:\.(?P<decimals>\d+))?|[零〇一二三四五六七八九两])(?P<scale>[十百千万亿余多来几]*)"
                           r"(?!.*[\d零〇一二三四五六七八九两])")
"""The last number of a text with its decimals, and the 万 and 亿 behind it."""
_CLOSERS: Final = "；;。"
_GRADES: Final[dict[str, Grade]] = {"consistency-duplicate": "note"}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that do not agree. `code` and `args` make the sentence (`convert.messages.consistency`)."""

    code: str
    args: dict[str, str | int | float]
    indicators: tuple[Indicator, ...]
    """The figures concerned: for a sum the whole and then its parts, for a share the rate, part and whole."""


class _Placed(msgspec.Struct, frozen=True):
    """An indicator with its place in its sentence."""

    indicator: Indicator
    start: int
    end: int


def find_inconsistencies(indicators: Sequence[Indicator]) -> tuple[Finding, ...]:
    """Return what does not agree among `indicators` (in text order), gravest kinds first, each kind in text order."""
    findings: list[Finding] = []
    findings.extend(find_conflicts(indicators))
    for previous, sentence in _sentences(indicators):
        findings.extend(check_sum(previous, sentence))
        findings.extend(check_shares(sentence))
    findings.extend(check_rates(indicators))
    findings.extend(find_duplicates(indicators))
    order = ("consistency-conflict", "consistency-sum-over", "consistency-sum-short", "consistency-share",
             "consistency-over-hundred", "consistency-duplicate")
    return tuple(sorted(findings, key=lambda finding: order.index(finding.code)))


def as_diagnostic(finding: Finding) -> Diagnostic:
    """Return `finding` as a diagnostic that stands at its last figure (the second of two that conflict)."""
    place = finding.indicators[-1 if finding.code == "consistency-conflict" else 0]
    return Diagnostic(code=finding.code, grade=_GRADES.get(finding.code, "advisory"), args=finding.args,
                      span=(place.start, place.end), block=place.block, page=place.page)


def find_conflicts(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """Yield a finding for every figure that cannot be equal to an earlier one of the same thing.

    The same thing is the same name, unit, kind, aspect, period, scope and base. Figures of one sentence are not
    compared, since a sentence that names a thing twice tells two states of it (由…提升至…), nor the cells of one table,
    whose rows may bear one name under different headings.
    """
    for group in _same_things(indicators).values():
        first = group[0]
        for other in group[1:]:
            told_apart = other.block == first.block and (other.sentence == first.sentence or bool(other.cell and first.cell))
            if not told_apart and not _can_be_equal(first, other):
                yield Finding(code="consistency-conflict", indicators=(first, other), args={
                    "name": first.name, "first": _as_read(first), "second": _as_read(other)})
                break


def find_duplicates(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """Yield a finding for every figure that stands in the text more than once with the same value."""
    for group in _same_things(indicators).values():
        by_value: dict[tuple[float, float | None], list[Indicator]] = defaultdict(list)
        for indicator in group:
            by_value[indicator.value, indicator.value_high].append(indicator)
        for same in by_value.values():
            if len(same) > 1:
                yield Finding(code="consistency-duplicate", indicators=tuple(same), args={
                    "name": same[0].name, "stated": _as_read(same[0]), "times": len(same)})


def check_rates(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """Yield a finding for every share of a whole above 100 %."""
    for indicator in indicators:
        if (indicator.kind == "percent" and indicator.unit in ("%", "％") and indicator.value > 100
                and indicator.name.endswith(RATE_ENDINGS)
                and not any(word in indicator.name for word in MAY_EXCEED)):
            yield Finding(code="consistency-over-hundred", indicators=(indicator,), args={
                "name": indicator.name, "stated": _as_read(indicator)})


def check_sum(previous: Sequence[_Placed], sentence: Sequence[_Placed]) -> Iterator[Finding]:
    """Yield a finding when the parts after 其中 are more than their whole, or miss it by little.

    The whole is the nearest figure of the same unit before 其中, in the same sentence or, when the sentence begins
    with 其中, in `previous`. Parts end with the clause group (；。); what a part holds itself, in brackets, is left out.
    """
    if not sentence:
        return
    text = sentence[0].indicator.sentence
    at = text.find(PART_OPENER)
    if at < 0:
        return
    before = [placed for placed in sentence if placed.end <= at] or (list(previous) if at <= 1 else [])
    parts = _parts(text, at, [placed for placed in sentence if placed.start >= at])
    whole = next((placed.indicator for placed in reversed(before) if _is_part(placed.indicator, parts)), None)
    minimum_parts = 2
    if whole is None or len(parts) < minimum_parts:
        return
    low, high = (sum(edge) for edge in zip(*map(interval, parts), strict=True))
    whole_low, whole_high = interval(whole)
    total = sum(part.value for part in parts)
    if low > whole_high:
        code = "consistency-sum-over"
    elif high < whole_low and whole_low - high <= LIKELY_GAP * whole.value and text[at - 1: at] != "等":
        code = "consistency-sum-short"
    else:
        return
    yield Finding(code=code, indicators=(whole, *parts), args={
        "name": whole.name, "whole": plain(whole.value), "total": plain(total), "unit": whole.unit,
        "difference": plain(abs(total - whole.value))})


def check_shares(sentence: Sequence[_Placed]) -> Iterator[Finding]:
    """Yield a finding for a rate that the figures of its own sentence contradict.

    A rate is tied to its numerator by 占 (…30件，占25%) or by its own name (办结118件，办结率…); the denominator may be
    any other figure of the same unit before it. Nothing is said when one of them gives the rate.
    """
    for index, rate in enumerate(sentence):
        if rate.indicator.kind != "percent" or rate.indicator.qualifier or rate.indicator.value_high is not None:
            continue
        earlier = [placed for placed in sentence[:index] if placed.indicator.kind in ("count", "amount")]
        numerator = _numerator(rate, earlier, sentence[index - 1] if index else None)
        if numerator is None:
            continue
        wholes = [placed.indicator for placed in earlier
                  if placed is not numerator and placed.indicator.unit == numerator.indicator.unit
                  and placed.indicator.value >= numerator.indicator.value > 0]
        if wholes and not any(_gives(numerator.indicator, whole, rate.indicator) for whole in wholes):
            whole = wholes[-1]
            yield Finding(code="consistency-share", indicators=(rate.indicator, numerator.indicator, whole), args={
                "name": rate.indicator.name, "stated": _as_read(rate.indicator),
                "numerator": _as_read(numerator.indicator), "denominator": _as_read(whole),
                "expected": plain(round(100 * numerator.indicator.value / whole.value, 2))})


def interval(indicator: Indicator) -> tuple[float, float]:
    """Return the lowest and the highest exact figure that the words of `indicator` allow."""
    low, high = indicator.value, indicator.value_high if indicator.value_high is not None else indicator.value
    low, high = min(low, high), max(low, high)
    half = precision(indicator.text) / 2
    size = max(abs(low), abs(high))
    below, above = {
        "约": (APPROXIMATE, APPROXIMATE), "近": (2 * APPROXIMATE, 0.0), "不足": (2 * APPROXIMATE, 0.0),
        "以下": (1.0, 0.0), "超": (0.0, 2 * APPROXIMATE), "余": (0.0, 2 * APPROXIMATE), "以上": (0.0, 1.0),
    }.get(indicator.qualifier or "", (0.0, 0.0))
    if low < 0:
        below, above = above, below
    return low - half - below * size, high + half + above * size


def precision(text: str) -> float:
    """Return the worth of the last place that `text` gives: 0.1万 → 1000; 0 for a whole number without 万 or 亿."""
    plain_text = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    match = _LAST_PLACE.search(plain_text)
    if match is None:
        return 0.0
    places, scale = len(match["decimals"] or ""), match["scale"]
    large = "万" in scale or "亿" in scale
    factor = math.prod(MULTIPLIERS.get(char, 1.0) for char in scale) if large else 1.0
    return 10.0 ** -places * factor if places or large else 0.0


def plain(value: float) -> str:
    """Return `value` with thousands separators and no more decimals than it has: 1,234.5."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _same_things(indicators: Iterable[Indicator]) -> dict[tuple[object, ...], list[Indicator]]:
    groups: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for one in indicators:
        if one.name:
            groups[one.name, one.unit, one.kind, one.aspect, one.period, one.scope, one.base].append(one)
    return groups


def _can_be_equal(one: Indicator, other: Indicator) -> bool:
    low, high = interval(one)
    other_low, other_high = interval(other)
    return low <= other_high and other_low <= high


def _as_read(indicator: Indicator) -> str:
    return "".join(indicator.text.split())


def _sentences(indicators: Iterable[Indicator]) -> Iterator[tuple[list[_Placed], list[_Placed]]]:
    """Yield each sentence's figures with those of the sentence before it in the same block (and cell)."""
    previous: list[_Placed] = []
    current: list[_Placed] = []
    key: tuple[object, ...] = ()
    for one in indicators:
        own = (one.block, one.cell, one.sentence)
        if own != key:
            if current:
                yield previous, current
            previous, current, key = current if own[:2] == key[:2] else [], [], own
        text = one.text if one.text in one.sentence else "".join(one.text.split())
        start = one.sentence.find(text, current[-1].end if current else 0)
        if start >= 0:
            current.append(_Placed(one, start, start + len(text)))
    if current:
        yield previous, current


def _parts(text: str, at: int, after: Sequence[_Placed]) -> list[Indicator]:
    """Return the figures that are parts: of the first one's unit, outside brackets, before the clause group ends."""
    end = min((place for place in (text.find(mark, at) for mark in _CLOSERS) if place >= 0), default=len(text))
    again = text.find(PART_OPENER, at + len(PART_OPENER))
    end = min(end, again) if again >= 0 else end
    parts: list[Indicator] = []
    for placed in after:
        stretch = text[at:placed.start]
        depth = sum(map(stretch.count, "（(")) - sum(map(stretch.count, "）)"))
        if placed.start < end and depth <= 0 and placed.indicator.kind in ("count", "amount") and (
                not parts or placed.indicator.unit == parts[0].unit):
            parts.append(placed.indicator)
    return parts


def _is_part(whole: Indicator, parts: Sequence[Indicator]) -> bool:
    return bool(parts) and whole.kind == parts[0].kind and whole.unit == parts[0].unit


def _numerator(rate: _Placed, earlier: Sequence[_Placed], last: _Placed | None) -> _Placed | None:
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
        if stem in text[begin:placed.end + 2] or stem in placed.indicator.name:
            return placed
    return None


def _gives(part: Indicator, whole: Indicator, rate: Indicator) -> bool:
    """Whether part / whole can be `rate`, all three taken as exact as they are written."""
    part_low, part_high = interval(part)
    whole_low, whole_high = interval(whole)
    places = precision(rate.text) or 1.0
    lowest = 100 * part_low / whole_high if whole_high else 0.0
    highest = 100 * part_high / whole_low if whole_low > 0 else float("inf")
    return lowest - places <= rate.value <= highest + places

"""Finding quantities: a number with its unit and its approximators, before anyone asks what it means."""

import re
from functools import cache
from typing import Final, Literal

import msgspec

from convert.indicators.lexicon import units_data as lexicon
from convert.indicators.lexicon.approximators_data import NOT_BEFORE, OUTSIDE, PREFIXES, SUFFIXES
from convert.model.indicator import Qualifier
from convert.patterns import regex
from convert.text.numerals import DIGITS, HANZI, SMALL_UNITS, Number, hanzi_value, read_number, scale_value, whole_run

Form = Literal["plain", "percent", "step", "tenths", "fraction", "ratio", "rank", "streak"]
Family = Literal["count", "amount", "time", "ratio", "score", "rate", "none"]


class Quantity(msgspec.Struct, gc=False):
    """A number with what belongs to it; offsets in the compact letters."""

    start: int
    end: int
    number_start: int
    value: float
    high: float | None = None
    unit: str = ""
    family: Family = "none"
    form: Form = "plain"
    qualifier: Qualifier | None = None
    arabic: bool = True
    scaled: bool = False
    unit_start: int = 0


_MORE_AFTER: Final = ("倍", "年", "个月", "小时", "元", "吨", "公里", "亩", "米")
_AFTER_MORE: Final = ("", *"，。；、）")
"""2倍多，: what the unit is told with, and what may follow."""
_SUFFIX_WORDS: Final = tuple(word for word, _ in SUFFIXES)
_STEPS: Final = tuple(lexicon.STEP)
_BARE_SCALE: Final = regex("[十百千万亿]+$")
_LIFTS: Final = ("上", "过", "达", "数", "成", "破", "近", "约", "超", "逾", "突破", "不足", "不到", "超过", "将近", "接近", "到")
_RANGE_SIGN: Final = regex(r"(?:[-—–~～―至到]|——)")
_CANDIDATE: Final = regex(rf"[\d第前连首榜{HANZI}]")
"""What a quantity can begin with: a digit, a numeral, 第一, 前十, 连续三年, 首位, 榜首."""
_NUMERAL_RUN: Final = regex(f"[{HANZI}]+")
_COMPOUND: Final = regex(r"[\d.]+[:∶：/]")
"""A ratio, a proportion or a fraction in digits, perhaps."""
_HALF: Final = regex("个半(小时|月|年|钟头)|(年|天)半(?![年月天数])")
"""3个半小时, 一年半."""
_PER: Final = regex(r"(?:/|每)(?:[百千万亿](?!元)|百万|万元)?")
_OTHER_BASE: Final = regex(r"(?:万元|亿元|万人|日|时|年|月|分|点|人次)")
_SECOND_UNITS: Final = tuple("次间户处人个条起批家台套场件项")
"""Units in brackets behind another: 件（次）, 套（间）."""
_SHARED_SCALE: Final = regex("[百千]?[万亿]+$|[百千]$")
_LARGE: Final = regex("[万亿]")
_STREAK: Final = regex(
    r"连续(?:第)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:余|多)?(个?年度|个?季度|个?月|个?学期|个?赛季|年|次|届|天|日|"
    r"期|周|批|轮|场|家|期次|个工作日)"
)
_RANK: Final = regex(r"第([0-9]{1,3}|[一二三四五六七八九十百]{1,5})(位次|位|名)?")
_TOP: Final = regex(r"前([0-9]{1,3}|[一二三四五六七八九十百]{1,4})(位|名|强|%|‰)?")
_SHARES: Final = {"百": "%", "千": "‰", "万": "‱"}
"""百分之五, 千分之三, 万分之二."""
_FRACTION: Final = regex(r"([一二两三四五六七八九十百]{1,3})分之([一二两三四五六七八九十百]{1,3})")
_RATIO: Final = regex(r"(\d+(?:\.\d+)?)[:∶：](\d+(?:\.\d+)?)(?![:∶：\d.])")
_PROPORTION: Final = regex(r"\d+(?:\.\d+)?(?:[:∶：]\d+(?:\.\d+)?){2,}")
_ARABIC_FRACTION: Final = regex(r"([1-9])/([2-9])(?=的|以上|左右|以下|[，。；、）]|$)(?<=1/[2-9]|2/[35-9]|3/[457-9]|4/[579]|5/[6-9])")
_PER_POPULATION: Final = regex(r"/(?:10万|十万|万|千|1000|10000|100000)人?(?![元\d])")
_TENTHS: Final = regex(r"成(半|[一二三四五六七八九](?![十百千万亿个名家项成分]))?(?![为立员功效本果就分绩熟品长都功交套因年人色片])")


@cache
def units() -> dict[str, Family]:
    """Return the units with their families."""
    table: dict[str, Family] = {}
    for words, family in (
        (lexicon.TIME, "time"),
        (lexicon.PHYSICAL, "amount"),
        (lexicon.MONEY, "amount"),
        (lexicon.COUNTING, "count"),
        (lexicon.RATIO, "ratio"),
        (lexicon.SCORE, "score"),
    ):
        for word in words:
            table.setdefault(word, family)  # type: ignore[arg-type]
    return table


@cache
def _units_by_letter() -> dict[str, tuple[tuple[str, Family], ...]]:
    """Return the units by their first letter, the longest first."""
    table: dict[str, list[tuple[str, Family]]] = {}
    for unit in sorted(units().items(), key=lambda unit: len(unit[0]), reverse=True):
        table.setdefault(unit[0][0], []).append(unit)
    return {letter: tuple(group) for letter, group in table.items()}


@cache
def _prefixes_by_end() -> dict[str, list[tuple[str, Qualifier | None]]]:
    """Return the approximators by their last letter, in their order."""
    table: dict[str, list[tuple[str, Qualifier | None]]] = {}
    for prefix in PREFIXES:
        table.setdefault(prefix[0][-1], []).append(prefix)
    return table


@cache
def _goes_on() -> frozenset[str]:
    """Return the letters with which the rest of a number, of a range or a unit behind it begins."""
    return frozenset((*_units_by_letter(), *(step[0] for step in lexicon.STEP), *"余多几点成分%‰/-—–~～―至到"))


def scan(text: str) -> list[Quantity]:
    """Return the quantities of `text` (compact letters) in order; which of them mean something is not asked here."""
    found: list[Quantity] = []
    at = floor = 0
    while True:
        match = _CANDIDATE.search(text, at)
        if match is None:
            return found
        start, first = match.start(), match.group()
        if first.isdecimal():
            quantity = _from_digits(text, start, floor)
        elif first in HANZI:
            quantity = _from_numeral(text, start, floor)
        else:
            quantity = _from_word(text, start, first)
        if quantity is None:
            at = _skip(text, start, first)
        else:
            found.append(quantity)
            at = floor = quantity.end


def _skip(text: str, start: int, first: str) -> int:
    """Return where to go on behind a candidate that was none; over a whole run of digits, so that 2024 never yields 24."""
    match = _PROPORTION.match(text, start) if first.isdecimal() else None
    return match.end() if match else whole_run(text, start)


def _from_word(text: str, start: int, first: str) -> Quantity | None:
    if first in "第前":
        return _rank(text, start)
    if first == "连":
        return _streak(text, start)
    if text.startswith(("首位", "榜首"), start):
        return Quantity(start=start, end=start + 2, number_start=start, value=1.0, unit="位", form="rank", arabic=False)
    return None


def _from_digits(text: str, start: int, floor: int) -> Quantity | None:
    if _COMPOUND.match(text, start):
        if _PROPORTION.match(text, start):
            return None
        ratio = _RATIO.match(text, start)
        if ratio and _is_ratio(text, ratio):
            return Quantity(start=start, end=ratio.end(), number_start=start, value=_ratio_value(ratio), form="ratio", family="ratio")
        fraction = _ARABIC_FRACTION.match(text, start)
        if fraction and not (start and text[start - 1].isascii()):
            return _fraction(text, fraction, floor)
    return _plain(text, start, floor)


def _from_numeral(text: str, start: int, floor: int) -> Quantity | None:
    run = _NUMERAL_RUN.match(text, start)
    end = run.end() if run else start + 1
    numeral = text[start:end]
    if text[end : end + 1] not in _goes_on() and "万" not in numeral and "亿" not in numeral:
        return None  # 统一, 三农: neither scale nor unit
    if text.startswith("分之", end):
        if end == start + 1 and text[start] in _SHARES:
            return _share(text, start, floor)
        fraction = _FRACTION.match(text, start)
        if fraction:
            return _fraction(text, fraction, floor)
    return _plain(text, start, floor)


def _ratio_value(match: re.Match[str]) -> float:
    one, other = float(match.group(1)), float(match.group(2))
    if other == 1 or not one:
        return one
    return round(other / one, 4)


def _is_ratio(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 12) : match.start()] + text[match.end() : match.end() + 4]
    return any(word in around for word in ("比", "差距"))


def _streak(text: str, start: int) -> Quantity | None:
    match = _STREAK.match(text, start)
    value = _small_value(match.group(1)) if match else None
    if match is None or value is None or value < 2:
        return None
    unit = match.group(2)
    end = match.end()
    return Quantity(
        start=start,
        end=end,
        number_start=match.start(1),
        value=value,
        unit=unit,
        family="time",
        form="streak",
        qualifier="余" if "余" in match.group() or "多" in match.group() else None,
        arabic=match.group(1).isdigit(),
    )


def _small_value(digits: str) -> float | None:
    return float(digits) if digits.isdigit() else hanzi_value(digits)


def _rank(text: str, start: int) -> Quantity | None:
    """Return 第三位 or 前十, told by a numeral and perhaps a unit."""
    match = _RANK.match(text, start) or _TOP.match(text, start)
    value = _small_value(match.group(1)) if match else None
    if match is None or not value:
        return None
    return Quantity(
        start=start,
        end=match.end(),
        number_start=match.start(1),
        value=value,
        unit=match.group(2) or "位",
        form="rank",
        arabic=match.group(1).isdigit(),
    )


def _share(text: str, start: int, floor: int) -> Quantity | None:
    number = read_number(text, start + 3)
    if number is None or number.scaled:
        return None
    quantity = Quantity(
        start=start,
        end=number.end,
        number_start=start,
        value=number.value,
        high=number.high,
        arabic=number.arabic,
        family="rate",
        unit=_SHARES[text[start]],
        form="percent",
        unit_start=number.end,
    )
    second = _RANGE_SIGN.match(text, number.end)
    if second and text.startswith("百分之", second.end()):
        other = read_number(text, second.end() + 3)
        if other and other.value > number.value:
            quantity.high, quantity.end = other.value, other.end
    elif second and text[second.end() : second.end() + 1] in DIGITS:
        other = read_number(text, second.end())
        if other and other.value > number.value and not _unit_at(text, other.end):
            quantity.high, quantity.end = other.value, other.end
    return _qualified(text, quantity, more=number.more, floor=floor)


def _fraction(text: str, match: re.Match[str], floor: int) -> Quantity | None:
    whole, part = _small_value(match.group(1)), _small_value(match.group(2))
    if match.group(1).isdigit():
        whole, part = part, whole
    if not whole or not part or part >= whole:
        return None
    quantity = Quantity(
        start=match.start(),
        end=match.end(),
        number_start=match.start(),
        value=round(part / whole, 4),
        form="fraction",
        family="ratio",
        arabic=match.group(1).isdigit(),
        unit_start=match.end(),
    )
    return _qualified(text, quantity, more=False, floor=floor)


def _plain(text: str, start: int, floor: int) -> Quantity | None:
    number = read_number(text, start)
    if number is None or (start and _is_inside_name(text, start, number)):
        return None
    negative = (
        number.arabic
        and start > 0
        and text[start - 1] in "-"
        and not (start > 1 and text[start - 2].isascii() and (text[start - 2].isalnum() or text[start - 2] in "%)"))
    )
    value = -number.value if negative else number.value
    quantity = Quantity(
        start=start - negative,
        end=number.end,
        number_start=start - negative,
        value=value,
        high=number.high,
        arabic=number.arabic,
        scaled=number.scaled,
    )
    if not _take_unit(text, quantity):
        return None
    if not _take_range(text, quantity):
        return None
    if not number.arabic and not _is_number_word(text, start, number, quantity):
        return None
    return _qualified(text, quantity, more=number.more, floor=floor)


def _is_inside_name(text: str, start: int, number: Number) -> bool:
    """Tell whether the number is a piece of a longer sign: G40, PM2.5, 3·15, 5G."""
    before, after = text[start - 1], text[number.end : number.end + 1]
    if number.arabic:
        if before.isascii() and (before.isalpha() or before in "/.+_&"):
            return True
        if before in "·•．第×" or (before == "-" and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha()):
            return True
        return after in ("·", "•", "+") and after != ""
    return before in "第" or (before.isdigit() and not number.scaled)


def _take_unit(text: str, quantity: Quantity) -> bool:
    """Read the unit behind the number; False when the sign behind it makes another thing of the number."""
    at = quantity.unit_start = quantity.end
    following = text[at : at + 1]
    population = _PER_POPULATION.match(text, at) if following == "/" and not quantity.scaled else None
    if population:
        quantity.unit, quantity.family, quantity.form, quantity.end = population.group(), "rate", "percent", population.end()
        return True
    if following in ("%", "‰"):
        quantity.unit, quantity.family, quantity.form, quantity.end = following, "rate", "percent", at + 1
        return True
    if text.startswith(_STEPS, at):
        step = next(step for step in _STEPS if text.startswith(step, at))
        quantity.unit, quantity.family, quantity.form, quantity.end = lexicon.SAME.get(step, step), "rate", "step", at + len(step)
        return True
    tenths = _TENTHS.match(text, at) if following == "成" and not quantity.scaled and quantity.value < 10 else None
    if tenths:
        rest = tenths.group(1) or ""
        quantity.value = round(quantity.value + (0.5 if rest == "半" else (hanzi_value(rest) or 0) / 10 if rest else 0), 1)
        quantity.unit, quantity.family, quantity.form, quantity.end = "成", "rate", "tenths", tenths.end()
        return True
    if text.startswith("倍半", at):
        quantity.value, quantity.end, quantity.unit, quantity.family = quantity.value + 0.5, at + 2, "倍", "ratio"
        return True
    half = _HALF.match(text, at) if following in "个年天小分" and not quantity.scaled else None
    if half:
        unit = half.group(1) or half.group(2)
        quantity.value, quantity.end = quantity.value + 0.5, half.end()
        quantity.unit, quantity.family = lexicon.SAME.get(unit, unit), "time"
        return True
    unit = _unit_at(text, at)
    if unit:
        name, family = unit
        quantity.end = at + len(name)
        quantity.unit, quantity.family = lexicon.SAME.get(name, name), family
        _take_denominator(text, quantity)
        return True
    # a Latin letter right behind the number makes a name of it, unless it was a unit
    return not (following.isascii() and (following.isalnum() or following == "."))


def _unit_at(text: str, at: int) -> tuple[str, Family] | None:
    for name, family in _units_by_letter().get(text[at : at + 1], ()):
        if not text.startswith(name, at):
            continue
        end = at + len(name)
        after = text[end : end + 1]
        if after and after in lexicon.CLASH.get(name, ""):
            continue
        if name.isascii() and after.isascii() and after.isalnum():
            continue
        if after == "次" and family == "count" and text[end + 1 : end + 2] not in lexicon.CLASH["次"]:
            return name + "次", "count"
        return name, family
    return None


def _take_denominator(text: str, quantity: Quantity) -> None:
    """Read what a compound unit is counted on: 元/平方米, 微克/立方米; brackets such as 件（次）."""
    at = quantity.end
    if text[at : at + 1] in ("（", "(") and text[at + 1 : at + 2] in _SECOND_UNITS and text[at + 2 : at + 3] in ("）", ")"):
        quantity.unit += text[at : at + 3]
        quantity.end = at + 3
        return
    while text.startswith("/", at):
        per = _PER.match(text, at)
        base_at = per.end() if per else at + 1
        base = _unit_at(text, base_at)
        if base is None:
            word = _OTHER_BASE.match(text, at + 1)
            if word is None:
                return
            base_end = word.end()
        else:
            base_end = base_at + len(base[0])
        quantity.unit += text[at:base_end]
        quantity.end = at = base_end


def _take_range(text: str, quantity: Quantity) -> bool:
    """Join 3%—5% and 5-8个 into one; False for runs of numbers that are dates or names."""
    sign = _RANGE_SIGN.match(text, quantity.end)
    following = text[sign.end() : sign.end() + 1] if sign else ""
    if sign is None or not (following.isdigit() or (not quantity.arabic and following in DIGITS)):
        return True
    other = read_number(text, sign.end())
    if other is None:
        return True
    second = Quantity(start=sign.end(), end=other.end, number_start=sign.end(), value=other.value, scaled=other.scaled)
    if not _take_unit(text, second):
        return False
    moved = text[max(0, quantity.start - 6) : quantity.start]
    if second.unit and quantity.unit in ("", second.unit) and not (sign.group() in "至到" and ("由" in moved or "从" in moved)):
        low = quantity.value * _shared_scale(text, quantity, second)
        if low < second.value:
            quantity.value, quantity.high = low, second.value
            quantity.unit, quantity.family, quantity.form = second.unit, second.family, second.form
            quantity.end, quantity.unit_start, quantity.scaled = second.end, second.unit_start, second.scaled or quantity.scaled
    return bool(quantity.unit)


def _shared_scale(text: str, first: Quantity, second: Quantity) -> int:
    """Return the scale that stands once for both: 3至5万人, 2至3千万元, 3千至5千万元."""
    own, other = text[first.number_start : first.unit_start], text[second.start : second.unit_start]
    scale = _SHARED_SCALE.search(other)
    if scale is None or _LARGE.search(own):
        return 1
    shared = scale.group()
    if own[-1:] in SMALL_UNITS:
        shared = shared[1:] if shared[0] in SMALL_UNITS else ""
    factor = scale_value(shared)
    return factor if first.value * factor < second.value else 1


def _is_number_word(text: str, start: int, number: Number, quantity: Quantity) -> bool:
    """Tell whether a Chinese numeral is a figure: 十二万份 is, 一个 and 千方百计 are not."""
    word = text[start : quantity.unit_start]
    if start and text[start - 1] in "几数":
        return False
    if not quantity.unit:
        after = text[quantity.end : quantity.end + 1]
        return bool(
            number.scaled
            and (not after or after in "，。；、）")
            and (not _BARE_SCALE.match(word) or text[max(0, start - 2) : start].endswith(_LIFTS))
        )
    if quantity.form in ("percent", "step", "tenths") or quantity.family == "ratio":
        return True
    bare = _BARE_SCALE.match(word.rstrip("余多"))
    if bare and not number.more:
        return text[max(0, start - 2) : start].endswith(_LIFTS) and quantity.unit not in ("年", "天")
    return True


def _qualified(text: str, quantity: Quantity, *, more: bool, floor: int) -> Quantity:
    if more:
        quantity.qualifier = "余"
    elif quantity.unit in _MORE_AFTER and text.startswith("多", quantity.end) and text[quantity.end + 1 : quantity.end + 2] in _AFTER_MORE:
        quantity.qualifier = "余"
        quantity.end += 1
    if text.startswith(_SUFFIX_WORDS, quantity.end):
        suffix, quantity.qualifier = next(each for each in SUFFIXES if text.startswith(each[0], quantity.end))
        quantity.end += len(suffix)
    before = text[max(floor, quantity.start - 5) : quantity.start]
    for word, qualifier in _prefixes_by_end().get(before[-1:], ()):
        if before.endswith(word):
            lead = before[-len(word) - 1 : -len(word)]
            if lead and lead in NOT_BEFORE.get(word, ""):
                break
            if word in ("高于", "低于", "大于", "小于") and quantity.form == "step":
                break
            if quantity.qualifier is None or word in ("约", "大约"):
                quantity.qualifier = qualifier
            if word not in OUTSIDE:
                quantity.start -= len(word)
            break
    else:
        if (
            before.endswith(("上", "过"))
            and not quantity.arabic
            and quantity.scaled is not None
            and _BARE_SCALE.match(text[quantity.number_start : quantity.unit_start] or "x")
        ):
            quantity.qualifier = quantity.qualifier or ("超" if before.endswith("过") else None)
            quantity.start -= 1
    return quantity

"""Parts and their whole: only a list that the text itself opens with 其中 and keeps to one kind is added up."""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.indicators import phrases
from convert.indicators.disagreement import PART_OPENER, Disagreement, PlacedFigure, interval, plain
from convert.model.indicator import Indicator
from convert.patterns import regex

LIKELY_GAP: Final = 0.1
"""Parts that miss their whole by at most this share were probably meant to be all of it."""
_WORDS: Final = r"(?:[^\W\d_]|[“”（）·]){1,14}"
"""What a part is called."""
_LINK: Final = regex(rf"(?:[、，,]|和|与|及|以及)?(?:其他|其它)?{_WORDS}(?:为|有|达|共)?")
"""What stands between two parts of one list: a mark and the bare name of the next."""
_OPENING: Final = regex(rf"(?:其中)[：:，]?{_WORDS}(?:为|有|达|共)?")
_CROSSING: Final = regex(
    "以上|以下|超|不足|学历|职称|党员|女|少数民族|青年|代表|委员|新增|重点|规模|高新|首|累计|同比|增|减|占比|占总|含|包括|办结|完成|整改|涉及|重大|优秀|特|"
    "再审|发回|改判|调解|撤诉|签约|落地|开工|投产|达标|进口|出口|执业|注册|民营|外资|示范|省级|国家级|市级"
)
"""Kinds that one thing may be of at once: they need not add up."""
_TOTAL: Final = regex("[^\\W\\d_]{2}(?:总额|总量|总数|总值|余额|净额)$")
"""资产总额, 负债总额: what a total is of says what it measures."""
_REST: Final = ("其他", "其它", "其余", "另外")
_PAIRS: Final = (("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("线上", "线下"), ("境内", "境外"), ("国内", "国外"), ("收入", "支出"))


def check_sum(sentence: Sequence[PlacedFigure], previous: Sequence[PlacedFigure] = ()) -> Iterator[Disagreement]:
    """Yield a finding when the parts after 其中 are more than their whole, or when a list that is closed misses it by little.

    The whole is the figure right before 其中, in the same sentence or, when the sentence begins with 其中, at the end of
    the `previous` one. The parts are joined by marks alone, each with its
    bare name; kinds that cross (党员, 本科以上学历, 新增) are left alone. A list is closed by 其他 or by a pair such as 男 and 女.
    """
    text = sentence[0].indicator.sentence
    at = text.find(PART_OPENER)
    before = [placed for placed in sentence if placed.end <= at] or (list(previous) if at == 0 else [])
    if at < 0 or not before or text.count(PART_OPENER) > 1:
        return
    whole = before[-1]
    between = (text[whole.end : at] if at else whole.indicator.sentence[whole.end :].rstrip("。")).strip()
    parts, names = _parts(text, at, [placed for placed in sentence if placed.start >= at], _measure(whole.indicator.name))
    if between not in ("", "，", "、", ",", "；") or len(parts) < 2 or any(not _one_kind(whole.indicator, part) for part in parts):
        return
    finding = _compared(whole.indicator, parts, names)
    if finding is not None:
        yield finding


def _compared(whole: Indicator, parts: Sequence[Indicator], names: Sequence[str]) -> Disagreement | None:
    low, high = (sum(edge) for edge in zip(*map(interval, parts), strict=True))
    whole_low, whole_high = interval(whole)
    total = sum(part.value for part in parts)
    if low > whole_high:
        code = "consistency-sum-over"
    elif high < whole_low and whole_low - high <= LIKELY_GAP * whole.value and _is_closed(names):
        code = "consistency-sum-short"
    else:
        return None
    return Disagreement(code=code, indicators=(whole, *parts), args={
        "name": whole.name, "whole": plain(whole.value), "total": plain(total), "unit": whole.unit,
        "difference": plain(abs(total - whole.value))})


def _measure(name: str) -> str:
    """Return what `name` says it measures, 负债总额, 收入; nothing where it says only what is counted."""
    total = _TOTAL.search(name)
    return total.group() if total else phrases.ends_with(name, "MEASURE_ENDS")


def _parts(text: str, at: int, after: Sequence[PlacedFigure], measure: str) -> tuple[list[Indicator], list[str]]:
    """Return the figures of the list that 其中 opens, and the words before each; nothing where one of them crosses another.

    The list ends before a part that says it measures something else than `measure`, that of the whole: 负债总额 of 资产总额.
    """
    parts: list[Indicator] = []
    names: list[str] = []
    end = at
    for placed in after:
        link = text[end : placed.start].replace(" ", "")
        if not (_LINK if parts else _OPENING).fullmatch(link):
            break
        name = link.removeprefix(PART_OPENER).lstrip("、，,：和与及以")
        verb = phrases.starts_with(name, "ACTIONS")
        if (verb and not phrases.is_word(verb, "NOUN_ACTIONS")) or (parts and placed.indicator.unit != parts[0].unit):
            break
        if measure and _measure(name) not in ("", measure):
            break
        parts.append(placed.indicator)
        names.append(name)
        end = placed.end
    crossing = any(_CROSSING.search(name) for name in names) and not _is_pair(names)
    return ([], []) if crossing else (parts, names)


def _is_closed(names: Sequence[str]) -> bool:
    return names[-1].startswith(_REST) or _is_pair(names)


def _is_pair(names: Sequence[str]) -> bool:
    """Tell whether the two parts are the two halves of a whole: 男 and 女, 城镇 and 农村."""
    if len(names) != 2:
        return False
    first, second = names
    return any((one in first and other in second) or (other in first and one in second) for one, other in _PAIRS)


def _one_kind(whole: Indicator, part: Indicator) -> bool:
    return whole.kind == part.kind and whole.unit == part.unit and whole.kind in ("count", "amount") and part.qualifier is None

"""One thing with two values: told outright where both sentences name it whole, asked where digits look swapped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from convert.indicators.disagreement import PART_OPENER, Disagreement, as_read, can_be_equal
from convert.model.indicator import Indicator
from convert.patterns import regex

_MARKS: Final = "，,；;：:。、（("
_OF_A_TIME: Final = regex(r"年均|月均|日均|累计|以来|期间|平均|\d月|季度|上半年|下半年|任期|五年|过去|每年|首次|最高|最低")
"""Words after which one thing may have several values."""
_COUNTED: Final = regex("(?:[件宗项条份种套场次起期台人户处]数|人次|件次|户次|场次|数量|数|面积|金额)$")
_DIGITS: Final = regex(r"\d[\d,.，]*\d")
_MOVED: Final = regex(r"(?:由|从|比|较|到|至|为)(?:上年|去年|同期|20\d\d年|末|底)*的?$")
SIGNIFICANT: Final = 4
"""Digits that an amount must have at least before two of them in another order are no chance."""
ALIKE: Final = 0.6
"""How alike the names of two amounts must be."""


def same_things(indicators: Iterable[Indicator]) -> dict[tuple[object, ...], list[Indicator]]:
    """Return the figures by what they are of: name, unit, kind, aspect, period, scope and base."""
    groups: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for one in indicators:
        if one.name:
            groups[one.name, one.unit, one.kind, one.aspect, one.period, one.scope, one.base].append(one)
    return groups


def find_conflicts(indicators: Iterable[Indicator]) -> Iterator[Disagreement]:
    """Yield a finding for every figure that cannot be equal to an earlier one of the same thing.

    Both must be named whole in their own clause, scope included (全区新增就业3200人): where a name leans on the words
    before it, or stands under 其中, the things may differ though the words do not. Cells of tables are left out.
    """
    for (_, _, _, _, _, scope, _), group in same_things(indicators).items():
        if scope is None:
            continue
        whole = [one for one in group if _is_named_whole(one)]
        for other in whole[1:]:
            first = whole[0]
            if other.sentence != first.sentence and not can_be_equal(first, other):
                yield Disagreement(code="consistency-conflict", indicators=(first, other), args={
                    "name": first.name, "first": as_read(first), "second": as_read(other)})
                break


def _is_named_whole(one: Indicator) -> bool:
    before = _clause(one)
    kernel = _COUNTED.sub("", one.name)
    sentence = one.sentence[: one.sentence.find(one.text)]
    return bool(
        one.cell is None
        and one.scope
        and one.scope in before
        and len(kernel) >= 3
        and kernel in "".join(before.split())
        and PART_OPENER not in sentence
        and not _OF_A_TIME.search(sentence)
    )


def _clause(one: Indicator) -> str:
    """Return the words of the figure's clause before it."""
    before = one.sentence[: max(one.sentence.find(one.text), 0)]
    return before[max(map(before.rfind, _MARKS)) + 1 :]


def find_slips(indicators: Sequence[Indicator]) -> Iterator[Disagreement]:
    """Yield a finding, to be asked, for two amounts of much the same name whose digits differ by two that changed places.

    1862.5万元 here and 1826.5万元 there for the money of one project; 4,120 and 4,210 households.
    """
    groups: dict[tuple[object, ...], list[tuple[str, Indicator]]] = defaultdict(list)
    for one in indicators:
        digits = _digits(one)
        if digits and one.cell is None and one.qualifier is None and not _MOVED.search(_clause(one)):
            plain_digits = digits.replace(".", "")
            key = (one.unit, one.aspect, one.period, "".join(sorted(plain_digits)), digits.find("."), as_read(one).partition(digits)[2])
            groups[key].append((digits, one))
    for group in groups.values():
        for index, (digits, one) in enumerate(group):
            for earlier, first in group[:index]:
                if first.sentence != one.sentence and _swapped(earlier, digits) and _alike(first.name, one.name):
                    yield Disagreement(code="consistency-slip", indicators=(first, one), args={
                        "name": first.name, "other": one.name, "first": as_read(first), "second": as_read(one)})


def _digits(one: Indicator) -> str:
    """Return the digits of an amount or a count that is exact enough, without separators; nothing for another figure."""
    match = _DIGITS.search("".join(one.text.split())) if one.kind in ("amount", "count") else None
    digits = match.group().replace(",", "").replace("，", "") if match else ""
    return digits if len(digits.replace(".", "").strip("0")) >= SIGNIFICANT - 1 and len(digits.replace(".", "")) >= SIGNIFICANT else ""


def _swapped(one: str, other: str) -> bool:
    """Tell whether two numbers of as many digits differ by two neighbours that changed places."""
    differing = [at for at in range(len(one)) if len(one) == len(other) and one[at] != other[at]]
    if len(differing) != 2:
        return False
    first, second = differing
    return len(one[first:second].replace(".", "")) == 1 and one[first] == other[second] and one[second] == other[first]


def _alike(one: str, other: str) -> bool:
    """Tell whether two names are those of one thing, a verb apart."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    longest = max((block.size for block in matcher.get_matching_blocks()), default=0)
    return matcher.ratio() >= ALIKE and longest >= 4

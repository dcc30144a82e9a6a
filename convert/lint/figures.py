"""Figures that do not agree with each other. The arithmetic is in `convert.indicators.consistency`."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from convert.diagnostics import Grade
from convert.lint.checked import Checked
from convert.lint.rule import Finding, rule
from convert.patterns import regex

if TYPE_CHECKING:
    from convert.indicators.consistency import Finding as Disagreement

_OF_A_BALANCE: Final = regex(
    r"(?:加上?|减去?|调入|调出|上年|上解|上级|下级|收入|支出|总计|合计|结转|结余|补助|债务|转移|安排|当年|年终|收支)")
"""How names of items begin that each of several budgets or accounts has."""
_RULES: Final[tuple[tuple[str, str, Grade, str], ...]] = (
    ("F01", "consistency-conflict", "advisory", "Find a figure that is given with two values."),
    ("F02", "consistency-sum-over", "advisory", "Find parts that are more than their whole."),
    ("F03", "consistency-sum-short", "advisory", "Find parts that miss their whole by little."),
    ("F04", "consistency-share", "advisory", "Find percentages that do not follow from their numbers."),
    ("F05", "consistency-over-hundred", "advisory", "Find shares above 100 %."),
)


def _disagreements(doc: Checked) -> "tuple[Disagreement, ...]":
    from convert.indicators.consistency import find_inconsistencies

    found: tuple[Disagreement, ...] | None = doc.__dict__.get("disagreements")
    if found is None:
        found = doc.__dict__["disagreements"] = find_inconsistencies(doc.indicators)
    return found


def _find(code: str, doc: Checked) -> Iterator[Finding]:
    if not doc.indicators:
        return
    for one in _disagreements(doc):
        if one.code == code and not (code == "consistency-conflict" and (_in_one_table(one) or _of_a_balance(one))):
            place = one.indicators[-1 if code == "consistency-conflict" else 0]
            yield Finding(span=(place.start, place.end), block=place.block, page=place.page, args=one.args)


def _of_a_balance(one: "Disagreement") -> bool:
    """Tell whether the name is that of an item of a balance, and the figures stand under different headings."""
    return _OF_A_BALANCE.match(str(one.args.get("name", ""))) is not None and len({place.section for place in one.indicators}) > 1


def _in_one_table(one: "Disagreement") -> bool:
    """Tell whether the figures stand in one table, where the same label may head two groups of rows."""
    return all(place.cell is not None for place in one.indicators) and len({place.block for place in one.indicators}) == 1


for _id, _code, _grade, _ in _RULES:
    rule(_id, grade=_grade, cite="practice")(partial(_find, _code))

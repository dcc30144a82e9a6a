"""Figures that do not agree with each other. The arithmetic is in `convert.indicators.consistency`."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from convert.diagnostics import Grade
from convert.lint.checked import Checked
from convert.lint.rule import Finding, rule

if TYPE_CHECKING:
    from convert.indicators.disagreement import Disagreement

_RULES: Final[tuple[tuple[str, str, Grade, str], ...]] = (
    ("F01", "consistency-conflict", "advisory", "Find a figure that is given with two values."),
    ("F02", "consistency-sum-over", "advisory", "Find parts that are more than their whole."),
    ("F03", "consistency-sum-short", "advisory", "Find parts that miss their whole by little."),
    ("F04", "consistency-share", "advisory", "Find percentages that do not follow from their numbers."),
    ("F05", "consistency-over-hundred", "advisory", "Find shares above 100 %."),
    ("F06", "consistency-slip", "advisory", "Ask about two amounts of one thing whose digits changed places."),
    ("F07", "consistency-growth", "advisory", "Find growth rates that do not follow from the two values."),
)
_AT_THE_LAST: Final = ("consistency-conflict", "consistency-slip")
"""Told at the later of the two figures."""


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
        if one.code == code:
            place = one.indicators[-1 if code in _AT_THE_LAST else 0]
            yield Finding(span=(place.start, place.end), block=place.block, page=place.page, args=one.args)


for _id, _code, _grade, _ in _RULES:
    rule(_id, grade=_grade, cite="practice")(partial(_find, _code))

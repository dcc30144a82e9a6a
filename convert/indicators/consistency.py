"""Do the figures of a report agree with each other? Arithmetic on indicators alone, for the workbook and for checks.

Nothing is told unless the text itself shows it: one false accusation costs the trust of ten true ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from convert.diagnostics import Diagnostic, Grade
from convert.indicators.contradictions import find_conflicts, find_slips, same_things
from convert.indicators.disagreement import Disagreement, PlacedFigure, as_read
from convert.indicators.rates import check_growth, check_rates, check_shares
from convert.indicators.sums import check_sum
from convert.model.indicator import Indicator

ORDER: Final = ("consistency-conflict", "consistency-slip", "consistency-sum-over", "consistency-sum-short", "consistency-share",
                "consistency-growth", "consistency-over-hundred", "consistency-duplicate")
"""The gravest kinds first."""
_GRADES: Final[dict[str, Grade]] = {"consistency-duplicate": "note"}


def find_inconsistencies(indicators: Sequence[Indicator]) -> tuple[Disagreement, ...]:
    """Return what does not agree among `indicators` (in text order), gravest kinds first, each kind in text order."""
    findings: list[Disagreement] = [*find_conflicts(indicators), *find_slips(indicators)]
    previous: list[PlacedFigure] = []
    for sentence in _sentences(indicators):
        near = bool(previous) and previous[0].indicator.block == sentence[0].indicator.block
        findings.extend(check_sum(sentence, previous if near else ()))
        previous = sentence
        findings.extend(check_shares(sentence))
        findings.extend(check_growth(sentence))
    findings.extend(check_rates(indicators))
    findings.extend(find_duplicates(indicators))
    return tuple(sorted(findings, key=lambda finding: ORDER.index(finding.code)))


def as_diagnostic(finding: Disagreement) -> Diagnostic:
    """Return `finding` as a diagnostic that stands at its last figure (the second of two that conflict)."""
    place = finding.indicators[-1 if finding.code in ("consistency-conflict", "consistency-slip") else 0]
    return Diagnostic(code=finding.code, grade=_GRADES.get(finding.code, "advisory"), args=finding.args,
                      span=(place.start, place.end), block=place.block, page=place.page)


def find_duplicates(indicators: Iterable[Indicator]) -> Iterator[Disagreement]:
    """Yield a finding for every figure that stands in the text more than once with the same value."""
    for group in same_things(indicators).values():
        by_value: dict[tuple[float, float | None], list[Indicator]] = defaultdict(list)
        for indicator in group:
            by_value[indicator.value, indicator.value_high].append(indicator)
        for same in by_value.values():
            if len(same) > 1:
                yield Disagreement(code="consistency-duplicate", indicators=tuple(same), args={
                    "name": same[0].name, "stated": as_read(same[0]), "times": len(same)})


def _sentences(indicators: Iterable[Indicator]) -> Iterator[list[PlacedFigure]]:
    """Yield each sentence's figures, those of a cell by themselves."""
    current: list[PlacedFigure] = []
    key: tuple[object, ...] = ()
    for one in indicators:
        own = (one.block, one.cell, one.sentence)
        if own != key:
            if current:
                yield current
            current, key = [], own
        text = one.text if one.text in one.sentence else "".join(one.text.split())
        start = one.sentence.find(text, current[-1].end if current else 0)
        if start >= 0:
            current.append(PlacedFigure(one, start, start + len(text)))
    if current:
        yield current

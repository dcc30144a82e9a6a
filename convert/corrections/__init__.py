"""Corrections that a person made in a workbook: what they are, how they are read back, and how they are applied."""

from collections.abc import Sequence

from convert.corrections.record import CorrectedIndicators, Corrections
from convert.diagnostics import Outcome
from convert.model.indicator import Indicator
from convert.model.report import Report, SourceInfo

__all__ = ["CorrectedIndicators", "Corrections", "apply_corrections", "read_corrections", "record_corrections"]


def read_corrections(data: bytes, *, path: str | None = None, source: SourceInfo | None = None) -> Outcome[Corrections]:
    """Return what a person changed in the workbook `data`, which this program made; what cannot be taken is told.

    Of a workbook of several reports only what concerns the report from `source` is told, so that each thing is told once.

    Raises:
        ConvertError: `xlsx-corrections-unreadable`, `xlsx-corrections-foreign`.
    """
    from convert.corrections.read import read

    return read(data, path=path, source=source)


def apply_corrections(indicators: Sequence[Indicator], corrections: Corrections, *, source: SourceInfo | None = None,
                      strict: bool = False) -> Outcome[CorrectedIndicators]:
    """Return `indicators` with `corrections` applied, renumbered in text order; what no longer fits is told.

    Args:
        indicators: What the program reads, in text order.
        corrections: Of a workbook; of one that compared several reports only those of this report are applied.
        source: Where the report came from; None takes all corrections.
        strict: Whether the corrections of a workbook of one report are refused too when that was another report.
    """
    from convert.corrections.apply import apply

    return apply(indicators, corrections, source=source, strict=strict)


def record_corrections(report: Report, corrected: CorrectedIndicators) -> Report:
    """Return `report` with what was corrected in its figures: for people in `corrected`, to be applied again in `figure_corrections`."""
    from convert.corrections.apply import record

    return record(report, corrected)

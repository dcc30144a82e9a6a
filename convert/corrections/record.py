"""What came of reading a corrected workbook, and of applying it."""

import msgspec

from convert.model.correction import Correction
from convert.model.indicator import Indicator


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    """All that a person did to a workbook."""

    items: tuple[Correction, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """Of the reports in the workbook: name of the source file, and its SHA-256 (empty where the workbook does not say)."""


class CorrectedIndicators(msgspec.Struct, frozen=True, kw_only=True):
    """Figures after a person's corrections."""

    indicators: tuple[Indicator, ...]
    items: tuple[Correction, ...]
    """The corrections that were applied, their keys those of the figures as they are read now."""

"""Indicators: every figure of a report that tells a fact, with its name, unit, kind, period and place."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.model.indicator import Indicator
    from convert.model.report import Report

__all__ = ["find_indicators"]


def find_indicators(report: "Report") -> "tuple[Indicator, ...]":
    """Return the indicators of `report` in text order; see `convert.indicators.find`."""
    from convert.indicators.find import find_indicators as find

    return find(report)

"""The workbook of indicators. openpyxl is loaded when a workbook is written or read, not before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convert.diagnostics import Outcome
from convert.exporters.xlsx.options import ReportIndicators, XlsxOptions
from convert.model.indicator import Indicator

if TYPE_CHECKING:
    from convert.exporters.xlsx.corrections import Corrections

__all__ = ["ReportIndicators", "XlsxOptions", "apply_corrections", "export_xlsx", "read_corrections"]


def export_xlsx(tables: Sequence[ReportIndicators], options: XlsxOptions) -> Outcome[bytes]:
    """Return the workbook of `tables`; several are compared with each other.

    Raises:
        ConvertError: `xlsx-structure` when the workbook fails the program's own checks.
    """
    from convert.exporters.xlsx.export import export

    return export(tables, options)


def read_corrections(data: bytes, *, path: str | None = None) -> "Outcome[Corrections]":
    """Return what a person changed in the workbook `data`, which `export_xlsx` made.

    Raises:
        ConvertError: `xlsx-corrections-unreadable`, `xlsx-corrections-foreign`.
    """
    from convert.exporters.xlsx.corrections import read

    return read(data, path=path)


def apply_corrections(indicators: Sequence[Indicator], corrections: "Corrections") -> Outcome[tuple[Indicator, ...]]:
    """Return `indicators` with `corrections` applied; what no longer fits is told."""
    from convert.exporters.xlsx.corrections import apply

    return apply(indicators, corrections)

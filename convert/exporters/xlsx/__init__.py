"""The workbook of indicators. XlsxWriter is loaded when a workbook is written, openpyxl when one is read, not before."""

from collections.abc import Sequence

from convert.diagnostics import Outcome
from convert.exporters.xlsx.options import Corrections, ReportIndicators, XlsxOptions
from convert.model.indicator import Indicator

__all__ = ["Corrections", "ReportIndicators", "XlsxOptions", "apply_corrections", "export_xlsx", "read_corrections"]


def export_xlsx(tables: Sequence[ReportIndicators], options: XlsxOptions) -> Outcome[bytes]:
    """Return the workbook of `tables`; several are compared with each other.

    Raises:
        ConvertError: `xlsx-structure` when the workbook fails the program's own checks.
    """
    from convert.exporters.xlsx.export import export

    return export(tables, options)


def read_corrections(data: bytes, *, path: str | None = None) -> Outcome[Corrections]:
    """Return what a person changed in the workbook `data`, which `export_xlsx` made; what cannot be taken is told.

    Raises:
        ConvertError: `xlsx-corrections-unreadable`, `xlsx-corrections-foreign`.
    """
    from convert.exporters.xlsx.corrections import read

    return read(data, path=path)


def apply_corrections(indicators: Sequence[Indicator], corrections: Corrections, *,
                      report: str | None = None) -> Outcome[tuple[Indicator, ...]]:
    """Return `indicators` with `corrections` applied, renumbered in text order; what no longer fits is told.

    Of a workbook that compared several reports only the corrections of the source file named `report` are applied.
    """
    from convert.exporters.xlsx.apply import apply

    return apply(indicators, corrections, report=report)

"""The workbook of indicators. XlsxWriter is loaded when a workbook is written, not before."""

from collections.abc import Sequence

from convert.diagnostics import Outcome
from convert.exporters.xlsx.options import ReportIndicators, XlsxOptions

__all__ = ["ReportIndicators", "XlsxOptions", "export_xlsx"]


def export_xlsx(tables: Sequence[ReportIndicators], options: XlsxOptions) -> Outcome[bytes]:
    """Return the workbook of `tables`; several are compared with each other.

    Raises:
        ConvertError: `xlsx-structure` when the workbook fails the program's own checks.
    """
    from convert.exporters.xlsx.export import export

    return export(tables, options)

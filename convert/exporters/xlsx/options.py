"""What goes into the workbook exporter."""

from datetime import datetime

import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import Language
from convert.model.indicator import Indicator
from convert.model.report import Report


class ReportIndicators(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its figures."""

    report: Report
    indicators: tuple[Indicator, ...]
    """In text order, their pages filled in where they are known."""
    pdf_name: str | None = None
    """Name of the PDF that stands in the same folder; None for no links."""
    findings: tuple[Diagnostic, ...] = ()
    """Further findings for the list of checks; those about figures that disagree are found by the exporter."""


class XlsxOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the workbook is made."""

    when: datetime
    """Date of creation in the properties, UTC."""
    language: Language = "zh"
    """Of headings and remarks; what comes from the report stays as it is."""

"""What goes into the workbook exporter."""

from datetime import datetime

import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import Language
from convert.model.correction import Correction
from convert.model.indicator import Indicator
from convert.model.report import Report


class ReportIndicators(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its figures."""

    report: Report
    indicators: tuple[Indicator, ...]
    """In text order, their pages filled in where they are known."""
    label: str | None = None
    """What the report is called among several; body and year when left out."""
    pdf_name: str | None = None
    """Name of the PDF that stands in the same folder; None for no links."""
    findings: tuple[Diagnostic, ...] = ()
    """Further findings for the list of checks; those about figures that disagree are found by the exporter."""
    corrections: tuple[Correction, ...] = ()
    """What was applied to `indicators`, so that the workbook shows it and remembers it for the run after next."""


class XlsxOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the workbook is made."""

    when: datetime
    """Date of creation in the properties, UTC."""
    sheet_per_report: bool = False
    """Whether each of several reports gets a sheet of its own besides the common table."""
    renamings: bytes = b""
    """A table of words in TOML that is added to `renamings.toml`, for comparing."""
    language: Language = "zh"
    """Of headings and remarks; what comes from the report stays as it is."""

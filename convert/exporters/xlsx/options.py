"""What goes into the workbook exporter."""

from datetime import datetime
from typing import Literal

import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import Language
from convert.model.indicator import Indicator
from convert.model.report import Report

Value = str | float | None
Fields = dict[str, Value]
"""Values of an indicator by the names of its fields."""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did to one row of the table of indicators."""

    key: str
    """Of the figure, as `rows.keys_of` makes it; of an added row the key it was copied from, or empty."""
    action: Literal["change", "delete", "add"]
    row: int = 0
    """Row of the sheet, from 1; 0 for a deleted one."""
    report: str = ""
    """Name of the report's source file."""
    fields: Fields = {}
    """What the person wrote: the changed fields, or all those of an added row."""
    before: Fields = {}
    """What the program had read: all fields, those of the key included (`name`, `text` …)."""
    sentence: str = ""
    """Of an added row."""
    block: str = ""


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    """All that a person did to a workbook."""

    items: tuple[Correction, ...] = ()


class ReportIndicators(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its figures."""

    report: Report
    indicators: tuple[Indicator, ...]
    """In text order, their pages filled in where they are known."""
    label: str | None = None
    """What the report is called among several; its year or the stem of its source when left out."""
    pdf_name: str | None = None
    """Name of the PDF that stands in the same folder; None for no links."""
    findings: tuple[Diagnostic, ...] = ()
    """Further findings for the list of checks; those about figures that disagree are found by the exporter."""
    corrections: Corrections | None = None
    """What was applied to `indicators`, so that the new workbook remembers it for the run after next."""


class XlsxOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the workbook is made."""

    when: datetime
    """Date of creation in the properties, UTC."""
    sheet_per_report: bool = False
    """Whether each of several reports gets a sheet of its own besides the common table."""
    language: Language = "zh"
    """Of headings and remarks; what comes from the report stays as it is."""

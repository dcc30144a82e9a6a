"""What goes into the exporter."""

import msgspec
import pytest

from convert.exporters.xlsx import ReportIndicators, XlsxOptions
from tests.exporters.xlsx.made import WHEN, report


def test_a_table_needs_a_report_and_its_figures_only():
    table = ReportIndicators(report=report(), indicators=())
    assert (table.pdf_name, table.findings, table.corrections) == (None, (), ())


def test_options_cannot_be_changed():
    options = XlsxOptions(when=WHEN)
    assert options.language == "zh"
    with pytest.raises(AttributeError):
        options.language = "en"
    assert msgspec.structs.replace(options, language="en").language == "en"

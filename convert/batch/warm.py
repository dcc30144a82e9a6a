"""Loads every room that a conversion needs; imported once, before workers are forked."""

import convert.api
import convert.exporters.docx
import convert.exporters.pdf
import convert.exporters.xlsx
import convert.indicators
import convert.layout
import convert.readers
import convert.verify  # noqa: F401

"""Workbooks: the sheets as tables of an attachment."""

from convert.readers.xlsx.document import read_xlsx

__all__ = ["read_xlsx"]

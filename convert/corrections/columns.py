"""The columns of the table of indicators by their codes; the headings are `xlsx-column-…` of the messages."""

from typing import Final

CODES: Final = ("number", "report", "name", "value", "unit", "qualifier", "kind", "aspect", "period", "subsection", "text", "sentence",
                "link", "check", "section", "whole", "high", "scope", "base", "page", "block", "remark", "key")
"""In the order of the table; some may be absent from a workbook."""
KINDS: Final = ("count", "amount", "percent", "change", "rank", "streak", "duration", "ratio", "other")
ASPECTS: Final = ("actual", "target")
QUALIFIERS: Final = ("约", "近", "超", "余", "不足", "以上", "以下")
FIELDS: Final = ("name", "value", "value_high", "unit", "qualifier", "kind", "aspect", "period", "scope", "base")
"""Fields of an indicator that a person can correct."""
FIELD_OF: Final[dict[str, str]] = {code: {"high": "value_high"}.get(code, code) for code in CODES
                                   if {"high": "value_high"}.get(code, code) in FIELDS}
"""The field that a column holds."""
FROM_TEXT: Final = ("report", "subsection", "text", "sentence", "section", "whole", "page", "block", "remark")
"""Columns that come from the report and are not taken back."""

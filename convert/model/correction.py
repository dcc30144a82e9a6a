"""A correction of a figure that a person made."""

from typing import Literal

from convert.model.blocks import Node

FieldValue = str | int | float | None
FieldValues = dict[str, FieldValue]
"""Values of an indicator by the names of its fields."""


class Correction(Node, frozen=True, kw_only=True):
    """What a person did to one figure. In a report's `corrected` it is a record, and is applied again when the model is read."""

    key: str
    """Of the figure, as `corrections.keys_of` makes it; of an added one the key it was copied from, or empty."""
    action: Literal["change", "delete", "add"]
    fields: FieldValues = {}
    """What the person wrote: the changed fields, or all those of an added figure."""
    before: FieldValues = {}
    """What the program had read: all fields, those that identify the figure included (`name`, `text` …)."""
    sentence: str = ""
    """Of an added figure."""
    block: str = ""
    report: str = ""
    """Name of the source file, while the correction is on its way from a workbook."""
    source: str = ""
    """SHA-256 of the source file, likewise."""

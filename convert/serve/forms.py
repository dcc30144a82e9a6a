"""From what the page sends to changes: JSON by type, numbers as people write them."""

import math
import unicodedata
from typing import Any, Final, TypeVar

import msgspec

from convert.diagnostics import ConvertError
from convert.editing.edit import AnyEdit, FigureAdd, FigureChange
from convert.packet import MeetingPacket
from convert.text.numerals import LARGE_UNITS

T = TypeVar("T")
LONGEST_NAME: Final = 200
LONGEST_UNIT: Final = 20


class ChangeRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes that belong together: they are undone together."""

    revision: int
    """Of the report that the person saw."""
    edits: tuple[AnyEdit, ...]


class StepRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Back or on."""

    revision: int


class DoubtRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The other reading of a doubt."""

    revision: int
    doubt: str


class ReportsRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports to compare, or to make a packet of."""

    jobs: tuple[str, ...]


class ArrangeRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The arrangement of a packet."""

    revision: int
    packet: MeetingPacket


def changes_of(data: bytes) -> ChangeRequest:
    """Return the changes in a request.

    Values of indicators may be numbers as a person writes them.

    Raises:
        ConvertError: `edit-form`, it is not of the right form; `edit-number`; `edit-figure-long`, a name or unit is too long.
    """
    raw = decode(data, dict[str, Any])
    for edit in raw.get("edits") or ():
        for field in ("value", "value_high"):
            if isinstance(edit, dict) and isinstance(edit.get(field), str):
                edit[field] = number_of(edit[field])
    try:
        request = msgspec.convert(raw, ChangeRequest)
    except msgspec.ValidationError:
        raise ConvertError("edit-form") from None
    for edit in request.edits:
        if isinstance(edit, FigureChange | FigureAdd) and (len(edit.name or "") > LONGEST_NAME or any(
                len(getattr(edit, field, None) or "") > LONGEST_UNIT for field in ("unit", "scope", "base"))):
            raise ConvertError("edit-figure-long", name=LONGEST_NAME, unit=LONGEST_UNIT)
    return request


def decode(data: bytes, kind: type[T]) -> T:
    """Return JSON as a value of `kind`.

    Raises:
        ConvertError: `edit-form`.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise ConvertError("edit-form") from None


def number_of(text: str) -> float:
    """Return the number that a person wrote: `1,286`, `99.3%`, `12万`, `1.5亿`, full-width digits too.

    Raises:
        ConvertError: `edit-number`.
    """
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-")
    plain = "".join(plain.split()).rstrip("%‰")
    factor = 1
    while plain and plain[-1] in LARGE_UNITS:
        factor *= LARGE_UNITS[plain[-1]]
        plain = plain[:-1]
    try:
        value = float(plain) * factor
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ConvertError("edit-number", text=text[:20])
    return round(value, 10)

"""What a person wrote into a cell, as the field of an indicator holds it."""

import math
import unicodedata
from datetime import date
from typing import Final

import msgspec

from convert.corrections.columns import ASPECTS, KINDS, QUALIFIERS
from convert.messages import LANGUAGES, sentence
from convert.model.correction import FieldValue, FieldValues
from convert.patterns import regex
from convert.text.numerals import read_number

NUMBERS: Final = ("value", "value_high", "period")
_PERCENT: Final = {"%": 100, "‰": 1000}
"""By how much a spreadsheet's own percentage is less than the number that the field holds."""
_LITERALS: Final = regex(r'"[^"]*"|\\.')
_YEARS: Final = (1900, 2200)
_FAR: Final = 1000
"""From this factor on a changed value is likely to lack a 万 or 亿."""
_CLOSE: Final = 2
_HUNDRED: Final = 100
_MOST_AS_FRACTION: Final = 1.5


class CellContent(msgspec.Struct, frozen=True):
    """A cell as the spreadsheet holds it."""

    value: str | int | float | date | None = None
    number_format: str = ""

    @property
    def text(self) -> str:
        """The content as text."""
        if isinstance(self.value, float) and self.value == int(self.value):
            return str(int(self.value))
        return "" if self.value is None else str(self.value).strip()


class RefusedValueError(ValueError):
    """What stands in a cell cannot be taken; `code` is that of the sentence that says why, `guess` what may be meant."""

    def __init__(self, code: str, guess: str = "") -> None:
        super().__init__(code)
        self.code, self.guess = code, guess


def field_value(field: str, cell: CellContent, unit: str) -> FieldValue:
    """Return the cell's content as `field` holds it; `unit` is that of the row.

    Numbers may be written as people do: 5.2亿, 1,200件, 2022年, 99.1%, full-width digits.

    Raises:
        RefusedValueError: the cell holds something else.
    """
    if field == "period":
        return _year(cell)
    if field in NUMBERS:
        return _number(cell, unit)
    text = cell.text
    if field in ("kind", "aspect"):
        choices = KINDS if field == "kind" else ASPECTS
        names = {sentence(f"xlsx-{field}-{choice}", language): choice for choice in choices for language in LANGUAGES}
        if text and text not in names:
            raise RefusedValueError("xlsx-correction-choice")
        return names.get(text)
    if field == "qualifier" and text and text not in QUALIFIERS:
        raise RefusedValueError("xlsx-correction-choice")
    return text if field in ("name", "unit") else text or None


def meant_as_percent(value: float, before: float, unit: str) -> bool:
    """Whether `value` is a percentage that the spreadsheet took for a fraction: 99.1% typed over 99.29 became 0.991."""
    return (unit in _PERCENT and 0 < abs(value) <= _MOST_AS_FRACTION < abs(before)
            and 1 / _CLOSE <= abs(value * _PERCENT[unit] / before) <= _CLOSE)


def check_keeping(value: float, before: FieldValues, unit: str) -> None:
    """Ask about a value that is out of keeping with its unit or with what was read.

    Raises:
        RefusedValueError: `xlsx-correction-odd-…`, with what is perhaps meant.
    """
    former = before.get("value")
    if not isinstance(former, int | float):
        return
    if before.get("kind") == "percent" and unit == "%" and 0 <= former <= _HUNDRED and not 0 <= value <= _HUNDRED:
        raise RefusedValueError("xlsx-correction-odd-percent")
    if before.get("kind") == "count" and former == int(former) and value != int(value):
        raise RefusedValueError("xlsx-correction-odd-fraction", _in_large_units(value, former, unit))
    if former and value and not 1 / _FAR < abs(value / former) < _FAR:
        raise RefusedValueError("xlsx-correction-odd-size", _in_large_units(value, former, unit))


def _in_large_units(value: float, former: float, unit: str) -> str:
    """Return `value` with the 万 or 亿 that brings it near the former value; without when none does."""
    for word, size in (("万", 1e4), ("亿", 1e8), ("万亿", 1e12)):
        if former and 1 / _FAR < abs(value * size / former) < _FAR and abs(value / former) < 1 / _CLOSE:
            return f"{value:g}{word}{unit}"
    return f"{value:g}{unit}"


def _number(cell: CellContent, unit: str) -> float | None:
    value = cell.value
    if value is None or value == "":
        return None
    if isinstance(value, int | float):
        return _finite(_scaled(value, unit) if "%" in _LITERALS.sub("", cell.number_format) else value)
    if not isinstance(value, str):
        raise RefusedValueError("xlsx-correction-value")
    text = unicodedata.normalize("NFKC", value).translate({ord(" "): None, ord("\u3000"): None, ord("+"): None})
    try:
        return _finite(float(text.replace(",", "")))
    except ValueError:
        found = read_number(text)
    if found is None or found.start != 0 or found.more:
        raise RefusedValueError("xlsx-correction-value")
    rest = text[found.end:]
    if rest not in ("", unicodedata.normalize("NFKC", unit)):
        raise RefusedValueError("xlsx-correction-unit", rest)
    return _finite(found.value)


def _scaled(value: float, unit: str) -> float:
    if unit not in _PERCENT:
        raise RefusedValueError("xlsx-correction-unit", "%")
    return round(value * _PERCENT[unit], 10)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise RefusedValueError("xlsx-correction-value")
    return value


def _year(cell: CellContent) -> int | None:
    if cell.value is None or cell.value == "":
        return None
    if isinstance(cell.value, date):
        return cell.value.year
    text = unicodedata.normalize("NFKC", cell.text).replace(" ", "").removesuffix("度").removesuffix("年")
    number = read_number(text)
    if number is None or number.end != len(text) or number.value != int(number.value) or not _YEARS[0] <= number.value <= _YEARS[1]:
        raise RefusedValueError("xlsx-correction-year")
    return int(number.value)

"""Dates as official documents write them: 2024年12月26日, 二〇二四年十二月二十六日."""

from datetime import date
from typing import Final

import msgspec

from convert.patterns import regex
from convert.text.characters import ARABIC_YEAR
from convert.text.ordinals import numeral_value

WEEKDAYS: Final = "一二三四五六日"
"""From Monday: 星期一, 星期日."""
_HANZI_DIGIT: Final = "〇○零０0OoＯ一二三四五六七八九"
_HANZI_VALUES: Final = {**dict.fromkeys("〇○零０0OoＯ", 0), **{c: i for i, c in enumerate("一二三四五六七八九", 1)}}

ARABIC_DATE: Final = rf"{ARABIC_YEAR}\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?"
HANZI_DATE: Final = rf"[一二][{_HANZI_DIGIT}]{{3}}年[一二三四五六七八九十元]{{1,3}}月(?:[一二三四五六七八九十]{{1,3}}日)?"
NUMERIC_DATE: Final = rf"{ARABIC_YEAR}([-./])\d{{1,2}}\1\d{{1,2}}"
DATE: Final = regex(f"(?:{ARABIC_DATE}|{HANZI_DATE})")
_FULL_DATE: Final = regex(f"(?:{ARABIC_DATE}|{HANZI_DATE}|{NUMERIC_DATE})")
_ARABIC_PARTS: Final = regex(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?")
_HANZI_PARTS: Final = regex(r"(.{4})年(.{1,3})月(?:(.{1,3})日)?")


class Date(msgspec.Struct, frozen=True):
    """A date; the day is absent where the text names only the month."""

    year: int
    month: int
    day: int | None

    def iso(self) -> str | None:
        """Return `YYYY-MM-DD`, or None without a day or when there is no such day."""
        if self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


def is_date(text: str) -> bool:
    """Tell whether `text` is a date and nothing else."""
    return _FULL_DATE.fullmatch(text) is not None


def iso_date(text: str) -> str | None:
    """Return the day that `text` writes in any usual way (2024-11-08, 2024年11月8日, 二〇二四年…) as `YYYY-MM-DD`, else None."""
    found = read_date(text) if is_date(text) else None
    return found.iso() if found else None


def first_date(text: str) -> Date | None:
    """Return the first date in `text` that names year and month, or None."""
    match = DATE.search(text)
    return read_date(match.group()) if match else None


def read_date(text: str) -> Date | None:
    """Return the date that `text` writes in Arabic digits or in hanzi, or None."""
    match = _ARABIC_PARTS.match(text)
    if match:
        year, month, day = match.groups()
        return Date(int(year), int(month), int(day) if day else None)
    match = _HANZI_PARTS.match(text)
    if match is None or any(character not in _HANZI_VALUES for character in match.group(1)):
        return None
    year_value = int("".join(str(_HANZI_VALUES[character]) for character in match.group(1)))
    month_text, day_text = match.group(2).replace("元", "一"), match.group(3)
    return Date(year_value, numeral_value(month_text), numeral_value(day_text) if day_text else None)

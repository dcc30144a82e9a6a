"""What a cell shows: its value in its number format, as far as documents use them.

Fractions, conditions and Chinese numerals of a format are left alone: such a number stands as it is.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

from convert.patterns import regex
from convert.text.dates import WEEKDAYS

_MOST_DIGITS: Final = 11
"""Digits of a number without format, as spreadsheets show it."""
_MOST_PLACES: Final = 18
"""Digits before the point of a number that is set in the places of its format; nobody prints a longer one as a figure."""
_EXACT: Final = Context(prec=300)
"""Keeps every digit: a format has no more than 255 characters."""
_LITERAL: Final = regex(r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
"""Words, a single letter, a currency; colours and conditions, and room for a letter, which are not shown."""
_PLACES: Final = regex(r"[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?")
_CONDITION: Final = regex(r"\[[<>=]")
_DATE_PART: Final = regex(r"AM/PM|上午/下午|y+|m+|d+|h+|s+|a+", re.I)
_DEFAULT_DATES: Final = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm", "d-mmm-yy": "yyyy/m/d",
                         "d-mmm": "m月d日", "mmm-yy": "yyyy年m月"}
"""Formats that every program shows in its own language."""
_NOON: Final = 12


def shown(value: Any, number_format: str) -> str:
    """Return what a cell with `value` shows in `number_format`."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float() | Decimal():
            return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), number_format)
        case datetime() | date() | time():
            return _date(value, number_format)
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case _:
            return str(value)


def _number(value: Decimal, number_format: str) -> str:
    if _CONDITION.search(number_format):
        return _plain(value)
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 else sections[2] if value == 0 and len(sections) > 2 else sections[0]
    if not section and len(sections) > 1:
        return ""
    words: list[str] = []

    def keep(match: "re.Match[str]") -> str:
        words.append(next((group for group in match.groups() if group is not None), ""))
        return "\0"

    pattern = _LITERAL.sub(keep, section)
    places = _PLACES.search(pattern)
    if places is not None and _PLACES.search(pattern, places.end()):
        return _plain(value)  # digits on both sides of a word: in parts, or scaled, as no printed figure is
    if places is None and section and "General" not in section and "@" not in section:
        text = pattern
    elif places is None or "/" in pattern or "E" in pattern or not value.is_finite() or value.adjusted() > _MOST_PLACES:
        text = pattern.replace("General", _plain(value)) if "General" in pattern else _plain(value)
    else:
        negative = value < 0 and section is sections[0]
        text = pattern[:places.start()] + ("-" if negative else "") + _placed(abs(value), places.group(), pattern)
        text += pattern[places.end():].lstrip(",")
    for word in words:
        text = text.replace("\0", word, 1)
    return text


def _placed(value: Decimal, places: str, pattern: str) -> str:
    """Return the digits of a number in the places of a format: decimals, groups of three, percent, thousands cut off by commas."""
    whole, _, decimals = places.partition(".")
    after = pattern.partition(places)[2]
    thousands = len(after) - len(after.lstrip(","))
    value = value.scaleb(2 * pattern.count("%") - 3 * thousands)
    least, most = decimals.count("0"), len(decimals)
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, _EXACT)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    head, point, tail = text.partition(".")
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    head = head.rjust(whole.replace(",", "").count("0"), "0") if "," not in whole else head
    if not rounded and "0" not in places:
        head = ""
    return head + (point + tail if tail else "")


def _plain(value: Decimal) -> str:
    """Return a number without format: as many digits as spreadsheets show."""
    digits = _MOST_DIGITS - 1
    text = f"{value:f}" if value == value.to_integral() else f"{value:.{digits}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: Any, number_format: str) -> str:
    pattern = number_format.partition(";")[0]
    pattern = _DEFAULT_DATES.get(pattern, pattern)
    pattern = _LITERAL.sub(lambda match: next((group for group in match.groups() if group is not None), ""), pattern)
    if not _DATE_PART.search(pattern) or "General" in pattern:
        pattern = "h:mm:ss" if isinstance(value, time) else "yyyy/m/d"
    clock = value if isinstance(value, datetime | time) else time()
    hours_before = False
    halves = any("/" in match.group() for match in _DATE_PART.finditer(pattern))

    def part(match: "re.Match[str]") -> str:
        nonlocal hours_before
        word = match.group().lower()
        if "/" in word:
            return "上午" if clock.hour < _NOON else "下午"
        after = pattern[match.end():match.end() + 2].lower()
        if word[0] == "m" and not (hours_before or after.endswith("s") or after == ":s"):
            return _two(getattr(value, "month", 1), word)
        hours_before = word[0] == "h"
        return _clock_part(word, clock, halves=halves) if word[0] in "hms" else _day_part(word, value)

    return _DATE_PART.sub(part, pattern)


def _clock_part(word: str, clock: Any, *, halves: bool) -> str:
    """Return hours, minutes or seconds; hours run from 1 to 12 where the format tells the halves of the day apart."""
    hour = (clock.hour - 1) % _NOON + 1 if halves else clock.hour
    return _two({"h": hour, "m": clock.minute, "s": clock.second}[word[0]], word)


def _day_part(word: str, day: Any) -> str:
    if isinstance(day, time):
        return ""
    if word[0] == "a":
        return f"星期{WEEKDAYS[day.weekday()]}"
    if word[0] == "y":
        return f"{day.year:04}" if len(word) > 2 else f"{day.year % 100:02}"
    return f"星期{WEEKDAYS[day.weekday()]}" if len(word) > 2 else _two(day.day, word)


def _two(number: int, word: str) -> str:
    return f"{number:02}" if len(word) > 1 else str(number)

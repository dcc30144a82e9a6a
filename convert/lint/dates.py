"""Dates and document numbers (GB/T 15835-2011 5.1.4; GB/T 9704-2012 7.2.5, 7.3.5.4)."""

import re
from collections.abc import Iterator
from typing import Final

from convert.diagnostics import Grade
from convert.lint.checked import Checked
from convert.lint.rule import Finding, TextEdit, rule
from convert.lint.spot import HZ, change, point, points
from convert.patterns import regex
from convert.text.dates import WEEKDAYS, is_date

_SHORT_YEAR: Final = regex(r"(?<![\d.年纪])\d{2}年(?:度(?!假)|(?=\d{1,2}月))|(?<![\d纪末初])(?<!世纪)(?<!世纪的)\d0年代")
_HYPHEN_MONTH: Final = regex(r"(?<![\dA-Za-z-])(?:19|20)\d{2}-(?:0?[1-9]|1[0-2])(?![\d年%％-])")
_LEADING_ZERO: Final = regex(r"(?<=年)0(?=\d月)|(?<=月)0(?=\d[日号])")
_DOTTED: Final = regex(r"(?<![\d./])(?:19|20)\d{2}([./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d./])")
_NUMBER: Final = regex(rf"(?<={HZ})([\[［【(（〔])((?:19|20)\d{{2}}|\d{{2}})([\]］】)）〕])(第?)(0*)(\d+)号")
_FULL: Final = regex(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:[（(]?(?:星期|周)([一二三四五六日天]))?")
_ISSUE: Final = regex(r"(?:19|20)\d{2}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日")
_NEAR: Final = 10
"""Within how many characters 20世纪 also counts for the second of 80、90年代."""
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule("C21", grade="recommended", cite="GB/T 15835-2011 5.1.4; GB/T 9704-2012 7.3.5.4")
def short_year(doc: Checked) -> Iterator[Finding]:
    """Find years without their century."""
    for finding in points(doc.running, _SHORT_YEAR):
        if finding.passage is not None and "世纪" not in finding.passage.text[max(0, finding.start - _NEAR):finding.start]:
            yield finding


@rule("C22", grade="recommended", cite="GB/T 15835-2011 5.1.4")
def hyphen_in_incomplete_date(doc: Checked) -> Iterator[Finding]:
    """Find years and months joined by a hyphen."""
    for passage in doc.running:
        for match in _HYPHEN_MONTH.finditer(passage.bare):
            year, month = match.group().split("-")
            yield change(passage, match.start(), match.end(), f"{year}年{int(month)}月", fix=False, around=0)


@rule("C23", grade="recommended", cite="GB/T 9704-2012 7.3.5.4")
def leading_zero_in_date(doc: Checked) -> Iterator[Finding]:
    """Find months and days with a leading zero; mandatory for the dates of issue and of printing."""
    for passage in doc.passages:
        grade: Grade | None = "mandatory" if passage.kind in ("sign_off", "imprint") else None
        if passage.kind != "cell":
            for match in _LEADING_ZERO.finditer(passage.bare):
                yield change(passage, match.start(), match.end(), "", fix=False, grade=grade)


@rule("C24", grade="mandatory", cite="GB/T 9704-2012 7.2.5", fixes=True)
def document_number(doc: Checked) -> Iterator[Finding]:
    """Find 发文字号 with other brackets than 〔〕, with 第, with leading zeros or a short year."""
    for passage in doc.passages:
        for match in _NUMBER.finditer(passage.bare):
            opening, year, closing, prefix, zeros, number = match.groups()
            if (opening, closing) == ("〔", "〕") and not prefix and not zeros and len(year) > 2:
                continue
            if len(year) == 2 and opening not in "〔[［":
                continue  # （12）34号 may be anything
            edits = tuple(TextEdit(match.start(group), match.end(group), mark) for group, mark in ((1, "〔"), (3, "〕"))
                          if match.group(group) != mark)
            yield Finding(passage=passage, start=match.start(), end=match.end(), edits=edits,
                          args={"text": match.group(), "right": f"〔{year}〕{number}号"})


@rule("E03", grade="mandatory", cite="GB/T 9704-2012 7.3.5.4")
def date_of_issue(doc: Checked) -> Iterator[Finding]:
    """Find dates of issue or printing that are not written as 2024年1月6日."""
    for passage in doc.passages:
        if passage.block in ("sign_off.date", "imprint.date_of_printing"):
            text = passage.text.removesuffix("印发").strip("（）() ")
            if text and not _ISSUE.fullmatch(text) and (is_date(text) or any(mark in text for mark in "年月日-./")):
                yield point(passage, 0, len(passage.text))


@rule("E04", grade="mandatory", cite="GB/T 7408")
def impossible_date(doc: Checked) -> Iterator[Finding]:
    """Find days that no calendar has: 2月30日, 13月."""
    for passage in doc.passages:
        for match in _FULL.finditer(passage.masked):
            if not _exists(int(match.group(1)), int(match.group(2)), int(match.group(3) or 1)):
                yield point(passage, match.start(), match.end())


@rule("E05", grade="mandatory", cite="practice")
def wrong_weekday(doc: Checked) -> Iterator[Finding]:
    """Find dates whose day of the week is another."""
    from datetime import date

    for passage in doc.passages:
        for match in _FULL.finditer(passage.masked):
            year, month, day, weekday = match.groups()
            if weekday and day and _exists(int(year), int(month), int(day)):
                true = WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
                if true != weekday.replace("天", "日"):
                    yield point(passage, match.start(), match.end(), weekday=true)


@rule("E06", grade="advisory", cite="GB/T 15835-2011 5.1.4")
def dotted_date(doc: Checked) -> Iterator[Finding]:
    """Find dates in running text written with points or slashes."""
    for passage in doc.paragraphs:
        for match in _DOTTED.finditer(passage.bare):
            year, month, day = re.split(r"[./]", match.group())
            yield change(passage, match.start(), match.end(), f"{year}年{int(month)}月{int(day)}日", fix=False, around=0)


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= len(_DAYS):
        return False
    leap = month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
    return 1 <= day <= _DAYS[month - 1] + leap

"""From one value to another: 一字线 for times and places, 浪纹线 for quantities (GB/T 15834-2011 4.13, GB/T 15835-2011 5.1.3)."""

from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.rule import Finding, left_alone, rule
from convert.lint.spot import HZ, change
from convert.patterns import regex

_YEAR: Final = r"(?:19|20)\d{2}"
_HYPHEN: Final = r"[-－–‑]"
_TIME_SPAN: Final = regex(
    rf"(?<![\d-]){_YEAR}(?:年度?)?({_HYPHEN}){_YEAR}(?:年|学年|[（）)，。、])|(?:{_YEAR}年|\d{{1,2}}月|\d日)({_HYPHEN})(?=\d{{1,4}}[年月日])"
    rf"|(?<![\d.年-])\d{{1,2}}({_HYPHEN})(?=(?:[1-9]|1[0-2])月)|(?<=月)\d{{1,2}}({_HYPHEN})(?=\d{{1,2}}日)"
    rf"|(?<={HZ}{{2}})({_HYPHEN})(?={HZ}{{2,4}}(?:高铁|高速|铁路|公路|航线|航班|列车|城际))")
_UNIT: Final = (r"(?:%|％|‰|℃|[万亿]?(?:元|人|吨|亩|户|件|米|公里|平方米|平方公里|公顷|千瓦时|千瓦)|年(?!级|[\d-])|个|项|名|次|岁|倍|天|周"
                r"|小时|分钟|期|批|场|例|台|辆|套|篇|轮|天|周|人|家|户|件|条|处|座|级(?!第)|米|公里|公斤|毫米|厘米|分)")
_RANGE: Final = regex(rf"(?<![\dA-Za-z.\-—–～~:：/〔第号])(\d+(?:\.\d+)?){_UNIT}?({_HYPHEN}|~|--)(?=(\d+(?:\.\d+)?){_UNIT})(?!{_YEAR}年)")
_SHARED_UNIT: Final = regex(r"(?<![\d.A-Za-z年月日第])(\d+(?:\.\d+)?)[～~—](\d+(?:\.\d+)?)(万|亿|%|％|‰)")
_DOUBLE: Final = regex(r"(?<=\d)——(?=\d)|(?<=[年月日])——(?=\d{1,4}[年月日])")
_YEARS: Final = regex(rf"{_YEAR}$")


@rule("C16", grade="recommended", cite="GB/T 15834-2011 4.13.3.2", fixes=True)
def hyphen_in_time_span(doc: Checked) -> Iterator[Finding]:
    """Find spans of time or place written with a hyphen."""
    for passage in doc.passages:
        for match in _TIME_SPAN.finditer(passage.bare):
            group = match.lastindex or 0
            yield change(passage, match.start(group), match.end(group), "—")


@rule("C17", grade="recommended", cite="GB/T 15834-2011 4.13.3.3; GB/T 15835-2011 5.1.3", fixes=True)
def hyphen_in_range(doc: Checked) -> Iterator[Finding]:
    """Find numeric ranges written with a hyphen or an ASCII tilde."""
    for passage in doc.running:
        for match in _RANGE.finditer(passage.bare):
            low, high = match.group(1), match.group(3)
            if not _YEARS.search(low) and float(low) < float(high):
                yield change(passage, match.start(2), match.end(2), "～")


@rule("C18", grade="recommended", cite="GB/T 15835-2011 5.1.3")
def unit_missing_in_range(doc: Checked) -> Iterator[Finding]:
    """Find ranges whose first end lacks 万, 亿 or %."""
    for passage in doc.running:
        for match in _SHARED_UNIT.finditer(passage.bare):
            if not (_YEARS.search(match.group(1)) and match.group(3) in "%％‰"):
                yield change(passage, match.end(1), match.end(1), match.group(3), fix=False)


left_alone("C19", cite="GB/T 15835-2011 5.1.3")


@rule("C20", grade="recommended", cite="GB/T 15834-2011 4.13", fixes=True)
def long_dash_in_span(doc: Checked) -> Iterator[Finding]:
    """Find spans written with a 破折号."""
    for passage in doc.passages:
        for match in _DOUBLE.finditer(passage.bare):
            yield change(passage, match.start(), match.end(), "—")

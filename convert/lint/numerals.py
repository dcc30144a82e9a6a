"""How numbers are written: digits or hanzi, grouping, decimals, units (GB/T 15835-2011; GB 3100)."""

import re
from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.rule import Finding, TextEdit, left_alone, rule
from convert.lint.spot import HZ, NUMERAL, change, point, points
from convert.patterns import regex

_APPROXIMATE_UNIT: Final = (
    r"(?:十|百|千|万|亿|个(?!方面|环节|层面|关键|坚持|统筹)|人(?!民)|次(?!会)|天|年(?!级|代)|岁|倍"
    r"|家|项|件|里|公里|米|斤|吨|户|遍|分钟|小时)")
_HANZI_APPROXIMATE: Final = regex(rf"(?<![第{NUMERAL}、（(])([{NUMERAL}])(、)([{NUMERAL}]){_APPROXIMATE_UNIT}")
_DIGIT_APPROXIMATE: Final = regex(
    rf"(?<![\d.第、/年月])([1-8])、([2-9])(?={_APPROXIMATE_UNIT})|(?<![\d.])\d+几(?=[个年次人件项天名万千百家户岁])|数10(?=[余多个年次人件项天名万家户])")
_SECOND_THIRD: Final = regex(r"(?<![一第十])二三产业")
_MIXED: Final = regex(
    r"(?<![\d.第+\-])\d{1,3}[千百](?![万亿]?千?[瓦米克伏卡安焦帕赫字比分强佳年姓家企日])"
    r"(?=[万亿零\d多余元人个件吨亩户名次，。、；）]|$)|(?<![\d.])\d+百零?\d")
_BARE_DECIMAL: Final = regex(rf"(?<={HZ})\.\d+(?=[%％‰个元万亿倍])")
_WIDE_COMMA: Final = regex(r"(?<![\d.．，])\d{1,3}((?:，\d{3})+)(?![\d.．%％年月日])(?=[万亿元个人件项户名家吨亩次平公千；）]|。?$)")
_GROUPED: Final = regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_UNGROUPED: Final = regex(r"(?<![\d.,A-Za-z/-])\d{5,}(?![\d,A-Za-z/-])")
_WIDE: Final = regex(r"[０-９Ａ-Ｚａ-ｚ％]+")
_YEAR_ZERO: Final = regex(rf"(?=[一二][{NUMERAL}〇零○◯OＯ0]{{3}}年)[一二][{NUMERAL}〇零○◯OＯ0]*[零○◯OＯ0][{NUMERAL}〇零○◯OＯ0]*(?=年)")
_DAY_NAME: Final = regex(r"“((?:[1-9]|1[0-2]))\.((?:[1-9]|[12]\d|3[01]))”(?![版代级倍])")
_HANZI_DAY: Final = regex(rf"“([二三四五六七八九]|十(?!·?[一二]))(·)([{NUMERAL}]{{1,3}})”|“一(二)九”")
_TERMS: Final = regex(
    r"(?<![\d.])“?(1[0-9])(?=五”?(?:规划|时期|期间|开局|收官|以来|末|发展))"
    r"|(?<![\d.第])(1[5-9]|2[0-9])(?=大(?:报告|精神|以来|代表|召开|会议|提出|部署|作出))"
    r"|(?<=党的)(1[5-9]|2[0-9])(?=届?[大中一二三四五六七])|(?<![\d.第])(1[5-9]|2[0-9])(?=届[一二三四五六七1-7]中全会)")
_SAME_UNIT: Final = regex(
    rf"(?<!\d)\d+(项|件|家|名|座|条)[^，。；、\d]{{0,8}}[、，](?:[^，。；、\d]{{0,4}})([二三四五六七八九十]{{1,3}})\1"
    rf"(?!{HZ}*(?:工程|行动|制度|机制|措施|清单))")
_UNIT_SIGN: Final = regex("[㎡㎞㎏㎎㎝㎜㎥㏄㎢㎖㎗]|(?<=\\d)(?:k?m[23])(?![A-Za-z0-9])")
_UNIT_NAME: Final = {"㎡": "平方米", "㎞": "公里", "㎏": "千克", "㎎": "毫克", "㎝": "厘米", "㎜": "毫米",
                     "㎥": "立方米", "㏄": "毫升", "㎢": "平方公里", "㎖": "毫升", "㎗": "分升", "m2": "平方米",
                     "m3": "立方米", "km2": "平方公里", "km3": "立方公里"}
_HANZI: Final = {**{str(value): hanzi for value, hanzi in enumerate("零一二三四五六七八九")}}


@rule("C11", grade="mandatory", cite="GB/T 15834-2011 4.5.3.4; GB/T 15835-2011 5.2.1")
def comma_in_approximate_number(doc: Checked) -> Iterator[Finding]:
    """Find 顿号 between the two digits of an approximate number: 三、四个月."""
    for passage in doc.running:
        for match in _HANZI_APPROXIMATE.finditer(passage.bare):
            if match.start() > 0 and NUMERAL.index(match.group(3)) == NUMERAL.index(match.group(1)) + 1:
                yield change(passage, match.start(2), match.end(2), "", fix=False)


@rule("C12", grade="recommended", cite="GB/T 15834-2011 4.5.3.4")
def missing_comma_in_abbreviation(doc: Checked) -> Iterator[Finding]:
    """Find 二三产业, which is no approximate number."""
    for passage in doc.running:
        for match in _SECOND_THIRD.finditer(passage.bare):
            yield change(passage, match.start() + 1, match.start() + 1, "、", fix=False)


@rule("C25", grade="recommended", cite="GB/T 15835-2011 4.2.2, 5.2.1")
def approximate_number_in_digits(doc: Checked) -> Iterator[Finding]:
    """Find approximate numbers in Arabic digits: 3、4个, 10几个."""
    for passage in doc.running:
        for match in _DIGIT_APPROXIMATE.finditer(passage.bare):
            if match.group(1) is None or int(match.group(2)) == int(match.group(1)) + 1:
                yield point(passage, match.start(), match.end() + 1, right=_in_hanzi(match))


@rule("C26", grade="recommended", cite="GB/T 15835-2011 5.3")
def digits_mixed_with_hanzi(doc: Checked) -> Iterator[Finding]:
    """Find 千 and 百 after Arabic digits."""
    yield from points(doc.running, _MIXED)


@rule("C27", grade="recommended", cite="GB/T 15835-2011 5.1.2")
def decimal_without_zero(doc: Checked) -> Iterator[Finding]:
    """Find decimals that begin with the point."""
    for passage in doc.running:
        for match in _BARE_DECIMAL.finditer(passage.bare):
            yield change(passage, match.start(), match.start(), "0", fix=False)


@rule("C28", grade="recommended", cite="GB/T 15835-2011 5.1.1")
def digit_grouping(doc: Checked) -> Iterator[Finding]:
    """Find full-width commas inside numbers, and documents that group some long numbers and not others."""
    grouped, ungrouped = [], []
    for passage in doc.running:
        for match in _WIDE_COMMA.finditer(passage.bare):
            right = match.group(1).replace("，", ",")
            yield change(passage, match.start(1), match.end(1), right, fix=False)
        grouped += [(passage, match) for match in _GROUPED.finditer(passage.bare)]
        ungrouped += [(passage, match) for match in _UNGROUPED.finditer(passage.bare)]
    if grouped and ungrouped:
        for passage, match in min(grouped, ungrouped, key=len):
            other = (ungrouped if len(grouped) <= len(ungrouped) else grouped)[0][1].group()
            yield Finding(passage=passage, start=match.start(), end=match.end(), grade="advisory",
                          args={"text": match.group(), "right": other})


@rule("C29", grade="recommended", cite="GB/T 15835-2011 5.1.7", fixes=True)
def full_width_digits(doc: Checked) -> Iterator[Finding]:
    """Find full-width digits, letters and percent signs; only the percent sign is changed by a fix."""
    for passage in doc.passages:
        for match in _WIDE.finditer(passage.bare):
            narrow = "".join(chr(ord(character) - 0xFEE0) for character in match.group())
            only_sign = not match.group().strip("％")
            finding = change(passage, match.start(), match.end(), narrow, fix=False)
            edits = (TextEdit(match.start(), match.end(), narrow),) if only_sign else ()
            yield Finding(passage=passage, start=finding.start, end=finding.end, args=finding.args, edits=edits)


@rule("C30", grade="recommended", cite="GB/T 15835-2011 5.2.5")
def zero_in_year(doc: Checked) -> Iterator[Finding]:
    """Find years in hanzi with ○, O, 0 or 零 for 〇."""
    for passage in doc.passages:
        for match in _YEAR_ZERO.finditer(passage.bare):
            right = re.sub("[零○◯OＯ0]", "〇", match.group())
            yield change(passage, match.start(), match.end(), right, fix=False, around=1)


@rule("C31", grade="recommended", cite="GB/T 15835-2011 5.1.6, 5.2.3")
def name_of_day(doc: Checked) -> Iterator[Finding]:
    """Find names of days with a point for ·, or with · where hanzi take none."""
    for passage in doc.running:
        for match in _DAY_NAME.finditer(passage.masked):
            yield change(passage, match.start(), match.end(), f"“{match.group(1)}·{match.group(2)}”", fix=False, around=0)
        for match in _HANZI_DAY.finditer(passage.masked):
            right = "“一二·九”" if match.group(4) else f"“{match.group(1)}{match.group(3)}”"
            yield change(passage, match.start(), match.end(), right, fix=False, around=0)


@rule("C32", grade="recommended", cite="GB/T 15835-2011 4.2.3, 4.3.2")
def fixed_term_in_digits(doc: Checked) -> Iterator[Finding]:
    """Find 14五, 20大 and the like."""
    for passage in doc.running:
        for match in _TERMS.finditer(passage.masked):
            group = match.lastindex or 0
            value = int(match.group(group))
            right = ("" if value < 20 else _HANZI[str(value // 10)]) + "十" + (_HANZI[str(value % 10)] if value % 10 else "")
            yield change(passage, match.start(group), match.end(group), right, fix=False, around=3)


@rule("C33", grade="advisory", cite="GB/T 15835-2011 4.3.3")
def unlike_forms(doc: Checked) -> Iterator[Finding]:
    """Find neighbours with the same measure word, one in digits and one in hanzi."""
    for passage in doc.paragraphs:
        for match in _SAME_UNIT.finditer(passage.bare):
            yield point(passage, match.start(), match.end())


left_alone("C34", cite="GB/T 15835-2011 4.3.4")


@rule("C55", grade="recommended", cite="GB 3100-1993; GB 3101-1993")
def unit_sign(doc: Checked) -> Iterator[Finding]:
    """Find squeezed unit signs such as ㎡ and m2."""
    for passage in doc.passages:
        for match in _UNIT_SIGN.finditer(passage.masked):
            yield change(passage, match.start(), match.end(), _UNIT_NAME[match.group()], fix=False)


def _in_hanzi(match: re.Match[str]) -> str:
    text = match.string[match.start():match.end() + 1]
    if match.group(1):
        return text.replace("、", "").translate({ord(digit): hanzi for digit, hanzi in _HANZI.items()})
    if text.startswith("数10"):
        return text.replace("10", "十")
    number, _, rest = text.partition("几")
    tens, ones = divmod(int(number), 10)
    return f"{'' if tens == 1 else _HANZI[str(tens)] if tens < 10 else number}十几{rest}" if not ones and tens else text

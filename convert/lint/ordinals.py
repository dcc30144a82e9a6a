"""The marks after ordinals (GB/T 15834-2011 4.5.3.3, B.3; GB/T 9704-2012 7.3.3)."""

import re
from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, rule
from convert.lint.spot import HZ, NUMERAL, change
from convert.patterns import Regex, regex

_FIRST: Final = regex(rf"[{NUMERAL}]{{1,3}}([.．,，])(?={HZ})")
_SECOND: Final = regex(rf"[（(](?:[{NUMERAL}]{{1,3}}|\d{{1,2}})[）)]([、.．，,：])")
_THIRD: Final = regex(r"\d{1,2}(、)(?!\d)")
_FIRSTLY: Final = regex(
    rf"(?:^|[。；：！？])(?:第[{NUMERAL}]|其[一二三四五六]|首先|其次|再次|最后)(、)(?![第其首再最{NUMERAL}])(?={HZ}{{2}})")
_IS_FIRST: Final = regex(rf"(?:^|[。；：，])[{NUMERAL}]{{1,2}}是([，、：,:])")
_ORDINAL_KINDS: Final = ("heading", "body", "item")


@rule("C35", grade="mandatory", cite="GB/T 9704-2012 7.3.3; GB/T 15834-2011 4.5.3.3", fixes=True)
def mark_after_first_level(doc: Checked) -> Iterator[Finding]:
    """Find 一. and 一， for 一、."""
    yield from _at_head(doc, _FIRST, "、")


@rule("C36", grade="mandatory", cite="GB/T 15834-2011 B.3", fixes=True)
def mark_after_brackets(doc: Checked) -> Iterator[Finding]:
    """Find marks after （一） and （1）."""
    yield from _at_head(doc, _SECOND, "")


@rule("C37", grade="mandatory", cite="GB/T 9704-2012 7.3.3; GB/T 15834-2011 B.3", fixes=True)
def comma_after_digit(doc: Checked) -> Iterator[Finding]:
    """Find 1、 for 1."""
    yield from _at_head(doc, _THIRD, ".")


@rule("C38", grade="recommended", cite="GB/T 15834-2011 B.3", fixes=True)
def comma_after_first(doc: Checked) -> Iterator[Finding]:
    """Find 第一、 and 首先、 for 第一， and 首先，."""
    for passage in doc.paragraphs:
        for match in _FIRSTLY.finditer(passage.bare):
            yield change(passage, match.start(1), match.end(1), "，")


@rule("C39", grade="recommended", cite="GB/T 15834-2011 B.3", fixes=True)
def mark_after_is(doc: Checked) -> Iterator[Finding]:
    """Find marks after 一是."""
    for passage in doc.paragraphs:
        for match in _IS_FIRST.finditer(passage.bare):
            yield change(passage, match.start(1), match.end(1), "")


def _at_head(doc: Checked, pattern: Regex[str], right: str) -> Iterator[Finding]:
    for passage in doc.passages:
        match = pattern.match(passage.text) if passage.kind in _ORDINAL_KINDS else None
        if match and not _is_list_of_numbers(passage, match.end()):
            yield change(passage, match.start(1), match.end(1), right)


def _is_list_of_numbers(passage: CheckedPassage, at: int) -> bool:
    """Tell whether more numbers follow: 一、二季度, 3、4月."""
    return re.match(rf"[{NUMERAL}\d（(]{{1,3}}[、季月）)]", passage.text[at:at + 5]) is not None

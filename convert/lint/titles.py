"""The document's title, and titles of other documents: 书名号 and what belongs inside (GB/T 15834-2011 4.15, B.4)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from convert.lint import unrecognised
from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, rule
from convert.lint.spot import HZ, change, point
from convert.patterns import regex

_NO_WORK: Final = regex(
    r"《([^《》]{2,20}(?:奖|奖项|证书|许可证|资格证|会议|大会|博览会|研讨会|活动|工程|大赛|品牌|协会|公司|称号))》")
_STATE: Final = r"草案|修订草案|试行|暂行|征求意见稿|送审稿|修订|修正|审议稿|讨论稿"
_STATE_OUTSIDE: Final = regex(rf"《([^《》]{{2,60}})》[（(]({_STATE})[）)]")
_STATE_INSIDE: Final = regex(rf"《([^《》]{{2,60}})[（(]({_STATE})[）)]》")
_NUMBER_AFTER: Final = regex(rf"》((?![和及与或并等按根]){HZ}{{1,10}}〔(?:19|20)\d{{2}}〕\d+号)")
_CITED: Final = regex(r"《([^《》]{5,60})》")
_INSTRUMENT: Final = regex(r"(?:法|条例|规定|办法|规则|细则|纲要|规划|方案|意见|决定|计划|预案|通知|措施|清单|报告|制度|标准|指南)$")
_NOTE_LABEL: Final = regex("(?:注|注释|备注|说明|附注|编者按|资料来源|来源|注解)[：:]")
"""What opens notes and is no title."""
_LONG: Final = 8
"""Shorter titles differ in one character and are two works: 宏观经济学, 微观经济学."""
_STATE_NAME: Final = "中华人民共和国"
"""Begins the name of every law, and tells none from another: 教师法, 律师法."""
_TELLING: Final = regex(r"[\d一二三四五六七八九十省市县区国上下中东西南北前后大小甲乙（）()]")
"""What two titles may differ in and be two documents."""


@rule("C44", grade="recommended", cite="GB/T 15834-2011 B.4", fixes=True)
def mark_after_title(doc: Checked) -> Iterator[Finding]:
    """Find titles of documents and attachments that end in a mark."""
    for passage in doc.passages:
        ended = passage.kind in ("title", "attachment_title") and passage.text[-1] in "。，；：、,;:."
        if ended and not _NOTE_LABEL.fullmatch(passage.text):
            yield change(passage, len(passage.text) - 1, len(passage.text), "", around=8)
    yield from unrecognised.titles(doc)


@rule("C52", grade="advisory", cite="GB/T 15834-2011 A")
def title_marks_around_other_things(doc: Checked) -> Iterator[Finding]:
    """Find 书名号 around prizes, meetings, certificates, projects, organisations."""
    for passage in doc.running:
        for match in _NO_WORK.finditer(passage.masked):
            yield point(passage, match.start(), match.end(), right=f"“{match.group(1)}”")


@rule("C53", grade="recommended", cite="GB/T 15834-2011 A")
def note_inside_and_outside(doc: Checked) -> Iterator[Finding]:
    """Find titles whose （草案） stands inside the 书名号 in one place and outside in another."""
    inside = {match.groups() for passage in doc.running for match in _STATE_INSIDE.finditer(passage.masked)}
    if not inside:
        return
    for passage in doc.running:
        for match in _STATE_OUTSIDE.finditer(passage.masked):
            if match.groups() in inside:
                yield point(passage, match.start(), match.end(), right=f"《{match.group(1)}（{match.group(2)}）》")


@rule("C56", grade="recommended", cite="practice")
def document_number_without_brackets(doc: Checked) -> Iterator[Finding]:
    """Find document numbers right behind a title that do not stand in brackets."""
    for passage in doc.running:
        for match in _NUMBER_AFTER.finditer(passage.masked):
            yield change(passage, match.start(1), match.end(1), f"（{match.group(1)}）", fix=False)


@rule("W01", grade="advisory", cite="practice")
def title_in_two_ways(doc: Checked) -> Iterator[Finding]:
    """Find titles that differ from another one of the document in a single character."""
    seen: dict[str, tuple[CheckedPassage, int]] = {}
    for passage in doc.running:
        for match in _CITED.finditer(passage.masked):
            if len(match.group(1).removeprefix(_STATE_NAME)) >= _LONG:
                seen.setdefault(match.group(1), (passage, match.start(1)))
    neighbours: dict[str, list[str]] = defaultdict(list)
    for title in seen:
        for key in {title, *(title[:at] + title[at + 1:] for at in range(len(title)))}:
            neighbours[key].append(title)
    told: set[frozenset[str]] = set()
    for group in neighbours.values():
        for other in group[1:]:
            pair = frozenset((group[0], other))
            instrument = any(_INSTRUMENT.search(title) for title in pair)
            if pair not in told and instrument and _is_slip(group[0], other):
                told.add(pair)
                passage, at = seen[other]
                yield point(passage, at, at + len(other), other=group[0])


@rule("W02", grade="advisory", cite="GB/T 15834-2011 4.15", group_from=1)
def cited_title_without_marks(doc: Checked) -> Iterator[Finding]:
    """Find laws and documents that stand in 书名号 in one place and without them in another."""
    titles = {match.group(1) for passage in doc.running for match in _CITED.finditer(passage.masked) if _INSTRUMENT.search(match.group(1))}
    if not titles:
        return
    pattern = re.compile("|".join(re.escape(title) for title in sorted(titles, key=lambda title: (-len(title), title))))
    for passage in doc.paragraphs:
        for match in pattern.finditer(passage.bare):
            yield point(passage, match.start(), match.end(), right=f"《{match.group()}》")


def _is_slip(one: str, other: str) -> bool:
    """Tell whether the two differ in one character that is no number, level or year, so that they are hardly two documents."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start:len(one) - end], other[start:len(other) - end]
    return max(len(left), len(right)) == 1 and not _TELLING.search(left + right)

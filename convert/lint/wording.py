"""Turns of phrase that say something else than they mean, or say it twice."""

from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding, rule
from convert.lint.spot import change, point, points
from convert.patterns import regex

_RATE_GREW: Final = regex(
    r"(?<!增长)(?<!增)(?:率|占比|比重|比例)，?(?:同比|比上年|较上年)?(?:提高|上升|提升|下降|降低|回落|减少|增加)了?"
    r"\d+(?:\.\d+)?[%％](?!左右?至|至)")
_FEWER_TIMES: Final = regex(r"(?:下降|减少|降低|缩短|压缩|缩减|降)了?近?(?:\d+(?:\.\d+)?|[一两二三四五六七八九十半])倍")
_TWICE_ABOUT: Final = regex(
    r"(?:(?<![签节预合履公违条契邀守相解续特隐])约|(?<![附临靠就邻最亲新])近|(?<![赶反高])超过?|逾)\d[\d.,]*[万亿千百]*[%％]?(?:[个件人名家项次户亩宗起元吨]|公里|平方米)?"
    r"(?:多|余|左右|上下|以上|以下|之多)")
_RECENT: Final = regex(r"近\d+[年天月日周]|近\d+(?:余|多)[年天月日]")
_UP_TO: Final = regex(
    r"(?:^|[，。；：（、])(截止)(?=(?:(?:19|20)\d{2}年|\d{1,2}月|目前|今年|去年|上年|[本上]月|年底|[一二三四]季度)[^，。；：（]{0,9}"
    r"(?:，|[末底]|全[区市县省国]|[共已累]))"
    r"(?![^，。；]{0,12}(?:报名|申报|申请|提交|受理|收[件集]|日期)|[^。；]{0,12}，[^，。；]{0,4}(?:停止|逾期|不再|结束))")
_NO_SUBJECT: Final = regex(
    r"(?:^|。)((?:同比|环比|比上年同?期?|较上年同?期?|比去年同?期?)(?:增长|下降|上升|提高|增加|减少|回落|降低)[^，。；]{0,12})")
_DE_DE: Final = regex(r"(?<![目标有靶鹄])的的(?!确|士)|(?<!参)与与(?!会)|是是(?!非|否)|了了(?!之|不|解|结|然|望|断|却|事|无|若)")
_SENTENCE: Final = regex(r"[^。！？；]+[。！？；]?")
_SHORTEST: Final = 20


@rule("C54", grade="advisory", cite="practice")
def percent_for_percentage_points(doc: Checked) -> Iterator[Finding]:
    """Find rates and shares that grow by %, where 百分点 may be meant."""
    yield from points(doc.paragraphs, _RATE_GREW)


@rule("W05", grade="advisory", cite="practice")
def repeated_sentence(doc: Checked) -> Iterator[Finding]:
    """Find sentences that stand in the text twice."""
    seen: dict[str, CheckedPassage] = {}
    for passage in doc.paragraphs:
        for match in _SENTENCE.finditer(passage.text):
            sentence = match.group().strip("。！？；")
            if len(sentence) < _SHORTEST:
                continue
            if sentence in seen:
                yield Finding(passage=passage, start=match.start(), end=match.end(), args={"text": _shortened(sentence)},
                              grade="recommended" if seen[sentence] is passage else None)
            seen.setdefault(sentence, passage)


@rule("W06", grade="advisory", cite="practice")
def comparison_without_subject(doc: Checked) -> Iterator[Finding]:
    """Find sentences that begin with 同比增长 and so do not say what grew."""
    yield from points(doc.paragraphs, _NO_SUBJECT)


@rule("W07", grade="recommended", cite="practice")
def fewer_by_times(doc: Checked) -> Iterator[Finding]:
    """Find declines counted in 倍."""
    yield from points(doc.running, _FEWER_TIMES)


@rule("W08", grade="recommended", cite="GB/T 15835-2011 5.2.1")
def approximate_twice(doc: Checked) -> Iterator[Finding]:
    """Find numbers that are called approximate before and behind."""
    for passage in doc.running:
        for match in _TWICE_ABOUT.finditer(passage.bare):
            if not _RECENT.match(passage.bare, match.start()):
                yield point(passage, match.start(), match.end())


@rule("W09", grade="recommended", cite="practice", fixes=True, words=True)
def jiezhi(doc: Checked) -> Iterator[Finding]:
    """Find 截止 that begins a clause before a date that a count runs up to: 截至. 截止到 is right, and so is what closes on a date."""
    for passage in doc.running:
        for match in _UP_TO.finditer(passage.authored):
            yield change(passage, match.start(1), match.end(1), "截至")


@rule("W10", grade="recommended", cite="practice")
def doubled_word(doc: Checked) -> Iterator[Finding]:
    """Find 的的 and the like."""
    for passage in doc.running:
        for match in _DE_DE.finditer(passage.bare):
            yield point(passage, match.start(), match.end(), around=4)


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 24 else sentence[:20] + "……"

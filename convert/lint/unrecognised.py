"""Titles, addresses, headings and captions that were read as plain paragraphs because of the very mark that is wrong."""

from collections.abc import Iterator
from typing import Final

from convert.lint.checked import Checked
from convert.lint.passage import CheckedPassage
from convert.lint.rule import Finding
from convert.lint.spot import HZ, NUMERAL, change
from convert.patterns import regex
from convert.text.characters import LINE_END

_TITLE: Final = regex(
    rf"(?!根据|按照|现将|现就|我|受|本|为)(?:{HZ}|[\d—“”《》〈〉（）、]){{0,40}}(?:关于(?:{HZ}|[\d—“”《》〈〉（）、]){{2,50}}的|工作)"
    r"(?:报告|通知|意见|决定|方案|说明|决议|公报|函|请示|批复|纪要|总结|汇报)[。；，]")
_ADDRESSED: Final = rf"(?:各位|全体|尊敬的){HZ}{{2,6}}|(?:副?主任|副?委员长|秘书长|副?主席|同志们)"
_PERSONS: Final = regex(rf"\s*((?:{_ADDRESSED})(?:[、，,\s]+(?:{_ADDRESSED})){{0,6}})([，,。；、!！])\s*")
_ORGAN: Final = r"(?:政府|局|委员会|委|办公室|办|办事处|处|部门|机构|单位|院|企业|公司|中心|街道|镇|乡)"
_ORGANS: Final = regex(rf"\s*(各{HZ}{{2,14}}?{_ORGAN}(?:[、，](?:各|市|区|县|省|有关)?{HZ}{{1,16}}?{_ORGAN}){{0,8}})([，,。；、])\s*")
_CAPTION: Final = regex(r"[图表]\s?\d{1,2}(?:[-—.]\d{1,2})?[:：\s]*[^，。；：]{2,30}。")
_SHORT_HEADING: Final = regex(rf"[{NUMERAL}]{{1,3}}、(?![{NUMERAL}])((?:{HZ}|[“”]){{2,14}})。")
_COPIES: Final = regex(r"\s*抄送[：:]")
_FIRST_LINES: Final = 30


def titles(doc: Checked) -> Iterator[Finding]:
    """Yield titles that end in a mark, in a document without title."""
    first = doc.paragraphs[0] if doc.paragraphs else None
    if not doc.report.front.title and first is not None and _TITLE.fullmatch(first.text):
        yield change(first, len(first.text) - 1, len(first.text), "", around=8)


def addresses(doc: Checked) -> Iterator[Finding]:
    """Yield 称谓 and 主送机关 on a line of their own that end in another mark than a colon, in a document without either."""
    if doc.source_text is None or doc.report.front.salutation or doc.report.main_recipients:
        return
    at = 0
    for line in LINE_END.split(doc.source_text, _FIRST_LINES)[:_FIRST_LINES]:
        match = _PERSONS.fullmatch(line) or _ORGANS.fullmatch(line)
        if match:
            start = doc.source_text.index(line, at) + match.start(2)
            shown = match.group(1)[-8:]
            yield Finding(span=(start, start + 1), args={"text": shown + match.group(2), "right": shown + "："})
            return
        at += len(line)


def headings(doc: Checked) -> Iterator[Finding]:
    """Yield short headings of the first level that end in 。."""
    for passage in doc.paragraphs:
        if _SHORT_HEADING.fullmatch(passage.text):
            yield _without_end(passage)


def captions(doc: Checked) -> Iterator[Finding]:
    """Yield captions that end in 。."""
    for passage in doc.paragraphs:
        if _CAPTION.fullmatch(passage.text):
            yield _without_end(passage)


def copies(doc: Checked) -> Iterator[Finding]:
    """Yield a written 抄送 line whose end mark is not 。; the names were read out of it without their marks."""
    spans = doc.report.slot_sources.get("imprint.copy_recipients", ())
    if doc.source_text is None or not spans:
        return
    start = max(doc.source_text.rfind(mark, 0, spans[0][0]) for mark in "\n\r") + 1
    rest = LINE_END.split(doc.source_text[spans[-1][1] - 1:], 1)[0].strip()
    if _COPIES.match(doc.source_text, start) and not rest.endswith("。") and not _in_front_matter(doc.source_text, start):
        shown = doc.source_text[spans[-1][0]:spans[-1][1]][-8:]
        yield Finding(span=spans[-1], args={"text": shown, "right": shown.rstrip("，、；.") + "。"})


def _in_front_matter(text: str, at: int) -> bool:
    """Tell whether `at` stands in the block of properties that opens a Markdown file; their names get marks when they are set."""
    return text.startswith("---") and text.find("\n---", 3) > at


def _without_end(passage: CheckedPassage) -> Finding:
    return change(passage, len(passage.text) - 1, len(passage.text), "", fix=False, around=8)

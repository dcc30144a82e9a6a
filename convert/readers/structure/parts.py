"""Lines of the title block that hold several of its elements: each becomes a line of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.header_block import DOCUMENT_NUMBER
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.source_text import SourceText, compact, cut, strip
from convert.readers.structure.wording import ANY_DATE, BRACKET_DATE, ORGAN, OWN_LABEL_WITH_TITLE, PERSON, TITLE_NOUN
from convert.text.characters import DASHES, LONG_DASHES
from convert.text.ordinals import read_ordinal

_MOST_LINES: Final = 12
_LONGEST: Final = 160
_OCCASION: Final = (
    rf"(?:[{DASHES}]{{1,3}}|[（(])\s*(?:{ANY_DATE})?\s*[^，。；：（）()]{{0,80}}?(?:会议?|论坛|仪式|活动)上[）)]?"
)
_WITH_OCCASION: Final = regex(
    rf"(?P<first>[^，。；：（()）{LONG_DASHES}]{{2,60}}?(?:{TITLE_NOUN}))\s*(?P<second>{_OCCASION})(?P<third>[^，。；：]{{0,40}})")
"""政府工作报告——2024年1月9日在…会议上县长 林知行."""
_OCCASION_WITH_PERSON: Final = regex(rf"(?P<first>{_OCCASION})\s*(?P<second>[^，。；：（）()]{{2,40}})")
_TITLE_WITH_DATE: Final = regex(rf"(?P<first>[^，。；：（）()]{{4,60}}(?:{TITLE_NOUN}))\s*(?P<second>{BRACKET_DATE})")
_TITLE_WITH_NUMBER: Final = regex(
    rf"(?P<first>.{{4,120}}(?:{TITLE_NOUN})(?:[（(][^（）()]{{1,16}}[）)])?)\s*(?P<second>[（(]{DOCUMENT_NUMBER.pattern}[）)])")
_NUMBER_WITH_TITLE: Final = regex(
    rf"(?P<first>{DOCUMENT_NUMBER.pattern})\s*(?P<second>[^，。；：]{{0,40}}?(?:关于|印发|转发|批转).{{4,120}}(?:{TITLE_NOUN})(?:[（(][^（）()]{{1,16}}[）)])?)")
"""京政发〔2024〕7号关于印发…的通知, as lists of a site have it."""
_DATE_BESIDE: Final = regex(rf"(?P<first>\S.{{1,40}}?)[\s\u3000]*(?P<second>{ANY_DATE}|{BRACKET_DATE})")
_DATE_FIRST: Final = regex(rf"(?P<first>{ANY_DATE})[\s\u3000]+(?P<second>\S.{{1,40}})")


def part_front_lines(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return `lines` with those of the title block parted that hold a title, an occasion, a reporter, a date or a number together."""
    parted: list[SourceLine] = []
    for index, line in enumerate(lines[:_MOST_LINES]):
        if line.block is None and line.hints.role in (None, "title") and len(line.raw.text) <= _LONGEST:
            parted.extend(_parts(line, first=not parted))
        else:
            parted.append(line)
        if line.text[-1:] in "。；" or line.ordinal is not None:
            return [*parted, *lines[index + 1:]]
    return [*parted, *lines[_MOST_LINES:]]


def _parts(line: SourceLine, *, first: bool) -> Iterator[SourceLine]:
    match = _match(line.raw.text, first=first)
    if match is None:
        yield line
        return
    for name in match.re.groupindex:
        start, end = match.span(name)
        raw = strip(cut(line.raw, start, end))
        if raw.text:
            yield _made(line, raw, keeps_hints=name == "first")


def _match(raw: str, *, first: bool) -> re.Match[str] | None:
    if first:
        label = OWN_LABEL_WITH_TITLE.fullmatch(raw)
        if label and read_ordinal(label.group("title")) is None:
            return label
        numbered = _NUMBER_WITH_TITLE.fullmatch(raw)
        if numbered:
            return numbered
    found = None
    if "上" in raw:
        found = _WITH_OCCASION.fullmatch(raw)
        if found and (not found.group("third").strip() or _is_person(found.group("third"))):
            return found
        found = _OCCASION_WITH_PERSON.fullmatch(raw) if raw[0] in DASHES + "（(" else None
        if found and _is_person(found.group("second")):
            return found
    if raw[-1] in "）)":
        found = _TITLE_WITH_NUMBER.fullmatch(raw) or _TITLE_WITH_DATE.fullmatch(raw)
        if found:
            return found
    if raw[-1] in "日月）)":
        found = _DATE_BESIDE.fullmatch(raw)
        if found and _is_reporter(found.group("first")):
            return found
    found = _DATE_FIRST.fullmatch(raw) if raw[0] in "12１２一二" else None
    return found if found and _is_reporter(found.group("second")) else None


def _is_person(text: str) -> bool:
    match = PERSON.fullmatch(text.strip())
    return match is not None and match.group("name") is not None


def _is_reporter(text: str) -> bool:
    return _is_person(text) or ORGAN.fullmatch("".join(text.split())) is not None


def _made(line: SourceLine, raw: SourceText, *, keeps_hints: bool) -> SourceLine:
    content = compact(raw)
    hints = line.hints if keeps_hints else msgspec.structs.replace(line.hints, role=None, marks=())
    return msgspec.structs.replace(line, raw=raw, content=content, ordinal=read_ordinal(content.text), hints=hints)

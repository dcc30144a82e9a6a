"""Numbers in a row: whether what they count are headings or items is told by all of them together, over any distance."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from convert.patterns import regex
from convert.readers.structure.headings import LONGEST_AMONG_SIBLINGS, LONGEST_LEAD, LONGEST_UNNUMBERED, MAJOR, is_figure_sentence
from convert.readers.structure.passages import Passage
from convert.readers.structure.wording import first_sentence_end, is_terminated
from convert.text.characters import LETTER
from convert.text.ordinals import Form, Ordinal, read_ordinal

Verdict = Literal["heading", "item"]
Shape = Literal["alone", "closed", "lead", "labelled", "clause", "text"]
"""A line without end mark, a sentence alone, a sentence with text behind it; 时间：…, a clause with ；, anything longer."""

_DEPTHS: Final[dict[Form, int]] = {"chapter": 1, "section": 2, "article": 3, "comma": 4, "brackets": 5, "point": 6, "digit_brackets": 7}
_COUNTED: Final = regex(rf"(\d{{1,2}})\s*{LETTER}(?:{LETTER}|[、（）()]){{1,20}}")
_FEWEST_COUNTED: Final = 3
_FEWEST_DIVISIONS: Final = 2
_LABEL: Final = regex(r"[^，。；：:“”（）()、]{1,12}[：:]\s*\S")
_TOLD: Final = regex(r".{0,4}(?:情况|措施|做法|问题|进展|成效|结果|原因|意见)[：:]")
"""A label that text follows, no particular: 整改情况：…"""
_NOTES: Final = regex(r"(?:注释?|备注|附注|说明)[：:]?|(?:表|图)?注[：:].*")
"""What heads notes; the numbers below it count notes."""
_FIRST_NOTE: Final = regex(r"(?:注释?|备注|附注|说明)\s*[：:]\s*[(（]?1[.．、)）].+")
"""The first note on the line of that word."""


class _Series(msgspec.Struct):
    form: Form
    value: int
    members: list[int]
    notes: bool = False


class Judged(msgspec.Struct, frozen=True):
    """What the series of a number says about it."""

    verdict: Verdict | None
    series: int
    """Which series of the text it is in."""
    narrow: bool = False
    """Nearly as much speaks for the other verdict."""


def judge_series(passages: Sequence[Passage]) -> dict[int, Judged]:
    """Return for the numbered passages by index whether they are headings or items, where their series tells."""
    judged: dict[int, Judged] = {}
    for number, series in enumerate(_series_of(passages)):
        verdict: Verdict | None = None
        narrow = False
        if series.notes:
            verdict = "item"
        elif len(series.members) > 1:
            verdict, narrow = _judge(passages, series)
        elif _shape(passages[series.members[0]]) in ("labelled", "clause"):
            verdict = "item"
        judged.update(dict.fromkeys(series.members, Judged(verdict, number, narrow)))
        if verdict == "item" and not series.notes:
            judged.update(dict.fromkeys(_headings_among_particulars(passages, series), Judged(None, number)))
        if verdict == "heading":
            judged.update(dict.fromkeys(_sentences_among_lines(passages, series), Judged("item", number)))
    return judged


def _series_of(passages: Sequence[Passage]) -> list[_Series]:
    """Return the runs of numbers that count on; below a number of a higher kind only the next number goes one on."""
    found: list[_Series] = []
    open_series: dict[Form, _Series] = {}
    ended: dict[Form, _Series] = {}
    notes = False
    noted, kind = 0, None
    for index, passage in enumerate(passages):
        if passage.block is not None:
            continue
        ordinal = read_ordinal(passage.text)
        if ordinal is None or ordinal.form not in _DEPTHS:
            if _NOTES.fullmatch(passage.text) or _FIRST_NOTE.fullmatch(passage.text):
                notes, noted, kind = True, 1 if _FIRST_NOTE.fullmatch(passage.text) else 0, None
            continue
        notes = notes and ordinal.value == noted + 1 and kind in (None, ordinal.form)
        noted, kind = noted + 1, ordinal.form
        depth = _DEPTHS[ordinal.form]
        ended |= {form: series for form, series in open_series.items() if _DEPTHS[form] > depth}
        open_series = {form: series for form, series in open_series.items() if _DEPTHS[form] <= depth}
        series = open_series.get(ordinal.form) or _counted_on(ended, ordinal)
        if series is None or not series.value <= ordinal.value <= series.value + 2 or series.notes != notes:
            series = _Series(ordinal.form, ordinal.value, [], notes)
            found.append(series)
        open_series[ordinal.form] = series
        series.members.append(index)
        series.value = ordinal.value
    return found


def _counted_on(ended: Mapping[Form, _Series], ordinal: Ordinal) -> _Series | None:
    """Return the series that `ordinal` is the next number of, though a chapter or a heading ended it: 三、 below 第二章."""
    series = ended.get(ordinal.form)
    return series if series is not None and ordinal.value == series.value + 1 else None


def _judge(passages: Sequence[Passage], series: _Series) -> tuple[Verdict | None, bool]:
    """Return what the members are by the voices of all, and whether it was close. What a person said of one decides for all."""
    roles = {passages[index].hints.role for index in series.members}
    if "text" in roles or any(role is not None and role.startswith("heading") for role in roles):
        return ("item" if "text" in roles else "heading"), False
    headings = items = told = 0
    if series.form == "comma" and _lists_only(passages, series):
        return "item", len(series.members) == _FEWEST_COUNTED
    for index in series.members:
        shape = _shape(passages[index])
        has_text = _has_text_below(passages, index, series)
        if shape == "lead" or (shape in ("alone", "closed") and has_text):
            headings += 1
        elif shape in ("labelled", "clause", "text") or (has_text is False and (
                shape == "closed" or (shape == "alone" and series.form != "comma"))):
            items += 1
            told += shape != "closed"
        elif shape == "alone" and series.form == "comma":
            headings += 1
    leads = [_shape(passages[index]) == "lead" for index in series.members]
    if any(leads) and not told and items <= (2 if leads[0] else 1) * headings:
        return "heading", False  # sentences alone are what the sibling with text behind it is
    narrow = 3 * min(headings, items) > max(headings, items)
    if headings == items:
        divides = series.form in ("comma", "chapter", "section")
        return ("heading", True) if headings and divides else (None, False)
    return ("heading" if headings > items else "item"), narrow


def _headings_among_particulars(passages: Sequence[Passage], series: _Series) -> list[int]:
    """Return the words alone with text below them, where the siblings are particulars: 一、时间：… 二、地点：… 三、要求."""
    shapes = [_shape(passages[index]) for index in series.members]
    if series.form != "comma" or 2 * shapes.count("labelled") < len(shapes):
        return []
    return [index for index, shape in zip(series.members, shapes, strict=True) if shape == "alone" and index + 1 < len(passages) and (
        passages[index + 1].block is not None or read_ordinal(passages[index + 1].text) is None
        or _has_text_below(passages, index, series))]


def _lists_only(passages: Sequence[Passage], series: _Series) -> bool:
    """Tell whether lines without end mark follow each other with nothing between, as the points of an agenda do."""
    return len(series.members) >= _FEWEST_COUNTED and all(
        _shape(passages[index]) == "alone" and not _has_text_below(passages, index, series) for index in series.members)


def _sentences_among_lines(passages: Sequence[Passage], series: _Series) -> list[int]:
    """Return the sentences with nothing below them, where the siblings are words without an end mark (四、本公告由我局负责解释。)."""
    shapes = {index: _shape(passages[index]) for index in series.members}
    if 2 * sum(shape == "alone" for shape in shapes.values()) <= len(shapes):
        return []
    return [index for index, shape in shapes.items() if shape == "closed" and not _has_text_below(passages, index, series)]


def _has_text_below(passages: Sequence[Passage], index: int, series: _Series) -> bool | None:
    """Tell whether something stands below the line before its next sibling; None for the last, below which anything may stand."""
    if index + 1 >= len(passages):
        return False
    following = passages[index + 1]
    if following.block is not None:
        return True
    ordinal = read_ordinal(following.text)
    if ordinal is None and series.form != "comma" and _LABEL.match(following.text) and len(following.text) <= LONGEST_LEAD and (
            not _TOLD.match(following.text)):
        return False  # a particular of the item: 责任单位：…
    if ordinal is None or ordinal.form not in _DEPTHS:
        return None if index == series.members[-1] else True
    return _DEPTHS[ordinal.form] > _DEPTHS[series.form]


def _shape(passage: Passage) -> Shape:
    ordinal = read_ordinal(passage.text)
    rest = passage.text[len(ordinal.mark) if ordinal else 0:].lstrip()
    if _LABEL.match(rest) and not (is_terminated(rest) and rest[-1] in "：:"):
        return "labelled" if len(rest) <= LONGEST_AMONG_SIBLINGS else "text"
    end = first_sentence_end(rest)
    if rest[-1:] in "；;" or (end is None and "；" in rest):
        return "clause"
    if end is None:
        return "alone" if len(rest) <= LONGEST_AMONG_SIBLINGS and rest[-1:] not in "，、," and not is_figure_sentence(rest) else "text"
    if end < len(rest):
        lead = rest[:end]
        return "text" if end > LONGEST_LEAD or "；" in lead or "：" in lead or is_figure_sentence(lead) else "lead"
    return "text" if len(rest) > LONGEST_AMONG_SIBLINGS or "；" in rest or "：" in rest or is_figure_sentence(rest) else "closed"


def is_article_heading(passages: Sequence[Passage]) -> bool:
    """Tell whether the articles among `passages` are headings: most of them are words alone, with text below."""
    articles = [index for index, passage in enumerate(passages) if passage.block is None and _article(passage) is not None]
    alone = sum(_shape(passages[index]) == "alone" and index + 1 < len(passages) and (
        passages[index + 1].block is not None or _article(passages[index + 1]) is None) for index in articles)
    return 2 * alone > len(articles)


def _article(passage: Passage) -> Ordinal | None:
    ordinal = read_ordinal(passage.text)
    return ordinal if ordinal is not None and ordinal.form == "article" else None


def counted_headings(passages: Sequence[Passage]) -> list[int]:
    """Return the indices of lines such as 1人口特征, 2婚姻状况, 3教育: numbers without a mark that count on through the text."""
    found: list[int] = []
    for index, passage in enumerate(passages):
        match = _COUNTED.fullmatch(passage.text) if passage.block is None and not passage.pieces else None
        if match and int(match.group(1)) == len(found) + 1:
            found.append(index)
    return found if len(found) >= _FEWEST_COUNTED else []


def first_division(passages: Sequence[Passage]) -> int | None:
    """Return the index of the first of the unnumbered lines that divide the whole report, 一、 beginning anew below each; None without."""
    divisions = [index for index, passage in enumerate(passages) if passage.block is None and not passage.pieces
                 and passage.first.ordinal is None and len(passage.text) <= LONGEST_UNNUMBERED and not is_terminated(passage.text)
                 and MAJOR.match(passage.text) is not None]
    starts = [index for index, passage in enumerate(passages) if passage.block is None and passage.first.ordinal is not None
              and passage.first.ordinal.form == "comma" and passage.first.ordinal.value == 1]
    bounds = [*divisions, len(passages)]
    renewed = sum(any(begin < start < end for start in starts) for begin, end in pairwise(bounds))
    return divisions[0] if renewed >= _FEWEST_DIVISIONS and starts[0] > divisions[0] else None

"""Which passages are headings, on lines of their own or run in, and at which level."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.model.blocks import Level
from convert.patterns import regex
from convert.readers.structure.passages import ITEM_STARTS, Passage
from convert.readers.structure.source_text import roster_gaps, split_at_gaps
from convert.readers.structure.wording import (
    DATE_LINE,
    ORGAN,
    SENTENCE_END,
    first_sentence_end,
    holds,
    is_terminated,
)
from convert.text.characters import ARABIC_YEAR, DASHES, is_balanced
from convert.text.ordinals import read_ordinal

LONGEST_LEAD: Final = 60
LONGEST_HEADING: Final = 60
LONGEST_CLOSED_HEADING: Final = 40
"""A heading that ends in 。 though it stands alone."""
LONGEST_AMONG_SIBLINGS: Final = 80
"""A heading whose siblings are headings."""
LONGEST_UNNUMBERED: Final = 26
_PAIRS: Final = (("（", "）"), ("《", "》"), ("“", "”"))
_HALVES: Final = 2
_LONGEST_NAME: Final = 4
_LONGEST_HALF: Final = 12
_LONGEST_TOPIC: Final = 25
_RUNNING_TEXT: Final = 25
_YEARS: Final = regex(rf"{ARABIC_YEAR}\s*(?:年度?|[至{DASHES}]\s*{ARABIC_YEAR}\s*年度?)|“[^”]*”|《[^》]*》|[（(][^）)]*[）)]")
MAJOR: Final = regex(
    rf"(?:{ARABIC_YEAR}|今|去|过去|今后|未来|下一).{{0,8}}(?:年|步|阶段).{{0,12}}"
    r"(?:回顾|安排|总结|计划|目标|任务|思路|重点|打算|工作|措施|建议|部署)|"
    r"提请.{0,24}事项|.{0,4}名词解释|注释$")
"""An unnumbered heading that divides the whole report."""
_NOT_UNNUMBERED: Final = regex(
    r"专栏.*|附\s*件?\s*[：:].*|[（(].*[）)]|[\d.,%％+\-—－–/\s]+|.*[，、,：:；…]|(?:附[件表录]|表|图)\s*\d.*|[^：:]{0,9}[^：:一二三四五六七八九十\d][：:].+")


Sibling = Literal["lead", "heading", "item"]
"""What a number made: a run-in heading, a heading alone, or no heading."""


class HeadingFound(msgspec.Struct, frozen=True):
    """A passage that is a heading, or begins with one."""

    level: Level
    ordinal: str
    start: int
    """Index in the passage's text where the heading's text begins, after the ordinal."""
    end: int
    """Index after the heading's text."""
    run_in: bool
    doubt: str | None = None


def find_heading(passage: Passage, following: Passage | None, sibling: Sibling | None = None, *,
                 alike: bool = False) -> HeadingFound | None:
    """Return the numbered heading that `passage` is or begins with.

    `sibling` says what the number before it made, `alike` that its series is one of headings: then it may be longer.
    """
    ordinal = read_ordinal(passage.text)
    if ordinal is None or ordinal.level is None:
        return None
    text = passage.text
    start = len(ordinal.mark)
    start += len(text) - start - len(text[start:].lstrip())
    rest = text[start:]
    end = first_sentence_end(rest)
    if not rest:
        return None
    if end is None and not any(mark in rest for mark in SENTENCE_END + "；"):
        return _standing_alone(ordinal.level, text[:start], rest, longest=LONGEST_AMONG_SIBLINGS if alike else LONGEST_HEADING)
    if end is None or end < len(rest):
        if ordinal.form in ("chapter", "section"):
            return None
        return _run_in(ordinal.level, text[:start], rest, end, longest=LONGEST_AMONG_SIBLINGS if alike else LONGEST_LEAD)
    return _closed(ordinal.level, text[:start], rest, following, "lead" if alike else sibling,
                   longest=LONGEST_AMONG_SIBLINGS if alike else LONGEST_CLOSED_HEADING)


def find_unnumbered(passage: Passage, before: Passage | None, following: Passage | None, level: Level, *,
                    alike: bool = False) -> HeadingFound | None:
    """Return the heading that a short line without number or end mark is, when text follows it.

    Where others of the text are `alike`, a sentence however short is text enough.
    """
    text = passage.text
    if (passage.block is not None or passage.pieces or not 2 <= len(text) <= LONGEST_UNNUMBERED
            or is_terminated(text) or _NOT_UNNUMBERED.fullmatch(text) or DATE_LINE.fullmatch(text)
            or any(mark in text for mark in SENTENCE_END + "；") or not _may_hold_comma(passage, following)
            or any(not is_balanced(text, *pair) for pair in _PAIRS)):
        return None
    if following is None or following.block is not None or ORGAN.fullmatch(text) or _lists_names(passage):
        return None
    if before is not None and before.block is None and not is_terminated(before.text) and find_heading(before, passage) is None:
        return None
    running = _is_running_text(following) or ((alike or MAJOR.match(text) is not None) and is_terminated(following.text))
    numbered = read_ordinal(following.text)
    if not running and (numbered is None or numbered.level is None or numbered.value != 1):
        return None  # above 三、 it is the text of 二、
    return HeadingFound(level, "", 0, len(text), run_in=False, doubt="unnumbered")


def _lists_names(passage: Passage) -> bool:
    """Tell whether a line is names set apart by blanks, or a name and its posts."""
    words = [piece.text for piece in split_at_gaps(passage.first.raw)]
    if passage.hints.roster or roster_gaps(passage.first.raw.text):
        return True
    return len(words) > 1 and max(map(len, words)) <= _LONGEST_NAME and sum(len(word) > 1 for word in words) > 0


def _may_hold_comma(passage: Passage, following: Passage | None) -> bool:
    """Tell whether a line has no ， or one that parts it in two halves, with room around it: 阅读推广，成效明显."""
    halves = passage.text.split("，")
    if len(halves) == 1:
        return True
    apart = passage.first.blank_before > 0 and following is not None and following.first.blank_before > 0
    return len(halves) == _HALVES and max(map(len, halves)) <= _LONGEST_HALF and (apart or passage.hints.bold or passage.hints.centred)


def is_figure_sentence(sentence: str) -> bool:
    """Tell whether `sentence` reports a figure, as no heading does (新增就业5.2万人，比上年增长3%。)."""
    plain = _YEARS.sub("", sentence)
    return any(character.isdigit() for character in plain) and (holds(plain, "，") or len(plain) > _LONGEST_TOPIC)


def next_level(open_levels: Sequence[int]) -> Level:
    """Return the level of an unnumbered heading below the numbered heading that is open, 1 when none is."""
    level = (open_levels[-1] + 1) if open_levels else 1
    return 1 if level <= 1 else 2 if level == 2 else 3 if level == 3 else 4


def _is_running_text(passage: Passage) -> bool:
    text = passage.text
    return is_terminated(text) and (len(text) >= _RUNNING_TEXT or holds(text, "，") or text.startswith(ITEM_STARTS)
                                    or first_sentence_end(text) not in (None, len(text)))


def _standing_alone(level: Level, mark: str, rest: str, *, longest: int) -> HeadingFound | None:
    """A line without any mark that ends a sentence, unless it is long or ends as the lines of a list do."""
    if len(rest) > longest or rest[-1] in "，、,;":
        return None
    if len(rest) > _LONGEST_TOPIC and (rest[-1] in "：:" or is_figure_sentence(rest)):
        return None
    return HeadingFound(level, mark, len(mark), len(mark) + len(rest), run_in=False)


def _run_in(level: Level, mark: str, rest: str, end: int | None, *, longest: int) -> HeadingFound | None:
    """The first sentence of a paragraph, unless it says too much for a heading."""
    if end is None or end > longest:
        return None
    lead = rest[:end]
    if "；" in lead or "：" in lead or is_figure_sentence(lead):
        return None
    return HeadingFound(level, mark, len(mark), len(mark) + end, run_in=True)


def _closed(level: Level, mark: str, rest: str, following: Passage | None, sibling: Sibling | None, *,
            longest: int) -> HeadingFound | None:
    """A short sentence alone on its line is what its sibling is.

    Without a sibling it is a heading when running text follows, an item when another number does.
    """
    if len(rest) > longest or "；" in rest or "：" in rest or is_figure_sentence(rest):
        return None
    if sibling == "item":
        return None
    if sibling == "lead" or (sibling == "heading" and len(rest) <= _LONGEST_TOPIC):
        return HeadingFound(level, mark, len(mark), len(mark) + len(rest), run_in=False, doubt="closed-heading")
    if following is None or following.block is not None:
        return None
    below = read_ordinal(following.text)
    deeper = below is not None and below.level is not None and below.level > level
    if not deeper and (below is not None or not _is_running_text(following)):
        return None
    return HeadingFound(level, mark, len(mark), len(mark) + len(rest), run_in=False, doubt="closed-heading")

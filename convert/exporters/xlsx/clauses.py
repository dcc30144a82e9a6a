"""The clause in which a figure stands, out of its sentence."""

from typing import Final

from convert.patterns import regex

_STOPS: Final = "，；。：！？,;\n"
_IN_LISTS: Final = "、"
"""Ends a clause that is longer than a line."""
_ROOM: Final = 30
"""Letters up to which the clause before is added, so that a figure has its subject."""
_ENOUGH: Final = 6
"""Letters before the figure that usually name its subject."""
_LEANING: Final = regex("^(?:同比|环比|比上年|较上年|比去年|较去年|增长|下降|增幅|降幅|增速|占|其中|达|同|总|平均|分别)")


def clause_at(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends that holds `sentence[start:end]`.

    A clause that leans on the one before it (同比增长8.5%, 其中…) takes that too where both fit into a line.
    """
    first, last = _begin(sentence, start, _STOPS), _end(sentence, end, _STOPS)
    if last - first > _ROOM:
        first, last = _begin(sentence, start, _STOPS + _IN_LISTS), _end(sentence, end, _STOPS + _IN_LISTS)
    while first > 0 and (start - first < _ENOUGH or _LEANING.match(sentence[first:start])):
        before = _begin(sentence, first - 1, _STOPS)
        if last - before > _ROOM:
            break
        first = before
    return first, last


def _begin(sentence: str, at: int, stops: str) -> int:
    while at > 0 and not _is_stop(sentence, at - 1, stops):
        at -= 1
    return at


def _end(sentence: str, at: int, stops: str) -> int:
    while at < len(sentence) and not _is_stop(sentence, at, stops):
        at += 1
    return at + 1 if sentence[at:at + 1] in ("。", "！", "？") else at


def _is_stop(sentence: str, at: int, stops: str) -> bool:
    """Whether a clause ends with the letter at `at`; a comma or colon between digits (7,200) does not end one."""
    return sentence[at] in stops and not (sentence[at] in ",:" and sentence[at - 1:at].isdigit() and sentence[at + 1:at + 2].isdigit())

"""Breaking a title: words stay whole, and the lines make a 梯形 or a 菱形 (GB/T 9704-2012 7.3.1)."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import fsum

from convert.layout.punctuation import NO_END, NO_START
from convert.text.ties import SUBJECT, tie

_IMPOSSIBLE = 1e9
_GOOD_ENOUGH = 1.2
"""Up to this cost no further way is looked for."""
_MOST_WEIGHED = 4
"""Ways of more lines are too many to weigh each."""
_AT_ONCE = 1000
"""Letters whose ways are weighed together: what stands before and behind each place is looked at."""
_SHORTEST = 3
"""A last line of fewer letters is a stub."""
_STUB = 3.0
_BRIM = 0.4
_BRIMFUL = 0.98
"""What a line costs that fills its room to the brim, and from which share of it on it does."""
_MORE_LINES = 0.6
"""What a line more than need be costs."""


def break_title(text: str, widths: Mapping[str, float], room_mm: float, author_breaks: Sequence[int] = ()) -> list[int]:
    """Return the offsets where lines end, the last being the length of `text`.

    Args:
        text: The title.
        widths: Width of every letter in mm.
        room_mm: Room of a line.
        author_breaks: Where the author broke it; they win, and only what is too long is broken further.
    """
    if not text:
        return []
    cuts = [0, *sorted({place for place in author_breaks if 0 < place < len(text)}), len(text)]
    ends: list[int] = []
    for start, end in pairwise(cuts):
        part = text[start:end]
        ends += [start + place for place in _break_part(part, [widths[char] for char in part], room_mm)]
    return ends


def _break_part(text: str, widths: list[float], room_mm: float) -> list[int]:
    """Return the ends of the lines; so many letters that nobody would call them a title are broken piece by piece."""
    ends: list[int] = []
    start = 0
    while len(text) - start > _AT_ONCE:
        found = _break_whole(text[start:start + _AT_ONCE], widths[start:start + _AT_ONCE], room_mm)
        ends += [start + end for end in found[:-1] or found]
        start = ends[-1]
    return ends + [start + end for end in _break_whole(text[start:], widths[start:], room_mm)]


def _break_whole(text: str, widths: list[float], room_mm: float) -> list[int]:
    prefix = [0.0]
    for width in widths:
        prefix.append(prefix[-1] + width)
    if prefix[-1] <= room_mm + 1e-6:
        return [len(text)]
    from convert.text.words import all_boundaries, sure_boundaries

    best, cost = _best(text, prefix, room_mm, sure_boundaries(text))
    if cost > _GOOD_ENOUGH:
        other, other_cost = _best(text, prefix, room_mm, all_boundaries(text))
        if other_cost < cost:
            best, cost = other, other_cost
    if cost >= _IMPOSSIBLE:
        best, cost = _best(text, prefix, room_mm, set(range(1, len(text))))
    return best if cost < _IMPOSSIBLE else _cut(prefix, room_mm)


def _cut(prefix: list[float], room_mm: float) -> list[int]:
    """Return the ends of full lines of what has no place to break, such as a row of dashes."""
    ends = [0]
    while ends[-1] < len(prefix) - 1:
        ends.append(max(bisect_right(prefix, prefix[ends[-1]] + room_mm + 1e-6) - 1, ends[-1] + 1))
    return ends[1:]


def _best(text: str, prefix: list[float], room_mm: float, places: set[int]) -> tuple[list[int], float]:
    """Return the best ends, and what they cost: the fewest lines, or one more where that tears less."""
    places = places | {place for place in range(1, len(text)) if text[place - 1].isspace()}
    places = {place for place in places if place == len(text) or (text[place] not in NO_START and text[place - 1] not in NO_END)}
    fewest = int((prefix[-1] - 1e-6) // room_mm) + 1
    nodes = [0, *sorted(places), len(text)]
    found: tuple[list[int], float] = ([len(text)], _IMPOSSIBLE)
    for more in range(2):
        ends, cost = _search(text, prefix, room_mm, nodes, fewest + more)
        if cost + more * _MORE_LINES < found[1]:
            found = ends, cost + more * _MORE_LINES
        if found[1] <= _GOOD_ENOUGH:
            break
    if found[1] >= _IMPOSSIBLE and fewest >= _MOST_WEIGHED:
        return _filled(text, prefix, room_mm, nodes)
    return found


def _search(text: str, prefix: list[float], room_mm: float, nodes: list[int], count: int) -> tuple[list[int], float]:
    """Try every way to make `count` lines of at most four; longer titles are filled."""
    if count > _MOST_WEIGHED:
        return _filled(text, prefix, room_mm, nodes)
    costs = _place_costs(text, nodes)
    best: tuple[list[int], float] = ([len(text)], _IMPOSSIBLE)

    def walk(start: int, left: int, ends: list[int], spent: float, consider: Callable[[list[int], float], None]) -> None:
        if spent > best[1] - (left - 1) * SUBJECT:
            return  # no later place gives back more than that
        if left == 1:
            if prefix[-1] - prefix[start] <= room_mm + 1e-6:
                consider([*ends, len(text)], spent)
            return
        for place in nodes[1:-1]:
            if place <= start:
                continue
            if prefix[place] - prefix[start] > room_mm + 1e-6:
                break
            if prefix[-1] - prefix[place] > (left - 1) * room_mm + 1e-6:
                continue
            walk(place, left - 1, [*ends, place], spent + costs[place], consider)

    def consider(ends: list[int], spent: float) -> None:
        nonlocal best
        lines = [prefix[end] - prefix[start] for start, end in zip([0, *ends], ends, strict=False)]
        cost = spent + _shape_cost(lines, prefix[-1] / max(len(text), 1)) + _BRIM * sum(line > room_mm * _BRIMFUL for line in lines)
        if cost < best[1] - 1e-9:
            best = (ends, cost)

    walk(0, count, [], 0.0, consider)
    return best


def _filled(text: str, prefix: list[float], room_mm: float, nodes: list[int]) -> tuple[list[int], float]:
    """Return the ends of full lines for a title too long for every way to be weighed: the least torn, the fewest, the fullest."""
    costs = {**_place_costs(text, nodes), nodes[-1]: 0.0}
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for end in nodes[1:]:
        ways = [(spent + costs[end] + _MORE_LINES + ((room_mm - prefix[end] + prefix[start]) / room_mm) ** 2, start)
                for start, (spent, _) in best.items() if prefix[end] - prefix[start] <= room_mm + 1e-6]
        if ways:
            best[end] = min(ways)
    if nodes[-1] not in best:
        return [nodes[-1]], _IMPOSSIBLE
    ends = [nodes[-1]]
    while best[ends[0]][1]:
        ends.insert(0, best[ends[0]][1])
    return ends, best[nodes[-1]][0] - _MORE_LINES * len(ends)


def _place_costs(text: str, nodes: list[int]) -> dict[int, float]:
    """Return how bad it is to end a line at each of the places between words."""
    costs = {}
    for before, place, after in zip(nodes, nodes[1:], nodes[2:], strict=False):
        costs[place] = tie(text, before, place, after) + (_STUB if len(text) - place < _SHORTEST else 0.0)
    return costs


def _shape_cost(lines: list[float], em: float) -> float:
    """Return how far the outline is from a 梯形 or 菱形: even lengths, no 矩形, no 沙漏."""
    mean = fsum(lines) / len(lines)
    cost = 2 * fsum(((width - mean) / mean) ** 2 for width in lines)
    steps = [later - earlier for earlier, later in pairwise(lines)]
    cost += 0.6 * len([step for step in steps if abs(step) < 0.75 * em])
    for first, second in pairwise(steps):
        if first < -0.75 * em and second > 0.75 * em:
            cost += 3.0
    return cost

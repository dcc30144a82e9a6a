"""Breaking a title: words stay whole, and the lines make a 梯形 or a 菱形 (GB/T 9704-2012 7.3.1)."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

_IMPOSSIBLE = 1e9
_GOOD_ENOUGH = 2.6
_MOST_LINES = 8
_BAD_START = ("的", "了", "或", "等", "、", "之", "上", "年度", "及其")
_FAIR_START = ("和", "与", "及", "以及")
_WEAK_START = ("情况", "工作", "以来", "期间")
_BAD_END = ("和", "与", "及", "或", "在", "第", "、", "对", "向", "关于")


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
    return best


def _best(text: str, prefix: list[float], room_mm: float, places: set[int]) -> tuple[list[int], float]:
    """Return the best ends with the fewest lines that can be, and what they cost."""
    places = places | {place for place in range(1, len(text)) if text[place - 1].isspace()}
    fewest = int((prefix[-1] - 1e-6) // room_mm) + 1
    nodes = [0, *sorted(places), len(text)]
    for count in range(fewest, fewest + 2):
        found = _search(text, prefix, room_mm, nodes, min(count, _MOST_LINES))
        if found[1] < _IMPOSSIBLE:
            return found
    if fewest > 3:
        return _greedy(prefix, room_mm, nodes)
    return [len(text)], _IMPOSSIBLE


def _search(text: str, prefix: list[float], room_mm: float, nodes: list[int], count: int) -> tuple[list[int], float]:
    """Try every way to make `count` lines of at most four; longer titles are filled line by line."""
    if count > 4:
        return _greedy(prefix, room_mm, nodes)
    costs = {place: _place_cost(text, place) for place in nodes[1:-1]}
    best: tuple[list[int], float] = ([len(text)], _IMPOSSIBLE)

    def walk(start: int, left: int, ends: list[int], spent: float, consider: Callable[[list[int], float], None]) -> None:
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
        cost = spent + _shape_cost([prefix[end] - prefix[start] for start, end in zip([0, *ends], ends, strict=False)],
                                   prefix[-1] / max(len(text), 1))
        if cost < best[1] - 1e-9:
            best = (ends, cost)

    walk(0, count, [], 0.0, consider)
    return best


def _greedy(prefix: list[float], room_mm: float, nodes: list[int]) -> tuple[list[int], float]:
    ends: list[int] = []
    start = 0
    while start < nodes[-1]:
        fitting = [place for place in nodes if place > start and prefix[place] - prefix[start] <= room_mm + 1e-6]
        if not fitting:
            return [nodes[-1]], _IMPOSSIBLE
        start = fitting[-1]
        ends.append(start)
    return ends, _GOOD_ENOUGH


def _place_cost(text: str, place: int) -> float:
    """Return how bad it is to end a line at `place`: 0 before 关于, more where a phrase is torn."""
    rest, before = text[place:], text[:place]
    cost = 0.0 if rest.startswith("关于") else 0.5 if rest.startswith(_FAIR_START) else 0.8
    organs = text.partition("关于")[0].rstrip()
    if before.endswith((" ", "　")):
        cost = 0.2
    elif place < len(organs) and any(char.isspace() for char in organs):
        cost += 2.0  # the names of several organs stay whole
    if rest.startswith("（"):
        cost += 1.5  # what stands in brackets belongs to the word before
    if rest.startswith(_WEAK_START):
        cost += 0.4
    if rest.startswith(_BAD_START) or before.endswith(_BAD_END):
        cost += 4.0
    if before.count("《") > before.count("》") or before.count("（") > before.count("）") or before.count("“") > before.count("”"):
        cost += 1.5
    if len(rest) < 3:
        cost += 3.0
    return cost


def _shape_cost(lines: list[float], em: float) -> float:
    """Return how far the outline is from a 梯形 or 菱形: even lengths, no 矩形, no 沙漏."""
    mean = sum(lines) / len(lines)
    cost = 3 * sum(((width - mean) / mean) ** 2 for width in lines)
    steps = [later - earlier for earlier, later in pairwise(lines)]
    cost += sum(0.6 for step in steps if abs(step) < 0.75 * em)
    for first, second in pairwise(steps):
        if first < -0.75 * em and second > 0.75 * em:
            cost += 3.0
    return cost

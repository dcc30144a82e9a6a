"""What belongs to the page and not to the report: page numbers, running heads, lines drawn with characters.

Every line that goes is listed with its reason.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.wording import SIGNER, is_terminated
from convert.text.characters import LETTER
from convert.text.dates import is_date

_DASH: Final = "—–―－─\\-~～·•一"
_PAGE_NUMBER: Final = regex(
    rf"[{_DASH}]{{1,2}}\s*\d{{1,4}}\s*[{_DASH}]{{1,2}}|第\s*\d{{1,4}}\s*页(?:\s*[/，,]?\s*共\s*\d{{1,4}}\s*页)?|"
    r"(?:共\s*\d{1,4}\s*页\s*[，,]?\s*第\s*\d{1,4}\s*页)|(?:Page|PAGE|page)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\[\s*\d{1,4}\s*\]页")
_NUMBERED_HEAD: Final = regex(
    rf"(?P<words>.{{4,50}}?)\s*(?:第\s*(?P<a>\d{{1,4}})\s*页(?:\s*[/，,]?\s*共\s*\d{{1,4}}\s*页)?|[{_DASH}]\s*(?P<b>\d{{1,4}})\s*[{_DASH}])|"
    rf"(?:第\s*(?P<c>\d{{1,4}})\s*页|[{_DASH}]\s*(?P<d>\d{{1,4}})\s*[{_DASH}])\s*(?P<more>.{{4,50}})")
"""A running head and the number of the page on one line: 青禾区统计公报 第3页."""
_PAGE_OF: Final = regex(r"\d{1,4}\s*/\s*\d{1,4}")
_BARE_NUMBER: Final = regex(r"\d{1,4}")
_FEWEST_LINES: Final = 10
"""Lines from which a text is long enough for one page number."""
_SHORTEST_PAGE: Final = 80
"""Characters that a page holds at least, unless it is the last."""
_SEPARATOR: Final = regex(r"[─━—–=＝*＊★☆◆~～.…·-]{3,}|[|｜\s]+")
_MANY: Final = 3
_FEWEST_LETTERS: Final = 6
_LONGEST_HEAD: Final = 50
_PARTICULAR: Final = regex(r"[^：:]{1,16}[：:].|.*[，；。]")
_CELLS: Final = regex(r"\t|\S {2,}\S|\S *\u3000\u3000+\S|\|")
_NOT_A_HEAD: Final = regex(rf"[（(]?(?:单位|注|备注|附件|附表|表|图|合计|小计|总计|序号|项目)|(?:(?!{LETTER}).)*$")


def drop_page_furniture(lines: Sequence[SourceLine], draft: Draft, *, front_end: int) -> list[SourceLine]:
    """Return `lines` without page numbers, running heads and lines drawn with characters; the next line starts a page.

    `front_end` is the index of the first line below the title block, where a title that also serves as running head stands.
    """
    reasons: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.block is None and line.hints.role is None:
            reason = _page_line(line)
            if reason:
                reasons[index] = reason
        elif line.hints.role == "furniture":
            reasons[index] = "marked"
    reasons.update(_numbered_heads(lines))
    repeated = _repeated(lines)
    reasons.update(_bare_page_numbers(lines, reasons, repeated))
    heads = _running_heads(lines, reasons, front_end, repeated)
    told = [lines[index] for index in heads if not _at_page_edge(lines, index, reasons)]
    if told:
        draft.doubts.add("repeated-title", told, place="", chosen="furniture", alternative="text")
    reasons.update(heads)
    return _without(lines, reasons, draft)


def _page_line(line: SourceLine) -> str | None:
    text = line.text
    if len(text) > 40:
        return None
    if _PAGE_NUMBER.fullmatch(text):
        return "page-number"
    return "separator-line" if _SEPARATOR.fullmatch(text) else None


def _numbered_heads(lines: Sequence[SourceLine]) -> dict[int, str]:
    """Lines that say the same words with a number of a page that ascends are running heads."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = _NUMBERED_HEAD.fullmatch(line.text) if line.block is None and line.hints.role is None and (
            line.text[-1] in "页" + _DASH or line.text[0] in "第" + _DASH) else None
        if match:
            number = next(int(match.group(name)) for name in "abcd" if match.group(name))
            found.setdefault(match.group("words") or match.group("more"), []).append((index, number))
    return {index: "running-head" for places in found.values() if len(places) > 1 and all(
        before < after for (_, before), (_, after) in pairwise(places)) for index, _ in places}


def _bare_page_numbers(lines: Sequence[SourceLine], reasons: dict[int, str], repeated: set[str]) -> dict[int, str]:
    """Numbers alone on their lines between lines of text are page numbers when they count up, or when they cut a sentence."""
    bare = [index for index, line in enumerate(lines) if index not in reasons and line.block is None and not line.hints.inside
            and len(line.text) <= 9 and (_BARE_NUMBER.fullmatch(line.text) or _PAGE_OF.fullmatch(line.text))]
    if _count_to_the_end(lines, bare):
        return dict.fromkeys(bare, "page-number")
    found = _with_ends(lines, bare, [index for index in bare if _stands_in_text(lines, index, repeated)])
    values = [_page_of(lines[index]) for index in found]
    steps = [after - before for before, after in pairwise(values)]
    if (values in ([1], [2]) and len(lines) >= _FEWEST_LINES) or (len(values) >= 2 and all(step == 1 for step in steps)):
        return dict.fromkeys(found, "page-number")
    return dict.fromkeys((index for index in found if _cuts_a_sentence(lines, index)), "page-number")


def _count_to_the_end(lines: Sequence[SourceLine], bare: Sequence[int]) -> bool:
    """Tell whether the numbers alone on their lines count from 1 to the last line, where the number of the last page stands."""
    if not bare or bare[-1] != len(lines) - 1 or [_page_of(lines[index]) for index in bare] != [*range(1, len(bare) + 1)]:
        return False
    pages = [sum(len(line.text) for line in lines[before + 1:after]) for before, after in pairwise((-1, *bare))]
    above = lines[bare[-1] - 1].text
    return min(pages[:-1], default=_SHORTEST_PAGE) >= _SHORTEST_PAGE and (
        len(pages) > 1 or pages[0] >= _SHORTEST_PAGE or is_terminated(above) or is_date(above))


def _with_ends(lines: Sequence[SourceLine], bare: Sequence[int], found: list[int]) -> list[int]:
    """Add the number before the first and after the last of `found` that goes on counting, whatever stands around it."""
    if len(found) < 2:
        return found
    before, after = _page_of(lines[found[0]]) - 1, _page_of(lines[found[-1]]) + 1
    outside = [index for index in bare if index < found[0] or index > found[-1]]
    first = [index for index in outside if index < found[0] and _page_of(lines[index]) == before][-1:]
    last = [index for index in outside if index > found[-1] and _page_of(lines[index]) == after][:1]
    return [*first, *found, *last] if len(outside) <= 2 else found


def _page_of(line: SourceLine) -> int:
    return int(line.text.partition("/")[0])


def _stands_in_text(lines: Sequence[SourceLine], index: int, repeated: set[str]) -> bool:
    neighbours = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return all(len(line.text) >= 12 or line.ordinal is not None or is_terminated(line.text) or line.text in repeated
               for line in neighbours)


def _cuts_a_sentence(lines: Sequence[SourceLine], index: int) -> bool:
    return 0 < index < len(lines) - 1 and len(lines[index - 1].text) >= 20 and not is_terminated(lines[index - 1].text)


def _repeated(lines: Sequence[SourceLine]) -> set[str]:
    """Return the short texts that stand on more than one line and could be running heads.

    None ends a sentence or gives a particular of the text (责任单位：…).
    """
    count = Counter(line.text for line in lines if line.block is None and 4 <= len(line.text) <= _LONGEST_HEAD)
    return {text for text, times in count.items() if times >= 2 and not is_terminated(text) and not _NOT_A_HEAD.match(text)
            and not _PARTICULAR.match(text)}


def _running_heads(lines: Sequence[SourceLine], reasons: dict[int, str], front_end: int, repeated: set[str]) -> dict[int, str]:
    """Return which repeated lines are running heads.

    Those that say the title again; those at the edges of two pages and more; those that cut sentences again and again. A row of
    several cells is none, nor is who signs.
    """
    if not repeated:
        return {}
    heads: dict[int, str] = {}
    places: dict[str, list[int]] = {}
    titles = _titles(lines, front_end)
    for index, line in enumerate(lines):
        other = line.block is not None or line.hints.role is not None or line.hints.inside or line.ordinal is not None
        if line.text in repeated and not other and not (
                _signs(lines, index) or (_CELLS.search(line.raw.text) and _letters(line.text) not in titles)):
            places.setdefault(line.text, []).append(index)
    for text, indices in places.items():
        at_edge = [index for index in indices if _at_page_edge(lines, index, reasons)]
        cutting = [index for index in indices if _cuts_a_sentence(lines, index)]
        below = [index for index in indices if index >= front_end or (index and index in at_edge)]
        letters = _letters(text)
        said = letters in titles or (
            len(below) >= _MANY and len(letters) >= _FEWEST_LETTERS and any(_within(letters, one) for one in titles))
        said = said and (len(indices) > 1 or indices[0] >= front_end)
        if said and (len(below) >= 2 or (below and below == at_edge)):
            heads.update(dict.fromkeys(below, "running-head"))
        elif len(at_edge) >= 2 or len(cutting) >= 2:
            proven = {*at_edge, *cutting}
            heads.update(dict.fromkeys((index for index in indices if index in proven and index), "running-head"))
    return heads


def _titles(lines: Sequence[SourceLine], front_end: int) -> set[str]:
    """Return the letters of what may be the title: each run of lines above the body, its letters in any order."""
    texts = [line.text for line in lines[:front_end]]
    return {_letters("".join(texts[start:end])) for start in range(len(texts)) for end in range(start + 1, min(len(texts), start + 4) + 1)}


def _within(letters: str, others: str) -> bool:
    """Tell whether `others` holds all of `letters`, each as often."""
    return not Counter(letters) - Counter(others)


def _letters(text: str) -> str:
    return "".join(sorted(letter for letter in text if letter.isalpha() or letter.isdecimal()))


def _signs(lines: Sequence[SourceLine], index: int) -> bool:
    """Tell whether line `index` is the organ that signs: the date stands below it, or another organ and then the date."""
    text = lines[index].text
    if index + 1 < len(lines) and lines[index + 1].text == text:
        return False
    below = [line for line in lines[index + 1:index + 4] if _page_line(line) is None]
    return any(is_date(line.text) for line in below[:2]) and SIGNER.fullmatch(text) is not None


def _at_page_edge(lines: Sequence[SourceLine], index: int, reasons: dict[int, str]) -> bool:
    return (lines[index].page_break or reasons.get(index - 1) == "page-number" or reasons.get(index + 1) == "page-number"
            or (index + 1 < len(lines) and lines[index + 1].page_break))


def _without(lines: Sequence[SourceLine], reasons: dict[int, str], draft: Draft) -> list[SourceLine]:
    kept: list[SourceLine] = []
    page_break, blank = False, 0
    for index, line in enumerate(lines):
        page_break, blank = page_break or line.page_break, blank + line.blank_before
        if index in reasons:
            draft.drop(line, reasons[index])
            page_break = page_break or reasons[index] in ("page-number", "running-head")
            continue
        if page_break != line.page_break or blank != line.blank_before:
            kept.append(msgspec.structs.replace(line, page_break=page_break, blank_before=blank))
        else:
            kept.append(line)
        page_break, blank = False, 0
    return kept

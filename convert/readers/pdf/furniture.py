"""Which rows belong to the page: its number, and heads and feet that come again on page after page."""

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Final

from convert.patterns import regex
from convert.readers.pdf.pages import PdfPage
from convert.text.characters import DASHES

_DRESS: Final = f"·•~～{DASHES}"
"""What a page number is dressed with."""
_NUMBER: Final = regex(
    rf"[\s{_DRESS}]*(\d{{1,4}})[\s{_DRESS}]*|第\s*(\d{{1,4}})\s*页.{{0,12}}|(\d{{1,4}})\s*/\s*\d{{1,4}}|(?:Page|PAGE)\s*(\d{{1,4}}).{{0,12}}")
_DRESSED: Final = regex(rf"[{_DRESS}]\s*\d{{1,4}}\s*[{_DRESS}]|第.*页")
_DIGITS: Final = regex(r"\d+")
_ZONE: Final = 0.15
"""Share of the page's height, above and below, where heads and feet stand."""
_EDGE_ROWS: Final = 2
_SHARE: Final = 0.5
_FEWEST_PAGES: Final = 3
_SAME_HEIGHT: Final = 3.0
"""Points within which a head stands at one height on all pages."""
_LONGEST: Final = 60
_PARTICULAR: Final = regex(r"(?!(?:https?|file)://)[^：:#]{1,16}[：:].")
_PRINTED_FROM: Final = regex(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
"""What a browser prints at the foot of a page: the address, and which page of how many."""
_PRINTED_AT: Final = regex(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s+(?:[上下]午)?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\s.*)?")
"""What it prints at the head: when, and the title of the page."""


def find_furniture(pages: Sequence[PdfPage]) -> dict[tuple[int, int], str]:
    """Return the reason by (page, row) of the rows that are page numbers or running heads."""
    found: dict[tuple[int, int], str] = {}
    offsets: Counter[tuple[int, bool]] = Counter()
    numbers: list[tuple[int, int, int, bool]] = []
    repeated: dict[tuple[str, bool], list[float]] = {}
    edges: list[tuple[int, int, str, bool]] = []
    for number, page in enumerate(pages):
        printed = _printed_by_browser(page)
        found.update(dict.fromkeys(((number, index) for index in printed), "running-head"))
        for index, at_top in edge_rows(page):
            if index in printed:
                continue
            text = page.rows[index].text
            match = _NUMBER.fullmatch(text)
            if match:
                value = int(next(group for group in match.groups() if group))
                numbers.append((number, index, value - number, at_top))
                offsets[value - number, at_top] += 1
            else:
                key = _DIGITS.sub("#", "".join(text.split()))
                if _may_be_head(key):
                    repeated.setdefault((key, at_top), []).append(page.rows[index].y)
                    edges.append((number, index, key, at_top))
    for number, index, offset, at_top in numbers:
        text = pages[number].rows[index].text
        if _DRESSED.search(text) or (offsets[offset, at_top] >= 2 and offsets[offset, at_top] >= _SHARE * len(pages) * 0.8):
            found[number, index] = "page-number"
    for number, index, key, at_top in edges:
        height = median(repeated[key, at_top])
        alike = sum(abs(y - height) <= _SAME_HEIGHT for y in repeated[key, at_top])
        if alike >= _FEWEST_PAGES and alike >= 0.4 * len(pages) and abs(pages[number].rows[index].y - height) <= _SAME_HEIGHT:
            found[number, index] = "running-head"
    return found


def _printed_by_browser(page: PdfPage) -> set[int]:
    """Return the rows that a browser prints on a page: its address with the page's number below, the time and its title above."""
    edge = edge_rows(page)
    feet = {index for index, at_top in edge if not at_top and _PRINTED_FROM.fullmatch(page.rows[index].text)}
    return feet | {index for index, at_top in edge if feet and at_top and _PRINTED_AT.fullmatch(page.rows[index].text)}


def _may_be_head(text: str) -> bool:
    """Tell whether a row may be a running head: it ends no sentence, holds no part of one and gives no particular of the text."""
    return len(text) <= _LONGEST and not any(mark in text for mark in "，。；！？") and _PARTICULAR.match(text) is None


def edge_rows(page: PdfPage) -> list[tuple[int, bool]]:
    """Return the indices of the outermost rows, and whether they stand at the top."""
    rows = page.rows
    top = [index for index in range(min(_EDGE_ROWS, len(rows))) if rows[index].y > (1 - _ZONE) * page.height]
    foot = [index for index in range(max(0, len(rows) - _EDGE_ROWS), len(rows)) if rows[index].y < _ZONE * page.height and index not in top]
    return [(index, True) for index in top] + [(index, False) for index in foot]

"""Footnotes at the foot of a page: small rows that begin with a mark which stands raised in the text above them."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.pdf.pages import PdfPage, Row
from convert.text.raised import raised_digits

_SMALL: Final = 0.9
"""Share of the text's size up to which a row may be of a footnote."""
_LOOSE: Final = 2.6
"""Sizes from baseline to baseline within the footnotes of a page."""
_MARK: Final = regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[①-⑳]|[*＊†‡]{1,3}|[\[［〔][\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}[\]］〕]|\d{1,2}(?![\d.．,，年月日个项%])")
_RAISED_RUN: Final = regex("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


class Footnote(msgspec.Struct):
    """A footnote of one page."""

    marker: str
    """As it stands in the text."""
    written: str
    """As it stands at the head of the note."""
    rows: list[int]
    """Indices of its rows."""
    reference: tuple[int, int]
    """The row that refers to it, and where in that row the marker begins."""


def find_footnotes(page: PdfPage, furniture: Mapping[int, str], em: float) -> list[Footnote]:
    """Return the footnotes of a page whose text has size `em`; `furniture` are its rows that belong to the page."""
    block = _foot_block(page.rows, furniture, em)
    if not block:
        return []
    above = [index for index in range(len(page.rows)) if index not in furniture and index < block[0]]
    taken: set[tuple[int, int]] = set()
    found: list[Footnote] = []
    for index in block:
        match = _MARK.match(page.rows[index].text)
        if match is not None and match.end() == len(page.rows[index].text):
            match = None  # a number alone is no note
        reference = _reference(page.rows, above, match.group(), taken) if match else None
        if match is not None and reference is not None:
            taken.add(reference)
            marker = match.group() if not match.group().isdecimal() else raised_digits(match.group())
            found.append(Footnote(marker, match.group(), [index], reference))
        elif found:
            found[-1].rows.append(index)
    return found


def _foot_block(rows: Sequence[Row], furniture: Mapping[int, str], em: float) -> list[int]:
    """Return the small rows at the foot of a page, from the first one with a mark."""
    block: list[int] = []
    for index in range(len(rows) - 1, -1, -1):
        if index in furniture:
            continue
        row = rows[index]
        if row.size > _SMALL * em or (block and rows[index].y - rows[block[-1]].y > _LOOSE * row.size):
            break
        block.append(index)
    block.reverse()
    while block and not _MARK.match(rows[block[0]].text):
        block.pop(0)
    return block


def _reference(rows: Sequence[Row], above: Sequence[int], mark: str, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the row above and the place in it where `mark` refers to a note."""
    wanted = raised_digits(mark) if mark.isdecimal() else mark
    for index in above:
        text = rows[index].text
        if _RAISED_RUN.fullmatch(wanted):
            places = [match.start() for match in _RAISED_RUN.finditer(text) if match.group() == wanted]
        else:
            places = [at for at in range(1, len(text)) if text.startswith(wanted, at)]
        place = next((at for at in places if (index, at) not in taken), None)
        if place is not None:
            return index, place
    return None

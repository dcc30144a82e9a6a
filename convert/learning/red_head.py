"""The red head of a finished document (GB/T 9704-2012 7.2.4-7.2.7): how its mark is drawn, and where mark, number and lines stand."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.learning.first_page import FirstPage, RedLine, Spot, natural_width_pt
from convert.learning.roles import RolePlace
from convert.lint.docx.facts import MM_PER_TWIP, DocxFacts
from convert.lint.docx.usual import indent_of
from convert.ooxml.cascade import UNSAID_SIZE_PT, LetterFormat
from convert.units import TWIPS_PER_PT, mm_to_pt, pt_to_mm

_FULL_SHARE: Final = 0.97
"""From this share of the text's width on a mark fills it, and its size follows from its length."""
_LATIN_BLANK_EM: Final = 0.25
_CENTRE_SLACK_MM: Final = 8.0
"""How far a number may stand off the middle that was put there with blanks."""
_NEAR_MM: Final = 2.0
_PAIR_MM: Final = 4.0
"""Two lines that lie so close are one double line."""
_LARGEST_PT: Final = 200.0
_MOST_SPACING_EM: Final = 3.0
"""Letters further apart are a measure that was not understood."""
_CORNER: Final = ("copy_number", "classification", "urgency")
_CORNER_ROWS: Final = 1.8
_FOOT_SHARE: Final = 0.8

NumberSide = Literal["left", "centre", "right"]


class MarkLook(msgspec.Struct, frozen=True, kw_only=True):
    """The 发文机关标志."""

    top_mm: float
    """From the upper edge of the paper to the upper edge of its characters."""
    size_pt: float
    scale_percent: int
    """Width of its characters."""
    spacing_em: float
    """What lies between two of them."""
    fills: bool
    """It is as wide as the text, or names several, so that its size says nothing of shorter marks."""
    pushed: bool
    """Rows of 份号, 密级 and 紧急程度 stand right above it, so that its place says nothing of a mark without them."""


class SeparatorLook(msgspec.Struct, frozen=True, kw_only=True):
    """The red line, or the double line of a letter."""

    gap_mm: float
    """From the lower edge of what stands above it."""
    width_mm: float
    thickness_mm: float
    color: str
    second: tuple[float, float] | None = None
    """Of a double line: what lies between the two, and the thickness of the second."""


class RedHead(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a document; None is not there, or not known."""

    letter: bool
    """Its line stands between mark and number, as that of a 信函 does (10.1)."""
    mark: MarkLook
    number_gap_mm: float | None
    """From the lower edge of the mark to the upper edge of the 发文字号, or of the first row of 签发人."""
    number_side: NumberSide | None
    """None beside 签发人, where the standard leaves no choice."""
    number_indent_ic: float
    """Of one at the left: how far it stands from the edge of the text, in characters."""
    separator: SeparatorLook | None
    foot_mm: float | None
    """Of a letter: from the line at the foot to the lower edge of the paper."""
    title_gap_mm: float | None
    """From the line, or without one from what stands last above, to the upper edge of the title."""


def red_head(facts: DocxFacts, places: Sequence[RolePlace], *, signed: bool) -> RedHead | None:
    """Return the red head of a document, None when it has none on its first page.

    Args:
        facts: The document.
        places: Which paragraph is which part.
        signed: Whether 签发人 stand in its head.
    """
    page = FirstPage(facts)
    rows = [(one, page.spots[one.paragraph.element]) for one in places
            if one.role == "issuer_mark" and one.paragraph.element in page.spots]
    section = facts.sections[0]
    if not rows:
        return None
    corner = [page.spots[one.paragraph.element] for one in places if one.role in _CORNER and one.paragraph.element in page.spots]
    mark = _mark(rows, section.width_mm - section.left_mm - section.right_mm, corner)
    if not 0 <= mark.top_mm < section.height_mm or mark.size_pt > _LARGEST_PT:
        return None
    bottom = max(spot.shown_top_mm(_size(one)) + pt_to_mm(_size(one)) for one, spot in rows)
    number, title = _first(places, page, ("document_number",), mark.top_mm), _first(places, page, ("organ_line", "title"), bottom)
    end = title[1].shown_top_mm(_size(title[0])) if title is not None else section.height_mm * _FOOT_SHARE
    lines = [one for one in page.lines if bottom - _NEAR_MM < one.y_mm < end and 0 < one.width_mm <= section.width_mm]
    letter = bool(lines) and number is not None and lines[0].y_mm < number[1].shown_top_mm(_size(number[0]))
    feet = [one for one in page.lines if one.y_mm > section.height_mm * _FOOT_SHARE]
    side = None if number is None or signed else _side(*number)
    line, last = _below(bottom, number, lines, letter=letter)
    first = _first(places, page, ("document_number", "signatory_label"), mark.top_mm)
    return RedHead(
        letter=letter, mark=mark, number_gap_mm=round(first[1].middle_top_mm(_size(first[0])) - bottom, 1) if first is not None else None,
        number_side=side, separator=line,
        number_indent_ic=round(_start_mm(number[0]) / pt_to_mm(_size(number[0])), 1) if number is not None and side == "left" else 0.0,
        foot_mm=round(section.height_mm - feet[-1].y_mm - feet[-1].thickness_mm / 2, 1) if letter and feet else None,
        title_gap_mm=round(title[1].middle_top_mm(_size(title[0])) - last, 1) if title is not None else None)


def _below(mark_mm: float, number: tuple[RolePlace, Spot] | None, lines: Sequence[RedLine], *,
           letter: bool) -> tuple[SeparatorLook | None, float]:
    """Return the red line below a mark that ends at `mark_mm`, and from where the distance of the title counts."""
    bottom = shown = mark_mm
    if number is not None:
        size = _size(number[0])
        bottom, shown = (top + pt_to_mm(size) for top in (number[1].middle_top_mm(size), number[1].shown_top_mm(size)))
    line = _separator(lines, mark_mm if letter else shown)
    return line, bottom + (line.gap_mm if line is not None and not letter else 0.0)


def _mark(rows: Sequence[tuple[RolePlace, Spot]], room_mm: float, corner: Sequence[Spot]) -> MarkLook:
    """Return what the rows of a mark look like; the longest says how wide its letters are and how far apart."""
    one, spot = max(rows, key=lambda row: len("".join(row[0].paragraph.text.split())))
    letters = _letters(one)
    size, text = _size(one), one.paragraph.text.strip()
    count = len("".join(text.split()))
    cell = size * letters.scale_percent / 100
    if one.paragraph.look.align == "distribute":
        spacing = (mm_to_pt(spot.width_mm) - count * cell) / max(1, count - 1)
    else:
        spacing = letters.spacing_twips / TWIPS_PER_PT + _blanks_em(text, letters) * cell / max(1, count - 1)
    spacing = spacing if abs(spacing) <= _MOST_SPACING_EM * size else 0.0
    width = pt_to_mm(count * cell + (count - 1) * spacing)
    plain = letters.scale_percent == 100 and abs(spacing) < 1
    top = min(spot.shown_top_mm(_size(one)) for one, spot in rows)
    return MarkLook(
        top_mm=round(top, 1), size_pt=size, scale_percent=round(letters.scale_percent), spacing_em=round(spacing / size, 2),
        fills=plain and (width >= _FULL_SHARE * room_mm or len(rows) > 1),
        pushed=any(0 < top - spot.top_mm < _CORNER_ROWS * spot.pitch_mm for spot in corner))


def _first(places: Sequence[RolePlace], page: FirstPage, roles: Sequence[str], below_mm: float) -> tuple[RolePlace, Spot] | None:
    """Return the highest paragraph of these roles that stands below a place of the first page."""
    found = [(one, page.spots[one.paragraph.element]) for one in places if one.role in roles and one.paragraph.element in page.spots]
    return min((row for row in found if row[1].top_mm > below_mm - _NEAR_MM), key=lambda row: row[1].top_mm, default=None)


def _separator(lines: Sequence[RedLine], above_mm: float) -> SeparatorLook | None:
    """Return the line that follows what ends at `above_mm`, else the last one; a second one right below belongs to it."""
    if not lines:
        return None
    place = next((at for at, line in enumerate(lines) if line.y_mm > above_mm - _NEAR_MM), len(lines) - 1)
    line, after = lines[place], lines[place + 1:place + 2]
    second = None
    if after and after[0].y_mm - line.y_mm < _PAIR_MM:
        second = (round(after[0].y_mm - line.y_mm - (line.thickness_mm + after[0].thickness_mm) / 2, 2), after[0].thickness_mm)
    return SeparatorLook(gap_mm=round(line.y_mm - above_mm, 1), width_mm=line.width_mm, thickness_mm=line.thickness_mm, color=line.color,
                         second=second)


def _side(one: RolePlace, spot: Spot) -> NumberSide:
    """Return where a number stands; blanks before it may have put it into the middle."""
    align = one.paragraph.look.align
    if align in ("center", "right", "end"):
        return "centre" if align == "center" else "right"
    start, text = _start_mm(one), one.paragraph.text.strip()
    middle = start + pt_to_mm(natural_width_pt(one.paragraph)) * len(text) / len(one.paragraph.text) / 2
    return "centre" if abs(middle - spot.width_mm / 2) < _CENTRE_SLACK_MM else "left"


def _start_mm(one: RolePlace) -> float:
    """Return how far from the left edge of its room a row begins: its indent, and blanks before it."""
    text = one.paragraph.text
    blanks = _blanks_em(text[:len(text) - len(text.lstrip())], _letters(one))
    return pt_to_mm((blanks + indent_of(one.paragraph.look, _letters(one))) * _size(one)) + one.paragraph.look.left * MM_PER_TWIP


def _blanks_em(text: str, letters: LetterFormat) -> float:
    """Return how wide the blanks of a text are, in em: those of a Latin face are narrow."""
    latin = _LATIN_BLANK_EM if letters.latin and letters.latin != letters.east_asia else 2 * _LATIN_BLANK_EM
    return sum(1.0 if letter == "\u3000" else latin if letter in " \xa0" else 0.0 for letter in text)


def _letters(one: RolePlace) -> LetterFormat:
    return one.paragraph.main(one.start, one.end) or one.paragraph.letters


def _size(one: RolePlace) -> float:
    return _letters(one).size_pt or UNSAID_SIZE_PT

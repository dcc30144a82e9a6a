"""What most of the running text of a DOCX looks like."""

import math
from collections import Counter
from typing import Final

from convert.lint.docx.facts import DocxFacts, DocxParagraph, Section
from convert.ooxml.cascade import UNSAID_SIZE_PT, LetterFormat, ParagraphLook
from convert.units import TWIPS_PER_PT

_LINE_UNITS: Final = 240
"""The value of single line spacing."""
_NATURAL: Final = 1.3
"""Height of a line of Chinese in em when nothing says otherwise; faces differ."""
_GRIDS: Final = ("lines", "linesAndChars", "snapToChars")
"""Types of a page's grid on whose lines text stands; `default` is none."""
_GRID_SLACK: Final = 0.01
"""By how much of a row a line may be higher than rows of the grid before it takes one more."""


def usual_letters(doc: DocxFacts) -> LetterFormat | None:
    """Return the look of most letters of the running text, None without running text."""
    counts: Counter[tuple[float | None, float, float]] = Counter()
    looks: dict[tuple[float | None, float, float], LetterFormat] = {}
    for paragraph in doc.body:
        for piece in paragraph.pieces:
            key = (piece.letters.size_pt, piece.letters.scale_percent, piece.letters.spacing_twips)
            counts[key] += len(piece.text)
            looks.setdefault(key, piece.letters)
    return looks[counts.most_common(1)[0][0]] if counts else None


def usual_pitch(doc: DocxFacts) -> float:
    """Return the line pitch of most of the running text in twips, 0 without running text."""
    counts: Counter[float] = Counter()
    for paragraph in doc.body:
        counts[pitch_of(doc, paragraph)] += len(paragraph.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def pitch_of(doc: DocxFacts, paragraph: DocxParagraph) -> float:
    """Return the line pitch of a paragraph in twips; see `line_pitch`."""
    return line_pitch(paragraph.look, paragraph.main() or paragraph.letters, doc.sections[0])


def line_pitch(look: ParagraphLook, letters: LetterFormat, section: Section) -> float:
    """Return the pitch in twips of lines of `letters`: as it is fixed, else as word processors set it.

    On a page with a grid a line takes as many whole rows of it as it needs; that of text off the grid is an estimate.
    """
    if look.line and look.line_rule == "exact":
        return look.line
    natural = (letters.size_pt or UNSAID_SIZE_PT) * _NATURAL * TWIPS_PER_PT
    row = section.line_pitch_twips if section.grid in _GRIDS else None
    single = math.ceil(natural / row - _GRID_SLACK) * row if row else natural
    if look.line_rule == "atLeast":
        return max(single, look.line or 0.0)
    return round(single * (look.line or _LINE_UNITS) / _LINE_UNITS, 1)


def indent_of(look: ParagraphLook, letters: LetterFormat) -> float:
    """Return the indent of a first line in characters of the size of `letters`; negative where the line hangs out.

    No characters are none said: word processors write 0 of them where the indent is a length.
    """
    if look.first_line_chars:
        return look.first_line_chars / 100
    return (look.first_line or 0.0) / TWIPS_PER_PT / (letters.size_pt or UNSAID_SIZE_PT)

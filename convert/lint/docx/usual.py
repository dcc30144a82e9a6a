"""What most of the running text of a DOCX looks like."""

from collections import Counter

from convert.lint.docx.facts import DocxFacts, DocxParagraph
from convert.ooxml.cascade import Letters
from convert.units import TWIPS_PER_PT

_LINE_UNITS = 240
_NATURAL = 1.3
"""Height of a line of Chinese in em when nothing says otherwise; faces differ."""


def usual_letters(doc: DocxFacts) -> Letters | None:
    """Return the look of most letters of the running text, None without running text."""
    counts: Counter[tuple[float | None, float, float]] = Counter()
    looks: dict[tuple[float | None, float, float], Letters] = {}
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
    """Return the line pitch of a paragraph in twips; that of single-spaced text off the grid is an estimate."""
    look = paragraph.look
    if look.line and look.line_rule != "auto":
        return look.line
    times = (look.line or _LINE_UNITS) / _LINE_UNITS
    section = doc.sections[0]
    if section.grid and section.line_pitch_twips:
        return section.line_pitch_twips * times
    letters = paragraph.main() or paragraph.letters
    return round((letters.size_pt or 10.0) * _NATURAL * TWIPS_PER_PT * times, 1)

"""Paper, margins, 28 × 22, page numbers of an existing DOCX (GB/T 9704-2012 5, 7.5; GB/T 33476.2-2016 6, 8)."""

import math
from collections.abc import Iterator

from convert.lint.docx.facts import DocxFacts, Section
from convert.lint.docx.limits import Margins, is_face, limits, standard
from convert.lint.docx.usual import usual_letters, usual_pitch
from convert.lint.rule import Finding, rule
from convert.units import TWIPS_PER_PT, mm_to_pt


@rule("D01", grade="mandatory", cite="GB/T 9704-2012 5.1", subject="docx")
def other_paper(doc: DocxFacts) -> Iterator[Finding]:
    """Find sections that are not on A4."""
    page, off = standard().page, limits().paper.tolerance_mm
    for number, section in enumerate(doc.sections, 1):
        sides = sorted((section.width_mm, section.height_mm))
        if abs(sides[0] - page.width_mm) > off or abs(sides[1] - page.height_mm) > off:
            yield Finding(args={"section": number, "width": round(section.width_mm, 1), "height": round(section.height_mm, 1)})


@rule("D02", grade="note", cite="GB/T 9704-2012 5.2.1; GB/T 33476.2-2016 6.2", subject="docx")
def which_margins(doc: DocxFacts) -> Iterator[Finding]:
    """Tell which of the two right sets of margins the document has."""
    found = _margins(doc.sections[0])
    if found is not None:
        yield Finding(args={"top": found.top_mm, "bottom": found.bottom_mm, "cite": found.cite})


@rule("D03", grade="mandatory", cite="GB/T 9704-2012 5.2.1; GB/T 33476.2-2016 6.2", subject="docx")
def wrong_vertical_margins(doc: DocxFacts) -> Iterator[Finding]:
    """Find top and bottom margins that are neither of the two right sets."""
    for number, section in enumerate(doc.sections, 1):
        if _margins(section) is None and not _is_landscape(section):
            yield Finding(args={"section": number, "top": round(section.top_mm, 2), "bottom": round(section.bottom_mm, 2)})


@rule("D04", grade="mandatory", cite="GB/T 9704-2012 5.2.1", subject="docx")
def wrong_side_margins(doc: DocxFacts) -> Iterator[Finding]:
    """Find a binding margin other than 28 mm, and text wider or narrower than 156 mm."""
    page, off = standard().page, limits().tolerance.margin_mm
    for number, section in enumerate(doc.sections, 1):
        width = section.width_mm - section.left_mm - section.right_mm
        if not _is_landscape(section) and (abs(section.left_mm - page.margin_binding_mm) > off
                                           or abs(width - page.type_area_width_mm) > 2 * off):
            yield Finding(args={"section": number, "left": round(section.left_mm, 2), "right": round(section.right_mm, 2)})


@rule("D05", grade="recommended", cite="GB/T 9704-2012 5.2.3", subject="docx")
def characters_per_line(doc: DocxFacts) -> Iterator[Finding]:
    """Find pages on which a line does not hold 28 characters, as computed from width, size, scale, spacing and grid."""
    letters, section = usual_letters(doc), doc.sections[0]
    if letters is None or letters.size_pt is None:
        return
    advance = letters.size_pt * letters.scale_percent / 100 + letters.spacing_twips / TWIPS_PER_PT
    if section.grid in ("linesAndChars", "snapToChars"):
        advance += section.char_space / 4096
    count = math.floor(mm_to_pt(section.width_mm - section.left_mm - section.right_mm) / advance + 0.01) if advance > 0 else 0
    if count != standard().grid.chars_per_line:
        yield Finding(args={"count": count, "wanted": standard().grid.chars_per_line, "advance": round(advance, 2)})


@rule("D06", grade="recommended", cite="GB/T 9704-2012 5.2.3", subject="docx")
def lines_per_page(doc: DocxFacts) -> Iterator[Finding]:
    """Find pages that do not hold 22 lines, as computed from height and line pitch."""
    pitch, section = usual_pitch(doc), doc.sections[0]
    if pitch:
        count = math.floor(mm_to_pt(section.height_mm - section.top_mm - section.bottom_mm) * TWIPS_PER_PT / pitch + 0.01)
        if count != standard().grid.lines_per_page:
            yield Finding(args={"count": count, "wanted": standard().grid.lines_per_page, "pitch": round(pitch / TWIPS_PER_PT, 2)})


@rule("D18", grade="mandatory", cite="GB/T 9704-2012 7.5", subject="docx")
def no_page_number(doc: DocxFacts) -> Iterator[Finding]:
    """Find documents without page numbers."""
    if not doc.footers:
        yield Finding()


@rule("D19", grade="recommended", cite="GB/T 9704-2012 7.5", subject="docx")
def page_number_form(doc: DocxFacts) -> Iterator[Finding]:
    """Find page numbers without a dash on each side, or not in 宋体 of size 四号."""
    wanted = standard().roles["page_number"]
    for footer in doc.footers:
        size = footer.letters.size_pt or 0.0
        family = footer.letters.east_asia or footer.letters.latin or ""
        right_size = abs(size - wanted.type_size_pt) <= limits().tolerance.size_pt
        right_face = not family or is_face(family, wanted.typeface) or is_face(footer.letters.latin or "", wanted.typeface)
        if not (footer.dashed and right_size and right_face):
            yield Finding(args={"text": footer.text.strip(), "size": size, "face": family})
            return


@rule("D20", grade="mandatory", cite="GB/T 9704-2012 7.5", subject="docx")
def page_number_side(doc: DocxFacts) -> Iterator[Finding]:
    """Find page numbers that do not stand at the right of odd and at the left of even pages."""
    if not doc.footers:
        return
    aligns = {footer.kind: footer.align for footer in doc.footers}
    if aligns.get("default") == "outside":
        return
    right, left = aligns.get("default"), aligns.get("even", "left")
    if not doc.even_and_odd or right not in ("right", "end") or left not in ("left", "start", "both", None):
        yield Finding(args={"align": aligns.get("default") or "left"})


def _margins(section: Section) -> Margins | None:
    """Return the right set of margins that the section has: the nearest one within tolerance."""
    off = limits().tolerance.margin_mm
    near = [(abs(section.top_mm - one.top_mm) + abs(section.bottom_mm - one.bottom_mm), one.id, one) for one in limits().margins
            if abs(section.top_mm - one.top_mm) <= off and abs(section.bottom_mm - one.bottom_mm) <= off]
    return min(near)[2] if near else None


def _is_landscape(section: Section) -> bool:
    return section.width_mm > section.height_mm

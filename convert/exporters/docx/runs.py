"""Text to runs: Latin letters apart from Chinese ones, run-in headings, marks, breaks, and the letter spacing of a line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.exporters.docx.styles import StyleWriter
from convert.layout.punctuation import ARABIC_ORDINAL, LATIN
from convert.model.blocks import Mark
from convert.ooxml.elements import illegal_characters, text_content, value
from convert.patterns import regex
from convert.style.sheet import Role
from convert.units import TWIPS_PER_PT

_SHARED: Final = regex("[\x7f-\xff\u0370-\u04ff\u2010-\u27bf]")
"""Characters that Word takes for Western ones unless a run says otherwise: quotation marks, dashes, signs."""
_CHINESE: Final = '<w:lang w:val="zh-CN"/>'
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'

Spacing = tuple[int, int, int]
"""Start and end in the text, and by how many twips its letters stand further apart."""


class LinePlan(msgspec.Struct, frozen=True):
    """What it takes to have the lines of a text break where the layout broke them."""

    spacing: tuple[Spacing, ...] = ()
    latin_starts: frozenset[int] = frozenset()
    """Offsets of Latin words that begin a line after a closing mark. LibreOffice breaks there only when they are called
    Chinese."""


NO_PLAN: Final = LinePlan()


class Piece(msgspec.Struct, frozen=True):
    """Letters that look the same."""

    start: int
    end: int
    latin: bool
    lead: bool
    marks: tuple[Mark, ...]
    spacing: int
    starts_line: bool = False


class RunWriter:
    """Writes the runs of a document and remembers which letters each typeface has to show."""

    def __init__(self, styles: StyleWriter) -> None:
        """Prepare for the styles of one document."""
        self.styles = styles
        self._written: dict[str, list[str]] = {}
        self.illegal: list[str] = []
        """Characters that XML cannot hold, and that were replaced."""

    @property
    def letters(self) -> dict[str, set[str]]:
        """Letters by typeface, for fonts that travel with the document."""
        return {typeface: set("".join(written)) for typeface, written in self._written.items()}

    def show(self, typeface: str, letters: str) -> None:
        """Remember that a typeface has to show `letters`."""
        self._written.setdefault(typeface, []).append(letters)

    def runs(self, text: str, role: Role, *, plan: LinePlan = NO_PLAN, breaks: Sequence[int] = ()) -> str:
        """Return the runs of a text of one role; `breaks` are the offsets where a new line is wanted."""
        return "".join(self._run(text, piece, role, None, "", piece.start in breaks) for piece in pieces(text, plan=plan, breaks=breaks))

    def piece(self, text: str, piece: Piece, role: Role, lead: Role | None, base: str) -> str:
        """Return the run of a piece; `base` is the character style of its lead or mark."""
        return self._run(text, piece, role, lead, base, broken=False)

    def _run(self, text: str, piece: Piece, role: Role, lead: Role | None, base: str, broken: bool) -> str:  # noqa: FBT001
        letters = text[piece.start:piece.end]
        shown = lead if piece.lead and lead else role
        gap = self.styles.sheet.text.ordinal_gap_em
        ordinal = ARABIC_ORDINAL.match(text) if gap and piece.start == 0 else None
        if ordinal and ordinal.end() <= piece.end:
            dot = ordinal.end() - 1
            wider = piece.spacing + round(gap * shown.type_size_pt * TWIPS_PER_PT)
            parts = (msgspec.structs.replace(piece, end=dot), msgspec.structs.replace(piece, start=dot, end=dot + 1, spacing=wider),
                     msgspec.structs.replace(piece, start=dot + 1))
            return "".join(self._run(text, part, role, lead, base, broken and part.start == 0)
                           for part in parts if part.start < part.end)
        latin = piece.latin and shown.latin_typeface != "same"
        typeface = shown.latin_typeface if latin else shown.typeface
        self.show(typeface, letters)
        if not letters.isprintable():
            self.illegal += illegal_characters(letters)
        style = self.styles.character(base, latin=typeface if latin else "") if latin or base else ""
        properties = value("rStyle", style) if style else ""
        if not piece.latin and _SHARED.search(letters):
            properties += _HINT
        if piece.spacing:
            properties += value("spacing", piece.spacing)
        if piece.starts_line:
            properties += _CHINESE
        inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f"<w:r>{inside}{'<w:br/>' if broken else ''}{text_content(letters)}</w:r>"


def pieces(text: str, *, lead_end: int = 0, marks: Sequence[Mark] = (), plan: LinePlan = NO_PLAN,
           breaks: Sequence[int] = ()) -> Iterator[Piece]:
    """Yield the pieces of `text` in order, cut wherever the look of its letters changes."""
    spacing = plan.spacing
    latin = [match.span() for match in LATIN.finditer(text)]
    cuts = {0, len(text), lead_end, *breaks, *plan.latin_starts}
    for spans in (latin, [(mark.start, mark.end) for mark in marks], [(start, end) for start, end, _ in spacing]):
        for start, end in spans:
            cuts.update((start, end))
    whole = [(mark.start, mark.end) for mark in marks if mark.kind == "note"]
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text) and not (whole and any(start < cut < end for start, end in whole)))
    at_latin = at_spacing = 0
    for start, end in pairwise(places):
        while at_latin < len(latin) and latin[at_latin][1] <= start:
            at_latin += 1
        while at_spacing < len(spacing) and spacing[at_spacing][1] <= start:
            at_spacing += 1
        is_latin = at_latin < len(latin) and latin[at_latin][0] <= start
        wide = spacing[at_spacing][2] if at_spacing < len(spacing) and spacing[at_spacing][0] <= start else 0
        covering = tuple(mark for mark in marks if mark.start <= start < mark.end) if marks else ()
        yield Piece(start, end, is_latin, start < lead_end, covering, wide, start in plan.latin_starts)

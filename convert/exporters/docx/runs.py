"""Text to runs: run-in headings, marks, breaks, and the few signs that a program would set in the wrong face.

A style names a Latin and a Chinese face, and programs choose between them letter by letter. Quotation marks, dashes and signs
belong to both: a run that holds one carries a hint, which Word and WPS follow. LibreOffice takes such a sign for a Latin letter
after one and at the start of a paragraph; where it would, the sign stands in a run with a character style of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.exporters.docx.elements import Element, character_style, illegal_characters, run, w
from convert.exporters.docx.styles import StyleWriter
from convert.layout.punctuation import ARABIC_ORDINAL, LATIN
from convert.model.blocks import Mark
from convert.patterns import regex
from convert.style.sheet import Role
from convert.units import TWIPS_PER_PT

_SHARED: Final = regex("[\x7f-\xbf×÷\u0370-\u04ff\u2010-\u27bf]")
"""Characters that Word takes for Western ones unless a run says otherwise: quotation marks, dashes, signs."""
_EITHER: Final = regex("[\x80-\u058f\u1e00-\u2e7f]")
"""Characters that are not surely Chinese to every program."""
_WEAK_FROM: Final = "\u2000"
"""From here on they are of the script of the letter before them; below they are Latin."""
_NEAR: Final = 8
"""How far back a letter is looked for behind blanks."""


class RunPiece(msgspec.Struct, frozen=True):
    """Letters that look the same."""

    start: int
    end: int
    lead: bool
    marks: tuple[Mark, ...]
    sign: bool = False
    """Whether they are signs in the Chinese face that a program would set in the Latin one."""
    western: bool = False
    """Whether they are letters and signs of the Latin face, some of which a hint would give to the Chinese one."""


class RunWriter:
    """Writes the runs of a document and remembers which letters each typeface has to show."""

    def __init__(self, styles: StyleWriter, *, remember: bool = False) -> None:
        """Prepare for the styles of one document; `remember` the letters if fonts are to travel with it."""
        self.styles = styles
        self._remember = remember
        self._written: dict[str, list[str]] = {}
        self.illegal: list[str] = []
        """Characters that XML cannot hold, and that were replaced."""

    @property
    def letters(self) -> dict[str, set[str]]:
        """Letters by typeface, for fonts that travel with the document."""
        return {typeface: set("".join(written)) for typeface, written in self._written.items()}

    def runs(self, text: str, role: Role, *, breaks: Sequence[int] = (), base: str = "") -> list[Element]:
        """Return the runs of a text of one role; `breaks` are the offsets where a new line is wanted, `base` a character style."""
        same = role.latin_typeface == "same"
        return [made for piece in pieces(text, breaks=breaks, one_face=same)
                for made in self.piece(text, piece, role, base, broken=piece.start in breaks)]

    def piece(self, text: str, piece: RunPiece, role: Role, base: str, *, broken: bool = False) -> list[Element]:
        """Return the runs of a piece that looks as `role` does; `base` is the character style of its lead or mark."""
        gap = self.styles.sheet.text.ordinal_gap_em
        ordinal = ARABIC_ORDINAL.match(text) if gap and not piece.start else None
        if ordinal is None or ordinal.end() > piece.end:
            return [self._run(text[piece.start:piece.end], role, base, piece, broken=broken)]
        dot = ordinal.end() - 1
        wide = self.styles.spaced(base, round(gap * role.type_size_pt * TWIPS_PER_PT))
        parts = ((text[:dot], base), (text[dot], wide), (text[dot + 1:piece.end], base))
        return [self._run(letters, role, style, broken=broken and not place) for place, (letters, style) in enumerate(parts) if letters]

    def _run(self, letters: str, role: Role, base: str, piece: RunPiece | None = None, *, broken: bool = False) -> Element:
        if self._remember:
            self._show(letters, role)
        self.illegal += illegal_characters(letters)
        properties = character_style(self.styles.signs(base, role) if piece and piece.sign else self.styles.character(base))
        if not (piece and piece.western) and _SHARED.search(letters):
            properties.append(w("rFonts", hint="eastAsia"))
        return run(letters, properties, broken=broken)

    def _show(self, letters: str, role: Role) -> None:
        same = role.latin_typeface == "same"
        self._written.setdefault(role.typeface, []).append(letters if same else LATIN.sub("", letters))
        if not same:
            self._written.setdefault(role.latin_typeface, []).extend(LATIN.findall(letters))


def pieces(text: str, *, lead_end: int = 0, marks: Sequence[Mark] = (), breaks: Sequence[int] = (),
           one_face: bool = False) -> Iterator[RunPiece]:
    """Yield the pieces of `text` in order, cut wherever the look of its letters changes; with `one_face` signs need no care."""
    western = [] if one_face else western_spans(text)
    signs = [] if one_face else sign_spans(text, western)
    cuts = {0, len(text), lead_end, *breaks}
    for spans in (signs, western, [(mark.start, mark.end) for mark in marks]):
        for start, end in spans:
            cuts.update((start, end))
    whole = [(mark.start, mark.end) for mark in marks if mark.kind == "note"]
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text) and not (whole and any(start < cut < end for start, end in whole)))
    of_signs, of_western = _Spans(signs), _Spans(western)
    for start, end in pairwise(places):
        covering = tuple(mark for mark in marks if mark.start <= start < mark.end) if marks else ()
        yield RunPiece(start, end, start < lead_end, covering, of_signs.hold(start), of_western.hold(start))


class _Spans:
    """Stretches of a text, asked about from left to right."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def hold(self, place: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= place


def western_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches of the Latin face that hold more than letters and digits of English: 25·7, 36.5°, café."""
    if not _EITHER.search(text):
        return []
    return [match.span() for match in LATIN.finditer(text) if _EITHER.search(match.group())]


def sign_spans(text: str, western: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return where signs stand that belong to the Chinese face and that LibreOffice would set in the Latin one.

    Those of `western` stretches belong to the Latin face.
    """
    spans: list[tuple[int, int]] = []
    of_western = _Spans(western)
    last, wrong = -1, False
    for match in _EITHER.finditer(text):
        char, place = match.group(), match.start()
        if of_western.hold(place):
            continue
        wrong = char < _WEAK_FROM or (wrong if last == place else _after_latin(text, place))
        last = place + 1
        if wrong and spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], last)
        elif wrong:
            spans.append((place, last))
    return spans


def _after_latin(text: str, place: int) -> bool:
    """Return whether the last letter before `place` is Latin, blanks left out; at the start of a paragraph it counts as Latin."""
    before = text[max(0, place - _NEAR):place].rstrip(" \u00a0")[-1:]
    return not before or before < "\u0590" or "\u1e00" <= before < "\u2000"

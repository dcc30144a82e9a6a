"""What the layout asks of fonts, and the text style of a role with the widths of its letters."""

from typing import Protocol

import msgspec

from convert.layout.punctuation import LATIN
from convert.style.sheet import Role, StyleSheet
from convert.units import TYPE_SIZES_PT, mm_to_pt, pt_to_mm

_LATIN_TYPEFACE = "latin"
_CELL_SIZE_PT = TYPE_SIZES_PT["三号"]
_EM_BOX_ASCENT = 0.88
_FULL_WIDTH = "“”‘’—…·"


class FaceMetrics(Protocol):
    """One font."""

    @property
    def key(self) -> str:
        """Name of the font, unique in the document."""
        ...

    @property
    def ascent(self) -> float:
        """Top above the baseline, in em."""
        ...

    @property
    def descent(self) -> float:
        """Bottom above the baseline, in em; negative."""
        ...

    def advance(self, char: str) -> float:
        """Return the width of `char` in em."""
        ...

    def extent(self, char: str) -> tuple[float, float] | None:
        """Return bottom and top of the ink of `char` above the baseline, in em; None when the font does not tell."""
        ...


class FontMetrics(Protocol):
    """The fonts of a document. `convert.fonts.FontSet` is one."""

    def face_for(self, typeface: str, char: str) -> FaceMetrics:
        """Return the font that shows `char` in text of `typeface`."""
        ...


class TextStyle:
    """How the letters of a role look, and how wide each of them is in millimetres."""

    __slots__ = (
        "_latin",
        "ascent_mm",
        "bold",
        "color",
        "em_mm",
        "face",
        "latin_face",
        "latin_typeface",
        "others",
        "pitch_mm",
        "role",
        "size_pt",
        "typeface",
        "widths",
    )

    def __init__(self, name: str, role: Role, sheet: StyleSheet, fonts: FontMetrics, scale: float = 1.0) -> None:
        """Prepare the style of role `name`; `scale` makes superscripts of it."""
        self.role = name
        self.typeface = role.typeface
        self.latin_typeface = role.typeface if role.latin_typeface == "same" else role.latin_typeface
        self.color = role.color
        self.bold = role.bold
        self.em_mm, self.size_pt = _em_of(role.type_size_pt, sheet)
        self.pitch_mm = row_pitch(role, sheet)
        face = fonts.face_for(self.typeface, "国")
        self.face = face.key
        self.latin_face = fonts.face_for(self.latin_typeface, "0").key
        self.ascent_mm = self.em_mm * _ascent_in_em_box(face)
        self.em_mm *= scale
        self.size_pt *= scale
        self._latin = fonts.face_for, self.latin_typeface
        self.others: dict[str, str] = {}
        """Letters that another font shows, with its key."""
        self.widths = LetterWidths(self, fonts)


    def latin_width(self, char: str) -> float:
        """Return the width in mm of a sign of `BETWEEN_LATIN` where it stands between Latin letters."""
        face_for, typeface = self._latin
        width = face_for(typeface, char).advance(char)
        return (width if width < 1.0 else face_for(_LATIN_TYPEFACE, char).advance(char)) * self.em_mm


class LetterWidths(dict[str, float]):
    """Width of every letter, measured when it is first met."""

    def __init__(self, style: TextStyle, fonts: FontMetrics) -> None:
        super().__init__()
        self._style = style
        self._fonts = fonts

    def __missing__(self, char: str) -> float:
        style = self._style
        latin = is_latin(char)
        face = self._fonts.face_for(style.latin_typeface if latin else style.typeface, char)
        if latin and face.advance(char) >= 1.0:
            face = self._fonts.face_for(_LATIN_TYPEFACE, char)  # a sign of units that a Chinese face draws as wide as a hanzi
        if face.key != (style.latin_face if latin else style.face):
            style.others[char] = face.key
        em = 1.0 if is_full_width(char) else face.advance(char)
        width = self[char] = em * style.em_mm
        return width


def is_latin(char: str) -> bool:
    """Return whether `char` is always set in the Latin face: ASCII, European letters, raised figures, signs of units."""
    return LATIN.fullmatch(char) is not None


def is_full_width(char: str) -> bool:
    """Return whether `char` takes one cell whatever its font says: 汉字 and the marks of Chinese."""
    return "\u3000" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e" or char in _FULL_WIDTH or "\U00020000" <= char <= "\U0003ffff"


def row_pitch(role: Role, sheet: StyleSheet) -> float:
    """Return the height of a row of `role` in mm: its own character and 7/8 of a 三号 one (GB/T 9704-2012 3.2)."""
    if role.line_pitch_mm is not None:
        return role.line_pitch_mm
    if role.type_size_pt == _CELL_SIZE_PT:
        return sheet.grid.line_pitch_mm
    return pt_to_mm(role.type_size_pt) + sheet.grid.row_gap_mm


def _em_of(size_pt: float, sheet: StyleSheet) -> tuple[float, float]:
    """Return the pitch of characters in mm and the size to draw them in pt. 三号 fills the cell of the grid (5.2.3)."""
    if size_pt != _CELL_SIZE_PT:
        return pt_to_mm(size_pt), size_pt
    return sheet.grid.cell_mm, min(size_pt, mm_to_pt(sheet.grid.cell_mm))


def _ascent_in_em_box(face: FaceMetrics) -> float:
    """Return how far the top of the character box lies above the baseline, in em."""
    if abs(face.ascent - face.descent - 1) > 0.02:
        return _EM_BOX_ASCENT
    return face.ascent


class LineRules(msgspec.Struct, frozen=True):
    """How much the letters of a line may give way; millimetres for one type size."""

    em_mm: float
    tolerance_mm: float
    """What a line may be too long for its letters to be moved closer evenly."""
    end_saving_mm: float
    """What a full-width mark gives away at the end of a line."""
    mark_saving_mm: float
    """What it gives away inside."""
    gap_saving_mm: float
    """What every other gap gives away at most when a mark is pulled in."""
    stretch_mm: float
    """How far every gap of a justified line may open."""
    squeeze_stops: bool
    pull_in: str
    hanging: bool


def line_rules(style: TextStyle, sheet: StyleSheet) -> LineRules:
    """Return the rules of `sheet` for letters of `style`."""
    text, em = sheet.text, style.em_mm
    on_grid = abs(em - sheet.grid.cell_mm) < 1e-9
    return LineRules(
        em_mm=em, tolerance_mm=text.fit_tolerance_em * em if on_grid else 0.0,
        end_saving_mm=(1 - text.line_end_punctuation_em) * em, mark_saving_mm=(1 - text.squeeze_minimum_em) * em,
        gap_saving_mm=text.tracking_minimum_em * em, stretch_mm=text.stretch_maximum_em * em, squeeze_stops=text.squeeze_stops,
        pull_in=text.pull_in, hanging=text.hanging)

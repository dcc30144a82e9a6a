"""The glyphs, rules and pictures of a page, as PDFium gives them."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from convert.patterns import regex
from convert.text.symbols import in_private_area

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_MOST_OBJECTS: Final = 20_000
_MOST_SEGMENTS: Final = 2_000
_DEEPEST_FORM: Final = 5
_UPRIGHT: Final = 0.05
"""Radians by which letters may lean."""
_STRAIGHT: Final = 0.6
_SHORTEST_RULE: Final = 4.0
_MOST_PIXELS: Final = 25_000_000
_OPAQUE: Final = 255
_LARGEST_PHOTO: Final = 20_000_000
_LEAST_PHOTO: Final = 20.0


_HIGH_HALF, _LOW_HALF, _LAST_HALF = 0xD800, 0xDC00, 0xDFFF
_LAST_LIGATURE: Final = 0xFB06
"""ff, fi, fl … in one glyph."""
_PRIVATE_AREA: Final = 0xF000
"""Codes of the symbol fonts stand here."""
_SAMPLED: Final = 4
"""Whether letters are bold is asked for one in so many, and for the first on a line."""
_FILLED_AND_DRAWN: Final = 2
_FORCE_BOLD: Final = 1 << 18
_BOLD: Final = regex(rb"bold|heavy|black|hei(?!t)|FZ[A-Z]*HT|FZ[A-Z]*BS|STHeiti|\xba\xda\xcc\xe5|\xe9\xbb\x91\xe4\xbd\x93", re.IGNORECASE)


class Glyph(NamedTuple):
    """A letter and where it stands."""

    letter: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


class PdfStroke(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


class PdfPicture(NamedTuple):
    """A picture and where it stands; without bytes when it cannot be shown."""

    data: bytes
    x0: float
    y0: float
    x1: float
    y1: float


class Found(NamedTuple):
    """What a page holds."""

    glyphs: list[Glyph]
    slanted: str
    unmapped: int
    turn: int
    """Quarter turns by which the letters stand on the sheet."""


def read_glyphs(text_page: Any) -> Found:
    """Return the letters of a page in the order of its content; those at another angle than most apart."""
    from pypdfium2 import raw

    found: list[_Letter] = []
    indices: list[int] = []
    shared: list[int] = []
    """Letters that one glyph shows together with the letter before."""
    faces = _Faces()
    unmapped, bold, lead = 0, False, 0
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code, lead_before, lead = raw.FPDFText_GetUnicode(text_page, index), lead, 0
        if lead_before and _LOW_HALF <= code <= _LAST_HALF:  # a letter beyond the basic plane comes in halves
            found[-1] = (chr(0x10000 + (lead_before - _HIGH_HALF << 10) + code - _LOW_HALF), *found[-1][1:])
            continue
        half = code if _HIGH_HALF <= code < _LOW_HALF else 0
        if code in (0x0D, 0x0A) or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if code == 0 or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            unmapped += 1
        if code == 0 or code in (0xFFFE, 0xFFFF) or _HIGH_HALF <= code <= _LAST_HALF:
            code = 0x2D if code == 0xFFFE else 0xFFFD
        if not (raw.FPDFText_GetCharOrigin(text_page, index, x, y) and raw.FPDFText_GetLooseCharBox(text_page, index, box)):
            continue
        size = raw.FPDFText_GetFontSize(text_page, index)
        if raw.FPDFText_GetMatrix(text_page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        angle = round(raw.FPDFText_GetCharAngle(text_page, index), 1)
        letter = in_private_area(chr(code), faces.name(text_page, index)) if _PRIVATE_AREA <= code < _PRIVATE_AREA + 0x100 else chr(code)
        if 0xFB00 <= code <= _LAST_LIGATURE:
            letter = unicodedata.normalize("NFKC", letter)
        place = (box.left, box.bottom, box.right, box.top)
        if not found or found[-1][3] != y.value or len(found) % _SAMPLED == 0:
            bold = faces.is_bold(text_page, index)
        if found and found[-1][1] == place and faces.are_one(text_page, indices[-1], index):
            shared.append(len(found))
        found.append((letter, place, x.value, y.value, size, bold, angle))
        indices.append(index)
        lead = half
    if not found:
        return Found([], "", unmapped, 0)
    _part_ligatures(found, shared)
    main = Counter(one[-1] for one in found).most_common(1)[0][0]
    turn = round(-main / (math.pi / 2)) % 4  # the angle is counted clockwise
    upright = [_glyph(letter, place, x, y, size, turn, bold=bold)
               for letter, place, x, y, size, bold, angle in found if _same_angle(angle, main)]
    slanted = "".join(one[0] for one in found if not _same_angle(one[-1], main))
    return Found(upright, slanted, unmapped, turn)


_Letter = tuple[str, tuple[float, float, float, float], float, float, float, bool, float]
"""Letter, box, origin, size, whether it is bold, angle."""


def _part_ligatures(found: list[_Letter], shared: list[int]) -> None:
    """Give each letter of a glyph that stands for several (ff, ……) its share of the box: they are no letters drawn twice."""
    while shared:
        last = shared.pop()
        first = last - 1
        while shared and shared[-1] == first:
            first = shared.pop() - 1
        count = last - first + 1
        left, bottom, right, top = found[first][1]
        for at in range(count):
            letter, _, _, y, size, bold, angle = found[first + at]
            x0, x1 = left + (right - left) * at / count, left + (right - left) * (at + 1) / count
            found[first + at] = (letter, (x0, bottom, x1, top), x0, y, size, bold, angle)


class _Faces:
    """Which letters are bold: by the name and the flags of their face, or because their outlines are drawn as well."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self._raw: Any = raw
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._known: dict[int | None, bool] = {}
        """By the place in memory of the face."""

    def is_bold(self, text_page: Any, index: int) -> bool:
        """Tell whether letter `index` is bold."""
        holder = self._raw.FPDFText_GetTextObject(text_page, index)
        if not holder:
            return False
        if self._raw.FPDFTextObj_GetTextRenderMode(holder) == _FILLED_AND_DRAWN:
            return True
        face = _address(self._raw.FPDFTextObj_GetFont(holder))
        if face not in self._known:
            name = self.name(text_page, index)
            self._known[face] = bool(self._flags.value & _FORCE_BOLD) or _BOLD.search(name.encode("latin-1")) is not None
        return self._known[face]

    def are_one(self, text_page: Any, first: int, second: int) -> bool:
        """Tell whether two letters that stand on each other were drawn by one object, and so by one glyph."""
        return _address(self._raw.FPDFText_GetTextObject(text_page, first)) == _address(self._raw.FPDFText_GetTextObject(text_page, second))

    def name(self, text_page: Any, index: int) -> str:
        """Return the name of the face of a letter."""
        named = self._raw.FPDFText_GetFontInfo(text_page, index, self._name, 128, self._flags)
        return self._name.value.decode("latin-1") if named else ""


def _address(pointer: Any) -> int | None:
    return ctypes.cast(pointer, ctypes.c_void_p).value if pointer else None


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return the point as it is seen when the sheet is turned so that letters at `turn` quarters stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def read_rules(page: Any, turn: int = 0) -> list[PdfStroke]:
    """Return the level and upright lines that a page draws, seen after `turn` quarter turns."""
    from pypdfium2 import raw

    rules: list[PdfStroke] = []
    for element, kind in _objects(page, (_PATH,)):
        if kind == _PATH:
            rules.extend(straight(_points(raw, element)))
        if len(rules) > _MOST_OBJECTS:
            break
    return [_turned_rule(rule, turn) for rule in rules] if turn else rules


def read_pictures(page: Any) -> list[PdfPicture]:
    """Return the pictures that a page shows, but for mere dots and strokes."""
    from pypdfium2 import raw

    found: list[PdfPicture] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for element, _ in _objects(page.raw, (_IMAGE,)):
        if not raw.FPDFPageObj_GetBounds(element, left, bottom, right, top):
            continue
        if min(right.value - left.value, top.value - bottom.value) < _LEAST_PHOTO:
            continue
        found.append(PdfPicture(_picture(raw, page, element), left.value, bottom.value, right.value, top.value))
    return found


def _glyph(letter: str, place: tuple[float, float, float, float], x: float, y: float, size: float, turn: int, *,
           bold: bool) -> Glyph:
    left, bottom = turned(place[0], place[1], turn)
    right, top = turned(place[2], place[3], turn)
    return Glyph(letter, min(left, right), max(left, right), turned(x, y, turn)[1], size or abs(top - bottom), bold)


def _turned_rule(rule: PdfStroke, turn: int) -> PdfStroke:
    first, second = turned(rule.x0, rule.y0, turn), turned(rule.x1, rule.y1, turn)
    return PdfStroke(min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1]))


def _same_angle(angle: float, main: float) -> bool:
    return abs(math.remainder(angle - main, 2 * math.pi)) <= _UPRIGHT + 0.1


def _objects(page: Any, kinds: tuple[int, ...]) -> Iterator[tuple[Any, int]]:
    """Yield the objects of these kinds; those inside forms only where the form is not moved."""
    from pypdfium2 import raw

    stack: list[tuple[Any, int, int]] = [(page, raw.FPDFPage_CountObjects(page), 0)]
    seen = 0
    while stack:
        holder, count, depth = stack.pop()
        get = raw.FPDFPage_GetObject if depth == 0 else raw.FPDFFormObj_GetObject
        for index in range(count):
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            element = get(holder, index)
            kind = raw.FPDFPageObj_GetType(element)
            if kind in kinds:
                yield element, kind
            elif kind == _FORM and depth < _DEEPEST_FORM:
                stack.append((element, raw.FPDFFormObj_CountObjects(element), depth + 1))


def _points(raw: Any, element: Any) -> Iterator[tuple[float, float, bool]]:
    """Yield the points of a path and whether a straight line leads there."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(element, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(element), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(element, index)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = raw.FPDFPathSegment_GetType(segment)
        yield (*point, kind == raw.FPDF_SEGMENT_LINETO)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        if start is not None and raw.FPDFPathSegment_GetClose(segment):
            yield (*start, True)


def straight(points: Iterable[tuple[float, float, bool]]) -> Iterator[PdfStroke]:
    """Yield the level and upright lines of a path; of each point it is told whether a straight line leads there."""
    before: tuple[float, float] | None = None
    for x, y, line in points:
        if line and before is not None:
            wide, tall = abs(x - before[0]), abs(y - before[1])
            if (tall <= _STRAIGHT and wide >= _SHORTEST_RULE) or (wide <= _STRAIGHT and tall >= _SHORTEST_RULE):
                yield PdfStroke(min(x, before[0]), min(y, before[1]), max(x, before[0]), max(y, before[1]))
        before = (x, y)


def _picture(raw: Any, page: Any, element: Any) -> bytes:
    """Return a picture as it looks: the JPEG itself when nothing is around it, else a PNG on white."""
    from pypdfium2 import PdfImage, PdfiumError

    image, jpeg = PdfImage(element, page=page, pdf=page.pdf), _jpeg(raw, element)
    try:
        width, height = image.get_px_size()
        if width * height > _MOST_PIXELS:
            return jpeg
        if jpeg and _is_opaque(image.get_bitmap(render=True, scale_to_original=False).to_pil()):
            return jpeg
        bitmap = image.get_bitmap(render=True).to_pil()
    except (PdfiumError, ValueError, OSError, MemoryError):
        return jpeg
    alpha = bitmap.getchannel("A") if "A" in bitmap.getbands() else None
    if alpha is not None and alpha.getextrema()[1] == 0:
        return b""  # nothing of it shows
    return _png(bitmap, alpha)


def _is_opaque(bitmap: Any) -> bool:
    return "A" not in bitmap.getbands() or bitmap.getchannel("A").getextrema()[0] == _OPAQUE


def _png(bitmap: Any, alpha: Any) -> bytes:
    from io import BytesIO

    from PIL import Image

    white = Image.new("RGB", bitmap.size, "white")
    white.paste(bitmap.convert("RGB"), mask=alpha)
    buffer = BytesIO()
    white.save(buffer, "PNG")
    return buffer.getvalue()


def _jpeg(raw: Any, element: Any) -> bytes:
    """Return the bytes of a picture that is a JPEG and nothing around it."""
    if raw.FPDFImageObj_GetImageFilterCount(element) != 1:
        return b""
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(element, 0, name, 32)
    size = raw.FPDFImageObj_GetImageDataRaw(element, None, 0)
    if name.value != b"DCTDecode" or size > _LARGEST_PHOTO:
        return b""
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(element, data, size)
    return data.raw

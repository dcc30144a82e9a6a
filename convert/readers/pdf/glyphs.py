"""The glyphs, rules and pictures of a page, as PDFium gives them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_MOST_OBJECTS: Final = 20_000
_MOST_SEGMENTS: Final = 2_000
_DEEPEST_FORM: Final = 5
_UPRIGHT: Final = 0.05
"""Radians by which letters may lean."""
_STRAIGHT: Final = 0.6
_SHORTEST_RULE: Final = 4.0
_LARGEST_PHOTO: Final = 20_000_000
_LEAST_PHOTO: Final = 20.0


class Glyph(NamedTuple):
    """A letter and where it stands."""

    letter: str
    x0: float
    x1: float
    y: float
    size: float


class Rule(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


class Picture(NamedTuple):
    """A picture and where it stands; bytes only of a JPEG."""

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

    found: list[tuple[str, tuple[float, float, float, float], float, float, float, float]] = []
    unmapped = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code in (0x0D, 0x0A) or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if code == 0 or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            unmapped += 1
        if code == 0 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
            code = 0x2D if code == 0xFFFE else 0xFFFD
        if not (raw.FPDFText_GetCharOrigin(text_page, index, x, y) and raw.FPDFText_GetLooseCharBox(text_page, index, box)):
            continue
        size = raw.FPDFText_GetFontSize(text_page, index)
        if raw.FPDFText_GetMatrix(text_page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        angle = round(raw.FPDFText_GetCharAngle(text_page, index), 1)
        found.append((chr(code), (box.left, box.bottom, box.right, box.top), x.value, y.value, size, angle))
    if not found:
        return Found([], "", unmapped, 0)
    main = Counter(one[-1] for one in found).most_common(1)[0][0]
    turn = round(-main / (math.pi / 2)) % 4  # the angle is counted clockwise
    upright = [_glyph(letter, place, x, y, size, turn) for letter, place, x, y, size, angle in found if _same_angle(angle, main)]
    slanted = "".join(one[0] for one in found if not _same_angle(one[-1], main))
    return Found(upright, slanted, unmapped, turn)


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return the point as it is seen when the sheet is turned so that letters at `turn` quarters stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def read_rules(page: Any, turn: int = 0) -> list[Rule]:
    """Return the level and upright lines that a page draws, seen after `turn` quarter turns."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    for element, kind in _objects(page, (_PATH,)):
        if kind == _PATH:
            rules.extend(_straight(_points(raw, element)))
        if len(rules) > _MOST_OBJECTS:
            break
    return [_turned_rule(rule, turn) for rule in rules] if turn else rules


def read_pictures(page: Any) -> list[Picture]:
    """Return the pictures that a page shows, but for mere dots and strokes."""
    from pypdfium2 import raw

    found: list[Picture] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for element, _ in _objects(page, (_IMAGE,)):
        if not raw.FPDFPageObj_GetBounds(element, left, bottom, right, top):
            continue
        if min(right.value - left.value, top.value - bottom.value) < _LEAST_PHOTO:
            continue
        found.append(Picture(_jpeg(raw, element), left.value, bottom.value, right.value, top.value))
    return found


def _glyph(letter: str, place: tuple[float, float, float, float], x: float, y: float, size: float, turn: int) -> Glyph:
    left, bottom = turned(place[0], place[1], turn)
    right, top = turned(place[2], place[3], turn)
    return Glyph(letter, min(left, right), max(left, right), turned(x, y, turn)[1], size or abs(top - bottom))


def _turned_rule(rule: Rule, turn: int) -> Rule:
    first, second = turned(rule.x0, rule.y0, turn), turned(rule.x1, rule.y1, turn)
    return Rule(min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1]))


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


def _straight(points: Iterator[tuple[float, float, bool]]) -> Iterator[Rule]:
    before: tuple[float, float] | None = None
    for x, y, line in points:
        if line and before is not None:
            wide, tall = abs(x - before[0]), abs(y - before[1])
            if (tall <= _STRAIGHT and wide >= _SHORTEST_RULE) or (wide <= _STRAIGHT and tall >= _SHORTEST_RULE):
                yield Rule(min(x, before[0]), min(y, before[1]), max(x, before[0]), max(y, before[1]))
        before = (x, y)


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

"""The objects of a page as glyphs, rules and pictures, in points from the foot of the page, as from a PDF (8.5, 9, 10, 11)."""

import unicodedata
from collections.abc import Iterable, Iterator
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.readers.ofd.file import OfdFile, OfdPage, children, first, name_of, text_of
from convert.readers.pdf.child import MAX_PAGE_LETTERS, MAX_PICTURE_BYTES
from convert.readers.pdf.glyphs import Glyph, PdfStroke, straight
from convert.readers.pdf.grid import find_grids
from convert.readers.pdf.pages import PdfPage, Photo
from convert.readers.pdf.rows import make_rows
from convert.text.deltas import expanded, number_of, numbers_of
from convert.units import PT_PER_MM

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 8
"""How deep drawings may stand in drawings."""
_MOST_OBJECTS: Final = 50_000
_LEAST_PHOTO_PT: Final = 20.0
_UPRIGHT: Final = 0.05
_BOLD: Final = 600
_BLACK: Final = ("黑", "bold", "heavy", "hei")
_NARROW: Final = 0.5
_OPERANDS: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


class Matrix(NamedTuple):
    """What leads from an object's own coordinates to those of the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lands."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "Matrix") -> "Matrix":
        """Return the matrix that leads on from here through `outer`."""
        x, y = outer.at(self.e, self.f)
        return Matrix(outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b,
                      outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d, x, y)


def read_page(file: OfdFile, page: OfdPage) -> PdfPage:
    """Return what a page shows; the letters of its template with it. Of one with too many letters, only that they are.

    Raises:
        ConvertError: as `OfdFile.tree`.
    """
    root = file.tree(page.part)
    width, height = file.paper(first(root, "Area")) or page.size_mm
    for part in children(root, "PageRes"):
        file.take_resources(file.located(page.part, text_of(part)))
    reader = ObjectReader(file, height)
    for template in children(root, "Template"):
        reader.read(first(file.tree(file.templates.get(template.get("TemplateID", ""), "")), "Content"))
    reader.read(first(root, "Content"))
    if len(reader.glyphs) > MAX_PAGE_LETTERS:
        return PdfPage(width * PT_PER_MM, height * PT_PER_MM, letters=len(reader.glyphs))
    grids, outside = find_grids(reader.rules, reader.glyphs)
    rows, doubled = make_rows(outside)
    slanted = ["".join(reader.slanted)] if "".join(reader.slanted).strip() else []
    return PdfPage(width * PT_PER_MM, height * PT_PER_MM, rows, grids, reader.photos, slanted, doubled, 0, len(reader.glyphs))


class ObjectReader:
    """Goes over the layers of one page."""

    def __init__(self, file: OfdFile, height_mm: float) -> None:
        self.glyphs: list[Glyph] = []
        self.rules: list[PdfStroke] = []
        self.photos: list[Photo] = []
        self.slanted: list[str] = []
        """Letters that stand at an angle."""
        self._file = file
        self._height = height_mm
        self._objects = 0
        self._bytes = 0

    def read(self, content: "_Element | None") -> None:
        """Take the objects of all layers."""
        for layer in children(content, "Layer"):
            self._walk(layer, Matrix(), 0)

    def _walk(self, holder: "Iterable[_Element]", outer: Matrix, depth: int) -> None:
        for element in holder:
            self._objects += 1
            if self._objects > _MOST_OBJECTS or len(self.glyphs) > MAX_PAGE_LETTERS:
                return
            kind = name_of(element)
            if kind == "PageBlock" and depth < _DEEPEST:
                self._walk(element, outer, depth + 1)
                continue
            matrix = _matrix(element).within(outer)
            if kind == "TextObject":
                self._text(element, matrix)
            elif kind == "PathObject":
                self.rules.extend(straight(self._points(text_of(first(element, "AbbreviatedData")), matrix)))
            elif kind == "ImageObject":
                self._image(element, matrix)
            elif kind == "CompositeObject" and depth < _DEEPEST:
                unit = self._file.units.get(element.get("ResourceID", ""))
                content = first(unit, "Content")
                if content is not None:
                    self._walk(content, matrix, depth + 1)

    def _to_points(self, x: float, y: float) -> tuple[float, float]:
        return x * PT_PER_MM, (self._height - y) * PT_PER_MM

    def _text(self, element: "_Element", matrix: Matrix) -> None:
        size = number_of(element.get("Size", "")) or 0.0
        if size <= 0:
            return
        is_upright = abs(matrix.b) <= _UPRIGHT * hypot(matrix.a, matrix.b) and matrix.a > 0 and element.get("CharDirection", "0") == "0"
        scale = number_of(element.get("HScale", "")) or 1.0
        face = self._file.faces.get(element.get("Font", ""), "").lower()
        is_bold = (number_of(element.get("Weight", "")) or 0) >= _BOLD or any(word in face for word in _BLACK)
        x = y = 0.0
        for code in children(element, "TextCode"):
            text = "".join(letter for letter in code.text or "" if letter not in "\r\n")[:MAX_PAGE_LETTERS + 1]
            x, y = _given(code, "X", x), _given(code, "Y", y)
            if not is_upright:
                self.slanted.append(text)
                continue
            steps = expanded(code.get("DeltaX", ""), len(text))
            downs = expanded(code.get("DeltaY", ""), len(text))
            across, down = x, y
            for index, letter in enumerate(text):
                wide = _width(letter) * size * scale
                step = steps[index] if index < len(steps) else wide
                left, baseline = self._to_points(*matrix.at(across, down))
                right, _ = self._to_points(*matrix.at(across + (min(wide, step) if step > 0 else wide), down))
                self.glyphs.append(Glyph(letter, left, right, baseline, size * hypot(matrix.c, matrix.d) * PT_PER_MM, is_bold))
                across += step
                down += downs[index] if index < len(downs) else 0.0

    def _points(self, path: str, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
        """Yield the points of a path and whether a straight line leads there."""
        words = path.split()[::-1]
        start: tuple[float, float] | None = None
        while words:
            operator = words.pop()
            count = _OPERANDS.get(operator)
            if count is None or len(words) < count:
                return
            operands = numbers_of(" ".join(words.pop() for _ in range(count)), count)
            if operands is None:
                return
            if operator == "C":
                if start is not None:
                    yield (*start, True)
                continue
            point = self._to_points(*matrix.at(*operands[-2:]))
            if operator in ("M", "S"):
                start = point
            yield (*point, operator == "L")

    def _image(self, element: "_Element", matrix: Matrix) -> None:
        corners = [self._to_points(*matrix.at(x, y)) for x, y in ((0, 0), (1, 1))]
        left, right = sorted(x for x, _ in corners)
        bottom, top = sorted(y for _, y in corners)
        if min(right - left, top - bottom) < _LEAST_PHOTO_PT:
            return
        data = self._file.part(self._file.media.get(element.get("ResourceID", ""), "")) or b""
        self._bytes += len(data)
        self.photos.append(Photo(data if self._bytes <= MAX_PICTURE_BYTES else b"", left, right, top, bottom))


def _matrix(element: "_Element") -> Matrix:
    """Return what leads from an object to what holds it: its own matrix, then its box."""
    box = numbers_of(element.get("Boundary", ""), 4) or (0.0, 0.0, 0.0, 0.0)
    own = numbers_of(element.get("CTM", ""), 6)
    return (Matrix(*own) if own else Matrix()).within(Matrix(e=box[0], f=box[1]))


def _given(code: "_Element", name: str, before: float) -> float:
    """Return a coordinate; the one before where it is left out."""
    value = number_of(code.get(name, ""))
    return before if value is None else value


def _width(letter: str) -> float:
    """Return about how wide a letter is, in em: the file need not say."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else _NARROW

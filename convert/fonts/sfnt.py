"""Read what measuring needs from a font file: names, widths, the letters it has. Only the tables asked for are read.

TrueType and OpenType files and collections of them (ISO/IEC 14496-22).
"""

import sys
from array import array
from bisect import bisect_right
from functools import cached_property
from struct import Struct, error, unpack_from

_TABLE = Struct(">4s4xII")
_NAME = Struct(">6H")
_OUTLINES = ("glyf", "CFF ", "CFF2")


class FontFileError(Exception):
    """The file is no font that can be read."""


class FontFile:
    """One face in a font file; numbers are font units unless something else is said."""

    def __init__(self, path: str, index: int = 0) -> None:
        """Read the table directory of face number `index` of the file.

        Raises:
            FontFileError: it is no TrueType or OpenType font, or has no such face.
        """
        self.path = path
        self.index = index
        try:
            self.tables = self._directory()
        except (OSError, error) as exception:
            raise FontFileError(path) from exception

    def _directory(self) -> dict[str, tuple[int, int]]:
        start = 0
        with open(self.path, "rb") as file:
            head = file.read(12)
            if head[:4] == b"ttcf":
                if self.index >= unpack_from(">I", head, 8)[0]:
                    raise FontFileError(self.path)
                file.seek(12 + 4 * self.index)
                start = unpack_from(">I", file.read(4))[0]
                file.seek(start)
                head = file.read(12)
            if head[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
                raise FontFileError(self.path)
            count = unpack_from(">H", head, 4)[0]
            entries = file.read(16 * count)
        return {tag.decode("latin-1"): (at, length) for tag, at, length in _TABLE.iter_unpack(entries[:16 * count])}

    def table(self, tag: str) -> bytes:
        """Return the bytes of a table; empty when the font has none."""
        if tag not in self.tables:
            return b""
        at, length = self.tables[tag]
        with open(self.path, "rb") as file:
            file.seek(at)
            return file.read(length)

    @property
    def has_outlines(self) -> bool:
        """Whether letters are drawn as curves, not as pictures only."""
        return any(tag in self.tables for tag in _OUTLINES)

    @cached_property
    def head(self) -> tuple[int, ...]:
        """Units per em and the box that holds every glyph: left, bottom, right, top."""
        data = self.table("head")
        return unpack_from(">H", data, 18) + unpack_from(">4h", data, 36)

    @cached_property
    def os2(self) -> dict[str, int]:
        """Weight, embedding rights, typographic ascent and descent, height of capitals where it is told."""
        data = self.table("OS/2")
        if len(data) < 72:
            return {}
        found = {"weight": unpack_from(">H", data, 4)[0], "fs_type": unpack_from(">H", data, 8)[0]}
        found["ascent"], found["descent"] = unpack_from(">2h", data, 68)
        if unpack_from(">H", data)[0] >= 2 and len(data) >= 90:
            found["cap_height"] = unpack_from(">h", data, 88)[0]
        return found

    @cached_property
    def hhea(self) -> tuple[int, int, int]:
        """Ascent, descent, and how many glyphs have a width of their own."""
        data = self.table("hhea")
        ascent, descent = unpack_from(">2h", data, 4)
        return ascent, descent, unpack_from(">H", data, 34)[0]

    @cached_property
    def italic_angle(self) -> float:
        """Slant in degrees, counter-clockwise from upright."""
        data = self.table("post")
        return float(unpack_from(">i", data, 4)[0] / 65536) if data else 0.0

    @cached_property
    def is_fixed_pitch(self) -> bool:
        """Whether the font says that all letters have one width."""
        data = self.table("post")
        return bool(data and unpack_from(">I", data, 12)[0])

    @cached_property
    def _widths(self) -> "array[int]":
        count = self.hhea[2]
        return _big_endian("H", self.table("hmtx")[:4 * count])[0::2]

    def width(self, glyph: int) -> int:
        """Return the advance of a glyph."""
        widths = self._widths
        return widths[glyph] if glyph < len(widths) else widths[-1]

    def extent(self, glyph: int) -> tuple[int, int] | None:
        """Return bottom and top of the ink of a glyph; None when it has none or is not drawn with TrueType curves."""
        if "glyf" not in self.tables or "loca" not in self.tables:
            return None
        long_offsets = unpack_from(">h", self.table("head"), 50)[0]
        with open(self.path, "rb") as file:
            file.seek(self.tables["loca"][0] + glyph * (4 if long_offsets else 2))
            begin, end = unpack_from(">2I", file.read(8)) if long_offsets else (2 * at for at in unpack_from(">2H", file.read(4)))
            if end <= begin:
                return None
            file.seek(self.tables["glyf"][0] + begin)
            _, _, bottom, _, top = unpack_from(">5h", file.read(10))
        return bottom, top

    @cached_property
    def _groups(self) -> "tuple[array[int], array[int], array[int]]":
        """First code point, last code point and first glyph of every run of the letters (cmap format 12)."""
        at, data = self._cmap(12)
        if at is None:
            return array("I"), array("I"), array("I")
        count = unpack_from(">I", data, at + 12)[0]
        numbers = _big_endian("I", data[at + 16:at + 16 + 12 * count])
        return numbers[0::3], numbers[1::3], numbers[2::3]

    @cached_property
    def _segments(self) -> "tuple[array[int], array[int], array[int], array[int], array[int]]":
        """Starts, ends, deltas, range offsets and glyph numbers of cmap format 4."""
        at, data = self._cmap(4)
        if at is None:
            return (array("H"),) * 5
        length, _language, double = unpack_from(">3H", data, at + 2)
        numbers = _big_endian("H", data[at + 14:at + (length or len(data))][:(len(data) - at - 14) // 2 * 2])
        count = double // 2
        return (numbers[count + 1:2 * count + 1], numbers[:count], numbers[2 * count + 1:3 * count + 1],
                numbers[3 * count + 1:4 * count + 1], numbers[4 * count + 1:])

    def _cmap(self, wanted: int) -> tuple[int | None, bytes]:
        """Return where the Unicode map of this format begins, and the table."""
        data = self._cmap_table
        for number in range(unpack_from(">H", data, 2)[0] if data else 0):
            platform, encoding, at = unpack_from(">HHI", data, 4 + 8 * number)
            unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
            if unicode and unpack_from(">H", data, at)[0] == wanted:
                return at, data
        return None, data

    @cached_property
    def _cmap_table(self) -> bytes:
        return self.table("cmap")

    def glyph(self, code: int) -> int:
        """Return the number of the glyph that shows a code point; 0 when the font has none."""
        starts, ends, glyphs = self._groups
        if starts:
            at = bisect_right(starts, code) - 1
            return glyphs[at] + code - starts[at] if at >= 0 and code <= ends[at] else 0
        return self._short_glyph(code) if code <= 0xFFFF else 0

    def _short_glyph(self, code: int) -> int:
        starts, ends, deltas, offsets, glyphs = self._segments
        at = bisect_right(starts, code) - 1
        if at < 0 or code > ends[at]:
            return 0
        if not offsets[at]:
            return (code + deltas[at]) & 0xFFFF
        place = offsets[at] // 2 - (len(starts) - at) + code - starts[at]
        glyph = glyphs[place] if 0 <= place < len(glyphs) else 0
        return (glyph + deltas[at]) & 0xFFFF if glyph else 0

    def letter_count(self) -> int:
        """Return how many code points the font's map covers."""
        starts, ends, _ = self._groups
        if not starts:
            starts, ends = self._segments[:2]
        return sum(last - first + 1 for first, last in zip(starts, ends, strict=True) if last != 0xFFFF)

    def names(self, *numbers: int) -> list[str]:
        """Return the names with these numbers of the name table, in all languages, in the order of the table."""
        data = self.table("name")
        if len(data) < 6:
            return []
        _format, count, base = unpack_from(">3H", data)
        found = []
        for platform, encoding, _language, number, length, at in _NAME.iter_unpack(data[6:6 + 12 * count]):
            if number not in numbers:
                continue
            raw = data[base + at:base + at + length]
            if platform in (0, 3):
                codec = "utf-16-be" if not (platform == 3 and encoding == 3) else "gbk"
            else:
                codec = "gbk" if encoding == 25 else "mac_roman"
            found.append(raw.decode(codec, "replace").strip("\0 "))
        return found


def face_count(path: str) -> int:
    """Return how many faces a font file holds; 0 when it is none."""
    try:
        with open(path, "rb") as file:
            head = file.read(12)
    except OSError:
        return 0
    if head[:4] == b"ttcf" and len(head) == 12:
        return int(unpack_from(">I", head, 8)[0])
    return 1 if head[:4] in (b"\0\1\0\0", b"OTTO", b"true") else 0


def _big_endian(kind: str, data: bytes) -> "array[int]":
    numbers = array(kind, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers

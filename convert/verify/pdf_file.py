"""The objects of a finished PDF, found as a reader finds them: from the end of the file over the cross-reference stream.

Strict: what is broken or not understood is a fault, never repaired and never skipped (ISO 32000-1, 7.5).
"""

import zlib
from typing import Final

from convert.patterns import regex
from convert.verify.pdf_syntax import Dictionary, PdfReadError, Reference, expect, parse

_END: Final = regex(rb"\nstartxref\n(\d+)\n%%EOF\n?\Z")
_HEAD: Final = regex(rb"(\d+) 0 obj\n")
_STREAM: Final = regex(rb"\n?stream\r?\n")
_STREAM_END: Final = regex(rb"\r?\nendstream\nendobj\n")
_OBJECT_END: Final = regex(rb"\s*endobj\n")
_TAIL: Final = 64
"""Bytes at the end that must hold the offset of the cross-reference stream."""
_PLACED: Final = 1
_PACKED: Final = 2
_UP: Final = 2
_UP_PREDICTOR: Final = 12
_NOT_UNDERSTOOD: Final = {"/Prev", "/Encrypt", "/Index"}


class PdfFile:
    """A file whose objects can be asked for by number."""

    def __init__(self, data: bytes) -> None:
        """Read the cross-reference stream and look at every object that it places in the file.

        Raises:
            PdfReadError: the file cannot be read.
        """
        self._data = data
        self._placed: dict[int, tuple[object, bytes | None]] = {}
        self._packs: dict[int, tuple[list[int], list[int], bytes]] = {}
        self._values: dict[int, object] = {}
        end = _END.search(data, max(0, len(data) - _TAIL))
        if not data.startswith(b"%PDF-1.") or end is None:
            raise PdfReadError("no beginning or no end of a PDF")
        trailer, packed = self._object_at(int(end[1]))
        self.trailer = expect(trailer, dict, "head of the cross-reference stream")
        if self.trailer.get("/Type") != "/XRef" or not _NOT_UNDERSTOOD.isdisjoint(self.trailer):
            raise PdfReadError("no cross-reference stream, or one of a kind that is not understood")
        self._rows = inflate(self.trailer, packed)
        self._widths = expect(self.trailer.get("/W"), list, "widths of the cross-reference stream")
        self._size = expect(self.trailer.get("/Size"), int, "size of the cross-reference stream")
        if len(self._widths) != 3 or self._widths[0] != 1 or any(type(one) is not int or one < 1 for one in self._widths):
            raise PdfReadError(f"widths {self._widths} in the cross-reference stream")
        if len(self._rows) != self._size * sum(self._widths):
            raise PdfReadError("cross-reference stream of another size than it says")
        for number, kind in enumerate(self._rows[:: sum(self._widths)]):
            if kind == _PLACED:
                self._placed[number] = self._object_at(self._entry(number)[1], number)

    def resolve(self, value: object) -> object:
        """Return `value` itself, or the object that it refers to; of a stream its dictionary."""
        if type(value) is not Reference:
            return value
        if value in self._placed:
            return self._placed[value][0]
        if value not in self._values:
            self._values[value] = self._packed_object(value)
        return self._values[value]

    def dictionary(self, value: object, what: str) -> Dictionary:
        """Return the dictionary that `value` is or refers to; `what` names it for the fault."""
        return expect(self.resolve(value), dict, what)

    def stream(self, value: object, what: str) -> bytes:
        """Return the data of the stream that `value` refers to."""
        found, packed = self._placed.get(expect(value, Reference, what), (None, None))
        return inflate(expect(found, dict, what), packed)

    def is_stream(self, value: object) -> bool:
        """Return whether `value` refers to a stream."""
        return type(value) is Reference and self._placed.get(value, (None, None))[1] is not None

    def _entry(self, number: int) -> tuple[int, int, int]:
        """Return kind, place and index of an object as the cross-reference stream has them."""
        if not 0 < number < self._size:
            raise PdfReadError(f"object {number} is not in the file")
        _, second, third = self._widths
        row = self._rows[number * (1 + second + third) : (number + 1) * (1 + second + third)]
        return row[0], int.from_bytes(row[1 : 1 + second], "big"), int.from_bytes(row[1 + second :], "big")

    def _object_at(self, offset: int, number: int | None = None) -> tuple[object, bytes | None]:
        """Return the object that begins at `offset`, and its packed data when it is a stream."""
        data = self._data
        head = _HEAD.match(data, offset)
        if head is None or int(head[1]) != (number or int(head[1])):
            raise PdfReadError(f"object {number} does not begin at byte {offset}")
        value, position = parse(data, head.end())
        stream = _STREAM.match(data, position)
        if stream is None:
            if _OBJECT_END.match(data, position) is None:
                raise PdfReadError(f"object {number} has no end")
            return value, None
        start = stream.end()
        end = start + expect(expect(value, dict, f"head of stream {number}").get("/Length"), int, f"length of stream {number}")
        if end < start or _STREAM_END.match(data, end) is None:
            raise PdfReadError(f"stream {number} is not as long as it says")
        return value, data[start:end]

    def _packed_object(self, number: int) -> object:
        """Return an object that stands in an object stream."""
        kind, pack, index = self._entry(number)
        if kind != _PACKED:
            raise PdfReadError(f"object {number} is not in the file")
        if pack not in self._packs:
            self._packs[pack] = self._open_pack(pack)
        numbers, places, content = self._packs[pack]
        if index >= len(numbers) or numbers[index] != number:
            raise PdfReadError(f"object {number} is not in the object stream {pack}")
        value, end = parse(content, places[index])
        if content[end : places[index + 1]].strip():
            raise PdfReadError(f"object {number} is not as long as its place")
        return value

    def _open_pack(self, pack: int) -> tuple[list[int], list[int], bytes]:
        """Return numbers, places and content of an object stream; behind the last place stands the end."""
        head, packed = self._placed.get(pack, (None, None))
        head = expect(head, dict, f"object stream {pack}")
        content = inflate(head, packed)
        first, count = (expect(head.get(key), int, f"{key} of object stream {pack}") for key in ("/First", "/N"))
        words = content[:first].split()
        if head.get("/Type") != "/ObjStm" or "/Extends" in head or len(words) != 2 * count or not all(map(bytes.isdigit, words)):
            raise PdfReadError(f"object stream {pack} is not understood")
        return list(map(int, words[::2])), [*(first + int(word) for word in words[1::2]), len(content)], content


def inflate(head: Dictionary, packed: bytes | None) -> bytes:
    """Return the data of a stream. Deflate is the only filter that is understood.

    Raises:
        PdfReadError: `packed` is None (no stream), broken, or filtered in another way.
    """
    kind = head.get("/Filter")
    if packed is None or kind not in (None, "/FlateDecode", ["/FlateDecode"]):
        raise PdfReadError(f"stream with filter {kind!r:.40}")
    if kind is None:
        return packed
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(packed)
    except zlib.error as error:
        raise PdfReadError(f"stream that cannot be unpacked: {error}") from None
    if not opened.eof or opened.unused_data:
        raise PdfReadError("packed data that end too late or too early")
    parameters = head.get("/DecodeParms")
    return data if parameters is None else _predicted(data, expect(parameters, dict, "parameters of a filter"))


def _predicted(data: bytes, parameters: Dictionary) -> bytes:
    """Return rows that were written as differences to the row above, as other programs write cross-references."""
    columns = expect(parameters.get("/Columns"), int, "columns of a predictor")
    if parameters.keys() != {"/Columns", "/Predictor"} or parameters["/Predictor"] != _UP_PREDICTOR or len(data) % (columns + 1):
        raise PdfReadError(f"predictor {parameters}")
    rows, above = [], bytes(columns)
    for start in range(0, len(data), columns + 1):
        if data[start] != _UP:
            raise PdfReadError("predictor that is not understood")
        above = bytes((one + other) & 255 for one, other in zip(data[start + 1 : start + 1 + columns], above, strict=True))
        rows.append(above)
    return b"".join(rows)

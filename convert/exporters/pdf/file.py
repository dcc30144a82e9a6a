"""The finished file: objects packed into compressed streams, a cross-reference stream, an identifier made from the content.

ISO 32000-1, 7.5.7 and 7.5.8.
"""

from struct import pack
from typing import Final

from deflate import adler32, crc32, zlib_compress

_HEADER: Final = b"%PDF-1.7\n%\xe5\xae\x98\xe6\x96\x87\n"
_PACK: Final = 200
"""Objects in one object stream: few enough that reading one does not unpack a large file."""
COMPRESSION: Final = 1
"""libdeflate's fastest: its best saves 2 % of a file and takes twice the time."""


def stream(entries: str, data: bytes, *, compress: bool = True) -> bytes:
    """Write a stream object; `entries` are those of its dictionary besides length and filter."""
    if compress:
        data = zlib_compress(data, COMPRESSION)
        entries += "/Filter/FlateDecode"
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\r\nendstream"


def assemble(objects: dict[int, bytes], streams: dict[int, bytes], *, root: int, info: int) -> bytes:
    """Return the bytes of a PDF 1.7 file.

    Args:
        objects: Number and syntax of every object that is no stream.
        streams: Number and syntax of every stream.
        root: Number of the catalogue.
        info: Number of the document information.
    """
    parts = [_HEADER]
    offset = len(_HEADER)
    size = max(*objects, *streams) + 1
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def write(object_number: int, body: bytes) -> None:
        nonlocal offset
        text = b"%d 0 obj\n%b\nendobj\n" % (object_number, body)
        entries[object_number] = (1, offset, 0)
        parts.append(text)
        offset += len(text)

    for object_number in sorted(streams):
        write(object_number, streams[object_number])
    waiting = sorted(objects)
    for start in range(0, len(waiting), _PACK):
        chosen = waiting[start : start + _PACK]
        write(size, _object_stream(chosen, objects))
        entries.update({one: (2, size, index) for index, one in enumerate(chosen)})
        size += 1
    entries[size] = (1, offset, 0)
    body = b"".join(parts)
    identifier = f"{crc32(body):08X}{adler32(body):08X}{offset:08X}{size:08X}"
    table = b"".join(pack(">BIH", *entries.get(one, (0, 0, 65535))) for one in range(size + 1))
    trailer = (f"/Type/XRef/Size {size + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
               f"/ID[<{identifier}><{identifier}>]")
    return b"%b%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, size, stream(trailer, table), offset)


def _object_stream(chosen: list[int], objects: dict[int, bytes]) -> bytes:
    places: list[str] = []
    offset = 0
    for one in chosen:
        places.append(f"{one} {offset}")
        offset += len(objects[one]) + 1
    head = (" ".join(places) + "\n").encode()
    body = head + b"\n".join(objects[one] for one in chosen)
    return stream(f"/Type/ObjStm/N {len(chosen)}/First {len(head)}", body)

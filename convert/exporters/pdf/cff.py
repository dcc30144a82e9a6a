"""PostScript outlines: the bare CFF table of an OpenType file, and the codes its glyphs go by (Adobe Technical Note 5176).

A CIDFontType0 finds its glyphs by character identifier. In a CID-keyed table those are listed in the charset; in any other
the glyph numbers serve.
"""

from itertools import pairwise
from struct import unpack_from
from typing import Final

_ROS: Final = 12 << 8 | 30
_CHARSET: Final = 15
_CHARSTRINGS: Final = 17
_NIBBLES_END: Final = 15


def cff_table(font: bytes) -> bytes:
    """Return the CFF table of an OpenType font."""
    for index in range(unpack_from(">H", font, 4)[0]):
        tag, offset, length = unpack_from(">4s4xII", font, 12 + 16 * index)
        if tag == b"CFF ":
            return font[offset : offset + length]
    raise ValueError("no CFF table")


def character_identifiers(font: bytes) -> list[int]:
    """Return the character identifier of every glyph of an OpenType font with CFF outlines."""
    table = cff_table(font)
    _, after_names = _index(table, table[2])
    dictionaries, _ = _index(table, after_names)
    top = _dictionary(dictionaries[0])
    count = unpack_from(">H", table, top[_CHARSTRINGS])[0]
    if _ROS not in top:
        return list(range(count))
    return _charset(table, top[_CHARSET], count)


def _charset(table: bytes, offset: int, count: int) -> list[int]:
    form = table[offset]
    offset += 1
    if form == 0:
        return [0, *unpack_from(f">{count - 1}H", table, offset)]
    found = [0]
    step = 3 if form == 1 else 4
    while len(found) < count:
        first, left = unpack_from(">HB" if form == 1 else ">HH", table, offset)
        found.extend(range(first, first + left + 1))
        offset += step
    return found[:count]


def _index(table: bytes, offset: int) -> tuple[list[bytes], int]:
    """Return the entries of an INDEX and the offset behind it."""
    count = unpack_from(">H", table, offset)[0]
    if count == 0:
        return [], offset + 2
    size = table[offset + 2]
    places = [int.from_bytes(table[offset + 3 + size * one : offset + 3 + size * (one + 1)], "big") for one in range(count + 1)]
    start = offset + 2 + size * (count + 1)
    return [table[start + first : start + last] for first, last in pairwise(places)], start + places[-1]


def _dictionary(data: bytes) -> dict[int, int]:
    """Return the first operand of each operator that is a whole number, by operator (two-byte operators as 12 << 8 | second)."""
    found: dict[int, int] = {}
    operands: list[int] = []
    position = 0
    while position < len(data):
        byte = data[position]
        position += 1
        if byte <= 21:
            if byte == 12:
                byte = byte << 8 | data[position]
                position += 1
            found[byte] = operands[0] if operands else 0
            operands = []
        else:
            value, position = _operand(data, byte, position)
            operands.append(value)
    return found


def _operand(data: bytes, byte: int, position: int) -> tuple[int, int]:
    if byte == 28:
        return unpack_from(">h", data, position)[0], position + 2
    if byte == 29:
        return unpack_from(">i", data, position)[0], position + 4
    if byte == 30:
        while data[position] & 15 != _NIBBLES_END and data[position] >> 4 != _NIBBLES_END:
            position += 1
        return 0, position + 1
    if byte <= 246:
        return byte - 139, position
    if byte <= 250:
        return (byte - 247) * 256 + data[position] + 108, position + 1
    return -(byte - 251) * 256 - data[position] - 108, position + 1

"""The sRGB colour profile that the colours of a page refer to (IEC 61966-2-1), built here: 480 bytes, no rights on them."""

from functools import cache
from struct import pack
from typing import Final

_WHITE: Final = (0.9642, 1.0, 0.8249)
"""D50, the white of the profile connection space."""
_ADAPTATION: Final = (1.0479, 0.0229, -0.0502, 0.0296, 0.9904, -0.0171, -0.0092, 0.0151, 0.7517)
"""Bradford adaptation from D65 to D50."""
_PRIMARIES: Final = {"rXYZ": (0.4361, 0.2225, 0.0139), "gXYZ": (0.3851, 0.7169, 0.0971), "bXYZ": (0.1431, 0.0606, 0.7142)}
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
CONDITION: Final = "sRGB IEC61966-2.1"


@cache
def srgb_profile() -> bytes:
    """Return an ICC profile, version 4.2, class display, matrix and parametric curve."""
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = [(b"desc", _text(CONDITION)), (b"cprt", _text("CC0")), (b"wtpt", _xyz(_WHITE)),
            (b"chad", b"sf32" + bytes(4) + b"".join(map(_fixed, _ADAPTATION)))]
    tags += [(key.encode(), _xyz(values)) for key, values in _PRIMARIES.items()]
    tags += [(key, curve) for key in (b"rTRC", b"gTRC", b"bTRC")]
    offset = 128 + 4 + 12 * len(tags)
    table, body = pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for key, data in tags:
        if data not in places:
            places[data] = offset + len(body)
            body += data + bytes(-len(data) % 4)
        table += key + pack(">II", places[data], len(data))
    head = (pack(">I", offset + len(body)) + bytes(4) + bytes((4, 0x20, 0, 0)) + b"mntrRGB XYZ "
            + pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(_fixed, _WHITE)))
    return head.ljust(128, b"\0") + table + body


def _fixed(value: float) -> bytes:
    return pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II", 1, 12) + b"enUS" + pack(">II", len(encoded), 28) + encoded

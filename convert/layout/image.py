"""The size of a picture, read from its first bytes."""

from typing import Final

from convert.media_types import PNG

_JPEG: Final = b"\xff\xd8"
_FRAME_MARKERS: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def pixel_size(image: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG or JPEG; None when it is neither or damaged."""
    if image.startswith(PNG) and len(image) >= 24:
        width, height = int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")
    elif image.startswith(_JPEG):
        width, height = _jpeg_size(image)
    else:
        return None
    return (width, height) if width and height else None


def _jpeg_size(image: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(image):
        if image[place] != 0xFF:
            return 0, 0
        marker = image[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _BARE_MARKERS:
            place += 2
        elif marker in _FRAME_MARKERS:
            return int.from_bytes(image[place + 7:place + 9], "big"), int.from_bytes(image[place + 5:place + 7], "big")
        else:
            place += 2 + int.from_bytes(image[place + 2:place + 4], "big")
    return 0, 0

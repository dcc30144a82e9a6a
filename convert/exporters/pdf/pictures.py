"""Pictures as reportlab takes them: PNG with transparency, JPEG as it is, in grey or RGB."""

from _thread import allocate_lock
from typing import IO

from reportlab.lib.utils import ImageReader

_LOADING = allocate_lock()
"""Pillow is loaded by the first picture; two pages at once must not both begin."""


def open_picture(file: IO[bytes]) -> ImageReader:
    """Return a picture to draw. Colours for printing presses (CMYK) become RGB: the pages promise sRGB."""
    from PIL import Image

    with _LOADING:
        opener = Image.open
    image = opener(file)
    image.load()
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        file.seek(0)
        return ImageReader(file)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return ImageReader(image.convert("RGBA"))
    return ImageReader(image.convert("L" if image.mode in ("1", "L", "I;16") else "RGB"))

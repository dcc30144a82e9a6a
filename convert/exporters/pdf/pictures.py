"""Pictures: PNG with transparency, JPEG as it is, in grey or RGB (ISO 32000-1, 8.9.5)."""

from _thread import allocate_lock
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader

from convert.exporters.pdf.syntax import reference

if TYPE_CHECKING:
    from PIL.Image import Image

    from convert.exporters.pdf.document import Document

_LOADING = allocate_lock()
"""Pillow is loaded by the first picture; two pages at once must not both begin."""
_SPACES: Final = {"L": "DeviceGray", "RGB": "DeviceRGB"}


def write_picture(document: "Document", data: bytes) -> int:
    """Add the picture in the file `data` to the document and return its number.

    Raises:
        OSError, ValueError, SyntaxError: it cannot be read.
    """
    image = _open(data)
    if image.format == "JPEG" and image.mode in _SPACES:
        return document.add_stream(f"{_entries(image)}/Filter/DCTDecode", data, compress=False)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        mask = document.add_stream(*_pixels(image.getchannel("A")))
        entries, pixels = _pixels(image.convert("RGB"))
        return document.add_stream(f"{entries}/SMask {reference(mask)}", pixels)
    return document.add_stream(*_pixels(image.convert("L" if image.mode in ("1", "L", "I;16") else "RGB")))


def _open(data: bytes) -> "Image":
    """Return the picture with its pixels."""
    from PIL import Image

    with _LOADING:
        opener = Image.open
    image = opener(BytesIO(data))
    image.load()
    return image


def _pixels(image: "Image") -> tuple[str, bytes]:
    """Return dictionary and data. Colours for printing presses (CMYK) have become RGB by now: the pages promise sRGB."""
    return _entries(image), bytes(ImageReader(image).getRGBData())


def _entries(image: "Image") -> str:
    return (f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
            f"/ColorSpace/{_SPACES[image.mode]}")

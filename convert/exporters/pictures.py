"""Pictures as pages may show them: in grey or RGB, with transparency or without."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def picture_to_draw(data: bytes) -> "tuple[Image, bool]":
    """Return the picture in the file `data`, and whether the file may serve as it is: a JPEG in grey or RGB.

    Colours for printing presses (CMYK) become RGB: the pages promise sRGB.

    Raises:
        OSError, ValueError, SyntaxError: it cannot be read.
    """
    from PIL.Image import open as open_image

    image = open_image(BytesIO(data))
    image.load()
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        return image, True
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA"), False
    return image.convert("L" if image.mode in ("1", "L", "I;16") else "RGB"), False

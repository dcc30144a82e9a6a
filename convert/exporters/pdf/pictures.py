"""Pictures as reportlab takes them (ISO 32000-1, 8.9.5)."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from convert.exporters.pictures import picture_to_draw


def open_picture(data: bytes) -> ImageReader:
    """Return the picture in the file `data` to draw; a JPEG is stored as it is.

    Raises:
        OSError, ValueError, SyntaxError: it cannot be read.
    """
    image, is_kept = picture_to_draw(data)
    return ImageReader(BytesIO(data) if is_kept else image)

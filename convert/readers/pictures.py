"""Pictures that a text names, as data or by a path beside it."""

import base64
import binascii
import re
from collections.abc import Callable
from io import BytesIO
from typing import Final, Literal
from urllib.parse import unquote

from convert.layout.image import pixel_size
from convert.media_types import PNG
from convert.model.blocks import Figure
from convert.patterns import regex

MAX_PICTURE_BYTES: Final = 20_000_000
_DATA: Final = regex(r"data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=\s%]+)", re.I)
_SCHEME: Final = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def make_figure(address: str, alt: str, resource: Callable[[str], bytes | None] | None) -> tuple[Figure | None, str]:
    """Return the figure that `address` names, or None and the code of the diagnostic that says why there is none.

    Only data addresses and relative paths are read, the latter through `resource`; nothing is fetched from a network.
    """
    data = _DATA.fullmatch(address)
    if data:
        try:
            image: bytes | None = base64.b64decode(unquote(data.group(1)), validate=False)
        except (binascii.Error, ValueError):
            return None, "reader-picture-damaged"
    elif _SCHEME.match(address):
        return None, "reader-picture-remote"
    else:
        image = resource(unquote(address)) if resource else None
    if not image:
        return None, "reader-picture-missing"
    media_type = picture_type(image)
    if media_type is None or len(image) > MAX_PICTURE_BYTES:
        return None, "reader-picture-kind"
    if not can_be_drawn(image):
        return None, "reader-picture-damaged"
    return Figure(id="", image=image, media_type=media_type, alt=alt), ""


def picture_type(image: bytes) -> Literal["image/png", "image/jpeg"] | None:
    """Return the media type of `image` when it is of a kind that reports hold."""
    if image.startswith(PNG):
        return "image/png"
    return "image/jpeg" if image.startswith(b"\xff\xd8\xff") else None


def can_be_drawn(image: bytes) -> bool:
    """Tell whether a PNG or JPEG can be opened to its end: a report with one that cannot could not be published."""
    from PIL import Image

    if pixel_size(image) is None:
        return False
    try:
        with Image.open(BytesIO(image), formats=("PNG", "JPEG")) as opened:
            opened.load()
    except Exception:  # noqa: BLE001 - whatever a broken file makes of the reader of pictures
        return False
    return True

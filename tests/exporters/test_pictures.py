"""Pictures as pages may show them."""

import pytest

from convert.exporters.pictures import picture_to_draw
from tests.exporters.pdf.test_pictures import PICTURES

MODES = {"png with transparency": "RGBA", "png": "RGB", "grey": "L", "black and white": "L", "palette": "RGB", "jpeg": "RGB", "grey jpeg": "L",
         "jpeg for printing presses": "RGB", "grey with transparency": "RGBA", "sixteen bits": "L"}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_grey_rgb_or_transparent_and_a_plain_jpeg_is_kept(name: str):
    image, is_kept = picture_to_draw(PICTURES[name])
    assert (image.mode, is_kept) == (MODES[name], name in ("jpeg", "grey jpeg"))


@pytest.mark.parametrize("data", [b"", b"no picture"])
def test_what_is_no_picture_is_an_error(data: bytes):
    with pytest.raises((OSError, ValueError, SyntaxError)):
        picture_to_draw(data)

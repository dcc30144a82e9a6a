"""Pictures: as data, by path, never from a network."""

import base64

import pytest

from convert.readers.pictures import make_figure, picture_type
from tests.readers.docx.build import PNG


def test_a_picture_as_data_becomes_a_figure():
    figure, code = make_figure("data:image/png;base64," + base64.b64encode(PNG).decode(), "示意图", None)
    assert (figure.image, figure.media_type, figure.alt, code) == (PNG, "image/png", "示意图", "")


def test_a_picture_by_path_is_asked_for():
    figure, _ = make_figure("图%201.png", "", lambda path: PNG if path == "图 1.png" else None)
    assert figure.image == PNG


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://example.org/a.png", "reader-picture-remote"),
        ("//example.org/a.png", "reader-picture-remote"),
        ("a.png", "reader-picture-missing"),
        ("data:image/png;base64,AAAA", "reader-picture-kind"),
        ("data:image/png;base64," + base64.b64encode(PNG[:8] + bytes(16)).decode(), "reader-picture-damaged"),
        ("data:image/png;base64," + base64.b64encode(PNG[:45]).decode(), "reader-picture-damaged"),
        ("data:image/jpeg;base64," + base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(40)).decode(), "reader-picture-damaged"),
        ("file:///etc/passwd", "reader-picture-remote"),
    ],
)
def test_other_pictures_are_left_out_with_a_reason(address: str, code: str):
    assert make_figure(address, "", None) == (None, code)


def test_kinds_are_told_by_content():
    assert picture_type(PNG) == "image/png"
    assert picture_type(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert picture_type(b"GIF89a") is None

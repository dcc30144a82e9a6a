"""Where the sheets are."""

from pathlib import Path

from convert.style.locate import styles_folder


def test_the_faces_stand_beside_the_sheets():
    assert list((Path(styles_folder()) / "fonts").glob("*.ttf"))

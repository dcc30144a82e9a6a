"""Where the sheets are."""

from pathlib import Path

import pytest

from convert.diagnostics import UsageError
from convert.style.locate import list_styles, path_of, styles_folder


def test_the_faces_stand_beside_the_sheets():
    assert list((Path(styles_folder()) / "fonts").glob("*.ttf"))
    assert (Path(styles_folder()) / "base.toml").is_file()


def test_what_other_sheets_are_made_from_is_no_sheet_to_choose():
    assert "meeting" in list_styles()
    assert not {"base", "check"} & set(list_styles())


def test_a_sheet_is_found_by_its_id_and_by_its_path(tmp_path: Path):
    (tmp_path / "ours.toml").write_text("", "utf-8")
    assert path_of("meeting") == str(Path(styles_folder()) / "meeting.toml")
    assert path_of(str(tmp_path / "ours.toml")) == str(tmp_path / "ours.toml")


@pytest.mark.parametrize(("name", "code"), [("nothing", "style-unknown"), ("none.toml", "style-no-file")])
def test_a_sheet_that_is_not_there_is_named(name: str, code: str):
    with pytest.raises(UsageError) as caught:
        path_of(name)
    assert caught.value.diagnostic.code == code

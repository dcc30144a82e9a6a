"""What comes with the program."""

import os

import pytest

from convert import shipped


@pytest.mark.parametrize(("name", "file"), [("styles", "base.toml"), ("docs", "cli.md"), ("samples", "README.md")])
def test_the_folders_are_found_beside_the_package(name, file: str):
    assert os.path.isfile(os.path.join(shipped.shipped_folder(name), file))


def test_those_inside_the_package_come_first_and_none_is_an_incomplete_installation(monkeypatch: pytest.MonkeyPatch, tmp_path):
    shipped.shipped_folder.cache_clear()
    monkeypatch.setattr(shipped, "_HERE", str(tmp_path / "convert"))
    with pytest.raises(FileNotFoundError):
        shipped.shipped_folder("docs")
    (tmp_path / "docs").mkdir()
    (tmp_path / "convert" / "_docs").mkdir(parents=True)
    assert shipped.shipped_folder("docs") == str(tmp_path / "convert" / "_docs")
    shipped.shipped_folder.cache_clear()

"""Files here and elsewhere."""

from pathlib import Path

import pytest

from convert.batch.places import is_remote, join, list_folder, read_place, stem_of_place, write_places
from convert.diagnostics import ConvertError


def test_an_address_is_told_from_a_path():
    assert is_remote("s3://bucket/a.txt")
    assert not is_remote("C:/a.txt")


@pytest.mark.parametrize(("place", "stem"), [("a/报告.txt", "报告"), ("s3://b/x.y.md", "x.y"), ("-", "report")])
def test_stems(place: str, stem: str):
    assert stem_of_place(place) == stem


def test_joining():
    assert join("s3://b/out/", "a") == "s3://b/out/a"
    assert join("out", "a") == "out/a"


def test_local_files_are_written_and_read(tmp_path: Path):
    place = str(tmp_path / "new" / "a.txt")
    write_places({place: b"x"}, force=False)
    assert read_place(place, 10) == b"x"
    assert list_folder(str(tmp_path / "new")) == [place]


def test_remote_files_are_written_whole_and_read():
    pytest.importorskip("fsspec", reason="the dask extra is not installed")
    write_places({"memory://out/a.txt": b"x"}, force=False)
    assert read_place("memory://out/a.txt", 10) == b"x"
    with pytest.raises(ConvertError) as error:
        write_places({"memory://out/a.txt": b"y"}, force=False)
    assert error.value.diagnostic.code == "file-exists"
    assert [place.rpartition("/")[2] for place in list_folder("memory://out")] == ["a.txt"]
    with pytest.raises(ConvertError) as error:
        read_place("memory://out/none.txt", 10)
    assert error.value.diagnostic.code == "file-missing"

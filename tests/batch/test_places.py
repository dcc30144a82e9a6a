"""Files here and elsewhere."""

import sys
from pathlib import Path

import pytest

from convert.batch.places import folders_left_out, is_remote, join, list_folder, read_place, stem_of_place, write_places
from convert.diagnostics import ConvertError, UsageError
from tests.refused import refused


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
    write_places({place: b"x"}, force=False, inputs=())
    assert read_place(place, 10) == b"x"
    assert list_folder(str(tmp_path / "new")) == [place]


def test_remote_files_are_written_whole_and_read():
    pytest.importorskip("fsspec", reason="the dask extra is not installed")
    write_places({"memory://out/a.txt": b"x"}, force=False, inputs=())
    assert read_place("memory://out/a.txt", 10) == b"x"
    with pytest.raises(ConvertError) as error:
        write_places({"memory://out/a.txt": b"y"}, force=False, inputs=())
    assert error.value.diagnostic.code == "file-exists"
    assert [place.rpartition("/")[2] for place in list_folder("memory://out")] == ["a.txt"]
    with pytest.raises(ConvertError) as error:
        read_place("memory://out/none.txt", 10)
    assert error.value.diagnostic.code == "file-missing"


@pytest.mark.parametrize(("missing", "code"), [("fsspec", "batch-needs-extra"), (None, "file-not-readable")])
def test_an_address_that_nothing_serves_is_one_sentence(monkeypatch: pytest.MonkeyPatch, missing: str | None, code: str):
    pytest.importorskip("fsspec", reason="the dask extra is not installed")
    if missing:
        monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ConvertError) as error:
        read_place("klingon://out/a.txt", 10)
    assert (error.value.diagnostic.code, error.value.diagnostic.path) == (code, "klingon://out/a.txt")


def test_a_folder_that_cannot_be_read_is_one_sentence():
    for look in (list_folder, folders_left_out):
        with refused("file-not-readable"):
            look("a" * 300)


def test_remote_files_have_the_limits_of_local_ones(monkeypatch: pytest.MonkeyPatch):
    fsspec = pytest.importorskip("fsspec", reason="the dask extra is not installed")
    write_places({"memory://limits/a.txt": b"xyz"}, force=False, inputs=())
    assert read_place("memory://limits/a.txt", 3) == b"xyz"
    with refused("file-too-large"):
        read_place("memory://limits/a.txt", 2)
    with refused("file-missing"):
        read_place("memory://limits/b.txt", 2)
    with refused("file-is-input", UsageError):
        write_places({"memory://limits/a.txt": b"new"}, force=True, inputs=["memory://limits/a.txt"])

    def fail(error: type[Exception]):
        def failing(*_: object, **__: object) -> None:
            raise error("gone")

        return failing

    for name, error, code in (("open", IsADirectoryError, "file-is-folder"), ("open", PermissionError, "file-not-readable"), ("mv", FileNotFoundError, "file-not-writable")):
        with monkeypatch.context() as patch, refused(code):
            patch.setattr(type(fsspec.filesystem("memory")), name, fail(error))
            if name == "open":
                read_place("memory://limits/a.txt", 3)
            else:
                write_places({"memory://limits/c.txt": b"x"}, force=False, inputs=())

"""A packet as one ZIP."""

import io
import zipfile
from pathlib import Path

import pytest

from convert.digest import sha256_of
from convert.ooxml.package import write_package
from convert.packet.archive import sums_of
from tests.archives import every_way

WHOLE = write_package({"a": b"abcdefgh", "manifest.json": b"b"})


def test_names_are_utf8_sorted_and_the_bytes_depend_on_the_content_alone():
    files = {"会议材料.pdf": b"a", "manifest.json": b"b"}
    data = write_package(files)
    assert data == write_package(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == sorted(files)
        assert {name: archive.read(name) for name in files} == files


def test_the_sums_of_its_files_are_read_back(tmp_path: Path):
    path = tmp_path / "a.zip"
    path.write_bytes(write_package({"会议材料.pdf": b"a", "manifest.json": b"b"}))
    assert sums_of(str(path), "manifest.json") == (b"b", {"会议材料.pdf": sha256_of(b"a")})


@pytest.mark.parametrize("data", [b"", b"PK no zip", write_package({"a": b"a"}), write_package({"a": b"a" * 99, "manifest.json": b"b"})[:90],
                                  *every_way(WHOLE, "a").values()])
def test_what_is_no_whole_zip_with_a_manifest_has_no_sums(tmp_path: Path, data: bytes):
    (tmp_path / "a.zip").write_bytes(data)
    assert sums_of(str(tmp_path / "a.zip"), "manifest.json") is None
    assert sums_of(str(tmp_path / "none.zip"), "manifest.json") is None


def test_two_files_of_one_name_have_no_sums(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for name in ("a", "a", "manifest.json"):
            archive.writestr(name, b"")
    assert sums_of(str(tmp_path / "a.zip"), "manifest.json") is None

"""A packet as one ZIP."""

import io
import zipfile

from convert.packet.archive import zip_files


def test_names_are_utf8_sorted_and_the_bytes_depend_on_the_content_alone():
    files = {"会议材料.pdf": b"a", "manifest.json": b"b"}
    data = zip_files(files)
    assert data == zip_files(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == sorted(files)
        assert {name: archive.read(name) for name in files} == files

"""`convert fonts`."""

import json

from convert.cli import run


def test_every_face_is_listed_with_its_file(capsys):
    assert run(["fonts", "--fonts", "bundled", "--quiet", "--format", "json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"fangsong", "kaiti", "heiti", "xiaobiaosong", "songti", "latin"} <= {row["typeface"] for row in rows}


def test_the_fontconfig_file_names_the_standard_faces(capsys):
    assert run(["fonts", "fontconfig"]) == 0
    out = capsys.readouterr().out
    for name in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "Times New Roman"):
        assert name in out

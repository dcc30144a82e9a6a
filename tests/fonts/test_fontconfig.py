"""The file that leads other programs to the same faces."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from convert.fonts import FontSet
from convert.fonts.fontconfig import fontconfig_text
from convert.style import StyleSheet

STANDARD = {
    "gw-fangsong.ttf": ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"],
    "gw-kaiti.ttf": ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"],
    "gw-heiti.ttf": ["黑体", "SimHei"],
    "gw-xiaobiaosong.ttf": ["方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "方正小标宋简体:bold"],
    "gw-songti.ttf": ["宋体", "SimSun"],
    "gw-latin.ttf": ["Times New Roman"],
}


def test_every_name_of_a_standard_face_is_listed_once(bundled: FontSet, sheet: StyleSheet):
    tree = ET.fromstring(fontconfig_text(bundled, "cache"))  # noqa: S314 - our own text
    names = [family.text for family in tree.findall("alias/family")]
    assert len(names) == len(set(names))
    for name, typeface in sheet.typefaces.items():
        if name not in ("supplement", "rare"):
            assert {typeface.name, *typeface.families} <= set(names)
    assert "GW Rare" not in names


def test_without_a_font_set_the_shipped_faces_are_meant(bundled: FontSet):
    assert fontconfig_text(cache="cache") == fontconfig_text(bundled, "cache")


def test_the_text_is_the_same_every_time(bundled: FontSet):
    assert fontconfig_text(bundled, "cache") == fontconfig_text(bundled, "cache")


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed")
def test_every_standard_name_leads_to_the_shipped_file(bundled: FontSet, tmp_path: Path):
    config = tmp_path / "fonts.conf"
    config.write_text(fontconfig_text(bundled, str(tmp_path / "cache")), "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}

    def match(name: str) -> str:
        answer = subprocess.run(["fc-match", "--format", "%{file}", name.replace("-", r"\-")], env=environment,
                                capture_output=True, text=True, check=True)
        return Path(answer.stdout).name

    assert {file: [match(name) for name in names] for file, names in STANDARD.items()} == \
        {file: [file] * len(names) for file, names in STANDARD.items()}

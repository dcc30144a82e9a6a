"""Properties for people and for archives."""

import msgspec

from convert.exporters.docx.properties import core_properties, custom_properties, extended_properties
from convert.model.report import Meta
from tests.exporters.docx.made import WHEN, formal, meeting


def test_core_properties_say_title_author_date_and_language():
    report = msgspec.structs.replace(meeting(), meta=Meta(author="青禾区司法局", keywords=("法治政府", "年度报告")))
    text = core_properties(report, WHEN).decode()
    assert "<dc:title>青禾区人民政府关于2024年度法治政府建设情况的报告</dc:title>" in text
    assert "<dc:creator>青禾区司法局</dc:creator>" in text
    assert "<cp:keywords>法治政府；年度报告</cp:keywords>" in text
    assert "<dc:language>zh-CN</dc:language>" in text
    assert text.count("2024-12-26T00:00:00Z") == 2
    assert "python-docx" not in text


def test_who_is_responsible_is_found_in_the_document():
    assert "<dc:creator>青禾市人民政府</dc:creator>" in core_properties(formal(), WHEN).decode()


def test_the_program_and_its_version():
    assert "<AppVersion>01.0002</AppVersion>" in extended_properties(meeting(), "1.2.3").decode()


def test_the_names_of_the_archive():
    text = custom_properties(formal(), "党政机关公文通用格式").decode()
    for name, content in (("责任者", "青禾市人民政府"), ("文件编号", "青政〔2024〕7号"), ("密级", "秘密"), ("日期", "2024年5月6日"),
                          ("主送", "各区人民政府"), ("版式", "党政机关公文通用格式")):
        assert f'name="{name}"><vt:lpwstr>{content}</vt:lpwstr>' in text
    assert "材料编号" not in text

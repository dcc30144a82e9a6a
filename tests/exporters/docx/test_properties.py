"""Properties for people and for archives."""

from datetime import datetime
from io import BytesIO

import docx
import msgspec

from convert.model.report import Meta
from tests.exporters.docx.made import docx_of, formal, meeting, part, plain_xml


def test_core_properties_say_title_author_date_and_language():
    report = msgspec.structs.replace(meeting(), meta=Meta(author="青禾区司法局", keywords=("法治政府", "年度报告")))
    core = docx.Document(BytesIO(docx_of(report))).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("青禾区人民政府关于2024年度法治政府建设情况的报告", "青禾区司法局", "青禾区司法局")
    assert (core.keywords, core.language, core.category) == ("法治政府；年度报告", "zh-CN", "会议材料")
    assert core.created.replace(tzinfo=None) == core.modified.replace(tzinfo=None) == datetime(2024, 12, 26)  # noqa: DTZ001


def test_a_title_longer_than_a_property_may_be_is_cut_there_alone():
    report = msgspec.structs.replace(meeting(), front=msgspec.structs.replace(meeting().front, title="长" * 300))
    data = docx_of(report)
    assert docx.Document(BytesIO(data)).core_properties.title == "长" * 255


def test_who_is_responsible_is_found_in_the_document():
    core = docx.Document(BytesIO(docx_of(formal()))).core_properties
    assert (core.author, core.identifier) == ("青禾市人民政府", "青政〔2024〕7号")


def test_the_program_and_its_version():
    assert "<AppVersion>00.0001</AppVersion>" in plain_xml(part(docx_of(meeting()), "docProps/app.xml"))


def test_the_names_of_the_archive():
    text = plain_xml(part(docx_of(formal()), "docProps/custom.xml"))
    for name, content in (("责任者", "青禾市人民政府"), ("文件编号", "青政〔2024〕7号"), ("密级", "秘密"), ("日期", "2024年5月6日"),
                          ("主送", "各区人民政府"), ("版式", "党政机关公文通用格式")):
        assert f'name="{name}"><vt:lpwstr>{content}</vt:lpwstr>' in text
    assert "材料编号" not in text

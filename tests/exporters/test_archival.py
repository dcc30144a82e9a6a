"""The names of the archive, the same in every file."""

import msgspec

from convert.exporters.archival import archival_elements, responsible
from convert.model.elements import SignOff
from convert.model.report import Front, Meta
from tests.exporters.docx.made import formal, meeting


def test_what_a_formal_document_says():
    found = archival_elements(formal())
    assert {name: found[name] for name in ("责任者", "文件编号", "密级", "日期", "主送")} == {
        "责任者": "青禾市人民政府", "文件编号": "青政〔2024〕7号", "密级": "秘密", "日期": "2024年5月6日", "主送": "各区人民政府"}


def test_the_number_of_a_meeting_s_material_serves_where_there_is_no_document_number():
    assert archival_elements(meeting())["文件编号"] == meeting().front.material_number


def test_the_kind_of_document_is_the_end_of_its_title():
    report = msgspec.structs.replace(meeting(), front=Front(title="青禾区统计局关于年报的函"))
    assert archival_elements(report)["文种"] == "函"


def test_several_keywords_are_one_element_and_what_is_absent_is_left_out():
    found = archival_elements(msgspec.structs.replace(meeting(), meta=Meta(keywords=("法治", "年报"))))
    assert found["主题词"] == "法治，年报"
    assert "密级" not in found


def test_all_who_sign_are_responsible():
    report = msgspec.structs.replace(meeting(), sign_off=SignOff(authority="青禾区司法局", joint_authorities=("青禾区财政局",)))
    assert responsible(report) == "青禾区司法局，青禾区财政局"


def test_nobody_is_guessed():
    assert responsible(msgspec.structs.replace(meeting(), front=Front(title="报告"))) == ""

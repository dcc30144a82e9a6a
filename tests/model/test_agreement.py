"""Whether a file still shows what its model says."""

import msgspec
import pytest

from convert.model.agreement import first_difference, first_missing, table_ids
from convert.model.blocks import Paragraph, Table
from convert.model.elements import AttachmentNote, Attendance, Front, HeaderBlock, Imprint, Note, SignOff
from convert.model.report import Report, SourceInfo

REPORT = Report(
    source=SourceInfo(name="a.txt", format="text", sha256="0" * 64, characters=0), front=Front(title="工作报告"),
    header=HeaderBlock(document_number="望政〔2023〕1号", signatories=("王某",)),
    body=(Paragraph(id="p1", text="完成投资 12 亿元。"), Table(id="t1", rows=(("项目", "数量"), ("渠道", "12")))), closing="请审议。",
    attachment_note=AttachmentNote(names=("名单", "清单")), imprint=Imprint(copy_recipients=("县委办公室",), printing_office="县政府办公室",
                                                                       date_of_printing="2023年3月1日"),
    notes=(Note(id="n1", marker="①", text="按当年价格。"),))
SHOWN = "望政〔2023〕1号签发人：王某工作报告完成投资12亿元。项目数量渠道12请审议。附件：1.名单2.清单抄送：县委办公室。县政府办公室2023年3月1日印发①按当年价格。"


def test_the_letters_of_the_model_and_the_labels_around_them_are_the_same():
    assert first_difference(REPORT, SHOWN) is None


SIGNED = msgspec.structs.replace(REPORT, sign_off=SignOff(
    authority="望川县重点工程建设领导小组办公室", joint_authorities=("青禾市水利局",), signatory="江一舟", date="2023年3月1日", seal="signature_seal"))
BESIDE = SHOWN.replace("抄送", "望川县重点工程江一舟建设领导青禾市小组办公室水利局2023年3月1日抄送", 1)
"""Read row by row, as a page is: the names stand beside one another."""


def test_names_that_stand_beside_one_another_come_in_pieces():
    assert first_difference(SIGNED, BESIDE) is None
    assert first_difference(SIGNED, BESIDE.replace("望川县重点工程江一舟建设领导青禾市小组办公室水利局", "望川县重点工程建设领导小组办公室青禾市水利局江一舟")) is None


@pytest.mark.parametrize(("before", "after", "told"), [
    ("望川县重点", "望川重点", "sign_off.authority"), ("小组办公室", "小组公办室", "sign_off.authority"), ("水利局", "", "sign_off.joint_authorities"),
    ("青禾市", "青禾市市", ""), ("江一舟", "江舟一", "sign_off.signatory"), ("望川县重点工程", "", "sign_off.authority"), ("县重", "重县", "sign_off.authority")])
def test_a_letter_of_such_a_name_that_is_lost_or_moved_is_noticed(before, after, told):
    found = first_difference(SIGNED, BESIDE.replace(before, after, 1))
    assert found is not None
    assert found[0] == told


def test_pieces_of_a_name_are_not_looked_for_elsewhere():
    parted = BESIDE.replace("望川县重点工程江一舟", "江一舟", 1) + "望川县重点工程"
    assert first_difference(SIGNED, parted) == ("sign_off.authority", "望川县重点工程建设领导小组办公室")


def test_elements_may_stand_elsewhere():
    assert first_difference(REPORT, SHOWN.replace("工作报告", "", 1).replace("请审议。", "请审议。工作报告", 1)) is None


@pytest.mark.parametrize(("before", "after"), [
    ("12亿", "13亿"), ("12亿", "21亿"), ("投资12", "投资1.12"), ("渠道12", "渠道1.12"), ("请审议。", "请审议。另有说明。"), ("2.清单", ""),
    ("报告完成", "报告附件：完成"), ("工作报告", "工作报"), ("渠道12", "渠道21")])
def test_any_change_is_noticed(before, after):
    assert first_difference(REPORT, SHOWN.replace(before, after, 1)) is not None


def test_letters_of_tables_may_be_in_disorder_where_pages_cut_rows():
    mixed = SHOWN.replace("项目数量渠道12", "项目数量渠12道项目数量")
    assert first_difference(REPORT, mixed) is not None
    assert first_difference(REPORT, mixed, loose=table_ids(REPORT)) is None
    assert first_difference(REPORT, SHOWN.replace("渠道12", "渠道13", 1), loose=table_ids(REPORT)) is not None


@pytest.mark.parametrize("label", ["出席", "出席："])
def test_the_colon_after_a_label_of_attendance_may_be_the_page_s(label):
    report = msgspec.structs.replace(REPORT, attendance=(Attendance(label=label, names="王某、李某"),))
    shown = SHOWN.replace("附件：1.", "出席：王某、李某附件：1.", 1)
    assert first_difference(report, shown) is None
    assert first_difference(report, shown.replace("李某附件", "李某某附件", 1)) is not None


@pytest.mark.parametrize(("before", "after"), [("", "："), ("主送：", "。")])
def test_the_addressees_may_stand_in_the_imprint(before: str, after: str):
    report = msgspec.structs.replace(REPORT, main_recipients="各县人民政府：")
    assert first_difference(report, SHOWN + f"{before}各县人民政府{after}") is None
    assert first_difference(report, SHOWN) == ("main_recipients", "各县人民政府：")


def test_the_colon_after_the_last_office_of_a_copy_gives_way_to_a_stop():
    report = msgspec.structs.replace(REPORT, imprint=Imprint(copy_recipients=("县委办公室", "名单如下：")))
    assert first_missing(report, SHOWN + "，名单如下。") is None
    assert first_missing(report, SHOWN + "，名单。") == ("imprint.copy_recipients", "名单如下：")


def test_what_is_missing_and_what_is_too_much_are_told():
    assert first_difference(REPORT, SHOWN.replace("请审议。", "")) == ("closing", "请审议。")
    assert first_difference(REPORT, SHOWN + "多") == ("", "多")


def test_a_text_that_stands_once_is_not_taken_twice():
    report = msgspec.structs.replace(REPORT, body=(*REPORT.body, Paragraph(id="p2", text="完成投资")))
    assert first_difference(report, SHOWN) == ("p2", "完成投资")
    assert first_missing(msgspec.structs.replace(REPORT, closing="完成投资"), SHOWN.replace("请审议。", "")) == ("", "完成投资")


def test_what_a_document_lacks_is_told_and_labels_are_no_matter():
    assert first_missing(REPORT, SHOWN + "多出的字") is None
    assert first_missing(REPORT, SHOWN.replace("请审议。", "")) == ("closing", "请审议。")
    assert first_missing(REPORT, SHOWN.replace("项目数量渠道12", ""), apart=table_ids(REPORT)) is None


def test_texts_of_the_body_stand_one_after_another():
    moved = SHOWN.replace("完成投资12亿元。", "").replace("渠道12", "渠道12完成投资12亿元。")
    assert first_missing(REPORT, moved) == ("t1", "项目")
    assert first_missing(REPORT, SHOWN.replace("渠道12", "12渠道")) == ("t1", "12")

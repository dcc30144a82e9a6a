"""Whether a file still shows what its model says."""

import msgspec
import pytest

from convert.model.blocks import Paragraph, Table
from convert.model.elements import AttachmentNote, Attendance, Front, HeaderBlock, Imprint, Note
from convert.model.report import Report, SourceInfo
from convert.readers.own_file import same_letters

REPORT = Report(
    source=SourceInfo(name="a.txt", format="text", sha256="0" * 64, characters=0), front=Front(title="工作报告"),
    header=HeaderBlock(document_number="望政〔2023〕1号", signatories=("王某",)),
    body=(Paragraph(id="p1", text="完成投资 12 亿元。"), Table(id="t1", rows=(("项目", "数量"), ("渠道", "12")))), closing="请审议。",
    attachment_note=AttachmentNote(names=("名单", "清单")), imprint=Imprint(copy_recipients=("县委办公室",), printing_office="县政府办公室",
                                                                       date_of_printing="2023年3月1日"),
    notes=(Note(id="n1", marker="①", text="按当年价格。"),))
SHOWN = "望政〔2023〕1号签发人：王某工作报告完成投资12亿元。项目数量渠道12请审议。附件：1.名单2.清单抄送：县委办公室。县政府办公室2023年3月1日印发①按当年价格。"


def test_the_letters_of_the_model_and_the_labels_around_them_are_the_same():
    assert same_letters(REPORT, SHOWN)


def test_elements_may_stand_elsewhere():
    assert same_letters(REPORT, SHOWN.replace("工作报告", "", 1).replace("请审议。", "请审议。工作报告", 1))


@pytest.mark.parametrize(("before", "after"), [
    ("12亿", "13亿"), ("12亿", "21亿"), ("投资12", "投资1.12"), ("渠道12", "渠道1.12"), ("请审议。", "请审议。另有说明。"), ("2.清单", ""),
    ("报告完成", "报告附件：完成"), ("工作报告", "工作报"), ("渠道12", "渠道21")])
def test_any_change_is_noticed(before, after):
    assert not same_letters(REPORT, SHOWN.replace(before, after, 1))


def test_letters_of_tables_may_be_in_disorder_where_pages_cut_rows():
    mixed = SHOWN.replace("项目数量渠道12", "项目数量渠12道项目数量")
    assert not same_letters(REPORT, mixed)
    assert same_letters(REPORT, mixed, tables_in_order=False)
    assert not same_letters(REPORT, SHOWN.replace("渠道12", "渠道13", 1), tables_in_order=False)


@pytest.mark.parametrize("label", ["出席", "出席："])
def test_the_colon_after_a_label_of_attendance_may_be_the_page_s(label):
    report = msgspec.structs.replace(REPORT, attendance=(Attendance(label=label, names="王某、李某"),))
    shown = SHOWN.replace("附件：1.", "出席：王某、李某附件：1.", 1)
    assert same_letters(report, shown)
    assert not same_letters(report, shown.replace("李某附件", "李某某附件", 1))

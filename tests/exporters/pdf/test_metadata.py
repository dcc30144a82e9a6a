"""What the file says about itself."""

from datetime import timedelta, timezone
from io import BytesIO
from xml.etree import ElementTree as ET

import msgspec
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.exporters.pdf.metadata import ARCHIVE_NAMESPACE
from convert.exporters.pdf.options import PdfOptions
from convert.model.blocks import Heading, Paragraph
from convert.model.elements import Front, HeaderBlock, Imprint, SignOff
from convert.model.report import Meta, Report
from tests.exporters.pdf.samples import SOURCE, WHEN, export, full_pdf, one_line, short_report

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _archive(data: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(data)) as document:
        root = ET.fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 - our own output
    return {one.tag.removeprefix(f"{{{ARCHIVE_NAMESPACE}}}"): one.text or "" for one in root.iter() if ARCHIVE_NAMESPACE in one.tag}


def _info(data: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(data)) as document:
        return {str(key)[1:]: str(value) for key, value in document.trailer.Info.items()}


def _with(report: Report, **fields: object) -> Report:
    return msgspec.structs.replace(report, **fields)


FORMAL = Report(
    source=SOURCE, format="general", meta=Meta(date="2024-06-01", language="zh-CN"),
    front=Front(title="岚山市人民政府关于防汛工作的通知"),
    header=HeaderBlock(issuing_authorities=("岚山市人民政府",), document_number="岚政发〔2024〕8号", urgency="特急",
                       classification="秘密", classification_term="1年"),
    main_recipients="各区人民政府：", sign_off=SignOff(authority="岚山市人民政府", date="2024年6月1日"),
    imprint=Imprint(copy_recipients=("市委办公室", "市人大常委会办公室")), body=(Paragraph(id="p1", text="正文。"),))


def test_the_archive_finds_its_own_names():
    assert _archive(export(FORMAL, one_line("正文。"))) == {
        "聚合层次": "文件", "立档单位名称": "岚山市人民政府", "年度": "2024", "题名": "岚山市人民政府关于防汛工作的通知",
        "文件编号": "岚政发〔2024〕8号", "责任者": "岚山市人民政府", "日期": "2024-06-01", "文种": "通知", "紧急程度": "特急",
        "主送": "各区人民政府", "抄送": "市委办公室，市人大常委会办公室", "密级": "秘密", "保密期限": "1年", "页数": "1", "语种": "zh-CN",
        "格式信息": "application/pdf", "文档创建程序": PdfOptions(when=WHEN).creator}


def test_nothing_is_said_that_the_report_does_not_say():
    names = set(_archive(export()))
    assert names == {"聚合层次", "题名", "文种", "页数", "语种", "格式信息", "文档创建程序"}


def test_the_document_information_is_the_reports():
    info = _info(full_pdf())
    assert info["Title"] == "望川县人民政府关于2023年度法治建设情况的报告"
    assert (info["Author"], info["Keywords"], info["CreationDate"]) == ("望川县人民政府", "法治，预算", "D:20240320083000Z")


@pytest.mark.parametrize(("report", "title"), [
    (_with(short_report(Heading(id="h", level=1, text="工作打算")), front=Front()), "工作打算"),
    (_with(short_report(), front=Front()), "sample.txt"), (_with(short_report(), front=Front(title=" 两行\n标题 ")), "两行 标题")])
def test_a_file_always_has_a_title(report: Report, title: str):
    assert _info(export(report, one_line("正文。")))["Title"] == title


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=20), st.lists(st.text(alphabet="法治<&>\"'\x07", min_size=1, max_size=5), max_size=3))
def test_any_letters_make_metadata_that_both_kinds_agree_on(subject: str, keywords: list[str]):
    export(_with(short_report(), meta=Meta(subject=subject, keywords=tuple(keywords))), one_line("正文。"))


def test_the_same_moment_in_another_zone_is_the_same_file():
    there = WHEN.astimezone(timezone(timedelta(hours=8)))
    from convert.exporters.pdf import export_pdf
    from tests.exporters.pdf.samples import fonts, sheet

    both = [export_pdf(short_report(), one_line("正文。"), sheet(), fonts(), PdfOptions(when=when)).value for when in (WHEN, there)]
    assert both[0] == both[1]


def test_a_plain_file_claims_nothing():
    with pikepdf.open(BytesIO(export(profile="plain"))) as document:
        packet = document.Root.Metadata.read_bytes()
        assert b"<pdfaid:" not in packet
        assert "/OutputIntents" not in document.Root


def test_another_language_can_be_named():
    with pikepdf.open(BytesIO(export(language="en"))) as document:
        assert str(document.Root.Lang) == "en"

"""What a fixed-layout file says about itself."""

import msgspec
import pytest

from convert.exporters.description import ARCHIVE_NAMES, Description, describe
from convert.model.blocks import Heading
from convert.model.elements import Front, HeaderBlock
from convert.model.report import Meta, Report
from tests.exporters.pdf.samples import SOURCE, WHEN, full_report

EMPTY = Report(source=SOURCE)


def _described(report: Report, **options: str) -> Description:
    return describe(report, pages=3, when=WHEN, creator="p 1", media_type="application/x", **options)  # type: ignore[arg-type]


def test_names_stand_in_the_standards_order():
    names = list(_described(full_report()).archive)
    assert names == [name for name in ARCHIVE_NAMES if name in names]
    assert {"题名", "责任者", "年度", "页数", "格式信息"} <= set(names)


@pytest.mark.parametrize(("fields", "title"), [
    ({}, "sample.txt"), ({"front": Front(title="标\n题")}, "标 题"), ({"header": HeaderBlock(document_number="青政〔2024〕7号")}, "青政〔2024〕7号"),
    ({"body": (Heading(id="h", level=1, text="标题\x01"),)}, "标题"), ({"front": Front(title="字" * 300)}, "字" * 200)])
def test_there_always_is_a_title_on_one_line(fields: dict[str, object], title: str):
    assert _described(msgspec.structs.replace(EMPTY, **fields)).title == title


def test_the_language_is_the_reports_unless_another_is_given():
    report = msgspec.structs.replace(EMPTY, meta=Meta(language="zh-TW"))
    assert (_described(report).language, _described(report, language="en").language) == ("zh-TW", "en")
    assert _described(report, language="en").archive["语种"] == "en"

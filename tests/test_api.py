"""From an input to the outputs."""

import re

import pytest

from convert.api import KINDS, Settings, compare, load, load_path, stem_of
from convert.diagnostics import ConvertError
from convert.model.blocks import Figure
from convert.model.letters import letters
from convert.verify import report_letters
from convert.verify.docx_text import docx_letters
from convert.verify.pdf_text import pdf_pages
from tests.texts import MEETING, SECOND_YEAR

BUNDLED = Settings(fonts="bundled")


@pytest.fixture(scope="module")
def dossier():
    return load(MEETING.encode(), name="report.txt", settings=BUNDLED)


def test_docx_pdf_and_model_hold_the_same_letters_in_the_same_order(dossier):
    wanted = "".join(letters(text) for _, text in report_letters(dossier.report))
    assert docx_letters(dossier.docx) == wanted
    pages = "".join(re.sub(r"—\d+—$", "", page) for page in pdf_pages(dossier.pdf))
    assert pages == wanted


def test_every_number_of_the_workbook_stands_in_the_docx_and_on_its_page_of_the_pdf(dossier):
    pages = list(pdf_pages(dossier.pdf))
    text = docx_letters(dossier.docx)
    assert dossier.indicators
    for indicator in dossier.indicators:
        figure = letters(MEETING[indicator.start:indicator.end])
        assert figure in text
        assert figure[0] in pages[indicator.page - 1]


def test_the_sources_letters_are_the_models(dossier):
    kept = "".join(letters(text) for _, text in report_letters(dossier.report))
    dropped = "".join(letters(one.text) for one in dossier.report.furniture)
    assert sorted(letters(MEETING)) == sorted(kept + dropped)


def test_the_model_is_an_input_and_gives_the_same_files(dossier):
    again = load(dossier.json, name="report.json", settings=BUNDLED)
    for kind in KINDS:
        assert dossier.output(kind) == again.output(kind), kind


def test_the_pdf_carries_the_workbook_and_the_model(dossier):
    from convert.exporters.pdf import unpack

    files = unpack(dossier.pdf)
    assert files == {"report.xlsx": dossier.xlsx, "report.json": dossier.json}


def test_a_pdf_of_profile_a2a_carries_nothing():
    from convert.exporters.pdf import unpack

    with pytest.raises(ConvertError) as error:
        unpack(load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled", pdf_profile="a2a")).pdf)
    assert error.value.diagnostic.code == "pdf-nothing-inside"


def test_the_date_comes_from_the_document_or_the_environment_never_from_the_clock(dossier, monkeypatch):
    assert dossier.when.date().isoformat() == "2024-03-20"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert load(MEETING.encode(), name="a.txt", settings=BUNDLED).when.year == 2023


def test_several_reports_make_one_workbook_that_compares_them(dossier):
    import io

    import openpyxl

    other = load(SECOND_YEAR.encode(), name="report-2024.txt", settings=BUNDLED)
    book = openpyxl.load_workbook(io.BytesIO(compare((dossier, other))))
    assert len(book.sheetnames) > 1


def test_an_input_that_is_not_there_is_one_sentence():
    with pytest.raises(ConvertError) as error:
        load_path("nowhere.txt", BUNDLED)
    assert (error.value.diagnostic.code, error.value.diagnostic.path) == ("file-missing", "nowhere.txt")


def test_pictures_are_read_from_the_folder_of_the_text_and_from_nowhere_else(tmp_path):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(20)
    (tmp_path / "outside.png").write_bytes(picture)
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "inside.png").write_bytes(picture)
    (folder / "report.md").write_text("正文。\n\n![内](inside.png)\n\n![外](../outside.png)\n", "utf-8")
    dossier = load_path(str(folder / "report.md"), BUNDLED)
    assert [block.alt for block in dossier.report.body if isinstance(block, Figure)] == ["内"]
    assert [each.code for each in dossier.diagnostics if each.grade == "advisory"] == ["reader-picture-missing"]


def test_an_error_of_a_reader_names_the_input():
    with pytest.raises(ConvertError) as error:
        load(b"", name="empty.txt")
    assert error.value.diagnostic.path == "empty.txt"


@pytest.mark.parametrize(("name", "stem"), [("a/b/报告.v2.txt", "报告.v2"), ("-", "report"), ("x", "x")])
def test_the_outputs_are_named_after_the_input(name: str, stem: str):
    assert stem_of(name) == stem


def test_recipients_that_move_to_the_imprint_and_attendance_without_colon_agree_with_the_model():
    moved = "---\n发文机关标志: 青禾区人民政府文件\n标题: 关于有关事项的通知\n主送机关: " + "、".join(["各镇人民政府"] * 90) + "：\n---\n\n现通知如下。\n"
    dossier = load(moved.encode(), name="a.md", settings=BUNDLED)
    assert dossier.laid_out.recipients_moved
    assert dossier.docx
    assert dossier.pdf
    present = "---\n公文格式: minutes\n标题: 纪要\n出席人员:\n  出席: 沈明远\n---\n\n会议议定如下事项。\n"
    dossier = load(present.encode(), name="b.md", settings=BUNDLED)
    assert dossier.docx
    assert dossier.pdf

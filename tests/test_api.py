"""From an input to the outputs."""

import gc
import re
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest

from convert import api
from convert.api import KINDS, Dossier, Settings, compare, load, load_path, own_words_of, source_date, source_text_of
from convert.diagnostics import ConvertError, Diagnostic, Outcome, UsageError
from convert.editing.choices import SUFFIX, write_choices
from convert.model.blocks import Figure
from convert.model.letters import letters, report_letters
from convert.model.report import Choice
from convert.ooxml.package import read_package
from convert.verify.docx_text import docx_letters
from convert.verify.package_faults import CheckedPackage
from convert.verify.pdf_text import pdf_pages
from tests.readers.docx.build import PNG
from tests.refused import refused
from tests.texts import MEETING, SECOND_YEAR

BUNDLED = Settings(fonts="bundled")


@pytest.fixture(scope="module")
def dossier():
    return load(MEETING.encode(), name="report.txt", settings=BUNDLED)


def test_docx_pdf_and_model_hold_the_same_letters_in_the_same_order(dossier):
    wanted = "".join(letters(text) for _, text in report_letters(dossier.report))
    assert docx_letters(CheckedPackage(dossier.docx)) == wanted
    pages = "".join(re.sub(r"—\d+—$", "", page) for page in pdf_pages(dossier.pdf))
    assert pages == wanted


def test_every_number_of_the_workbook_stands_in_the_docx_and_on_its_page_of_the_pdf(dossier):
    pages = list(pdf_pages(dossier.pdf))
    text = docx_letters(CheckedPackage(dossier.docx))
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
    (tmp_path / "outside.png").write_bytes(PNG)
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "inside.png").write_bytes(PNG)
    (folder / "report.md").write_text("正文。\n\n![内](inside.png)\n\n![外](../outside.png)\n", "utf-8")
    dossier = load_path(str(folder / "report.md"), BUNDLED)
    assert [block.alt for block in dossier.report.body if isinstance(block, Figure)] == ["内"]
    assert [each.code for each in dossier.diagnostics if each.grade == "advisory"] == ["reader-picture-missing"]


def test_an_error_of_a_reader_names_the_input():
    with pytest.raises(ConvertError) as error:
        load(b"", name="empty.txt")
    assert error.value.diagnostic.path == "empty.txt"


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


def test_faces_are_told_of_when_a_file_shows_them_and_not_before():
    dossier = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))
    dossier.note(Diagnostic(code="reader-empty", grade="note"))
    for make in (lambda: dossier.laid_out, lambda: dossier.xlsx):
        make()
        assert [one.code for one in dossier.diagnostics if one.code.startswith("font-")] == []
    assert dossier.pdf
    codes = [one.code for one in dossier.diagnostics]
    assert "reader-empty" in codes
    assert any(code.startswith("font-") for code in codes)


def test_a_sheet_that_has_no_place_for_the_head_of_a_document_is_refused():
    text = (Path(__file__).parents[1] / "samples" / "formal-document" / "formal-document.md").read_bytes()
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "style-no-header"):
        _ = load(text, name="a.md", settings=Settings(style="meeting")).sheet


@pytest.mark.parametrize(("given", "moment"), [
    ("", None), ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)), ("0", datetime(1980, 1, 1, tzinfo=UTC)),
    ("4354819199", datetime(2107, 12, 31, 23, 59, 59, tzinfo=UTC))])
def test_the_environment_gives_a_moment_that_a_package_can_hold(monkeypatch: pytest.MonkeyPatch, given: str, moment: datetime | None):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert source_date() == moment


@pytest.mark.parametrize("given", ["yesterday", "-1", "1.5", "１７", "4354819200", "9" * 5000])
def test_a_moment_that_is_none_or_too_late_is_refused(monkeypatch: pytest.MonkeyPatch, given: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with refused("settings-epoch", UsageError):
        source_date()


@pytest.mark.parametrize(("date", "year"), [("2024-03-20", 2024), (None, 1980), ("1949-10-01", 1980), ("1980-01-01", 1980), ("2107-12-31", 2107), ("2108-01-01", 1980),
                                            ("2024", 1980)])
def test_a_date_of_the_document_that_no_package_holds_is_not_taken(dossier, monkeypatch: pytest.MonkeyPatch, date: str | None, year: int):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    report = msgspec.structs.replace(dossier.report, meta=msgspec.structs.replace(dossier.report.meta, date=date))
    assert Dossier(report, BUNDLED, name="a").when.year == year


def test_an_ofd_is_among_the_outputs_only_where_it_is_asked_for():
    assert Settings().kinds == ("docx", "pdf", "xlsx", "json")
    assert Settings(ofd=True).kinds == ("docx", "pdf", "xlsx", "json", "ofd")


FAULTY = MEETING.replace("，", ",", 1)


def test_certain_faults_are_mended_while_loading_and_each_is_told_once():
    plain, fixed = (load(FAULTY.encode(), name="a.txt", settings=Settings(fonts="bundled", fix=fix)) for fix in (False, True))
    assert plain.report.fixes == ()
    (fix,) = fixed.report.fixes
    assert (fix.before, fix.after) == (",", "，")
    (note,) = [one for one in fixed.diagnostics if one.code == "check-fixed"]
    assert (note.grade, note.path, note.line, note.args) == ("note", "a.txt", fix.line, {"rule": fix.rule, "before": ",", "after": "，"})
    again = load(fixed.json, name="a.json", settings=Settings(fonts="bundled", fix=True))
    assert (again.report.fixes, [one for one in again.diagnostics if one.code == "check-fixed"]) == (fixed.report.fixes, [])


def test_the_words_of_the_office_are_those_of_its_file():
    words = "青河区 青禾区\n".encode("gbk")
    dossier = load(MEETING.replace("青禾区", "青河区", 1).encode(), name="a.txt", settings=Settings(fonts="bundled", words=words, fix=True))
    assert dossier.own_words == own_words_of(words, "用语表.txt")
    assert ("青河区", "青禾区") in [(fix.before, fix.after) for fix in dossier.report.fixes]
    assert load(MEETING.encode(), name="a.txt").own_words is None
    with pytest.raises(UsageError) as error:
        own_words_of("甲\n".encode(), "用语表.txt")
    assert error.value.diagnostic.path == "用语表.txt"


def test_the_source_of_a_report_is_the_text_that_its_ranges_count(dossier):
    report = dossier.report
    assert source_text_of(report, MEETING.encode(), "report.txt") == dossier.source_text == MEETING
    assert load(MEETING.encode(), name="a.txt", settings=Settings(fix=True)).source_text is None
    gbk = load(MEETING.encode("gbk"), name="a.txt").report
    assert source_text_of(gbk, MEETING.encode("gbk"), "a.txt") == MEETING
    assert source_text_of(report, dossier.json, "report.json") is None
    docx = load(dossier.docx, name="a.docx").report
    assert source_text_of(msgspec.structs.replace(docx, source=msgspec.structs.replace(docx.source, format="docx")), MEETING.encode(), "a.txt") is None


def test_beside_an_input_of_its_name_the_pdf_has_another_and_links_know_it(dossier):
    assert load(MEETING.encode(), name="报告.txt").pdf_name == "报告.pdf"
    assert load(dossier.pdf, name="报告.pdf").pdf_name == "报告-公文.pdf"


def test_all_that_was_read_is_known_and_choices_are_followed_unless_others_are_made(tmp_path):
    path = tmp_path / "报告.md"
    (tmp_path / "a.png").write_bytes(PNG)
    path.write_text("正文第一段。\n\n![图](a.png)\n", "utf-8")
    assert load_path(str(path), BUNDLED).files == [str(path), str(tmp_path / "a.png")]
    kept = (Choice(line=1, text="正文第一段。", role="text"),)
    write_choices(str(path), kept)
    followed = load_path(str(path), BUNDLED)
    assert (followed.settings.choices, followed.files) == (kept, [str(path), str(path) + SUFFIX, str(tmp_path / "a.png")])
    (note,) = [one for one in followed.diagnostics if one.code == "doubt-choices-read"]
    assert (note.path, note.args) == (str(path), {"path": str(path) + SUFFIX, "count": 1})
    own = (Choice(line=3, text="甲", role="text"),)
    chosen = load_path(str(path), Settings(fonts="bundled", choices=own))
    assert (chosen.settings.choices, str(path) + SUFFIX in chosen.files) == (own, False)


@pytest.mark.parametrize("verify", [True, False])
def test_every_output_is_read_back_unless_the_settings_say_no(monkeypatch: pytest.MonkeyPatch, verify: bool):
    seen = []
    for kind in ("docx", "pdf", "xlsx", "ofd"):
        monkeypatch.setattr(f"convert.verify.verify_{kind}", lambda *_, kind=kind: seen.append(kind))
    dossier = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled", verify=verify, pdf_profile="plain"))
    for kind in ("docx", "pdf", "xlsx", "ofd"):
        assert dossier.output(kind)
    assert seen == (["docx", "pdf", "xlsx", "ofd"] if verify else [])
    compare((dossier,))
    assert seen[4:] == (["xlsx"] if verify else [])


@pytest.mark.parametrize(("spare", "collected"), [(0, 0), (-1, 1)])
def test_after_a_large_workbook_what_its_writer_left_is_collected(dossier, monkeypatch: pytest.MonkeyPatch, spare: int, collected: int):
    calls = []
    monkeypatch.setattr(gc, "collect", lambda: calls.append(1))
    monkeypatch.setattr(api, "_LARGE_WORKBOOK", len(compare((dossier,))) + spare)
    calls.clear()
    compare((dossier,))
    assert len(calls) == collected


def test_a_report_knows_whether_it_is_one_of_several(dossier):
    other = load(SECOND_YEAR.encode(), name="report-2024.txt", settings=BUNDLED)
    assert other.one_of_several is False
    compare((other,))
    assert other.one_of_several is False
    compare((dossier, other))
    assert other.one_of_several is True


def test_what_each_step_notices_is_told(dossier, monkeypatch: pytest.MonkeyPatch):
    steps = ("layout.lay_out", "exporters.docx.export_docx", "exporters.pdf.export_pdf", "exporters.xlsx.export_xlsx", "exporters.ofd.export_ofd",
             "corrections.read_corrections", "corrections.apply_corrections")

    def noting(step: Callable[..., Outcome[Any]], name: str) -> Callable[..., Outcome[Any]]:
        def noted(*words: Any, **more: Any) -> Outcome[Any]:
            outcome = step(*words, **more)
            return Outcome(outcome.value, (*outcome.diagnostics, Diagnostic(code=name, grade="note")))

        return noted

    for step in steps:
        place, _, name = step.rpartition(".")
        module = import_module(f"convert.{place}")
        monkeypatch.setattr(module, name, noting(getattr(module, name), step))
    edited = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", corrections=dossier.xlsx, corrections_name="改过的.xlsx"))
    for kind in (*KINDS, "ofd"):
        assert edited.output(kind)
    assert edited.corrections is not None
    assert sorted(one.code for one in edited.diagnostics if "." in one.code) == sorted(steps)


def test_pdfs_of_other_profiles_carry_nothing_and_make_no_workbook():
    for profile in ("a2a", "plain"):
        dossier = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled", pdf_profile=profile))
        assert dossier.pdf
        assert "xlsx" not in dossier.__dict__


@pytest.mark.parametrize(("profile", "names"), [("full", ["a.json", "a.xlsx"]), ("archive", ["a.txt"])])
def test_an_ofd_carries_workbook_and_model_or_as_archives_ask_the_model_alone(profile, names: list[str]):
    dossier = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled", ofd_profile=profile))
    listing = read_package(dossier.ofd)["Doc_0/Attachs/Attachments.xml"].decode()
    assert sorted(f"{name}.{form}" for name, form in re.findall(r'Name="(\w+)(?:\.\w+)?"[^>]*Format="(\w+)"', listing)) == names


def test_what_a_person_changed_in_the_workbook_is_in_the_indicators_and_in_the_model(dossier):
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(dossier.xlsx))
    sheet = book["指标总表"]
    column = next(cell.column for cell in sheet[1] if cell.value == "指标名称")
    sheet.cell(2, column).value = "改过的名称"
    buffer = io.BytesIO()
    book.save(buffer)
    edited = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", corrections=buffer.getvalue()))
    assert [one.name for one in edited.indicators].count("改过的名称") == 1
    again = load(edited.json, name="report.json", settings=BUNDLED)
    assert [one.action for one in again.report.figure_corrections] == ["change"]
    assert [one.name for one in again.indicators] == [one.name for one in edited.indicators]
    assert dossier.corrections is None
    assert load(dossier.json, name="report.json").report.figure_corrections == ()

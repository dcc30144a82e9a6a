"""OFD bytes to a report."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert.api import Settings, load, load_path
from convert.diagnostics import ConvertError
from convert.model.letters import report_letters
from convert.readers.ofd import read_ofd
from convert.readers.options import ReadOptions
from tests.exporters.ofd.made import parts
from tests.hostile.ofd_files import LINE, LINES, ofd
from tests.texts import MEETING

SAMPLES = Path(__file__).parents[3] / "samples"
BUNDLED = Settings(fonts="bundled")


def _packed(contents: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _without_model(data: bytes) -> bytes:
    return _packed({name: content for name, content in parts(data).items() if "Attachs" not in name})


def test_a_file_of_our_own_brings_its_model_and_gives_the_same_file():
    dossier = load(MEETING.encode(), name="report.txt", settings=BUNDLED)
    for profile in ("full", "archive"):
        made = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", ofd_profile=profile)).ofd  # type: ignore[arg-type]
        again = load(made, name="report.ofd", settings=Settings(fonts="bundled", ofd_profile=profile))  # type: ignore[arg-type]
        assert again.report == dossier.report
        assert again.ofd == made
        assert "readofd-own" in [one.code for one in again.diagnostics]


NOTED = """# 青禾区人民政府关于水库工作情况的报告

青禾区人民政府

按照工作安排，水库库容达到10<sup>8</sup>立方米[^1]，较上年增加12万立方米。

[^1]: 以主管部门核发的成果为准。
"""


@pytest.mark.parametrize("form", ["ofd", "pdf"])
@pytest.mark.parametrize("name", ["letter/letter.md", "names-and-signs/names-and-signs.md"])
def test_notes_below_a_paragraph_that_goes_on_and_rare_letters_do_not_either(name: str, form: str):
    dossier = load_path(str(SAMPLES / name), BUNDLED)
    again = load(getattr(dossier, form), name=f"report.{form}", settings=BUNDLED)
    assert f"read{form}-own" in [one.code for one in again.diagnostics]
    assert again.report == dossier.report


@pytest.mark.parametrize("form", ["ofd", "pdf"])
def test_letters_beyond_the_basic_plane_are_read_from_pages(form: str):
    settings = Settings(fonts="bundled", pdf_profile="a2a")
    made = load("# 青禾区人民政府关于𠮷田同志工作情况的报告\n\n𠮷田、𠮷𠮷同志负责值班值守，共办理12件。\n".encode(), name="a.md", settings=settings)
    data = made.pdf if form == "pdf" else _without_model(made.ofd)
    report = load(data, name=f"a.{form}", settings=BUNDLED).report
    assert "𠮷田" in report.front.title
    assert report.body[0].text == "𠮷田、𠮷𠮷同志负责值班值守，共办理12件。"


@pytest.mark.parametrize("form", ["ofd", "pdf"])
def test_note_marks_and_powers_do_not_hide_that_a_file_is_our_own(form: str):
    dossier = load(NOTED.encode(), name="report.md", settings=BUNDLED)
    assert {mark.kind for block in dossier.report.body for mark in block.marks} >= {"note"}  # type: ignore[union-attr]
    again = load(getattr(dossier, form), name=f"report.{form}", settings=BUNDLED)
    assert f"read{form}-own" in [one.code for one in again.diagnostics]
    assert again.report == dossier.report


def test_a_file_whose_pages_were_changed_is_read_from_its_pages():
    made = parts(load(MEETING.encode(), name="report.txt", settings=BUNDLED).ofd)
    name = "Doc_0/Pages/Page_0/Content.xml"
    made[name] = made[name].replace("青禾".encode(), "青苗".encode())
    again = load(_packed(made), name="report.ofd", settings=BUNDLED)
    assert "readofd-changed" in [one.code for one in again.diagnostics]
    assert again.report.front.title.startswith("青苗区")


@pytest.mark.parametrize("name", ["meeting-report/meeting-report.txt", "budget-report/budget-report.md", "statistics/statistics.txt"])
def test_pages_alone_give_what_those_of_the_pdf_give(name: str):
    dossier = load_path(str(SAMPLES / name), Settings(fonts="bundled", pdf_profile="a2a"))
    from_pages = load(_without_model(dossier.ofd), name="a.ofd", settings=BUNDLED).report
    from_pdf = load(dossier.pdf, name="a.pdf", settings=BUNDLED).report
    assert list(report_letters(from_pages)) == list(report_letters(from_pdf))
    assert [type(block) for block in from_pages.body] == [type(block) for block in from_pdf.body]
    assert from_pages.source.format == "ofd"


def _read(data: bytes):  # type: ignore[no-untyped-def]
    return read_ofd(data, name="a.ofd", options=ReadOptions())


def test_a_file_of_others_is_read():
    report = _read(ofd()).value
    assert report.front.title == "望川县人民政府关于二〇二三年工作情况的报告"
    assert report.body[-1].text.endswith("共办理案件一百二十八件，调解成功率继续提高。")


def test_a_seal_is_told():
    assert "readofd-signed" in [one.code for one in _read(ofd(body="<ofd:Signatures>Signs.xml</ofd:Signatures>")).diagnostics]
    assert "readofd-signed" not in [one.code for one in _read(ofd()).diagnostics]


@pytest.mark.parametrize(("data", "code"), [
    (ofd(""), "readofd-empty"), (ofd(pages=1_001), "readofd-too-many-pages"), (ofd(LINES + LINE.format(99, 90, "字" * 210_000)), "readofd-too-long")])
def test_what_holds_no_report_gets_its_sentence(data: bytes, code: str):
    with pytest.raises(ConvertError) as error:
        _read(data)
    assert error.value.diagnostic.code == code

"""The whole workbook."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from convert.exporters.xlsx import ReportIndicators, XlsxOptions, export_xlsx
from convert.model.indicator import Kind
from convert.ooxml.package import read_package, write_package
from convert.verify.package_faults import CheckedPackage
from convert.verify.xlsx_faults import xlsx_faults
from tests.exporters.xlsx.made import OPTIONS, WHEN, figure, formulas, made, report, table_of, without_values
from tests.growth import grows_in_proportion

ODD_HEADINGS = tuple(
    figure("甲", number, number=number, section=(heading, "（一）*"))
    for number, heading in enumerate(("一、为什么?", "*", "2024", "a", "~乙", "甲" * 300, "", "=1"), 1)
)

VARIANTS = {
    "one report": (made(),),
    "three years": (made(2022, factor=0.5), made(2023), made(2024)),
    "no figures": (table_of(),),
    "districts": (
        table_of(figure("甲数", 1), report=report("青禾区.txt")),
        table_of(figure("甲数", 3), report=report("望川县.txt")),
    ),
    "odd headings": (table_of(*ODD_HEADINGS),),
    "no pdf": (table_of(figure(page=None), pdf_name=None),),
    "english": (made(),),
}


def _options(name: str) -> XlsxOptions:
    return XlsxOptions(when=WHEN, language="en" if name == "english" else "zh")


@pytest.fixture(scope="module")
def workbooks() -> dict[str, bytes]:
    return {name: export_xlsx(tables, _options(name)).value for name, tables in VARIANTS.items()}


def test_one_report_has_its_sheets(workbooks):
    assert load_workbook(BytesIO(workbooks["one report"])).sheetnames == [
        "指标总表",
        "摘要",
        "各栏目汇总",
        "核对清单",
        "说明",
        "_baseline",
    ]


def test_several_reports_begin_with_the_comparison(workbooks):
    assert load_workbook(BytesIO(workbooks["three years"])).sheetnames == [
        "对比",
        "指标总表",
        "摘要",
        "各栏目汇总",
        "核对清单",
        "图表",
        "说明",
        "_baseline",
    ]


def test_the_same_report_gives_the_same_bytes(workbooks):
    assert export_xlsx(VARIANTS["three years"], OPTIONS).value == workbooks["three years"]


def test_the_bytes_do_not_depend_on_the_hash_seed():
    script = (
        "import sys; from tests.exporters.xlsx.made import *; "
        "sys.stdout.buffer.write(export_xlsx((made(2023), made(2024)), OPTIONS).value)"
    )
    root = Path(__file__).parents[3]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_passes_the_checks(workbooks, name):
    assert xlsx_faults(CheckedPackage(workbooks[name])) == ()


@pytest.mark.parametrize("name", VARIANTS)
def test_openxml_audit_finds_nothing(workbooks, name, tmp_path: Path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "book.xlsx"
    path.write_bytes(workbooks[name])
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


def _same(one, other) -> bool:
    if isinstance(one, int | float):
        return isinstance(other, int | float) and other == pytest.approx(one, rel=1e-9, abs=1e-9)
    return (one or "") == (other or "")


def _differences(before: bytes, after: bytes) -> list[tuple[str, object, object]]:
    known, computed = (load_workbook(BytesIO(data), data_only=True) for data in (before, after))
    places = [name.rsplit("!", 1) for name in formulas(load_workbook(BytesIO(before)))]
    values = [(f"{sheet}!{cell}", known[sheet][cell].value, computed[sheet][cell].value) for sheet, cell in places]
    return [found for found in values if not _same(*found[1:])]


def _without_values(data: bytes) -> bytes:
    return write_package(
        {
            name: without_values(part) if name.startswith("xl/worksheets/sheet") else part
            for name, part in read_package(data).items()
        }
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_formualizer_computes_the_values_that_are_stored(workbooks, name):
    formualizer = pytest.importorskip("formualizer")
    computed = formualizer.recalculate_xlsx_bytes(_without_values(workbooks[name]), deterministic_timestamp_utc=WHEN)
    assert _differences(workbooks[name], computed["bytes"]) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_computes_the_values_that_are_stored(workbooks, tmp_path: Path):
    names = ["one report", "three years", "odd headings"]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.xlsx").write_bytes(_without_values(workbooks[name]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for kind, sources, folder in (
        ("ods", tmp_path.glob("*.xlsx"), tmp_path),
        ("xlsx", tmp_path.glob("*.ods"), tmp_path / "out"),
    ):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *sorted(sources)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    for number, name in enumerate(names):
        assert _differences(workbooks[name], (tmp_path / "out" / f"{number}.xlsx").read_bytes()) == []


hostile = st.one_of(
    st.sampled_from(
        (
            "=1+1",
            "=cmd|' /C calc'!A0",
            "@SUM(1)",
            "+1",
            "-1",
            "\t=1",
            "_x0041_",
            "{=1}",
            "'",
            "]",
            "*?",
            "\x00",
            "&P",
            "\ud800",
            "\n",
        )
    ),
    st.text(max_size=20),
)


@st.composite
def _tables(draw: st.DrawFn) -> ReportIndicators:
    count = draw(st.integers(0, 5))
    kinds = st.sampled_from(Kind.__args__)
    numbers = st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9))
    figures = [
        figure(
            draw(hostile),
            float(draw(numbers)),
            text=draw(hostile) or "1",
            sentence=draw(hostile),
            number=number,
            unit=draw(hostile),
            kind=draw(kinds),
            scope=draw(st.none() | hostile),
            base=draw(st.none() | hostile),
            section=tuple(draw(st.lists(hostile, max_size=3))),
            block=draw(hostile),
            page=draw(st.none() | st.integers(1, 99)),
            period=draw(st.none() | st.integers(2020, 2024)),
            doubt=draw(st.sampled_from((None, "indicator-name-far", "nowhere"))),
        )
        for number in range(1, count + 1)
    ]
    made_of = report(draw(hostile) or "-", place=draw(hostile), year=draw(st.none() | st.integers(2022, 2024)))
    return table_of(*figures, report=made_of, pdf_name=draw(st.none() | hostile))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_tables(), min_size=1, max_size=3))
def test_whatever_a_report_says_the_workbook_is_sound_and_its_formulas_are_ours(tables):
    data = export_xlsx(tables, OPTIONS).value
    assert xlsx_faults(CheckedPackage(data)) == ()
    for place, formula in formulas(load_workbook(BytesIO(data))).items():
        assert place.split("!")[0] in ("摘要", "各栏目汇总", "核对清单", "图表", "对比")
        assert "cmd" not in formula
    formulas_of_table = [name for name in formulas(load_workbook(BytesIO(data))) if name.startswith("指标总表")]
    assert formulas_of_table == []


def test_what_could_not_be_kept_is_told():
    outcome = export_xlsx([table_of(figure(sentence="字" * 40_000, text="字"), figure("甲\x00", number=2))], OPTIONS)
    assert {told.code for told in outcome.diagnostics} == {"xlsx-text-cut", "xlsx-character-replaced"}


def test_properties_name_title_author_and_date(workbooks):
    properties = load_workbook(BytesIO(workbooks["one report"])).properties
    assert properties.title == "青禾区人民政府关于年度工作情况的报告 指标总表"
    assert (properties.creator, properties.description) == ("青禾区人民政府", f"青禾区2024.txt SHA-256 {'ab' * 32}")
    assert properties.created == properties.modified == WHEN.replace(tzinfo=None)


def test_five_thousand_figures_take_time_in_proportion():
    tables = {repeat: made(repeat=repeat) for repeat in (30, 240)}
    assert len(tables[240].indicators) > 5000
    assert grows_in_proportion(lambda repeat: export_xlsx([tables[repeat]], OPTIONS), 30)


def test_no_library_is_loaded_before_it_is_needed():
    script = "import sys, convert.exporters.xlsx; print(*{'openpyxl', 'xlsxwriter', 'lxml'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []

"""Every sample is rendered to all outputs; its pages stand in `golden/` as text, so that a wrong break shows in a diff."""

import os
import tomllib
from pathlib import Path

import pytest

from convert.api import Dossier, Settings, load_path
from convert.layout.dump import dump_pages
from convert.layout.report import measure
from convert.model.walk import all_blocks
from convert.verify.package_faults import CheckedPackage
from convert.verify.xlsx_faults import xlsx_faults
from tests.exporters.docx.checked import check_whole_docx
from tests.exporters.pdf.checked import check_pdf

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/sample.toml"))
UPDATE = "CONVERT_UPDATE_GOLDENS"
MOST_BYTES = 20 * 1024

_dossiers: dict[str, Dossier] = {}


def described(name: str) -> dict[str, object]:
    """Return what `sample.toml` says."""
    return tomllib.loads((SAMPLES / name / "sample.toml").read_text("utf-8"))


def rendered(name: str) -> Dossier:
    """Return the dossier of a sample; made once."""
    if name not in _dossiers:
        source = SAMPLES / name / str(described(name)["source"])
        _dossiers[name] = load_path(str(source), Settings(fonts="bundled"))
    return _dossiers[name]


def test_goldens_are_not_written_where_they_are_checked():
    assert not (os.environ.get("CI") and os.environ.get(UPDATE))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_what_its_description_says(name):
    said, dossier = described(name), rendered(name)
    title = dossier.report.front.title or (dossier.report.header.issuer_mark if dossier.report.header else None)
    assert (title, dossier.sheet.id) == (said["title"], said["style"])
    assert [each.code for each in dossier.diagnostics if each.grade in ("error", "warning", "advisory")] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_rendered_to_all_outputs_and_validators_find_nothing(name):
    dossier = rendered(name)
    check_whole_docx(dossier.docx)
    check_pdf(dossier.pdf)
    assert list(xlsx_faults(CheckedPackage(dossier.xlsx))) == []
    assert set(described(name)["formats"]) == {"docx", "pdf", "xlsx"}


@pytest.mark.parametrize("name", NAMES)
def test_the_elements_of_a_sample_stand_where_the_standard_wants_them(name):
    dossier = rendered(name)
    places = measure(dossier.report, dossier.laid_out, dossier.sheet, dossier.fonts)
    assert places
    assert [place for place in places if not place.agrees] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_a_sample_are_the_golden_ones(name):
    dossier, path = rendered(name), GOLDEN / f"{name}.txt"
    pages = dump_pages(dossier.laid_out, dossier.sheet)
    if os.environ.get(UPDATE):
        path.write_text(pages, "utf-8")
    assert pages == path.read_text("utf-8")
    assert path.stat().st_size <= MOST_BYTES


def test_there_is_a_golden_for_every_sample_and_no_other():
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == NAMES


def test_the_samples_together_show_every_kind_of_element():
    reports = [rendered(name).report for name in NAMES]
    kinds = {type(block).__name__ for report in reports for block in all_blocks(report)}
    assert {"Heading", "Paragraph", "Table", "Figure"} <= kinds
    assert {report.format for report in reports} == {"report", "general", "letter", "order", "minutes"}
    assert any(report.notes for report in reports)
    assert any(table.spans for report in reports for table in all_blocks(report) if hasattr(table, "spans"))

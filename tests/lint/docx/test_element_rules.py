"""Every element of the standard is judged by what it is, not by how it looks."""

from pathlib import Path

import msgspec
import pytest

from convert.api import Settings, load
from convert.diagnostics import Diagnostic
from convert.lint import check_docx
from convert.lint.docx.element_rules import ELEMENTS
from convert.lint.docx.limits import standard
from convert.messages import render
from tests.exporters.docx.made import docx_of, formal, meeting, minutes
from tests.lint.docx.foreign import FANG, HEI, SONG, Habits, notice, speech

SAMPLES = Path(__file__).parents[3] / "samples"


def told(data: bytes) -> list[Diagnostic]:
    """Return the findings about the format that are more than notes."""
    report = load(data, name="a.docx", settings=Settings(fonts="bundled")).report
    return [one for one in check_docx(data, report=report) if one.code.startswith("D") and one.grade != "note"]


@pytest.mark.parametrize("data", [
    notice(), notice(Habits(faces="styles", narrow="scale", margins=(34.58, 32.58))), notice(Habits(faces="defaults", narrow="spacing")),
    notice(Habits(boxes=True, pitch="grid", upward=True)), speech(Habits(faces="styles", boxes=True))],
    ids=["direct", "styles", "defaults", "boxes", "speech"])
def test_a_right_document_of_another_program_raises_nothing(data: bytes):
    assert [(one.code, one.args) for one in told(data)] == []


@pytest.mark.parametrize("report", [meeting(), formal(), minutes()], ids=["meeting", "formal", "minutes"])
def test_our_own_documents_raise_nothing(report):
    assert [(one.code, one.args) for one in told(docx_of(report))] == []


PLANTED = [
    ("D30", {"copy_number": {"size": 14}}), ("D31", {"classification": {"face": FANG}}), ("D32", {"urgency": {"align": "center"}}),
    ("D33", {"mark": {"color": "000000"}}), ("D34", {"number": {"align": "left"}}), ("D37", {"recipients": {"first": 2}}),
    ("D38", {"attachment_note": {"size": 12}}), ("D39", {"authority": {"align": "left", "right": 0}}),
    ("D40", {"date": {"align": "left", "right": 0}}), ("D41", {"document_note": {"first": 0}}), ("D42", {"label": {"face": FANG}}),
    ("D43", {"attachment_title": {"align": "left"}}), ("D44", {"copied": {"size": 16}}), ("D45", {"printed": {"face": SONG}}),
    ("D10", {"title": {"face": FANG}}), ("D11", {"title": {"size": 16}}), ("D12", {"title": {"align": "left"}}),
    ("D13", {"heading_1": {"face": FANG}}), ("D14", {"heading_2": {"face": HEI}}), ("D15", {"heading_3": {"face": HEI}}),
    ("D08", {"body": {"face": SONG}}), ("D24", {"body": {"first": 0}}), ("D26", {"heading_1": {"color": "FF0000"}}),
    ("D19", {"page": {"size": 10.5}})]


@pytest.mark.parametrize(("code", "changes"), PLANTED, ids=[code for code, _ in PLANTED])
def test_a_planted_fault_of_looks_is_found_and_nothing_else(code: str, changes: dict):
    assert [one.code for one in told(notice(**changes))] == [code]


@pytest.mark.parametrize(("code", "habits", "changes"), [
    ("D35", {"upward": True}, {"signatory": {"face": FANG}}), ("D36", {"red_line": False}, {}), ("D46", {"imprint_lines": False}, {}),
    ("D18", {"numbered": False}, {}), ("D20", {"sides": False}, {}), ("D01", {"paper": (210, 280)}, {}), ("D03", {"margins": (25.4, 25.4)}, {}),
    ("D04", {"binding": 24}, {})])
def test_a_planted_fault_of_the_page_is_found(code: str, habits: dict, changes: dict):
    found = [one.code for one in told(notice(msgspec.structs.replace(Habits(), **habits), **changes))]
    assert code in found
    assert set(found) <= {code, "D06"}  # another paper or margin holds another number of lines


def test_what_is_wrong_and_what_is_right_is_said_in_both_languages():
    (one,) = told(notice(classification={"face": FANG, "size": 14, "align": "center"}))
    assert [render(one, language) for language in ("zh", "en")] == [
        "密级和保密期限“秘密”为仿宋_GB2312、四号 14 pt、居中，应为黑体、三号 16 pt、顶格。",
        "The classification “秘密” is 仿宋_GB2312, 四号 14 pt, centred; it should be 黑体, 三号 16 pt, at the left edge."]


def test_a_title_like_text_at_the_left_is_still_the_title():
    assert {one.code for one in told(notice(title={"face": FANG, "size": 16, "align": "left"}))} == {"D10", "D11", "D12"}


@pytest.mark.parametrize("name", ["letter", "order", "minutes", "wide-table", "joint-request"])
def test_our_own_samples_of_every_format_raise_nothing(name: str):
    dossier = load((SAMPLES / name / f"{name}.md").read_bytes(), name="a.md", settings=Settings(fonts="bundled"))
    assert [(one.code, one.args) for one in told(dossier.docx)] == []


def test_every_element_has_a_role_of_the_style_sheet_and_an_id_of_its_own():
    assert all(one.role in standard().roles for one in ELEMENTS)
    assert len({one.id for one in ELEMENTS}) == len(ELEMENTS)

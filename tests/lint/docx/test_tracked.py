"""Fixes as tracked changes."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convert.lint import check_docx, fix_docx
from convert.lint.docx.facts import DocxFacts
from convert.lint.docx.tracked import edits_between
from convert.lint.fix import apply_edits
from convert.lint.own_words import OwnWords
from convert.lint.word_table import WrongWord
from convert.ooxml.names import W
from tests.archives import every_way
from tests.lint.docx.office import BODY, NAMESPACES, docx
from tests.refused import refused


def _document(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _with(*runs: str) -> bytes:
    inner = "".join(f'<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return docx(f'word/document.xml //w:body/w:p[3]\n<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{inner}</w:p>')


def _texts(root, path: str) -> list[str]:
    return root.xpath(path, namespaces=NAMESPACES)


def _accepted(root) -> str:
    return "".join(_texts(root, "//w:body/w:p[3]//w:t/text()"))


def _rejected(root) -> str:
    return "".join(_texts(root, "//w:body/w:p[3]//*[(self::w:t and not(ancestor::w:ins)) or self::w:delText]/text()"))


def test_a_fix_is_a_deletion_and_an_insertion_with_author_and_date():
    data = _with("全面完成任务,成效明显。")
    root = _document(fix_docx(data).value)
    assert _accepted(root) == "全面完成任务，成效明显。"
    assert _rejected(root) == "全面完成任务,成效明显。"
    (deleted,), (inserted,) = root.iter(f"{{{W}}}del"), root.iter(f"{{{W}}}ins")
    assert {one.get(f"{{{W}}}author") for one in (deleted, inserted)} == {"convert"}
    assert {one.get(f"{{{W}}}date") for one in (deleted, inserted)} == {"2024-05-06T00:00:00Z"}
    assert _texts(root, "//w:ins/w:r/w:rPr/w:sz/@w:val") == ["32"]


def test_the_date_may_be_given():
    root = _document(fix_docx(_with("任务,成效。"), author="校对", when=datetime(2025, 1, 2, tzinfo=UTC)).value)
    assert _texts(root, "//w:ins/@w:date") == ["2025-01-02T00:00:00Z"]
    assert _texts(root, "//w:ins/@w:author") == ["校对"]


def test_a_change_may_go_over_runs_and_letters_keep_their_runs():
    root = _document(fix_docx(_with("推进“一网”", "、", "“一窗”改革(", "含试点", ")。")).value)
    assert _accepted(root) == "推进“一网”“一窗”改革（含试点）。"
    assert _rejected(root) == "推进“一网”、“一窗”改革(含试点)。"


def test_a_correct_document_stays_as_it_is():
    data = docx()
    assert fix_docx(data).value == data
    assert check_docx(data) == check_docx(fix_docx(data).value)


def test_the_other_parts_stay_byte_by_byte_and_fixing_again_changes_nothing():
    data = _with("全面完成任务,成效明显。")
    fixed = fix_docx(data).value
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(fixed)) as new:
        assert [one.filename for one in old.infolist()] == [one.filename for one in new.infolist()]
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name != "word/document.xml")
    assert fix_docx(fixed).value == fixed
    assert fix_docx(data).value == fixed


def test_tables_and_fields_are_left_alone():
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务,成效</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r>'
             '<w:fldChar w:fldCharType="separate"/></w:r>'
             '<w:r><w:t>任务,成效</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
    data = docx(f"word/document.xml //w:body/w:p[3]\n<w:p><w:r><w:t>{BODY}</w:t></w:r>{field}</w:p>{cell}")
    assert fix_docx(data).value == data


def test_what_was_fixed_is_told():
    (note,) = fix_docx(_with("全面完成任务,成效明显。")).diagnostics
    assert (note.code, note.grade, note.line) == ("C01", "note", 3)


pieces = st.sampled_from(["全面", "完成", "任务", ",", "，", "(", ")", "1、", "、", "“", "”", "。", "...", "2024", "%", "；", "--", "，，"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(pieces, min_size=1, max_size=6).map("".join), min_size=1, max_size=4))
def test_rejecting_gives_the_original_and_accepting_the_fixed_text(runs: list[str]):
    data = _with(*runs)
    fixed = fix_docx(data).value
    assert _rejected(_document(fixed)) == "".join(runs)
    accepted = _with(_accepted(_document(fixed)))
    assert fix_docx(accepted).value == accepted
    assert len(DocxFacts(fixed).paragraphs) >= 7


@given(st.text("甲乙1,，。 ", max_size=12), st.data())
def test_edits_between_two_texts_lead_from_one_to_the_other(before: str, data: st.DataObject):
    after = "".join(data.draw(st.sampled_from(["", "，", "。"])) if one in ",，。 " else one for one in before)
    assert apply_edits(before, edits_between(before, after)) == after


def test_a_wrong_word_over_two_runs_is_a_change_of_its_letter_alone():
    root = _document(fix_docx(_with("会议布", "署了工作,青河区落实。"), own=OwnWords(errors=(WrongWord("青河区", "青禾区"),))).value)
    assert _accepted(root) == "会议部署了工作，青禾区落实。"
    assert _rejected(root) == "会议布署了工作,青河区落实。"
    assert _texts(root, "//w:body/w:p[3]//w:delText/text()") == ["布", ",", "河"]


@given(st.text("甲乙丙，", max_size=12), st.text("甲乙丙，", max_size=12))
def test_edits_between_texts_of_other_letters_lead_from_one_to_the_other(before: str, after: str):
    assert apply_edits(before, edits_between(before, after)) == after


def test_a_part_that_is_damaged_is_told_and_no_file_is_made():
    data = _with("全面完成任务,成效明显。")
    for way, damaged in every_way(data, "word/theme/theme1.xml").items():
        with refused("readdocx-damaged"):
            pytest.fail(f"{way}: {len(fix_docx(damaged).value)}")

"""Two versions of a report as one document."""


import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convert.api import Dossier, Settings, load
from convert.diagnostics import ConvertError, Outcome
from convert.model.blocks import Block, Figure, Heading, Paragraph, Table
from convert.model.report import Report
from convert.versions import Versions
from tests.exporters.docx.checked import check_whole_docx
from tests.exporters.docx.made import formal, meeting
from tests.texts import MEETING
from tests.tracked import accepted, plain, rejected
from tests.whole_reports import whole_reports

BUNDLED = Settings(fonts="bundled")
QUIETLY = settings(max_examples=14, phases=(Phase.explicit, Phase.generate), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def versions(old: Report, new: Report) -> Versions:
    return Versions(Dossier(old, BUNDLED, name="old"), Dossier(new, BUNDLED, name="new"))


def assert_both_come_back(old: Report, new: Report) -> None:
    made = versions(old, new)
    check_whole_docx(made.docx)
    assert accepted(made.docx) == plain(made.new.docx)
    if made.old.sheet.id == made.new.sheet.id:  # else the old version is set as the new one is, with other labels
        assert "".join(rejected(made.docx)) == "".join(plain(made.old.docx))


@QUIETLY
@given(whole_reports(), whole_reports())
def test_of_any_two_reports_accepting_all_gives_the_new_one_and_rejecting_all_the_old_one(old: Report, new: Report) -> None:
    assert_both_come_back(old, new)


_words = st.text(alphabet="全市推进重点工作第十三次会议1286.5%，。", max_size=12)


@st.composite
def _edited(draw: st.DrawFn, block: Block) -> Block:
    """Return the block with its text changed somewhere, or a row or a cell of it."""
    if isinstance(block, Table):
        rows = [list(row) for row in block.rows]
        place = draw(st.integers(0, len(rows) - 1))
        if draw(st.booleans()) or block.spans:
            rows[place][0] = draw(_words)
        else:
            rows.insert(place, list(draw(st.sampled_from(rows))))
        return msgspec.structs.replace(block, rows=tuple(map(tuple, rows)))
    if isinstance(block, Figure):
        return msgspec.structs.replace(block, caption=draw(_words))
    start = draw(st.integers(0, len(block.text)))
    end = draw(st.integers(start, min(len(block.text), start + 12)))
    text = block.text[:start] + draw(_words) + block.text[end:] or "空"
    if isinstance(block, Heading):
        return msgspec.structs.replace(block, text=text)
    return Paragraph(id=block.id, text=text, form=block.form)


@st.composite
def _next_versions(draw: st.DrawFn) -> tuple[Report, Report]:
    """Return a report and what became of it: blocks changed, gone, moved, or brought in from another report."""
    old, other = draw(whole_reports()), draw(whole_reports())
    body = list(old.body)
    for _ in range(draw(st.integers(1, 4))):
        deed = draw(st.sampled_from(("edit", "edit", "drop", "move", "bring")))
        if deed == "bring":
            body[len(body):] = [msgspec.structs.replace(block, id=f"x{number}{len(body)}") for number, block in enumerate(other.body[:2])]
        elif body:
            block = body.pop(draw(st.integers(0, len(body) - 1)))
            if deed != "drop":
                body.insert(draw(st.integers(0, len(body))), draw(_edited(block)) if deed == "edit" else block)
    used = {mark.target for block in body if isinstance(block, Paragraph) for mark in block.marks if mark.kind == "note"}
    kept = [block if not isinstance(block, Paragraph) else msgspec.structs.replace(block, marks=tuple(
        mark for mark in block.marks if mark.kind != "note" or any(mark.target == note.id for note in old.notes))) for block in body]
    notes = tuple(note for note in old.notes if note.id in used or note.id == "n0")
    return old, msgspec.structs.replace(old, body=tuple(kept), notes=notes, sign_off=draw(st.sampled_from((old.sign_off, other.sign_off))),
                                        closing=other.closing, front=draw(st.sampled_from((old.front, other.front))))


@QUIETLY
@given(_next_versions())
def test_of_a_report_and_its_next_version_both_come_back(both: tuple[Report, Report]) -> None:
    assert_both_come_back(*both)


def test_a_document_with_a_head_may_become_a_report_without_and_back():
    for old, new in ((formal(), meeting()), (meeting(), formal())):
        made = versions(old, new)
        assert accepted(made.docx) == plain(made.new.docx)
        assert any("青禾市人民政府文件" in text for text in (*accepted(made.docx), *rejected(made.docx)))


def test_our_own_reader_sees_the_old_report_and_the_new_one():
    old, new = (load(text.encode(), name="a.txt", settings=BUNDLED) for text in (MEETING, MEETING.replace("1286 件", "1306 件").replace("36 项", "38 项")))
    data = Versions(old, new).docx
    for revisions, wanted in (("accepted", new), ("original", old)):
        read = load(data, name="a.docx", settings=msgspec.structs.replace(BUNDLED, revisions=revisions)).report
        assert [block.text for block in read.body] == [block.text for block in wanted.report.body]


def test_what_would_not_come_back_is_not_published(monkeypatch: pytest.MonkeyPatch):
    made, other = versions(meeting(), meeting()), Outcome(versions(formal(), formal()).docx, ())
    monkeypatch.setattr("convert.exporters.docx.compared.export_compared", lambda *_: other)
    with pytest.raises(ConvertError) as error:
        _ = made.docx
    assert error.value.diagnostic.code == "verify-compare"

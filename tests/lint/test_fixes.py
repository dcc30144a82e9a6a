"""The certain fixes as changes of a report."""

from convert.lint import certain_fixes
from convert.lint.fixes import place_of
from convert.lint.passage import CheckedPassage
from convert.model.blocks import Paragraph, Table
from convert.model.report import Report, SourceInfo

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=100)


def test_fixes_stand_from_left_to_right_at_their_offsets_after_those_before_them():
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="全年办案8件,结案7件,办结率87.5%。"),))
    assert [(fix.place, fix.start, fix.before, fix.after) for fix in certain_fixes(report)] == [("p1", 6, ",", "，"), ("p1", 11, ",", "，")]


def test_a_cell_and_a_caption_have_places_of_their_own():
    assert place_of(CheckedPassage(block="t1", kind="cell", text="甲", cell=(1, 2))) == "t1:1,2"
    assert place_of(CheckedPassage(block="t1", kind="caption", text="甲")) == "t1:caption"
    assert place_of(CheckedPassage(block="p1", kind="body", text="甲")) == "p1"
    table = Table(id="t1", rows=(("项目", "说明"), ("甲", "开展检查,整改到位。")))
    assert [fix.place for fix in certain_fixes(Report(source=SOURCE, body=(table,)))] in ([], ["t1:1,1"])


def test_a_clean_report_has_none():
    assert certain_fixes(Report(source=SOURCE, body=(Paragraph(id="p1", text="全年办案8件，结案7件。"),))) == ()

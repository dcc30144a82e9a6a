"""Which element a line belongs to."""

from convert.model.blocks import Heading, Paragraph, Table
from convert.model.report import Front, Report
from tests.exporters.pdf.reading import tree
from tests.exporters.pdf.samples import SOURCE, export, full_pdf, short_report

HEARD = """\
Document
  P
  Title
  P
  P
  P
  P
  H2
  H3
  P
  H3
  P
  H3
  P
  H3
  P
  H2
  H3
  L [ListNumbering=/None]
    LI
      LBody
    LI
      LBody
        Link
  P
    Link
  Table
    Caption
      P
      P
    TR
      TH [Scope=/Column RowSpan=2]
      TH [Scope=/Column ColSpan=2]
      TH [Scope=/Column]
    TR
      TH [Scope=/Column]
      TH [Scope=/Column]
      TH [Scope=/Column]
    TR
      TD
      TD
      TD
      TD
    TR
      TD
      TD
      TD
      TD
  Div
    Figure [Alt=收入逐年增加的柱状图]
    Caption
  P
  P
  P
  Sect
    P
    Title
    H2
    P"""
"""The structure of the full report, its note left out: that comes where its page ends."""


def test_the_whole_report_as_a_reader_hears_it():
    told = tree(full_pdf())
    assert told.count("  Note [ID=note.note1]") == 1
    assert "\n".join(line for line in told if "Note" not in line) == HEARD


def _headings(*levels: int) -> list[str]:
    blocks = [Heading(id=f"h{index}", level=level, ordinal="一、", text="标题") for index, level in enumerate(levels)]
    return [line.strip() for line in tree(export(short_report(*blocks, Paragraph(id="p", text="正文。")))) if line.strip()[0] == "H"]


def test_levels_are_never_skipped_and_equal_levels_stay_equal():
    assert _headings(1, 2, 3, 4) == ["H2", "H3", "H4", "H5"]
    assert _headings(2, 2, 4, 4, 2, 1, 3) == ["H2", "H2", "H3", "H3", "H2", "H2", "H3"]
    assert _headings(1, 3, 2, 3) == ["H2", "H3", "H3", "H4"]


def test_without_a_title_the_first_heading_is_the_highest():
    body = (Heading(id="h", level=2, ordinal="（一）", text="标题"), Paragraph(id="p", text="正文。"))
    assert tree(export(Report(source=SOURCE, front=Front(title=None), body=body))) == ["Document", "  H1", "  P"]


def test_a_paragraph_over_two_pages_is_one_element():
    text = "望川县全年办理行政复议案件若干，均依法办结。" * 60
    lines = tree(export(short_report(Paragraph(id="p1", text=text))))
    assert [line.strip() for line in lines] == ["Document", "Title", "P"]


def test_items_that_follow_one_another_are_one_list():
    blocks = [Paragraph(id="a", text="——甲；", form="item"), Paragraph(id="b", text="——乙。", form="item"),
              Paragraph(id="p", text="正文。"), Paragraph(id="c", text="——丙。", form="item")]
    assert [line.strip().split()[0] for line in tree(export(short_report(*blocks)))] == [
        "Document", "Title", "L", "LI", "LBody", "LI", "LBody", "P", "L", "LI", "LBody"]


def test_header_rows_that_are_repeated_are_said_once():
    rows = (("项目", "数量"), *((f"第{index}项", str(index)) for index in range(80)))
    lines = [line.strip() for line in tree(export(short_report(Table(id="t", rows=rows))))]
    assert (lines.count("TR"), lines.count("TH [Scope=/Column]"), lines.count("TD")) == (81, 2, 160)

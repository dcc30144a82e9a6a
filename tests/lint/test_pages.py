"""Pages as the layout makes them."""

import msgspec
import pytest

from convert.fonts import open_fonts
from convert.layout import lay_out
from convert.lint import check_report
from convert.lint.case import Example
from convert.lint.checked import Checked
from convert.lint.run import findings
from convert.style import load_style
from tests.lint.worlds import EVERYTHING, HEAD, Fonts, pages_world, report_of


def test_a_report_that_the_layout_set_raises_nothing_and_findings_know_their_page():
    body = "\n\n".join(f"全区经济平稳运行，第{number}项任务已经全面完成，社会大局保持和谐稳定，群众获得感增强。" for number in range(1, 25))
    text = HEAD + body + "\n\n全面完成任务,成效明显，各项工作迈上新台阶。\n\n以上报告，请予审议。\n"
    report, sheet = report_of(text), load_style("meeting")
    fonts = open_fonts(sheet, "bundled")
    found = check_report(report, source_text=text, laid_out=lay_out(report, sheet, fonts).value, fonts=fonts)
    assert [(one.code, one.page) for one in found] == [("C01", 3)]


@pytest.mark.parametrize(("kind", "expected"), [("general", ["L03"]), ("letter", [])])
def test_the_imprint_of_a_letter_is_on_its_last_page_whatever_its_number(kind: str, expected: list[str]):
    drawn = pages_world(Example("pages", "--- 1\nbody|全区经济平稳运行。\nimprint|青禾区人民政府办公室\n"))
    doc = Checked(msgspec.structs.replace(drawn.report, format=kind), laid_out=drawn.laid_out, fonts=Fonts())
    assert [rule.id for rule, _ in findings(doc, EVERYTHING, "pages")] == expected

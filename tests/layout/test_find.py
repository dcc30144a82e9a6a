import pytest

from convert.layout import lay_out, page_of
from convert.layout.find import link_places
from convert.layout.frame import LaidOut, Line, OutlineEntry, Page, Run
from convert.model.blocks import Table
from convert.model.elements import Front
from tests.layout.square import FONTS, MEETING, report


@pytest.fixture(scope="module")
def laid_out():
    table = Table(id="t1", rows=(("甲", "乙"), *[(str(number), "1") for number in range(60)]))
    own = report("文" * 28 * 30, front=Front(title="报告"))
    return lay_out(report(body=(*own.body, table), front=own.front), MEETING, FONTS).value


def test_the_page_of_a_letter(laid_out):
    assert page_of(laid_out, "p1", 0) == 1
    assert page_of(laid_out, "p1", 28 * 30 - 1) == 2
    assert page_of(laid_out, "front.title", 1) == 1


def test_every_letter_has_the_page_of_its_line(laid_out):
    for page in laid_out.pages:
        for item in page.items:
            if getattr(item, "block", "") == "p1":
                assert {page_of(laid_out, "p1", offset) for offset in (item.start, item.end - 1)} == {page.number}


def test_the_page_of_a_cell(laid_out):
    assert page_of(laid_out, "t1", 0, (0, 0)) == 2
    assert page_of(laid_out, "t1", 0, (60, 1)) == laid_out.pages[-1].number
    assert page_of(laid_out, "t1", 0, (99, 9)) == 2


def test_what_was_not_set_has_no_page(laid_out):
    assert page_of(laid_out, "p9", 0) is None


def test_links_lead_to_the_first_line_of_a_block_and_else_to_its_entry_in_the_outline():
    def line(block: str, link: str | None, at: float) -> Line:
        return Line((Run("文", "fangsong", "", 16, 28, (5,), link=link),), at, "body", block, 0, 1)

    pages = (Page(1, (line("p1", "#p2", 40), line("p1", "#m", 50), line("p1", "#nowhere", 60)), ""),
             Page(2, (line("p2", None, 40), line("p2", None, 50)), ""))
    outline = (OutlineEntry(1, "座位图", "m", 2, 0.0), OutlineEntry(1, "文", "p2", 1, 0.0))
    found = link_places(LaidOut(pages=pages, outline=outline))
    assert found == {"p2": (2, pytest.approx(40 - 16 * 25.4 / 72)), "m": (2, 0.0)}

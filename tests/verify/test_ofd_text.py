"""The letters of a finished OFD and where they stand."""

import msgspec
import pytest
from lxml import etree

from convert.diagnostics import ConvertError
from convert.layout.frame import LaidOut, Line, Page
from convert.verify import verify_ofd
from convert.verify.ofd_text import PlacedLetter, ofd_letters, wanted_letters
from tests.exporters.ofd.made import full_ofd
from tests.exporters.pdf.samples import full_report, laid_out, one_line

PAGE = """<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextObject Boundary="10 20 50 5" {}><ofd:TextCode {}>{}</ofd:TextCode>
</ofd:TextObject></ofd:Page>"""


@pytest.mark.parametrize(("matrix", "codes", "text", "places"), [
    ("", 'X="1" Y="4" DeltaX="2 3"', "甲乙丙", [(11, 24), (13, 24), (16, 24)]),
    ("", 'Y="4" DeltaX="g 2 2"', "甲 丙", [(10, 24), (14, 24)]),
    ('CTM="0 1 -1 0 5 0"', 'DeltaX="2"', "甲乙", [(15, 20), (15, 22)]),
    ('CTM="2 0 0 2 0 0"', 'X="1" Y="1"', "甲", [(12, 22)]), ('CTM="2 3 5 7 11 13"', 'X="1" Y="2"', "甲", [(33, 50)]),
    ("", 'X="1" DeltaX="2"', "甲乙丙", [(11, 20), (13, 20), (13, 20)]), ("", 'DeltaX="2"', "", [])])
def test_places_follow_from_the_objects(matrix: str, codes: str, text: str, places: list[tuple[float, float]]):
    found = ofd_letters(etree.fromstring(PAGE.format(matrix, codes, text)))
    assert [(one.x, one.y) for one in found] == places
    assert "".join(one.letter for one in found) == text.replace(" ", "")


def test_every_letter_of_a_layout_is_wanted_but_blanks():
    wanted = wanted_letters(one_line("甲 “乙", shift_em=(0.0, 0.0, 0.5, 0.0)).pages[0])
    assert [one.letter for one in wanted] == ["甲", "“", "乙"]
    em = 16 * 25.4 / 72
    assert wanted[0].x == 28.0
    assert wanted[2].x - wanted[1].x == pytest.approx(em * 1.5)


@pytest.mark.parametrize(("turned", "places"), [(False, [(28.0, 48.0), (38.0, 48.0)]), (True, [(52.0, 28.0), (52.0, 38.0)])])
def test_raised_letters_stand_above_their_line_which_may_be_turned(turned: bool, places: list[tuple[float, float]]):
    """Above a turned line is to its right."""
    line = one_line("甲\ufffe乙", advances_mm=(5.0, 5.0, 5.0), rise_mm=2.0).pages[0].items[0]
    wanted = wanted_letters(Page(1, (msgspec.structs.replace(line, turned=turned),), "1"))
    assert ([one.letter for one in wanted], [(one.x, one.y) for one in wanted]) == (["甲", "乙"], places)


def _moved(by_mm: float) -> LaidOut:
    pages = laid_out(full_report())
    first = pages.pages[0].items[0]
    assert isinstance(first, Line)
    moved = msgspec.structs.replace(first, baseline_mm=first.baseline_mm + by_mm)
    page = msgspec.structs.replace(pages.pages[0], items=(moved, *pages.pages[0].items[1:]))
    return msgspec.structs.replace(pages, pages=(page, *pages.pages[1:]))


def test_a_letter_off_its_place_is_found():
    verify_ofd(full_ofd(), _moved(0.015))
    with pytest.raises(ConvertError) as error:
        verify_ofd(full_ofd(), _moved(0.03))
    assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-ofd", 1)
    assert str(error.value.diagnostic.args["text"]).startswith("县第五届")


def test_another_letter_at_the_same_place_is_found():
    pages = laid_out(full_report())
    first = pages.pages[0].items[0]
    assert isinstance(first, Line)
    run = msgspec.structs.replace(first.runs[0], text="市" + first.runs[0].text[1:])
    page = msgspec.structs.replace(pages.pages[0], items=(msgspec.structs.replace(first, runs=(run, *first.runs[1:])), *pages.pages[0].items[1:]))
    with pytest.raises(ConvertError) as error:
        verify_ofd(full_ofd(), msgspec.structs.replace(pages, pages=(page, *pages.pages[1:])))
    assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-ofd", 1)


def test_what_is_invisible_has_no_place_but_must_be_there():
    invisible = PlacedLetter("\u200b", 0, 0)
    assert invisible.is_at(PlacedLetter("\u200b", 9, 9))
    assert not invisible.is_at(None)
    assert not PlacedLetter("甲", 0, 0).is_at(PlacedLetter("甲", 0, 0.03))
    assert not PlacedLetter("甲", 0, 0).is_at(PlacedLetter("甲", 0.03, 0))
    assert not PlacedLetter("甲", 0, 0).is_at(PlacedLetter("甲", 0.02, 0))
    assert not PlacedLetter("甲", 0, 0).is_at(PlacedLetter("甲", 0, -0.02))
    assert PlacedLetter("甲", 0, 0).is_at(PlacedLetter("甲", -0.019, 0.019))


def test_pages_too_many_and_too_few_are_found():
    pages = laid_out(full_report())
    for other, number, shown in ((pages.pages[:-1], 5, pages.pages[-1]), ((*pages.pages, pages.pages[0]), 6, pages.pages[0])):
        with pytest.raises(ConvertError) as error:
            verify_ofd(full_ofd(), msgspec.structs.replace(pages, pages=other))
        assert error.value.diagnostic.args == {"page": number, "text": "".join(one.letter for one in wanted_letters(shown)[:12])}


def test_of_lines_too_many_and_too_few_the_letters_are_told():
    pages = laid_out(full_report())
    first = pages.pages[0]
    lines = [item for item in first.items if isinstance(item, Line)]
    last = "".join(letter for run in lines[-1].runs for letter in run.text if not letter.isspace())[:12]
    for items in (tuple(item for item in first.items if item is not lines[-1]), (*first.items, lines[-1])):
        with pytest.raises(ConvertError) as error:
            verify_ofd(full_ofd(), msgspec.structs.replace(pages, pages=(msgspec.structs.replace(first, items=items), *pages.pages[1:])))
        assert error.value.diagnostic.args == {"page": 1, "text": last}


def test_an_empty_page_too_many_is_found_too():
    pages = laid_out(full_report())
    with pytest.raises(ConvertError) as error:
        verify_ofd(full_ofd(), msgspec.structs.replace(pages, pages=(*pages.pages, Page(6, (), ""))))
    assert error.value.diagnostic.args["page"] == 6


def test_a_file_that_is_not_sound_is_refused():
    with pytest.raises(ConvertError) as error:
        verify_ofd(full_ofd()[:-50], laid_out(full_report()))
    assert error.value.diagnostic.code == "ofd-structure"

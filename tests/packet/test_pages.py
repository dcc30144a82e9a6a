"""Cover, agenda, contents, separators."""

import pytest

from convert.fonts import open_fonts
from convert.layout.frame import Line
from convert.packet.manifest import Item, Meeting, Packet
from convert.packet.pages import Entry, FrontPages, printed_date
from convert.style import load_style

MEETING = Meeting(name="青禾区第五届人大常委会第十八次会议", date="2025-03-20", place="第一会议室")


@pytest.fixture(scope="module")
def front() -> FrontPages:
    sheet = load_style("meeting")
    return FrontPages(sheet, open_fonts(sheet, "bundled"))


def _texts(pages) -> list[str]:
    return ["".join(run.text for run in item.runs) for page in pages for item in page if isinstance(item, Line)]


def test_the_cover_names_meeting_date_and_place_on_one_page(front: FrontPages):
    pages = front.cover(MEETING)
    assert len(pages) == 1
    assert _texts(pages) == [MEETING.name, "会议材料", "2025年3月20日", "第一会议室"]


def test_the_agenda_numbers_its_items(front: FrontPages):
    packet = Packet(meeting=MEETING, item=(Item(title="听取甲报告", reporter="区司法局"), Item(title="听取乙报告")))
    assert _texts(front.agenda(packet)) == ["会议议程", "一、听取甲报告（区司法局）", "二、听取乙报告"]


def test_an_entry_of_the_contents_ends_with_its_page_at_the_right_and_is_a_link(front: FrontPages):
    line = front.contents([Entry("材料一　报告", "p4.front.title", "4")])[0][-1]
    text = "".join(run.text for run in line.runs)
    assert text.startswith("材料一　报告")
    assert text.endswith("…4")
    assert {run.link for run in line.runs} == {"#p4.front.title"}
    last = line.runs[-1]
    assert last.x_mm + sum(last.advances_mm) == pytest.approx(184, abs=0.01)
    assert [later.x_mm >= earlier.x_mm + sum(earlier.advances_mm) - 0.01
            for earlier, later in zip(line.runs, line.runs[1:], strict=False)] == [True] * (len(line.runs) - 1)


def test_long_contents_take_several_pages(front: FrontPages):
    assert len(front.contents([Entry(f"材料{number}", "", "1") for number in range(50)])) == 3


def test_a_separator_bears_number_and_title(front: FrontPages):
    assert _texts(front.separator("材料一", "甲报告", "p1.")) == ["材料一", "甲报告"]


def test_the_packets_page_number_is_no_text_of_the_page(front: FrontPages):
    line = front.number_line(7)
    assert line.artifact
    assert "".join(run.text for run in line.runs) == "会议材料第7页"


@pytest.mark.parametrize(("date", "printed"), [("2025-03-02", "2025年3月2日"), ("3月2日上午", "3月2日上午")])
def test_dates_are_printed_as_official_documents_do(date: str, printed: str):
    assert printed_date(date) == printed

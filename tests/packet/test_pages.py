"""Cover, agenda, contents, separators."""

from itertools import combinations

import pytest

from convert.fonts import open_fonts
from convert.layout.frame import Line
from convert.packet.manifest import AgendaItem, AttendanceGroup, MeetingPacket, PacketMeeting, ScheduleEntry
from convert.packet.pages import NUMBER_PLACES, ContentsEntry, FrontPages, cover_date, printed_date
from convert.style import load_style

MEETING = PacketMeeting(name="青禾区第五届人大常委会第十八次会议", date="2025-03-20", place="第一会议室")


@pytest.fixture(scope="module")
def front() -> FrontPages:
    sheet = load_style("meeting")
    return FrontPages(sheet, open_fonts(sheet, "bundled"))


def _texts(pages) -> list[str]:
    return ["".join(run.text for run in item.runs) for page in pages for item in page if isinstance(item, Line)]


def test_the_cover_names_meeting_date_and_place_on_one_page(front: FrontPages):
    pages = front.cover(MEETING)
    assert len(pages) == 1
    assert _texts(pages) == [MEETING.name, "会议材料", "二〇二五年三月二十日", "第一会议室"]


def test_the_agenda_numbers_its_items_and_has_times_at_the_right(front: FrontPages):
    items = (AgendaItem(title="听取甲报告", reporter="区司法局", time="9:00"), AgendaItem(title="听取乙报告"))
    packet = MeetingPacket(meeting=MEETING, item=items)
    pages = front.agenda(packet)
    assert _texts(pages) == [f"{MEETING.name}议程", "（2025年3月20日）", "一、听取甲报告（区司法局）9:00", "二、听取乙报告"]
    timed = [item for item in pages[0] if isinstance(item, Line)][2]
    assert timed.right_mm == pytest.approx(184, abs=0.01)


def test_an_entry_of_the_contents_ends_with_its_page_at_the_right_and_is_a_link(front: FrontPages):
    line = front.contents([ContentsEntry("材料一　报告", "p4.front.title", "4")])[0][-1]
    text = "".join(run.text for run in line.runs)
    assert text.startswith("材料一　报告")
    assert text.endswith("…4")
    assert {run.link for run in line.runs} == {"#p4.front.title"}
    last = line.runs[-1]
    assert last.x_mm + sum(last.advances_mm) == pytest.approx(184, abs=0.01)
    assert [later.x_mm >= earlier.x_mm + sum(earlier.advances_mm) - 0.01
            for earlier, later in zip(line.runs, line.runs[1:], strict=False)] == [True] * (len(line.runs) - 1)


def test_long_contents_take_several_pages(front: FrontPages):
    assert len(front.contents([ContentsEntry(f"材料{number}", "", "1") for number in range(50)])) == 3


def test_a_separator_bears_number_and_title(front: FrontPages):
    assert _texts(front.separator("材料一", "甲报告", "p1.")) == ["材料一", "甲报告"]


def test_the_packets_page_number_is_no_text_of_the_page(front: FrontPages):
    line, = front.number_items(7)
    assert line.artifact
    assert "".join(run.text for run in line.runs) == "会议材料第7页"


@pytest.mark.parametrize(("date", "printed"), [("2025-03-02", "2025年3月2日"), ("3月2日上午", "3月2日上午")])
def test_dates_are_printed_as_official_documents_do(date: str, printed: str):
    assert printed_date(date) == printed


def test_the_cover_has_the_date_in_chinese_numerals():
    assert cover_date("2024-01-09") == "二〇二四年一月九日"
    assert cover_date("2024年1月") == "2024年1月"


def _packet(**parts) -> MeetingPacket:
    return MeetingPacket(**{"meeting": MEETING, "item": (), **parts})


def test_what_is_done_stands_in_a_column_of_the_schedule(front: FrontPages):
    entries = (ScheduleEntry(time="3月9日上午9:00", text="全体会议" * 9), ScheduleEntry(time="10:30", text="分组审议"))
    lines = [item for item in front.schedule(_packet(schedule=entries))[0] if isinstance(item, Line)][2:]
    texts = ["".join(run.text for run in line.runs) for line in lines]
    assert "".join(texts) == "3月9日上午9:00　" + "全体会议" * 9 + "10:30　分组审议"
    begins = [line.left_mm for line in lines[1:-1]]
    for line, text in ((lines[0], texts[0]), (lines[-1], texts[-1])):
        letters = [(char, run.x_mm + sum(run.advances_mm[:place])) for run in line.runs for place, char in enumerate(run.text)]
        begins.append(letters[text.index("　") + 1][1])
    assert begins == pytest.approx([begins[0]] * len(begins), abs=0.05)


@pytest.mark.parametrize(("names", "shown"), [
    (("林岚", "顾怀瑾"), "林　岚　顾怀瑾"), (("区长", "区政协办公室"), "区长　区政协办公室"), (("阿依古丽·买买提", "林岚"), "阿依古丽·买买提　林岚")])
def test_those_who_attend_are_listed_and_names_of_two_letters_spread(front: FrontPages, names: tuple[str, ...], shown: str):
    groups = (AttendanceGroup(label="出席", names=names),)
    assert _texts(front.attendance(_packet(attendance=groups)))[-2:] == ["（2025年3月20日）", f"出席：{shown}"]


def test_names_of_those_who_attend_and_who_report_stay_whole(front: FrontPages):
    names = ("区人民政府副区长", "区监察委员会副主任", "区司法局、区水务局主要负责人")
    groups = (AttendanceGroup(label="列席", names=names),)
    lines = _texts(front.attendance(_packet(attendance=groups)))
    assert lines[-2:] == ["列席：区人民政府副区长　区监察委员会副主任　", "区司法局、区水务局主要负责人"]
    items = (AgendaItem(title="研究望江桥水文站迁建选址有关各项工作", reporter="区自然资源和规划局", time="9:40"),)
    assert _texts(front.agenda(_packet(item=items)))[-1] == "（区自然资源和规划局）9:40"


def test_further_lines_of_an_entry_hang_below_its_words_and_words_stay_whole(front: FrontPages):
    text = "二、听取和审议望川县2023年预算执行情况和2024年预算草案的报告"
    lines = [item for item in front.contents([ContentsEntry(text, "", "", is_item=True)])[0] if isinstance(item, Line)][1:]
    assert len(lines) == 2
    first, second = ("".join(run.text for run in line.runs) for line in lines)
    assert first + second == text
    assert not second.startswith(("案", "况", "算", "行"))
    ordinal = sum(lines[0].runs[0].advances_mm[:2])
    assert lines[1].runs[0].x_mm == pytest.approx(lines[0].runs[0].x_mm + ordinal, abs=0.05)


def test_the_number_stands_at_the_first_place_and_on_a_white_ground_where_none_is_free(front: FrontPages):
    line, = front.number_items(7, 0)
    ground, same = front.number_items(7, None)
    assert same == line
    assert ground.color == "FFFFFF"
    assert ground.x1_mm < line.left_mm < line.right_mm < ground.x2_mm


def test_the_places_of_the_number_are_apart_and_on_the_paper(front: FrontPages):
    boxes = front.number_boxes()
    assert len(boxes) == len(NUMBER_PLACES)
    for one, other in combinations(boxes, 2):
        assert one.right_mm < other.left_mm or other.right_mm < one.left_mm or one.bottom_mm < other.top_mm or other.bottom_mm < one.top_mm
    for place, box in enumerate(boxes):
        line, = front.number_items(8888, place)
        assert box.left_mm < line.left_mm < line.right_mm < box.right_mm
        assert 5 < box.top_mm < line.baseline_mm < box.bottom_mm < 292

"""The pages of a packet that no report has: cover, agenda, schedule, attendance, contents, separator sheets, numbers."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import fsum
from typing import Final

import msgspec

from convert.layout.frame import Item as PageItem
from convert.layout.frame import Line, Stroke
from convert.layout.front import centred_rows
from convert.layout.metrics import FontMetrics
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageBuilder, PageRow, text_rows
from convert.layout.whole_words import SEPARATE, Stretches, word_ends
from convert.packet.free_place import PlaceBox
from convert.packet.manifest import MeetingPacket, PacketMeeting
from convert.packet.number import agenda_text
from convert.style.sheet import Align, StyleSheet

_NUMBER_ROOM_IC: Final = 3
"""Room for the page number at the end of an entry of the contents."""
_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_GAP: Final = "　"
NUMBER_PLACES: Final[tuple[tuple[Align, str], ...]] = (
    ("centre", "foot"), ("right", "foot"), ("left", "foot"), ("right", "head"), ("centre", "head"), ("left", "head"))
"""Where the packet's page number may stand; at the first on every page that is set here, at the first free one on others."""
_CLEAR_MM: Final = 1.5
"""Room around the number on a page that was made elsewhere."""
_LARGE_NUMBER: Final = 8888
_LISTS: Final = {"议程": "agenda", "日程": "schedule", "出席列席人员名单": "attendance"}
"""What a page lists, and what its lines are called."""
_LONGEST_NAME: Final = 4


class ContentsEntry(msgspec.Struct, frozen=True):
    """A line of the contents."""

    text: str
    target: str
    """Id of what it leads to; empty for what is not in the packet."""
    page: str
    """Page of the packet as printed, or 另附."""
    is_item: bool = False


class FrontPages:
    """Sets pages in the packet's style."""

    def __init__(self, sheet: StyleSheet, fonts: FontMetrics) -> None:
        """Prepare for `sheet`; letters are measured by `fonts`."""
        self.sheet = sheet
        self._setter = Typesetter(sheet, fonts)

    def cover(self, meeting: PacketMeeting) -> list[list[PageItem]]:
        """Return the items of the cover: name, 会议材料, date in Chinese numerals and place."""
        rows = self._below(self._centred(meeting.name, "cover_title", "cover.name"))
        rows += self._centred("会议材料", "cover_label", "cover.label")
        lines = self._centred(cover_date(meeting.date), "cover_line", "cover.date")
        if meeting.place:
            lines += self._centred(meeting.place, "cover_line", "cover.place")
        room = self.sheet.grid.lines_per_page * self.sheet.grid.line_pitch_mm
        used = fsum(row.space_before_mm + row.height_mm + row.space_after_mm for row in (*rows, *lines))
        lines[0].space_before_mm = max(0.0, room - used - 2 * self.sheet.grid.line_pitch_mm)
        return self._built(rows + lines)

    def agenda(self, packet: MeetingPacket) -> list[list[PageItem]]:
        """Return the pages of the agenda, each item with its time at the right where it has one."""
        texts = [agenda_text(item, place) for place, item in enumerate(packet.item, 1)]
        return self._listed(packet.meeting, "议程", texts, [item.time for item in packet.item])

    def schedule(self, packet: MeetingPacket) -> list[list[PageItem]]:
        """Return the pages of the schedule; what is done stands in a column of its own."""
        times = [f"{entry.time}{_GAP}" for entry in packet.schedule]
        hang = max(fsum(self._widths(time, "agenda_item")) for time in times)
        texts = [f"{time}{entry.text}" for time, entry in zip(times, packet.schedule, strict=True)]
        return self._listed(packet.meeting, "日程", texts, hang_mm=hang)

    def attendance(self, packet: MeetingPacket) -> list[list[PageItem]]:
        """Return the pages of those who attend; names of two letters are as wide as those of three."""
        texts, whole = [], []
        for group in packet.attendance:
            names = _spread_names(group.names)
            ends = list(accumulate((len(name) + 1 for name in names), initial=len(group.label) + 1))
            texts.append(f"{group.label}：{_GAP.join(names)}")
            whole.append(tuple((start, end - 1) for start, end in pairwise(ends)))
        return self._listed(packet.meeting, "出席列席人员名单", texts, whole=whole)

    def contents(self, entries: Sequence[ContentsEntry]) -> list[list[PageItem]]:
        """Return the pages of the contents; every entry is a link to its place, and its lines end between words."""
        rows = self._headed("目录", "contents")
        for place, entry in enumerate(entries):
            role = "contents_item" if entry.is_item else "contents"
            lines = self._hanging(entry.text, role, f"contents.{place}", self._entry_room(role))
            if entry.page:
                lines[-1] = self._with_page(lines[-1], entry, role)
            rows += text_rows([_linked(line, entry.target) for line in lines], self._setter, role)
        return self._built(rows)

    def separator(self, number: str, title: str, block: str) -> list[list[PageItem]]:
        """Return the sheet that stands before a material."""
        return self._built(self._below(self._centred(number, "separator_number", f"{block}.number"))
                           + self._centred(title, "separator_title", f"{block}.title"))

    def number_items(self, page: int, place: int | None = 0) -> tuple[PageItem, ...]:
        """Return the packet's page number at one of `NUMBER_PLACES`; with None at the first, on a white ground."""
        line = self._number_line(page, place or 0)
        if place is not None:
            return (line,)
        box = self._box(line)
        middle = (box.top_mm + box.bottom_mm) / 2
        return Stroke(box.left_mm, middle, box.right_mm, middle, box.bottom_mm - box.top_mm, "FFFFFF", "packet_number"), line

    def number_boxes(self) -> list[PlaceBox]:
        """Return what a page number of four figures covers at each of `NUMBER_PLACES`, with the room around it."""
        return [self._box(self._number_line(_LARGE_NUMBER, place)) for place in range(len(NUMBER_PLACES))]

    def _number_line(self, page: int, place: int) -> Line:
        rules, area = self.sheet.packet, self.sheet.page
        side, edge = NUMBER_PLACES[place]
        text = rules.number_pattern.format(page=page)
        room = Measure(area.margin_binding_mm, area.type_area_width_mm, align=side)
        line = self._setter.lines(text, "packet_number", "", room)[0]
        centre = rules.number_centre_mm if edge == "foot" else area.height_mm - rules.number_centre_mm
        baseline = centre + self._setter.middle("packet_number", "第")
        return Line(line.runs, baseline, "packet_number", "", 0, len(text), artifact=True)

    def _box(self, line: Line) -> PlaceBox:
        middle = line.baseline_mm - self._setter.middle("packet_number", "第")
        half = self._setter.style("packet_number").em_mm / 2 + _CLEAR_MM
        return PlaceBox(line.left_mm - _CLEAR_MM, middle - half, line.right_mm + _CLEAR_MM, middle + half)

    def _listed(self, meeting: PacketMeeting, what: str, texts: Sequence[str], times: Sequence[str] = (),
                whole: Sequence[Stretches] = (), hang_mm: float = 0.0) -> list[list[PageItem]]:
        """Return pages headed by the meeting, what they list and the date; `times` stand at the right of the last lines.

        `whole` are the stretches of each text that its lines do not tear, `hang_mm` see `_hanging`.
        """
        role, block = "agenda_item", _LISTS[what]
        rows = self._centred(f"{meeting.name}{what}", "contents_title", f"{block}.title")
        rows += self._centred(f"（{printed_date(meeting.date)}）", "front_date", f"{block}.date")
        rows[-1].space_after_mm = self.sheet.grid.line_pitch_mm
        room = msgspec.structs.replace(self._setter.measure(role), first_mm=0.0, align="left")
        taken = max((fsum(self._widths(f"{_GAP}{time}", role)) for time in times if time), default=0.0)
        room = msgspec.structs.replace(room, width_mm=room.width_mm - min(taken, room.width_mm / 2))
        for place, text in enumerate(texts):
            lines = self._hanging(text, role, f"{block}.{place + 1}", room, whole[place] if whole else (), hang_mm)
            if times and times[place]:
                lines[-1] = self._at_right(lines[-1], times[place], role)
            rows += text_rows(lines, self._setter, role)
        return self._built(rows)

    def _headed(self, title: str, block: str) -> list[PageRow]:
        rows = self._centred(title, "contents_title", f"{block}.title")
        rows[-1].space_after_mm = self.sheet.grid.line_pitch_mm
        return rows

    def _widths(self, text: str, role: str) -> list[float]:
        return [self._setter.style(role).widths[char] for char in text]

    def _hanging(self, text: str, role: str, block: str, room: Measure, whole: Stretches = (),
                 hang_mm: float = 0.0) -> list[Line]:
        """Return the lines of `text`, the second and later ones below what follows its ordinal, number or time; words stay whole.

        With `hang_mm`, what follows the first blank stands that far from the edge, in a column of its own.
        """
        widths = self._widths(text, role)
        head = next((place + 1 for place, char in enumerate(text) if char in SEPARATE), 0)
        if hang_mm:
            head = text.index(_GAP) + 1
            widths[head - 1] += hang_mm - fsum(widths[:head])
        hang = fsum(widths[:head]) if head * 2 < len(text) or hang_mm else 0.0
        hang = hang if hang < room.width_mm / 2 else 0.0
        room = msgspec.structs.replace(room, left_mm=room.left_mm + hang, width_mm=room.width_mm - hang, first_mm=-hang)
        lines = self._setter.lines(text, role, block, room, breaks=word_ends(text, widths, room, whole))
        return [_widened(lines[0], head, hang), *lines[1:]] if hang_mm and hang else lines

    def _centred(self, text: str, role: str, block: str) -> list[PageRow]:
        return centred_rows(text, role, block, self._setter, {})

    def _below(self, rows: list[PageRow]) -> list[PageRow]:
        """Return `rows` with an empty row of their distance above, which is kept at the top of a page."""
        room = rows[0].space_before_mm
        rows[0].space_before_mm = 0.0
        return [PageRow(room, (), keep=True), *rows]

    def _built(self, rows: Sequence[PageRow]) -> list[list[PageItem]]:
        builder = PageBuilder(self.sheet)
        builder.add(rows)
        return builder.finish()

    def _entry_room(self, role: str) -> Measure:
        room = self._setter.measure(role)
        return msgspec.structs.replace(room, width_mm=room.width_mm - _NUMBER_ROOM_IC * self.sheet.grid.cell_mm, align="left")

    def _with_page(self, line: Line, entry: ContentsEntry, role: str) -> Line:
        """Return the last line of an entry with leader and page number at the right."""
        placed = self._at_right(line, entry.page, role)
        number, end, leader = placed.runs[-1], line.right_mm, self.sheet.packet.leader
        width = self._setter.style(role).widths[leader]
        count = int((number.x_mm - end - width / 2) / width)
        if count <= 0:
            return placed
        room = Measure(number.x_mm - width / 4 - count * width, count * width + width / 8, align="left")
        dots = self._setter.lines(leader * count, role, line.block, room)[0].runs
        return msgspec.structs.replace(line, runs=(*line.runs, *dots, number))

    def _at_right(self, line: Line, text: str, role: str) -> Line:
        """Return a line with `text` at the right edge."""
        room = msgspec.structs.replace(self._setter.measure(role), first_mm=0.0, align="right")
        return msgspec.structs.replace(line, runs=(*line.runs, *self._setter.lines(text, role, line.block, room)[0].runs))


def cover_date(date: str) -> str:
    """Return 2024-12-26 as 二〇二四年十二月二十六日; any other form as it is."""
    from convert.text.ordinals import hanzi_numeral

    parts = _numbers_of(date)
    if parts is None:
        return date
    year, month, day = parts
    return f"{str(year).translate(_DIGITS)}年{hanzi_numeral(month)}月{hanzi_numeral(day)}日"


def printed_date(date: str) -> str:
    """Return 2024-12-26 as 2024年12月26日; any other form as it is."""
    parts = _numbers_of(date)
    return "{}年{}月{}日".format(*parts) if parts else date


def _numbers_of(date: str) -> tuple[int, ...] | None:
    parts = date.split("-")
    return tuple(map(int, parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else None


def _spread_names(names: Sequence[str]) -> list[str]:
    """Return names of persons, those of two letters spread to three; posts and offices, which are longer, stay as they are."""
    persons = all(len(name) <= _LONGEST_NAME for name in names)
    return [f"{name[0]}{_GAP}{name[1]}" if persons and len(name) == 2 else name for name in names]


def _widened(line: Line, count: int, hang_mm: float) -> Line:
    """Return a line whose first `count` letters take `hang_mm`, the last of them, a blank, being as wide as that needs."""
    end = line.left_mm + hang_mm
    runs = []
    for run in line.runs:
        if count > len(run.text):
            runs.append(run)
        elif count > 0:
            before, after = run.advances_mm[:count - 1], run.advances_mm[count:]
            runs.append(msgspec.structs.replace(run, advances_mm=(*before, end - run.x_mm - fsum(before), *after)))
            moved = end - run.x_mm - fsum(run.advances_mm[:count])
        else:
            runs.append(msgspec.structs.replace(run, x_mm=run.x_mm + moved))
        count -= len(run.text)
    return msgspec.structs.replace(line, runs=tuple(runs))


def _linked(line: Line, target: str) -> Line:
    if not target:
        return line
    return msgspec.structs.replace(line, runs=tuple(msgspec.structs.replace(run, link=f"#{target}") for run in line.runs))

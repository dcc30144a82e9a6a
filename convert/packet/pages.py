"""The pages of a packet that no report has: cover, agenda, contents, separator sheets."""

from collections.abc import Sequence

import msgspec

from convert.layout.frame import Item as PageItem
from convert.layout.frame import Line, Run
from convert.layout.front import centred_rows
from convert.layout.metrics import FontMetrics
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageBuilder, Row, text_rows
from convert.packet.manifest import Meeting, Packet
from convert.style.sheet import StyleSheet
from convert.text.ordinals import hanzi_numeral

_NUMBER_ROOM_IC = 3
"""Room for the page number at the end of an entry of the contents."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the contents."""

    text: str
    target: str
    """Id of what it leads to; empty for a file that is not in the packet."""
    page: str
    """Page of the packet as printed, or 另附."""
    is_item: bool = False


class FrontPages:
    """Sets pages in the packet's style."""

    def __init__(self, sheet: StyleSheet, fonts: FontMetrics) -> None:
        """Prepare for `sheet`; letters are measured by `fonts`."""
        self.sheet = sheet
        self._setter = Typesetter(sheet, fonts)

    def cover(self, meeting: Meeting) -> list[list[PageItem]]:
        """Return the items of the cover: name, 会议材料, date and place."""
        rows = self._below(self._centred(meeting.name, "cover_title", "cover.name"))
        rows += self._centred("会议材料", "cover_label", "cover.label")
        lines = self._centred(printed_date(meeting.date), "cover_line", "cover.date")
        if meeting.place:
            lines += self._centred(meeting.place, "cover_line", "cover.place")
        room = self.sheet.grid.lines_per_page * self.sheet.grid.line_pitch_mm
        used = sum(row.space_before_mm + row.height_mm + row.space_after_mm for row in (*rows, *lines))
        lines[0].space_before_mm = max(0.0, room - used - 2 * self.sheet.grid.line_pitch_mm)
        return self._built(rows + lines)

    def agenda(self, packet: Packet) -> list[list[PageItem]]:
        """Return the pages of the agenda."""
        rows = self._centred("会议议程", "contents_title", "agenda.title")
        rows[-1].space_after_mm = self.sheet.grid.line_pitch_mm
        for place, item in enumerate(packet.item, 1):
            text = f"{hanzi_numeral(place)}、{item.title}" + (f"（{item.reporter}）" if item.reporter else "")
            rows += text_rows(self._setter.lines(text, "agenda_item", f"agenda.{place}"), self._setter, "agenda_item")
        return self._built(rows)

    def contents(self, entries: Sequence[Entry]) -> list[list[PageItem]]:
        """Return the pages of the contents; every entry is a link to its place."""
        rows = self._centred("目录", "contents_title", "contents.title")
        rows[-1].space_after_mm = self.sheet.grid.line_pitch_mm
        for place, entry in enumerate(entries):
            role = "contents_item" if entry.is_item else "contents"
            lines = self._setter.lines(entry.text, role, f"contents.{place}", self._entry_room(role))
            if entry.page:
                lines[-1] = self._with_page(lines[-1], entry, role)
            rows += text_rows([_linked(line, entry.target) for line in lines], self._setter, role)
        return self._built(rows)

    def separator(self, number: str, title: str, block: str) -> list[list[PageItem]]:
        """Return the sheet that stands before a material."""
        return self._built(self._below(self._centred(number, "separator_number", f"{block}.number"))
                           + self._centred(title, "separator_title", f"{block}.title"))

    def number_line(self, page: int) -> Line:
        """Return the packet's page number for the foot of a page."""
        rules, area = self.sheet.packet, self.sheet.page
        text = rules.number_pattern.format(page=page)
        room = Measure(area.margin_binding_mm, area.type_area_width_mm, align="centre")
        line = self._setter.lines(text, "packet_number", "", room)[0]
        baseline = rules.number_centre_mm + self._setter.middle("packet_number", "第")
        return Line(line.runs, baseline, "packet_number", "", 0, len(text), artifact=True)

    def _centred(self, text: str, role: str, block: str) -> list[Row]:
        return centred_rows(text, role, block, self._setter, {})

    def _below(self, rows: list[Row]) -> list[Row]:
        """Return `rows` with an empty row of their distance above, which is kept at the top of a page."""
        room = rows[0].space_before_mm
        rows[0].space_before_mm = 0.0
        return [Row(room, (), keep=True), *rows]

    def _built(self, rows: Sequence[Row]) -> list[list[PageItem]]:
        builder = PageBuilder(self.sheet)
        builder.add(rows)
        return builder.finish()

    def _entry_room(self, role: str) -> Measure:
        room = self._setter.measure(role)
        return msgspec.structs.replace(room, width_mm=room.width_mm - _NUMBER_ROOM_IC * self.sheet.grid.cell_mm, align="left")

    def _with_page(self, line: Line, entry: Entry, role: str) -> Line:
        """Return the last line of an entry with leader and page number at the right."""
        whole = self._setter.measure(role)
        number = self._setter.lines(entry.page, role, line.block, msgspec.structs.replace(whole, align="right"))[0]
        end, leader = _end_of(line), self.sheet.packet.leader
        width = self._setter.style(role).widths[leader]
        count = int((number.runs[0].x_mm - end - width / 2) / width)
        runs = line.runs
        if count > 0:
            room = Measure(number.runs[0].x_mm - width / 4 - count * width, count * width + width / 8, align="left")
            runs += self._setter.lines(leader * count, role, line.block, room)[0].runs
        return msgspec.structs.replace(line, runs=(*runs, *number.runs))


def printed_date(date: str) -> str:
    """Return 2024-12-26 as 2024年12月26日; any other form as it is."""
    parts = date.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        year, month, day = (int(part) for part in parts)
        return f"{year}年{month}月{day}日"
    return date


def _linked(line: Line, target: str) -> Line:
    if not target:
        return line
    return msgspec.structs.replace(line, runs=tuple(msgspec.structs.replace(run, link=f"#{target}") for run in line.runs))


def _end_of(line: Line) -> float:
    last: Run = line.runs[-1]
    return last.x_mm + sum(last.advances_mm)

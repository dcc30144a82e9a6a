"""A manifest to begin with, from a folder of reports: `convert packet --init DIR`."""

import json
import os
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.api import Settings, load_path
from convert.diagnostics import ConvertError, UsageError
from convert.model.report import Report
from convert.packet.manifest import AgendaItem, MeetingPacket, PacketMaterial, PacketMeeting
from convert.packet.office import OFFICE, PICTURES
from convert.patterns import regex
from convert.text.ordinals import numeral_value

_NUMBER: Final = regex("^(?P<label>(?!参阅).*?(?:材料|文件))之?(?P<item>[一二三四五六七八九十]+)(?:之(?P<part>[一二三四五六七八九十]+))?$")
_ROLES: Final = (("参阅", regex("^(?:参阅|参考)(?:材料|文件|资料)")), ("对照表", regex("对照表$")), ("说明", regex("的说明$")),
                 ("草案", regex("[（(][^（）()]*(?:草案|稿)[）)]$")), ("决定", regex("的(?:决定|决议)$")))
"""What a material is, as its number or its title tells."""
_MEETING: Final = regex("[\u4e00-\u9fff]{2,12}第[一二三四五六七八九十百]+届(?:人大|人民代表大会)(?:常委会|常务委员会)?"
                        "第[一二三四五六七八九十百]+次(?:会议)?")
_BEFORE_MEETING: Final = regex("^.*[年月日在于]")
_REPORTS: Final = (".txt", ".md", ".docx", ".html", ".htm", ".json")
_LAST: Final = 10_000
"""Items of which no number tells stand behind the others."""
_FINISHED: Final = (".pdf", *OFFICE, *PICTURES)


class FoundMaterial(msgspec.Struct, frozen=True):
    """A file of the folder: its place on the agenda, as its 材料编号 tells, and its title."""

    item: int
    """From 1; 0 for a file without a number."""
    part: int
    file: str
    title: str
    label: str
    """What the number begins with."""
    reporter: str
    is_report: bool
    role: str = ""
    """性质 as it is written in the manifest; empty for a report."""


def manifest_of(folder: str, settings: Settings) -> str:
    """Return a manifest in TOML of the files in `folder`, to be edited: titles and order as their 材料编号 tell.

    Raises:
        UsageError: `packet-init-folder`, there is no such folder; `packet-init-empty`, it holds nothing that could be converted.
    """
    found: list[FoundMaterial] = []
    meetings: list[tuple[str, str]] = []
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        raise UsageError("packet-init-folder", folder=folder) from None
    for name in names:
        suffix = os.path.splitext(name)[1].lower()
        if suffix in _REPORTS:
            try:
                report = load_path(os.path.join(folder, name), settings).report
            except ConvertError:
                continue
            found.append(_material(name, report))
            meetings = _meeting(report) + meetings if report.front.material_number else meetings + _meeting(report)
        elif suffix in _FINISHED:
            found.append(FoundMaterial(0, 0, name, os.path.splitext(name)[0], "", "", is_report=False))
    if not found:
        raise UsageError("packet-init-empty", folder=folder)
    found.sort(key=lambda one: (one.item or _LAST, one.part, one.file))
    return "\n".join(_lines(found, *(meetings[0] if meetings else ("", ""))))


def _material(name: str, report: Report) -> FoundMaterial:
    front = report.front
    number, title = front.material_number or "", front.title or os.path.splitext(name)[0]
    match = _NUMBER.match(number)
    role = next((role for role, told in _ROLES if told.search(number) or told.search(title)), "")
    item, part = (numeral_value(match[group]) if match and match[group] else 0 for group in ("item", "part"))
    return FoundMaterial(item, part, name, title, match["label"] if match else "", front.issuer or "", is_report=True, role=role)


def _meeting(report: Report) -> list[tuple[str, str]]:
    """Return name and date of the meeting that a report was made for, where its front tells."""
    texts = [text for text in (report.front.material_number, report.front.occasion) if text]
    name = next((_BEFORE_MEETING.sub("", match[0]) for text in texts if (match := _MEETING.search(text))), "")
    return [(name if name.endswith("会议") else f"{name}会议", report.meta.date or "")] if name else []


def _lines(found: list[FoundMaterial], meeting: str, date: str) -> list[str]:
    label = next((one.label for one in found if one.label), "")
    lines = ["# 会议材料清单，请核对后使用：convert packet 本文件", "", "[会议]", f"名称 = {_text(meeting or '（会议名称）')}",
             f"日期 = {_text(date or '（日期，如 2025-03-20）')}", '地点 = ""']
    if label:
        lines.append(f"编号前缀 = {_text(label)}")
    before: int | None = None
    for one in found:
        if one.item != before or not one.item:
            lines += ["", "[[议程]]", f"标题 = {_text(one.title)}"] + ([f"报告人 = {_text(one.reporter)}"] if one.reporter else [])
        before = one.item
        lines += ["", "[[议程.材料]]", f"文件 = {_text(one.file)}"] + ([] if one.is_report else ['种类 = "附件"'])
        lines += [f"性质 = {_text(one.role)}"] if one.role else []
    return [*lines, ""]


def _text(text: str) -> str:
    """Return `text` as a string of TOML, which JSON's are."""
    return json.dumps("".join(text.split("\n")), ensure_ascii=False)


def draft_of(reports: Sequence[tuple[str, Report]]) -> MeetingPacket:
    """Return a packet to be edited, of reports under their names: meeting and order as their own words tell, else as they come.

    Reports with the number of one item stand below it together; each of the others is an item of its own.
    """
    found = sorted((_material(name, report) for name, report in reports), key=lambda one: (one.item or _LAST, one.part))
    meetings = [meeting for _, report in reports for meeting in _meeting(report)]
    name, date = meetings[0] if meetings else ("", "")
    items: list[AgendaItem] = []
    before = 0
    for one in found:
        material = PacketMaterial(file=one.file)
        if one.item and one.item == before:
            items[-1] = msgspec.structs.replace(items[-1], material=(*items[-1].material, material))
        else:
            items.append(AgendaItem(title="".join(one.title.split("\n")), reporter=one.reporter, material=(material,)))
        before = one.item
    label = next((one.label for one in found if one.label), "")
    return MeetingPacket(meeting=PacketMeeting(name=name, date=date, label=label), item=tuple(items))

"""附件说明, 署名, 成文日期, 印章, 附注 and 出席 (GB/T 9704-2012 7.3.4-7.3.6, 10.3)."""

from collections.abc import Mapping, Sequence

import msgspec

from convert.layout.frame import Item, Line, Picture, Reserved
from convert.layout.labelled import labelled_rows, width_of
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import PageRow, joined, shifted, text_rows
from convert.layout.title import break_title
from convert.model.elements import AttachmentNote, Attendance, Sealing, SignOff

_NAME_ROLE = "authority_signature"
_DATE_ROLE = "date_of_issue"
_SEAL_ROLE = "sign_off.seal"
_SEAL_GAP_MM = 2.0
"""What lies between two seals of a joint issue at least; they never touch (7.3.5.1)."""
_MOST_SEALS_A_ROW = 3
_NOTE_LABEL = "附件："


def attachment_note_rows(note: AttachmentNote, setter: Typesetter) -> list[PageRow]:
    """附件说明: 左空二字, 附件：, the names without marks behind them, turnover under the first letter of the name."""
    grid, page = setter.sheet.grid, setter.sheet.page
    role = "attachment_note"
    left = page.margin_binding_mm + 2 * grid.cell_mm
    right = page.margin_binding_mm + page.type_area_width_mm
    numbers_at = left + width_of(_NOTE_LABEL, setter, role)
    several = len(note.names) > 1
    ordinals = [f"{number}." if several else "" for number in range(1, len(note.names) + 1)]
    widest = max(width_of(ordinal, setter, role) for ordinal in ordinals) if several else 0.0
    rows: list[PageRow] = []
    for place, (ordinal, name) in enumerate(zip(ordinals, note.names, strict=True)):
        block = f"attachment_note.{place}"
        if not name:
            continue
        entry = labelled_rows(ordinal, name, setter, role, block, left_mm=numbers_at, right_mm=right,
                              text_left_mm=numbers_at + widest)
        if not rows:
            label = setter.lines(_NOTE_LABEL, role, block, Measure(left, right - left, align="left"))
            first = entry[0].items[0]
            assert isinstance(first, Line)  # noqa: S101
            entry[0].items = (joined([*label, first]),)
        rows += entry
    if rows:
        rows[0].space_before_mm = setter.sheet.roles[role].space_before_lh * grid.line_pitch_mm
    return rows


def attendance_rows(attendance: Sequence[Attendance], setter: Typesetter) -> list[PageRow]:
    """出席, 请假, 列席: label in 黑体, turnover after the colon, one empty row above (10.3)."""
    grid, page = setter.sheet.grid, setter.sheet.page
    role = setter.sheet.roles["attendance_label"]
    left = page.margin_binding_mm + role.first_line_ic * grid.cell_mm
    rows: list[PageRow] = []
    for place, entry in enumerate(attendance):
        label = entry.label if entry.label.endswith(("：", ":")) else entry.label + "："
        rows += labelled_rows(label, entry.names, setter, "attendance", f"attendance.{place}", left_mm=left,
                              right_mm=page.margin_binding_mm + page.type_area_width_mm, label_role="attendance_label",
                              names=True)
    if rows:
        rows[0].space_before_mm = role.space_before_lh * grid.line_pitch_mm
    return rows


def sealing(sign_off: SignOff, seals: Mapping[str, bytes]) -> Sealing:
    """Return in which mode of 7.3.5 a document is signed.

    It is the one that the document names; where it names none, the seal of an organ that signs is pressed on 署名 and 成文日期.
    """
    if sign_off.seal is not None:
        return sign_off.seal
    organs = (sign_off.authority, *sign_off.joint_authorities) if sign_off.joint_authorities else (sign_off.authority, "")
    return "seal" if sign_off.authority and sign_off.date and not seals.keys().isdisjoint(organs) else "none"


class SignOffSetter:
    """Sets 署名 and 成文日期 in the three modes of 7.3.5."""

    def __init__(self, sign_off: SignOff, setter: Typesetter, seals: Mapping[str, bytes]) -> None:
        """Prepare for `sign_off`; `seals` are the PNG of the users' own seals, by organ, or by nothing for the only organ."""
        self._sign_off = sign_off
        self._setter = setter
        self._seals = seals
        sheet = setter.sheet
        self._rules = sheet.sign_off
        self._cell = sheet.grid.cell_mm
        self._unit = sheet.grid.line_pitch_mm
        self._left = sheet.page.margin_binding_mm
        self._right = self._left + sheet.page.type_area_width_mm
        self._pitch = setter.style(_NAME_ROLE).pitch_mm

    def rows(self) -> list[PageRow]:
        """Return rows that stay together; they begin below the text with the distance of their mode."""
        match sealing(self._sign_off, self._seals):
            case "seal":
                return self._sealed()
            case "signature_seal":
                return self._with_signature_seal()
            case _:
                return self._unsealed()

    def _lines(self, text: str, slot: str, room_mm: float, role: str = _NAME_ROLE) -> list[Line]:
        """Return the lines of a text at the left edge; one that is too long for `room_mm` breaks between words."""
        ends = break_title(text, self._setter.style(role).widths, room_mm)
        return self._setter.lines(text, role, slot, Measure(self._left, room_mm, align="left"), breaks=ends)

    def _names(self) -> list[tuple[str, str]]:
        """Return the authorities, 主办机关 first, with their slots; a person who signs without seal counts as one."""
        own = self._sign_off
        names = [(own.authority, "sign_off.authority")] if own.authority else []
        names += [(name, "sign_off.joint_authorities") for name in own.joint_authorities]
        if own.seal != "signature_seal" and (own.post or own.signatory):
            names.append(("　".join(filter(None, (own.post, own.signatory))), "sign_off.signatory"))
        return names

    def _dates(self, room_mm: float) -> list[Line]:
        date = self._sign_off.date
        return self._lines(date, "sign_off.date", room_mm, _DATE_ROLE) if date else []

    def _unsealed(self) -> list[PageRow]:
        """不加盖印章 (7.3.5.2): 署名 右空二字; the date one row below, two characters further right; the longer rules."""
        rules = self._rules
        offset = rules.no_seal_date_offset_ic * self._cell
        names = self._names()
        right = self._right - (rules.no_seal_right_ic if names else rules.seal_date_right_ic) * self._cell
        room = right - self._left
        lines = [line for text, slot in names for line in self._lines(text, slot, room)]
        dates = self._dates(room - offset)
        width = max([0.0, *map(_width, lines), *(_width(date) + (offset if lines else 0.0) for date in dates)])
        begin = right - width
        moved = [*(_at(line, begin) for line in lines), *(_at(date, begin + (offset if lines else 0.0)) for date in dates)]
        rows = [PageRow(self._pitch, (line,), keep=True) for line in moved]
        if rows:
            rows[0].space_before_mm = rules.space_before_lh * self._unit
            rows[-1].keep = False
        return rows

    def _sealed(self) -> list[PageRow]:
        """加盖印章 (7.3.5.1): date 右空四字, 署名 centred on it, one place for a seal on each 署名.

        The names of a joint issue stand in columns, full rows first; the last name stands in the last column, over the date.
        """
        names = self._names()
        if not names:
            return self._unsealed()
        cells = [self._lines(text, slot, self._right - self._left) for text, slot in names]
        step = max([self._rules.seal_diameter_mm, *map(_widest, cells)]) + _SEAL_GAP_MM
        columns = max(1, min(_MOST_SEALS_A_ROW, len(names), int((self._right - self._left + _SEAL_GAP_MM) // step)))
        dates = self._dates(self._right - self._left)
        centres = self._centres(columns, step, max(map(_widest, cells)), _widest(dates))
        every = [SealedName(text, cell) for (text, _), cell in zip(names, cells, strict=True)]
        groups = [every[start:start + columns] for start in range(0, len(every), columns)]
        rows = [self._seal_row(group, centres, [], joint=True) for group in groups[:-1]]
        rows.append(self._seal_row(groups[-1], centres[columns - len(groups[-1]):], dates, joint=len(names) > 1))
        for row in rows[:-1]:
            row.keep = True
        return rows

    def _centres(self, columns: int, step: float, widest: float, date: float) -> list[float]:
        """Return the middles of the columns: the last one 右空四字 by the date, all of them within the type area."""
        last = self._right - self._rules.seal_date_right_ic * self._cell - date / 2
        half = max(self._rules.seal_diameter_mm, widest) / 2
        last = min(last, self._right - half)
        last = max(last, self._left + half + step * (columns - 1))
        return [last - step * place for place in reversed(range(columns))]

    def _seal_row(self, group: Sequence["SealedName"], centres: Sequence[float], dates: list[Line], *, joint: bool) -> PageRow:
        """Return one row of seals with the names that they press upon; the last also holds the date."""
        diameter, offset = self._rules.seal_diameter_mm, self._rules.seal_text_offset_mm
        most = max(len(one.lines) for one in group)
        text_height = self._pitch * (most + len(dates))
        above = max(diameter / 2 + offset - text_height / 2, 0.0)
        top = above if joint or not dates else max(above, self._rules.space_before_lh * self._unit)
        items: list[Item] = []
        seals: list[Item] = []
        middle = top + text_height / 2 - offset
        for one, centre in zip(group, centres, strict=True):
            down = top + (most - len(one.lines)) * self._pitch
            items += [shifted(_centred(line, centre), down + place * self._pitch) for place, line in enumerate(one.lines)]
            seals.append(self._seal_item(one.text, centre - diameter / 2, middle - diameter / 2, diameter, diameter, joint=joint))
        items += [shifted(_centred(line, centres[-1]), top + (most + place) * self._pitch) for place, line in enumerate(dates)]
        bottom = middle + diameter / 2
        if not dates and joint:
            return PageRow(max(top + text_height, bottom + _SEAL_GAP_MM), (*items, *seals))
        return PageRow(top + text_height, (*items, *seals), overhang_mm=max(0.0, bottom - top - text_height),
                   overhang_x_mm=(centres[0] - diameter / 2, centres[-1] + diameter / 2))

    def _seal_item(self, organ: str, x: float, y: float, width: float, height: float, *, joint: bool) -> Item:
        """Return the organ's own seal, or the place kept free for it; one seal never stands for all of a joint issue."""
        image = self._seals.get(organ) or (None if joint else self._seals.get(""))
        if image is not None:
            return Picture(x, y, width, height, _SEAL_ROLE, "印章", image, "image/png")
        return Reserved(x, y, width, height, _SEAL_ROLE)

    def _with_signature_seal(self) -> list[PageRow]:
        """加盖签发人签名章 (7.3.5.3): place for it 右空四字, 职务 two characters left of it, the date an empty row below."""
        own, rules = self._sign_off, self._rules
        right = self._right - rules.signature_right_ic * self._cell
        left = right - rules.signature_width_mm
        words_right = left - rules.signature_post_gap_ic * self._cell
        names = self._names() or [("", "sign_off.post")]
        rows: list[PageRow] = []
        for place, (text, slot) in enumerate(names):
            words = text + (own.post or "" if place == 0 else "")
            lines = self._lines(words, slot, words_right - self._left) if words else []
            signed = self._lines(own.signatory, "sign_off.signatory", rules.signature_width_mm) if place == 0 and own.signatory else []
            height = max(rules.signature_height_mm, self._pitch * max(len(lines), len(signed)))
            seal = self._seal_item(own.signatory or text, left, (height - rules.signature_height_mm) / 2, rules.signature_width_mm,
                                   rules.signature_height_mm, joint=len(names) > 1)
            rows.append(PageRow(height, (*self._in_middle([_at(line, words_right - _width(line)) for line in lines], height),
                                     *self._in_middle([_centred(line, (left + right) / 2) for line in signed], height), seal), keep=True))
        dates = [PageRow(self._pitch, (_at(line, right - _width(line)),), keep=True) for line in self._dates(right - self._left)]
        if dates:
            dates[0].space_before_mm = rules.signature_date_gap_lh * self._unit
        rows += dates
        rows[0].space_before_mm = rules.signature_space_before_lh * self._unit
        rows[-1].keep = False
        return rows

    def _in_middle(self, lines: Sequence[Line], height_mm: float) -> list[Item]:
        """Return lines below each other, in the middle of a height."""
        top = (height_mm - len(lines) * self._pitch) / 2
        return [shifted(line, top + place * self._pitch) for place, line in enumerate(lines)]


class SealedName(msgspec.Struct, frozen=True):
    """An organ and the lines of its name."""

    text: str
    lines: list[Line]


def _width(line: Line) -> float:
    return line.right_mm - line.left_mm


def _widest(lines: Sequence[Line]) -> float:
    return max(map(_width, lines), default=0.0)


def _at(line: Line, x_mm: float) -> Line:
    """Return a line that begins at `x_mm`."""
    moved = shifted(line, 0.0, x_mm - line.left_mm)
    assert isinstance(moved, Line)  # noqa: S101
    return moved


def _centred(line: Line, middle_mm: float) -> Line:
    """Return a line with its middle at `middle_mm`."""
    return _at(line, middle_mm - _width(line) / 2)


def document_note_rows(text: str, setter: Typesetter) -> list[PageRow]:
    """附注: 左空二字, in brackets, in the row below the date (7.3.6)."""
    return text_rows(setter.lines(text, "document_note", "document_note"), setter, "document_note")

"""附件说明, 署名, 成文日期, 印章, 附注 and 出席 (GB/T 9704-2012 7.3.4-7.3.6, 10.3)."""

from collections.abc import Sequence
from itertools import pairwise

from convert.layout.frame import Item, Line, Picture, Reserved
from convert.layout.labelled import labelled_rows, width_of
from convert.layout.paragraph import Measure, Typesetter
from convert.layout.rows import Row, joined, shifted, text_rows
from convert.model.elements import AttachmentNote, Attendance, SignOff

_SEAL_ROLE = "sign_off.seal"
_SEAL_GAP_MM = 2.0
"""What lies between two seals of a joint issue at least; they never touch (7.3.5.1)."""
_MOST_SEALS_A_ROW = 3
_NOTE_LABEL = "附件："


def attachment_note_rows(note: AttachmentNote, setter: Typesetter) -> list[Row]:
    """附件说明: 左空二字, 附件：, the names without marks behind them, turnover under the first letter of the name."""
    grid, page = setter.sheet.grid, setter.sheet.page
    role = "attachment_note"
    left = page.margin_binding_mm + 2 * grid.cell_mm
    right = page.margin_binding_mm + page.type_area_width_mm
    numbers_at = left + width_of(_NOTE_LABEL, setter, role)
    several = len(note.names) > 1
    ordinals = [f"{number}." if several else "" for number in range(1, len(note.names) + 1)]
    widest = max(width_of(ordinal, setter, role) for ordinal in ordinals) if several else 0.0
    rows: list[Row] = []
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


def attendance_rows(attendance: Sequence[Attendance], setter: Typesetter) -> list[Row]:
    """出席, 请假, 列席: label in 黑体, turnover after the colon, one empty row above (10.3)."""
    grid, page = setter.sheet.grid, setter.sheet.page
    role = setter.sheet.roles["attendance_label"]
    left = page.margin_binding_mm + role.first_line_ic * grid.cell_mm
    rows: list[Row] = []
    for place, entry in enumerate(attendance):
        label = entry.label if entry.label.endswith(("：", ":")) else entry.label + "："
        rows += labelled_rows(label, entry.names, setter, "attendance", f"attendance.{place}", left_mm=left,
                              right_mm=page.margin_binding_mm + page.type_area_width_mm, label_role="attendance_label")
    if rows:
        rows[0].space_before_mm = role.space_before_lh * grid.line_pitch_mm
    return rows


class SignOffSetter:
    """Sets 署名 and 成文日期 in the three modes of 7.3.5."""

    def __init__(self, sign_off: SignOff, setter: Typesetter, seal: bytes | None) -> None:
        """Prepare for `sign_off`; `seal` is the PNG of the user's own seal."""
        self._sign_off = sign_off
        self._setter = setter
        self._seal = seal
        sheet = setter.sheet
        self._rules = sheet.sign_off
        self._cell = sheet.grid.cell_mm
        self._unit = sheet.grid.line_pitch_mm
        self._left = sheet.page.margin_binding_mm
        self._right = self._left + sheet.page.type_area_width_mm
        self._pitch = setter.style("authority_signature").pitch_mm

    def rows(self) -> list[Row]:
        """Return rows that stay together; they begin below the text with the distance of their mode."""
        match self._sign_off.seal:
            case "seal":
                return self._sealed()
            case "signature_seal":
                return self._with_signature_seal()
            case _:
                return self._unsealed()

    def _line(self, text: str, slot: str, x_mm: float, role: str = "authority_signature") -> Line:
        return self._setter.lines(text, role, slot, Measure(x_mm, self._right - x_mm, align="left"), breaks=(len(text),))[0]

    def _width(self, text: str, role: str = "authority_signature") -> float:
        return width_of(text, self._setter, role)

    def _names(self) -> list[tuple[str, str]]:
        """Return the authorities, 主办机关 first, with their slots; a person who signs without seal counts as one."""
        own = self._sign_off
        names = [(own.authority, "sign_off.authority")] if own.authority else []
        names += [(name, "sign_off.joint_authorities") for name in own.joint_authorities]
        if own.seal != "signature_seal" and (own.post or own.signatory):
            names.append(("　".join(filter(None, (own.post, own.signatory))), "sign_off.signatory"))
        return names

    def _date_row(self, x_mm: float, space_mm: float = 0.0) -> Row:
        date = self._sign_off.date or ""
        return Row(self._setter.style("date_of_issue").pitch_mm,
                   (self._line(date, "sign_off.date", x_mm, "date_of_issue"),), space_before_mm=space_mm)

    def _unsealed(self) -> list[Row]:
        """不加盖印章 (7.3.5.2): 署名 右空二字; the date one row below, two characters further right; the longer rules."""
        names, date = self._names(), self._sign_off.date
        right = self._right - self._rules.no_seal_right_ic * self._cell
        if not names:
            sealed_right = self._right - self._rules.seal_date_right_ic * self._cell
            rows = [self._date_row(sealed_right - self._width(date, "date_of_issue"))] if date else []
        else:
            last = self._width(names[-1][0])
            begin = right - last
            offset = self._rules.no_seal_date_offset_ic * self._cell
            if date and begin + offset + self._width(date, "date_of_issue") > right:
                begin = right - self._width(date, "date_of_issue") - offset
            rows = []
            for text, slot in names:
                x = begin if (text, slot) == names[-1] else min(begin, right - self._width(text))
                rows.append(Row(self._pitch, (self._line(text, slot, max(self._left, x)),), keep=True))
            if date:
                rows.append(self._date_row(begin + offset))
            rows[-1].keep = False
        if rows:
            rows[0].space_before_mm = self._rules.space_before_lh * self._unit
        return rows

    def _sealed(self) -> list[Row]:
        """加盖印章 (7.3.5.1): date 右空四字, 署名 centred on it, one place for a seal on each 署名."""
        names = self._names()
        if not names:
            return self._unsealed()
        groups = self._seal_groups(names)
        rows: list[Row] = []
        for place, group in enumerate(groups):
            rows.append(self._seal_row(group, last=place == len(groups) - 1))
        for row in rows[:-1]:
            row.keep = True
        return rows

    def _seal_groups(self, names: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
        widest = max(self._rules.seal_diameter_mm, *(self._width(text) for text, _ in names)) + _SEAL_GAP_MM
        columns = max(1, min(_MOST_SEALS_A_ROW, int((self._right - self._left) // widest)))
        lead = len(names) % columns
        cuts = [0, *([lead] if lead else []), *range(lead + columns, len(names) + 1, columns)]
        return [names[start:end] for start, end in pairwise(cuts)]

    def _seal_row(self, group: list[tuple[str, str]], *, last: bool) -> Row:
        """Return one row of seals with the names that they press upon; the last also holds the date."""
        diameter, offset = self._rules.seal_diameter_mm, self._rules.seal_text_offset_mm
        date = self._sign_off.date if last else None
        centres = self._centres(group, date)
        text_height = self._pitch * (2 if date else 1)
        above = max(diameter / 2 + offset - text_height / 2, 0.0)
        blank = self._rules.space_before_lh * self._unit if last and len(group) == 1 else 0.0
        top = max(above, blank)
        items: list[Item] = []
        for (text, slot), centre in zip(group, centres, strict=True):
            items.append(shifted(self._line(text, slot, centre - self._width(text) / 2), top))
            middle = top + text_height / 2 - offset
            items.append(self._seal_item(centre - diameter / 2, middle - diameter / 2, diameter, diameter))
        if date:
            items.insert(-1, shifted(self._line(date, "sign_off.date", centres[-1] - self._width(date, "date_of_issue") / 2,
                                                "date_of_issue"), top + self._pitch))
        seal_bottom = top + text_height / 2 - offset + diameter / 2
        if not last:
            return Row(max(top + text_height, seal_bottom + _SEAL_GAP_MM), tuple(items))
        return Row(top + text_height, tuple(items), overhang_mm=max(0.0, seal_bottom - top - text_height))

    def _centres(self, group: list[tuple[str, str]], date: str | None) -> list[float]:
        widest = max(self._width(text) for text, _ in group)
        date_width = self._width(date, "date_of_issue") if date else widest
        centre = self._right - self._rules.seal_date_right_ic * self._cell - date_width / 2
        centre = min(centre, self._right - self._width(group[-1][0]) / 2)
        step = max(self._rules.seal_diameter_mm, widest) + _SEAL_GAP_MM
        first = centre - step * (len(group) - 1)
        shift = max(0.0, self._left + widest / 2 - first)
        return [first + shift + place * step for place in range(len(group))]

    def _seal_item(self, x: float, y: float, width: float, height: float) -> Item:
        if self._seal is not None:
            return Picture(x, y, width, height, _SEAL_ROLE, "印章", self._seal, "image/png")
        return Reserved(x, y, width, height, _SEAL_ROLE)

    def _with_signature_seal(self) -> list[Row]:
        """加盖签发人签名章 (7.3.5.3): place for it 右空四字, 职务 two characters left of it, the date an empty row below."""
        own, rules = self._sign_off, self._rules
        right = self._right - rules.signature_right_ic * self._cell
        rows: list[Row] = []
        names = self._names()
        height = max(rules.signature_height_mm, self._pitch)
        left = right - rules.signature_width_mm
        for text, slot in names or [("", "")]:
            items: list[Item] = [self._seal_item(left, (height - rules.signature_height_mm) / 2, rules.signature_width_mm,
                                                 rules.signature_height_mm)]
            post = own.post if (text, slot) in names[:1] or not names else None
            words = "".join(filter(None, (text, post)))
            if words:
                x = max(self._left, left - rules.signature_post_gap_ic * self._cell - self._width(words))
                items.insert(0, shifted(self._line(words, slot or "sign_off.post", x), (height - self._pitch) / 2))
            if own.signatory and (text, slot) in (names[:1] or [("", "")]):
                items.insert(1, shifted(self._line(own.signatory, "sign_off.signatory",
                                                   left + (rules.signature_width_mm - self._width(own.signatory)) / 2),
                                        (height - self._pitch) / 2))
            rows.append(Row(height, tuple(items), keep=True))
        if own.date:
            rows.append(self._date_row(right - self._width(own.date, "date_of_issue"), rules.signature_date_gap_lh * self._unit))
        rows[0].space_before_mm = rules.signature_space_before_lh * self._unit
        rows[-1].keep = False
        return rows


def document_note_rows(text: str, setter: Typesetter) -> list[Row]:
    """附注: 左空二字, in brackets, in the row below the date (7.3.6)."""
    return text_rows(setter.lines(text, "document_note", "document_note"), setter, "document_note")

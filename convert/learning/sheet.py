"""A style sheet that looks like finished documents: what differs from the standard as values, all that was found as comments."""

from collections.abc import Iterator
from typing import Final

from convert.learning.head import head_lines, number_lines
from convert.learning.observe import Observed, RoleLook
from convert.patterns import regex
from convert.style.load import load_style
from convert.style.sheet import Role, StyleSheet, Typeface
from convert.text.characters import DASHES
from convert.text.toml import toml_string
from convert.units import TWIPS_PER_PT, pt_to_mm, size_name

_SERIFLESS: Final = ("黑", "Hei", "hei", "雅黑", "Sans", "等线", "DengXian", "圆")
_SLANTS: Final = (("楷", "kaiti"), ("Kai", "kaiti"), ("仿", "fangsong"), ("Fang", "fangsong"), ("标宋", "xiaobiaosong"),
                  ("中宋", "xiaobiaosong"))
_ALIGN: Final = {"left": "居左", "right": "居右", "centre": "居中", "justify": "两端对齐"}
_BLACK: Final = "000000"
_SLACK_LH: Final = 0.15
"""Distances that differ by less are those of the standard."""
_SLACK_MM: Final = 0.6
_DOCX_SLACK_MM: Final = 3.0
"""The margins of a DOCX lie so much outside the type area at most: lines are higher than their letters."""
_LEAST_PITCH: Final = 1.1
_ORDINALS: Final = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_SLACK_PT: Final = 0.1
_MARK: Final = "issuer_mark"
"""Its size is a matter of the head: it fits its height and its width."""
_SLACK_PITCH_PT: Final = 1.5
"""Between rows of any size lies the same gap; a line of another height differs by more."""
_LIKE_BODY: Final = ("salutation", "occasion", "heading_1", "heading_2", "heading_3", "authority_signature",
                     "attachment_label", "material_number")
"""Parts that go by the text where no sample has them; others go by these already."""
_DASH: Final = regex(f"[{DASHES}]")
_HEADINGS: Final = ("heading_1", "heading_2", "heading_3", "heading_4")
_FIRST: Final = ("organ_line", "title")
_PLACED: Final = ("issuer_mark", "document_number", "signatory_label", "signatory", "copy_number", "classification", "urgency",
                  "authority_signature", "date_of_issue", "attachment_label", "front_label")
"""Parts whose place the layout computes: only their letters are learned."""


def sheet_text(seen: Observed, sheet_id: str) -> str:
    """Return the style sheet for what was `seen`, as TOML with comments: what was found, what the standard says, with its clause."""
    writer = _Writer(seen, sheet_id)
    return "\n".join([*writer.head(), *writer.page(), *writer.page_number(), *writer.header(), *writer.roles(), *writer.typefaces(),
                      *writer.habits()]) + "\n"


class _Writer:
    """Compares what was seen with a sheet of the standard."""

    def __init__(self, seen: Observed, sheet_id: str) -> None:
        self._seen, self._id = seen, sheet_id
        self._extends = seen.standard
        self._standard: StyleSheet = load_style(self._extends)
        self._new: dict[str, str] = {}
        """Names of faces that no sheet knows, by the key that they get here."""
        self._changed_above = False
        """A heading of a higher level is not the standard's, and those below take from it what they do not say."""
        self._renamed: dict[str, str] = {}
        """Names under which known faces were seen, by their keys."""
        body = seen.roles["body"]
        self._size_mm = pt_to_mm(body.size_pt)
        self._pitch_pt = max(body.pitch_pt, body.size_pt * _LEAST_PITCH)
        self._head_mm = seen.paper.top_mm + (pt_to_mm(self._pitch_pt) - self._size_mm) / 2
        self._alike = self._is_of_the_standard()
        self._row_mm = self._standard.grid.line_pitch_mm if self._alike else pt_to_mm(self._pitch_pt)

    def _is_of_the_standard(self) -> bool:
        """Tell whether paper, type area and rows are those of the standard."""
        paper, own = self._seen.paper, self._standard.page
        return all(abs(one - other) < slack for one, other, slack in (
            (paper.width_mm - paper.left_mm - paper.right_mm, own.type_area_width_mm, _SLACK_MM),
            (paper.left_mm, own.margin_binding_mm, _SLACK_MM), (self._head_mm, own.margin_head_mm, 1.5),
            (paper.width_mm, own.width_mm, _SLACK_MM), (pt_to_mm(self._pitch_pt), self._standard.grid.line_pitch_mm, 0.1)))

    def head(self) -> Iterator[str]:
        files = "、".join(self._seen.names)
        yield f"# 从“{_comment(files)}”学得的样式：与标准不同之处写成取值，相同之处只作说明。可以再改，改法见 convert manual layout。"
        yield "# 使用：convert all 报告.txt --style 这个文件；总要用它，就在设置文件中写 style = \"这个文件的路径\"。"
        yield from ("", "[sheet]", f"id = {toml_string(self._id)}", f"extends = {toml_string(self._extends)}",
                    f"title = {toml_string(self._id)}",
                    f"source = {toml_string('学自 ' + files)}")

    def page(self) -> Iterator[str]:
        """The type area, its lines and rows; the margins of a DOCX as they were found."""
        paper, standard = self._seen.paper, self._standard
        pitch, size = pt_to_mm(self._pitch_pt), self._size_mm
        width = paper.width_mm - paper.left_mm - paper.right_mm
        rows = max(1, int((paper.height_mm - paper.top_mm - paper.bottom_mm) / pitch + 0.02))
        letters = max(1, int(width * 100 / (size * min(self._seen.scale_percent, 100.0)) + 0.02))
        ratio = pitch / size - 1
        head, own = self._head_mm, standard.page
        yield ""
        yield (f"# 纸张 {paper.width_mm:g}×{paper.height_mm:g} 毫米；页边距上 {paper.top_mm:g}、下 {paper.bottom_mm:g}、"
               f"左 {paper.left_mm:g}、右 {paper.right_mm:g} 毫米；"
               f"每行 {letters} 字，每面 {rows} 行，行距 {self._pitch_pt:g} 磅。")
        yield (f"# 标准：天头 {own.margin_head_mm:g}、订口 {own.margin_binding_mm:g} 毫米，"
               f"版心 {own.type_area_width_mm:g}×{own.type_area_height_mm:g} 毫米，"
               f"每面 {standard.grid.lines_per_page} 行、每行 {standard.grid.chars_per_line} 字（{own.cite}）。")
        if self._alike:
            yield "# 与标准一致。"
            return
        yield from ("[page]", f'width = "{paper.width_mm:g}mm"', f'height = "{paper.height_mm:g}mm"', f'margin_head = "{head:.2f}mm"',
                    f'margin_binding = "{paper.left_mm:g}mm"', f'type_area_width = "{width:.2f}mm"',
                    f'type_area_height = "{size * (rows + (rows - 1) * ratio):.2f}mm"', f"cite = {toml_string('本单位')}", "",
                    "[grid]", f"chars_per_line = {letters}", f"lines_per_page = {rows}", f"row_gap_ratio = {ratio:.4f}",
                    f"cite = {toml_string('本单位')}", "",
                    "[docx]", f'margin_top = "{paper.top_mm:g}mm"', f'margin_bottom = "{paper.bottom_mm:g}mm"',
                    f'margin_left = "{paper.left_mm:g}mm"',
                    f'margin_right = "{paper.right_mm:g}mm"',
                    *([f'footer = "{number.footer_mm:g}mm"'] if (number := self._seen.page_number) else []),
                    f'line = "{round(self._pitch_pt * TWIPS_PER_PT)}tw"',
                    f'char_scale = "{self._seen.scale_percent:g}%"', f"cite = {toml_string('本单位')}")

    def page_number(self) -> Iterator[str]:
        found, own = self._seen.page_number, self._standard.page_number
        yield ""
        if found is None:
            yield f"# 没有页码。标准：{own.pattern}，单页居右、双页居左（{own.cite}）。"
            yield from ("[page_number]", "shown = false")
            return
        side = "居中" if found.centred else "在外侧"
        size = _size_name(self._standard.roles["page_number"].type_size_pt)
        yield (f"# 页码 {_comment(found.pattern)}，{side}，{_size_name(found.size_pt)}。"
               f"标准：{own.pattern}，{size}，单页居右、双页居左（{own.cite}）。")
        lines = []
        if _bare(found.pattern) != _bare(own.pattern):
            lines.append(f"pattern = {toml_string(found.pattern)}")
        if found.centred:
            lines.append('side = "centre"')
        centre = self._seen.paper.height_mm - found.footer_mm - pt_to_mm(found.size_pt) / 2
        if abs(centre - own.dash_centre_mm) > _DOCX_SLACK_MM:
            lines.append(f'dash_centre = "{centre:.1f}mm"')
        yield from ["[page_number]", *lines] if lines else ["# 与标准一致。"]
        role = self._standard.roles["page_number"]
        face = self._face(found.family, role.typeface)
        if face != role.typeface or abs(found.size_pt - role.type_size_pt) > _SLACK_PT:
            yield from ("", "[role.page_number]", f"typeface = {toml_string(face)}",
                        f"type_size = {toml_string(_size_value(found.size_pt))}",
                        f"cite = {toml_string('本单位')}")

    def header(self) -> Iterator[str]:
        if self._seen.red_head is not None:
            yield from head_lines(self._seen.red_head, self._standard, self._row_mm)

    def roles(self) -> Iterator[str]:
        for name, role in self._standard.roles.items():
            look = self._seen.roles.get(name)
            if look is not None:
                yield from self._role(name, look, role)
            elif name in _LIKE_BODY:
                yield from self._like_body(name, role)

    def _like_body(self, name: str, own: Role) -> Iterator[str]:
        """Give a part that no sample has what it has in common with the text in the standard: size, and the face where that is the same."""
        body, standard = self._seen.roles["body"], self._standard.roles["body"]
        lines = []
        if own.typeface == standard.typeface and (face := self._face(body.family, own.typeface)) != own.typeface:
            lines.append(f"typeface = {toml_string(face)}")
        if own.type_size_pt == standard.type_size_pt and abs(body.size_pt - own.type_size_pt) > _SLACK_PT:
            lines.append(f"type_size = {toml_string(_size_value(body.size_pt))}")
        if lines:
            yield from ("", f"# {own.title}：样本中没有，随正文。", f"[role.{name}]", *lines, f"cite = {toml_string('本单位')}")

    def _role(self, name: str, look: RoleLook, own: Role) -> Iterator[str]:
        family = self._standard.typefaces[own.typeface].name
        told = _words(look.family or family, look.size_pt, look.color, bold=look.bold)
        standard = _words(family, own.type_size_pt, own.color, bold=own.bold)
        lines = list(self._differences(name, look, own))
        if name == "document_number" and self._seen.red_head is not None:
            lines += number_lines(self._seen.red_head, self._standard)
        if lines or (name in _HEADINGS and self._changed_above):
            lines = list(dict.fromkeys([*(self._letters(look, own) if name != _MARK else ()), *lines]))
            self._changed_above = self._changed_above or name in _HEADINGS
        yield ""
        yield f"# {own.title}：{_comment(told)}，{_ALIGN[look.align]}。标准：{standard}（{own.cite}）。{'' if lines else '与标准一致。'}"
        if lines:
            yield from (f"[role.{name}]", *lines, f"cite = {toml_string('本单位')}")

    def _letters(self, look: RoleLook, own: Role) -> Iterator[str]:
        """Yield the looks of letters whole, for roles that others take from."""
        yield f"typeface = {toml_string(self._face(look.family, own.typeface))}"
        yield f"type_size = {toml_string(_size_value(look.size_pt))}"
        yield f"bold = {str(look.bold).lower()}"

    def _differences(self, name: str, look: RoleLook, own: Role) -> Iterator[str]:
        face = self._face(look.family, own.typeface)
        if face != own.typeface:
            yield f"typeface = {toml_string(face)}"
        if name != _MARK and abs(look.size_pt - own.type_size_pt) > _SLACK_PT:
            yield f"type_size = {toml_string(_size_value(look.size_pt))}"
        if look.bold != own.bold:
            yield f"bold = {str(look.bold).lower()}"
        if look.color != own.color and name != "body":
            yield f"color = {toml_string(look.color)}"
        if name in _PLACED:
            return
        flush = {"left", "justify"}
        if look.align != own.align and not {look.align, own.align} <= flush:
            yield f"align = {toml_string(look.align)}"
        if {look.align, own.align} <= flush and look.first_line_ic != own.first_line_ic:
            yield f'first_line = "{look.first_line_ic:g}ic"'
        usual = look.size_pt + self._pitch_pt - self._seen.roles["body"].size_pt
        if name != "body" and abs(look.pitch_pt - usual) > _SLACK_PITCH_PT and look.pitch_pt >= look.size_pt:
            yield f'line_pitch = "{pt_to_mm(look.pitch_pt):.2f}mm"'
        for key, distance, default in (("space_before", look.before_pt, own.space_before_lh),
                                       ("space_after", look.after_pt, own.space_after_lh)):
            rows = distance / self._pitch_pt
            if key == "space_before" and name in _FIRST and self._seen.red_head is not None:
                continue  # it is the distance of the head
            if abs(rows - default) > _SLACK_LH:
                yield f'{key} = "{rows:.2f}lh"'

    def _face(self, family: str | None, own: str) -> str:
        """Return the key of the face of that name: one that the standard's sheet knows, or a new one."""
        if not family:
            return own
        for key, typeface in self._standard.typefaces.items():
            if family.casefold() in (typeface.name.casefold(), *(name.casefold() for name in typeface.families)) and typeface.fallback:
                if family.casefold() != typeface.name.casefold():
                    self._renamed.setdefault(key, family)
                return key
        known = next((key for key, name in self._new.items() if name == family), None)
        if known is None:
            known = f"own_{len(self._new) + 1}"
            self._new[known] = family
        return known

    def typefaces(self) -> Iterator[str]:
        for key, family in self._renamed.items():
            own = self._standard.typefaces[key]
            yield from ("", f"# 样本中这种字体叫“{_comment(family)}”，标准字体名为“{own.name}”（{own.cite}）。", f"[typeface.{key}]",
                        f"name = {toml_string(family)}",
                        f"families = {_quoted_all([family, *(name for name in own.families if name != family)])}")
        for key, family in self._new.items():
            like = self._standard.typefaces[_likeness(family)]
            yield from self._new_face(key, family, like)

    def _new_face(self, key: str, family: str, like: Typeface) -> Iterator[str]:
        yield from ("", f"# 标准没有用到的字体；本机没有它时，PDF 用相近的“{like.name}”代替。", f"[typeface.{key}]",
                    f"name = {toml_string(family)}", f"families = {_quoted_all([family])}", f"shipped = {toml_string(like.shipped)}",
                    f"fallback = {_quoted_all(list(like.fallback))}",
                    f"cite = {toml_string('本单位')}")

    def habits(self) -> Iterator[str]:
        if not self._seen.ordinals:
            return
        shown = "　".join(f"第{'一二三四'[level - 1]}层“{_comment(form)}”" for level, form in self._seen.ordinals.items())
        yield ""
        yield f"# 结构层次序数：{shown}。标准依次为“一、”“（一）”“1.”“（1）”（GB/T 9704-2012 7.3.3）。"
        if any(form != _ORDINALS.get(level) for level, form in self._seen.ordinals.items()):
            yield "# 序数是报告里的文字：照原文排印，本单位的写法转换后保持不变；convert check 会指出与标准不同的写法。"


def _likeness(family: str) -> str:
    """Return the key of the standard face that a family looks like, by its name."""
    if any(mark in family for mark in _SERIFLESS):
        return "heiti"
    return next((key for mark, key in _SLANTS if mark in family), "songti")


def _words(family: str, size_pt: float, color: str, *, bold: bool) -> str:
    """Return a look in words."""
    return " ".join([family, _size_name(size_pt), *(["加粗"] if bold else []), *([f"颜色 {color}"] if color != _BLACK else [])])


def _size_name(points: float) -> str:
    return size_name(points) or f"{points:g} 磅"


def _size_value(points: float) -> str:
    return size_name(points) or f"{points:g}pt"


def _bare(pattern: str) -> str:
    return _DASH.sub("—", "".join(pattern.split()))


def _quoted_all(texts: list[str]) -> str:
    return "[" + ", ".join(map(toml_string, texts)) + "]"


def _comment(text: str) -> str:
    """Return text that stays in its comment."""
    return "".join(letter if letter.isprintable() else " " for letter in text)

"""A computed style sheet: inheritance done, lengths in millimetres, type sizes in points.

Lengths named `_ic` count characters (字, the width of one 三号 character: `grid.cell_mm`), lengths named `_lh` count rows
(行, `grid.line_pitch_mm`); both are units of GB/T 9704-2012 itself (3.1, 3.2).
"""

from typing import Literal

import msgspec

Align = Literal["left", "centre", "right", "justify"]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a sheet. `cite` names the clause that the numbers come from."""


class Typeface(Section, frozen=True, kw_only=True):
    """A face of the standard and what may serve it."""

    name: str
    """The family name written into DOCX files: 仿宋_GB2312."""
    families: tuple[str, ...]
    """Names to look for on the user's machine, in order."""
    shipped: str
    """File under `styles/fonts`."""
    cite: str = ""


class Page(Section, frozen=True, kw_only=True):
    """Paper and type area (5.2)."""

    width_mm: float
    height_mm: float
    margin_head_mm: float
    """天头: paper's top to the top of the first character."""
    margin_binding_mm: float
    """订口: the left margin of a recto."""
    type_area_width_mm: float
    type_area_height_mm: float
    mirror: bool = False
    """Binding margin at the right of a verso."""
    cite: str = ""


class Grid(Section, frozen=True, kw_only=True):
    """28 characters by 22 rows (5.2, 3.1, 3.2)."""

    chars_per_line: int
    lines_per_page: int
    cell_mm: float
    """Width of one character: type area width / characters per line."""
    char_height_mm: float
    """Height of a 三号 character as the type area implies it (5.5728)."""
    line_pitch_mm: float
    """Top of a row to the top of the next: (type area height - char height) / (rows - 1)."""
    row_gap_mm: float
    """7/8 of a 三号 character: what lies between rows of any size."""
    cite: str = ""


class TextRules(Section, frozen=True, kw_only=True):
    """How lines are made (GB/T 15834-2011 5.1, clreq)."""

    cjk_latin_gap_em: float = 0.0
    ordinal_gap_em: float = 0.0
    """What stands between 1. and the text after it; the standard's own examples have nothing."""
    line_end_punctuation_em: float = 0.5
    """Width a full-width mark may shrink to at the end of a line."""
    squeeze_minimum_em: float = 0.5
    squeeze_stops: bool = True
    """Whether 。？！ may be squeezed inside a line."""
    hanging: bool = False
    """Whether one of 、，。 may stand outside the type area."""
    pull_in: Literal["all", "stops", "none"] = "all"
    """What a full line still takes in by squeezing before anything is pushed out: any mark, only 。，、；：！？ as word processors do,
    or nothing."""
    fit_tolerance_em: float = 0.2
    """How much too long a line of 三号 may be and still be moved together evenly: the slack of 16 pt at 98 %."""
    tracking_minimum_em: float = 0.03
    """How much each gap may close when the marks alone cannot make room for one that is pulled in."""
    stretch_maximum_em: float = 0.25
    """How far each gap may open; a line that lacks more is left as it is."""
    adjacent_marks_em: float = 2.0
    """Width of two full-width marks side by side: 2 keeps the grid, 1.5 draws them together everywhere."""
    strict_dash_start: bool = False
    """Whether —— and …… are kept from the start of a line too."""
    avoid_single_char_line: bool = True
    """孤字: a paragraph's last line has more than one character where the text allows."""
    avoid_single_line_page: bool = True
    """The last page never holds only one line when lines can be pulled in."""
    pull_in_lines: int = 1
    """How many rows a page may take above its 22 to avoid that (7.3.5.5 allows adjusting the distances)."""
    cite: str = ""


class PageNumber(Section, frozen=True, kw_only=True):
    """页码 (7.5)."""

    shown: bool = True
    typeface: str = "songti"
    type_size_pt: float = 14.0
    pattern: str = "— {page} —"
    dash_centre_mm: float = 269.0
    """Paper's top to the centre of the dashes."""
    side: Literal["outer", "centre"] = "outer"
    indent_mm: float = 4.94
    """空一字 from the outer edge of the type area."""
    hidden_pages: tuple[int, ...] = ()
    """Pages without number: page 1 of a letter."""
    cite: str = ""


class Role(Section, frozen=True, kw_only=True):
    """How one element is set."""

    title: str = ""
    """Name of the DOCX style, Chinese."""
    typeface: str = "fangsong"
    latin_typeface: str = "latin"
    """Face of digits and Latin letters; `same` for those of the Chinese face."""
    type_size_pt: float = 16.0
    color: str = "000000"
    bold: bool = False
    align: Align = "justify"
    first_line_ic: float = 0.0
    """First-line indent."""
    indent_left_ic: float = 0.0
    indent_right_ic: float = 0.0
    hanging_ic: float = 0.0
    """How much further in the turnover lines stand than the first line."""
    space_before_lh: float = 0.0
    space_after_lh: float = 0.0
    line_pitch_mm: float | None = None
    """Row pitch; None for 7/8 三号 + own size, the standard's definition of a row."""
    keep_with_next: bool = False
    outline_level: int | None = None
    next: str | None = None
    """Role of the paragraph that follows in DOCX."""
    cite: str = ""


class HeaderRules(Section, frozen=True, kw_only=True):
    """版头 and what the four formats put at the head of the first page (7.2, 10)."""

    kind: Literal["none", "general", "letter", "order", "minutes"] = "none"
    issuer_mark_top_mm: float = 72.0
    """Paper's top to the top of the 发文机关标志."""
    issuer_mark_height_mm: float = 15.0
    """Largest height of a character of the mark (upper limit 22 mm by practice); it shrinks to fit the width."""
    document_number_gap_lh: float = 2.0
    separator_gap_mm: float = 4.0
    separator_width_mm: float = 156.0
    separator_thickness_mm: float = 0.35
    separator_color: str = "FF0000"
    title_gap_lh: float = 2.0
    first_double_line_gap_mm: float = 4.0
    """Letter: below the mark."""
    second_double_line_bottom_mm: float = 20.0
    """Letter: from the paper's bottom."""
    double_line_thick_mm: float = 0.7
    double_line_thin_mm: float = 0.25
    double_line_space_mm: float = 0.7
    suffix: str = "文件"
    cite: str = ""


class SignOffRules(Section, frozen=True, kw_only=True):
    """署名, 成文日期, 印章 (7.3.5)."""

    seal_date_right_ic: float = 4.0
    seal_diameter_mm: float = 42.0
    seal_text_offset_mm: float = 2.0
    """How far the middle of 署名 and 成文日期 lies below the centre of the seal."""
    no_seal_right_ic: float = 2.0
    no_seal_date_offset_ic: float = 2.0
    space_before_lh: float = 1.0
    signature_space_before_lh: float = 2.0
    signature_right_ic: float = 4.0
    signature_post_gap_ic: float = 2.0
    signature_width_mm: float = 30.0
    signature_height_mm: float = 15.0
    signature_date_gap_lh: float = 1.0
    cite: str = ""


class ImprintRules(Section, frozen=True, kw_only=True):
    """版记 (7.4)."""

    outer_line_mm: float = 0.35
    inner_line_mm: float = 0.25
    even_page: bool = True
    shown_lines: bool = True
    bottom_mm: float = 262.0
    """Paper's top to the last line: the bottom of the type area."""
    cite: str = ""


class TableRules(Section, frozen=True, kw_only=True):
    """Tables and figures."""

    line_mm: float = 0.25
    outer_line_mm: float = 0.35
    cell_padding_mm: float = 1.0
    line_pitch_mm: float = 7.0
    figure_max_height_mm: float = 180.0
    keep_whole_rows: int = 8
    """A table of so many rows, the head included, stands on one page when it is at most a third of it high; 0: none does."""
    cite: str = ""


class PacketRules(Section, frozen=True, kw_only=True):
    """What a meeting packet prints besides its reports."""

    number_pattern: str = "会议材料第{page}页"
    number_centre_mm: float = 281.0
    """Paper's top to the middle of the packet's page number."""
    leader: str = "…"
    """What fills the line between an entry of the contents and its page."""
    cite: str = ""


class DocxSettings(Section, frozen=True, kw_only=True):
    """What a word processor needs so that it sets the same page (GB/T 33476.2-2016 6.2; portable recipe)."""

    margin_top_mm: float = 34.58
    margin_bottom_mm: float = 32.58
    margin_left_mm: float = 28.0
    margin_right_mm: float = 26.0
    line_twips: int = 592
    char_scale_percent: int = 98
    footer_mm: float = 25.5
    default_tab_twips: int = 420
    cite: str = ""


class StyleSheet(Section, frozen=True, kw_only=True):
    """Everything an exporter and the layout need to know about looks."""

    id: str
    title: str
    source: str
    """The standard or practice that it follows."""
    formats: tuple[str, ...]
    """Document formats (`Report.format`) that it is meant for."""
    page: Page
    grid: Grid
    text: TextRules
    page_number: PageNumber
    header: HeaderRules
    sign_off: SignOffRules
    imprint: ImprintRules
    table: TableRules
    docx: DocxSettings
    packet: PacketRules
    typefaces: dict[str, Typeface]
    roles: dict[str, Role]

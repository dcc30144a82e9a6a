"""A computed style sheet: inheritance done, lengths in millimetres, type sizes in points.

Lengths named `_ic` count characters (字, the width of one 三号 character: `grid.cell_mm`), lengths named `_lh` count rows
(行, `grid.line_pitch_mm`); both are units of GB/T 9704-2012 itself (3.1, 3.2).
"""

from typing import Literal

import msgspec

Align = Literal["left", "centre", "right", "justify"]


class SheetSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a sheet. Every value stands in TOML; what may be left out there says so by `None`.

    `cite` names the clause that the numbers come from.
    """


class Typeface(SheetSection, frozen=True, kw_only=True):
    """A face of the standard and what may serve it."""

    name: str
    """The family name written into DOCX files: 仿宋_GB2312."""
    families: tuple[str, ...]
    """Names to look for on the user's machine, in order."""
    shipped: str
    """File under `styles/fonts`."""
    fallback: tuple[str, ...]
    """Typefaces in which a letter is looked for that this one lacks, in order."""
    cite: str


class PaperSection(SheetSection, frozen=True, kw_only=True):
    """Paper and type area (5.2)."""

    width_mm: float
    height_mm: float
    margin_head_mm: float
    """天头: paper's top to the top of the first character."""
    margin_binding_mm: float
    """订口: the left margin of a recto."""
    type_area_width_mm: float
    type_area_height_mm: float
    mirror: bool
    """Binding margin at the right of a verso."""
    cite: str


class GridSection(SheetSection, frozen=True, kw_only=True):
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
    cite: str


class TextRules(SheetSection, frozen=True, kw_only=True):
    """How lines are made (GB/T 15834-2011 5.1, clreq)."""

    cjk_latin_gap_em: float
    ordinal_gap_em: float
    """What stands between 1. and the text after it; the standard's own examples have nothing."""
    line_end_punctuation_em: float
    """Width a full-width mark may shrink to at the end of a line."""
    squeeze_minimum_em: float
    squeeze_stops: bool
    """Whether 。？！ may be squeezed inside a line."""
    hanging: bool
    """Whether one of 、，。 may stand outside the type area."""
    pull_in: Literal["all", "stops", "none"]
    """What a full line still takes in by squeezing before anything is pushed out: any mark, only 。，、；：！？ as word processors do,
    or nothing."""
    fit_tolerance_em: float
    """How much too long a line of 三号 may be and still be moved together evenly: the slack of 16 pt at 98 %."""
    title_tolerance_em: float
    """How much too long a line of a title may be and still be moved together evenly, so that no phrase is torn for a figure."""
    tracking_minimum_em: float
    """How much each gap may close when the marks alone cannot make room for one that is pulled in."""
    stretch_maximum_em: float
    """How far each gap may open; a line that lacks more is left as it is."""
    adjacent_marks_em: float
    """Width of two full-width marks side by side: 2 keeps the grid, 1.5 draws them together everywhere."""
    strict_dash_start: bool
    """Whether —— and …… are kept from the start of a line too."""
    avoid_single_line_page: bool
    """The last page never holds only one line when lines can be pulled in."""
    pull_in_lines: int
    """How many rows a page may take above its 22 to avoid that (7.3.5.5 allows adjusting the distances)."""
    cite: str


class PageNumber(SheetSection, frozen=True, kw_only=True):
    """页码 (7.5)."""

    shown: bool
    pattern: str
    dash_centre_mm: float
    """Paper's top to the centre of the dashes."""
    side: Literal["outer", "centre"]
    indent_mm: float
    """空一字 from the outer edge of the type area."""
    hidden_pages: tuple[int, ...]
    """Pages without number: page 1 of a letter."""
    cite: str


class Role(SheetSection, frozen=True, kw_only=True):
    """How one element is set."""

    title: str
    """Name of the DOCX style, Chinese."""
    typeface: str
    latin_typeface: str
    """Face of digits and Latin letters; `same` for those of the Chinese face."""
    type_size_pt: float
    color: str
    bold: bool
    align: Align
    first_line_ic: float
    """First-line indent."""
    indent_left_ic: float
    indent_right_ic: float
    hanging_ic: float
    """How much further in the turnover lines stand than the first line."""
    space_before_lh: float
    space_after_lh: float
    line_pitch_mm: float | None = None
    """Row pitch; None for 7/8 三号 + own size, the standard's definition of a row."""
    keep_with_next: bool
    outline_level: int | None = None
    next: str | None = None
    """Role of the paragraph that follows in DOCX."""
    cite: str


class HeaderRules(SheetSection, frozen=True, kw_only=True):
    """版头 and what the four formats put at the head of the first page (7.2, 10)."""

    kind: Literal["none", "general", "letter", "order", "minutes"]
    issuer_mark_top_mm: float
    """Paper's top to the top of the 发文机关标志."""
    issuer_mark_height_mm: float
    """Largest height of a character of the mark (upper limit 22 mm by practice); it shrinks to fit the width."""
    issuer_mark_scale_percent: int
    """How wide the characters of the mark are drawn: many offices take high, narrow ones."""
    issuer_mark_spacing_em: float
    """What lies between two characters of the mark, in heights of one."""
    document_number_gap_lh: float
    separator_gap_mm: float
    separator_width_mm: float
    separator_thickness_mm: float
    """0: no line."""
    separator_color: str
    title_gap_lh: float
    first_double_line_gap_mm: float
    """Letter: below the mark."""
    second_double_line_bottom_mm: float
    """Letter: from the paper's bottom."""
    double_line_thick_mm: float
    double_line_thin_mm: float
    double_line_space_mm: float
    suffix: str
    cite: str


class SignOffRules(SheetSection, frozen=True, kw_only=True):
    """署名, 成文日期, 印章 (7.3.5)."""

    seal_date_right_ic: float
    seal_diameter_mm: float
    seal_text_offset_mm: float
    """How far the middle of 署名 and 成文日期 lies below the centre of the seal."""
    no_seal_right_ic: float
    no_seal_date_offset_ic: float
    space_before_lh: float
    signature_space_before_lh: float
    signature_right_ic: float
    signature_post_gap_ic: float
    signature_width_mm: float
    signature_height_mm: float
    signature_date_gap_lh: float
    cite: str


class ImprintRules(SheetSection, frozen=True, kw_only=True):
    """版记 (7.4)."""

    outer_line_mm: float
    inner_line_mm: float
    even_page: bool
    shown_lines: bool
    bottom_mm: float
    """Paper's top to the last line: the bottom of the type area."""
    cite: str


class TableRules(SheetSection, frozen=True, kw_only=True):
    """Tables and figures."""

    line_mm: float
    outer_line_mm: float
    cell_padding_mm: float
    figure_max_height_mm: float
    keep_whole_rows: int
    """A table of so many rows, the head included, stands on one page when it is at most a third of it high; 0: none does."""
    cite: str


class PacketRules(SheetSection, frozen=True, kw_only=True):
    """What a meeting packet prints besides its reports."""

    number_pattern: str
    number_centre_mm: float
    """Paper's top to the middle of the packet's page number."""
    leader: str
    """What fills the line between an entry of the contents and its page."""
    cite: str


class DocxSettings(SheetSection, frozen=True, kw_only=True):
    """What a word processor needs so that it sets the same page (GB/T 33476.2-2016 6.2; portable recipe)."""

    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    line_twips: int
    char_scale_percent: int
    footer_mm: float
    default_tab_twips: int
    cite: str


class StyleSheet(SheetSection, frozen=True, kw_only=True):
    """Everything an exporter and the layout need to know about looks."""

    id: str
    title: str
    source: str
    """The standard or practice that it follows."""
    formats: tuple[str, ...]
    """Document formats (`Report.format`) that it is meant for."""
    page: PaperSection
    grid: GridSection
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

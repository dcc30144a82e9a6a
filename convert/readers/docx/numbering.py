"""Automatic numbers turned into the letters that they show (ISO/IEC 29500-1, 17.9 and 17.18.59)."""

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from convert.ooxml.cascade import child
from convert.ooxml.names import WORD
from convert.patterns import regex
from convert.readers.docx.names import attribute, integer, toggle
from convert.text.characters import DASHES

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS: Final = 9
_LARGEST: Final = 9_999
_HANZI: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
                 (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HANZI_FORMATS: Final = frozenset({
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
    "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"})
_DIGIT_BY_DIGIT: Final = frozenset({"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"})
_STEMS: Final = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_ENCLOSED: Final = {"decimalEnclosedCircle": 0x2460, "decimalEnclosedCircleChinese": 0x2460, "decimalEnclosedParen": 0x2474,
                    "decimalEnclosedFullstop": 0x2488}
_ENCLOSED_END: Final = 20
_PLACE: Final = regex(r"%(\d)")
_DASH: Final = regex(f"[{DASHES}]{{1,2}}")


class Label(NamedTuple):
    """The number or sign of a list paragraph."""

    text: str
    """`（一）`; empty for a mere sign, except for a dash."""
    is_bullet: bool


class _Level(msgspec.Struct):
    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    """The paragraph style that belongs to the level."""


class Numbering:
    """The numbered lists of a document, and how far each has counted."""

    def __init__(self, root: "_Element | None") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def label(self, number: str | None, level: int | None) -> Label | None:
        """Count the next paragraph of list `number` and return what it shows; None when it is in no list."""
        if number is None or number not in self._abstract:
            return None
        at = min(max(level or 0, 0), _LEVELS - 1)
        abstract = self._abstract[number]
        levels = self._levels.get(number) or self._levels.get(f"abstract {abstract}", {})
        rules = levels.get(at)
        if rules is None:
            return None
        counters = self._count(number, abstract, at, levels)
        if rules.format == "none" or not rules.text:
            return Label("", is_bullet=False) if rules.format == "none" else None
        if rules.format == "bullet":
            return Label("——" if _DASH.fullmatch(rules.text) else "", is_bullet=True)
        shown = _PLACE.sub(lambda match: self._shown(int(match.group(1)) - 1, counters, levels, legal=rules.legal), rules.text)
        return Label(shown.strip(), is_bullet=False)

    def level_of_style(self, number: str | None, style: str | None) -> int | None:
        """Return the level of list `number` that paragraphs of `style` take part in."""
        levels = self._levels.get(number or "", {})
        return next((at for at, rules in levels.items() if style and rules.style == style), None)

    def _count(self, number: str, abstract: str, at: int, levels: dict[int, _Level]) -> list[int | None]:
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        override = self._restarts.get(number, {}).pop(at, None)
        if override is not None:
            counters[at] = override
        else:
            before = counters[at]
            counters[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            rules = levels.get(deeper)
            if rules is None or rules.restart is None or rules.restart > at:
                counters[deeper] = None
        return counters

    def _shown(self, level: int, counters: list[int | None], levels: dict[int, _Level], *, legal: bool) -> str:
        if not 0 <= level < _LEVELS:
            return ""
        rules = levels.get(level, _Level())
        value = counters[level]
        if value is None:
            value = counters[level] = rules.start
        return format_number(value, "decimal" if legal else rules.format)

    def _read(self, root: "_Element") -> None:
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for element in root.iterfind(f"{WORD}abstractNum"):
            key = element.get(f"{WORD}abstractNumId", "")
            self._levels[f"abstract {key}"] = _levels(element)
            link, style = attribute(element, "numStyleLink"), attribute(element, "styleLink")
            if link:
                links[key] = link
            if style:
                styles[style] = key
        for element in root.iterfind(f"{WORD}num"):
            number = element.get(f"{WORD}numId", "")
            abstract = attribute(element, "abstractNumId") or ""
            abstract = styles.get(links.get(abstract, ""), abstract)
            self._abstract[number] = abstract
            self._override(number, abstract, element)

    def _override(self, number: str, abstract: str, element: "_Element") -> None:
        levels = dict(self._levels.get(f"abstract {abstract}", {}))
        for override in element.iterfind(f"{WORD}lvlOverride"):
            at = integer(override.get(f"{WORD}ilvl"), 0) or 0
            start = integer(attribute(override, "startOverride"))
            if start is not None:
                self._restarts.setdefault(number, {})[at] = start
            own = child(override, "lvl")
            if own is not None:
                levels[at] = _level(own)
        self._levels[number] = levels


def format_number(value: int, kind: str) -> str:
    """Return `value` written as number format `kind` writes it; in digits when the format is unknown or cannot."""
    if kind in _HANZI_FORMATS:
        return "".join(_HANZI[int(digit)] for digit in str(value)) if kind in _DIGIT_BY_DIGIT and value > 10 else hanzi(value)
    if kind == "chineseLegalSimplified":
        return hanzi(value, _LEGAL, "拾佰仟")
    if kind in _ENCLOSED and 1 <= value <= _ENCLOSED_END:
        return chr(_ENCLOSED[kind] + value - 1)
    if kind in _STEMS and 1 <= value <= len(_STEMS[kind]):
        return _STEMS[kind][value - 1]
    if kind in ("upperLetter", "lowerLetter") and value >= 1:
        letter = chr(ord("A") + (value - 1) % 26) * min(10, (value - 1) // 26 + 1)
        return letter if kind == "upperLetter" else letter.lower()
    if kind in ("upperRoman", "lowerRoman") and 1 <= value <= _LARGEST:
        roman = _roman(value)
        return roman if kind == "upperRoman" else roman.lower()
    if kind == "decimalFullWidth":
        return str(value).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def hanzi(value: int, digits: str = _HANZI, units: str = "十百千") -> str:
    """Return `value` as it is counted in Chinese: 12 is 十二, 105 is 一百零五; in digits above 9999."""
    if not 0 < value <= _LARGEST:
        return str(value) if value else digits[0]
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text[1:] if 10 <= value < 20 and units[0] == "十" else text


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (value // amount)
        value %= amount
    return text


def _levels(element: "_Element") -> dict[int, _Level]:
    return {integer(level.get(f"{WORD}ilvl"), 0) or 0: _level(level) for level in element.iterfind(f"{WORD}lvl")}


def _level(element: "_Element") -> _Level:
    return _Level(attribute(element, "numFmt") or "decimal", attribute(element, "lvlText") or "",
                  integer(attribute(element, "start"), 1) or 0, toggle(element, "isLgl") or False,
                  integer(attribute(element, "lvlRestart")), attribute(element, "pStyle"))


def note_mark(number: int) -> str:
    """Return the mark of the automatic footnote `number`, one that cannot be taken for a digit of the text."""
    return chr(0x2460 + number - 1) if 1 <= number <= _ENCLOSED_END else f"［{number}］"



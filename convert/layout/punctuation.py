"""What each character may do on a line: start it, end it, be torn from its neighbour, give width away.

Sets of GB/T 15834-2011 5.1 and of the W3C requirements for Chinese text layout (clreq).
"""

import re
from typing import Final

from convert.patterns import regex
from convert.text.characters import JOINERS, JOINING

OPENING: Final = "“‘（《〈〔【［｛「『〖"
CLOSING: Final = "”’）》〉〕】］｝」』〗"
COMMAS: Final = "，、；：．"
STOPS: Final = "。？！"
MIDDLE_DOTS: Final = "·・"

_BARRED: Final = frozenset(CLOSING + COMMAS + STOPS + MIDDLE_DOTS + "～~–-/%‰％℃℉°′″,.:;!?)]}")
NO_START: Final = _BARRED | JOINERS
"""Never the first on a line. The single — of a span (2020—2024) belongs here too; —— does not."""
NO_END: Final = frozenset(OPENING + "([{$¥￥＄£￡€〔№/")
"""Never the last on a line."""

PULLED_IN: Final = frozenset("。，、；：！？")
"""Marks that a full line may still take in: those that word processors hang at the end of a line."""

HALVED_AT_END: Final = frozenset(CLOSING + COMMAS + STOPS + MIDDLE_DOTS)
"""Full-width marks whose empty half can be given away at the end of a line."""
HALVED: Final = HALVED_AT_END | frozenset(OPENING)
"""Full-width marks whose empty half can be given away."""
EMPTY_LEFT: Final = frozenset(OPENING)
"""Of those, the ones whose empty half is the left one."""

OVERLAP_EM: Final = 0.48
"""How far the box of a squeezed mark may reach into its neighbour's: readers of pages begin a new line from half an em on."""
HAIR_EM: Final = 0.04
"""How far a mark may be drawn from its place for that."""

REDUCTION_ORDER: Final[tuple[frozenset[str], ...]] = (
    frozenset(MIDDLE_DOTS), frozenset(OPENING + CLOSING), frozenset(COMMAS), frozenset(STOPS))
"""Kinds of marks in the order in which they give width away inside a line (clreq); equal amounts within a kind."""

RAISED: Final = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
"""Figures and signs that belong to the letter before them: powers, indices, marks of notes."""
_RAISED = "".join(sorted(RAISED))
_LETTER = f"0-9A-Za-z０-９Ａ-Ｚａ-ｚµμ{_RAISED}À-ÖØ-öø-ɏ"
_LATIN = f"\x21-\x7e\u00a0°±µμ′″−{_RAISED}À-ÖØ-öø-ɏ"
BETWEEN_LATIN: Final = frozenset("×÷·")
"""Signs that are set in the Latin face, and as wide as there, between what is set in it; full-width elsewhere."""
LATIN: Final = regex(f"[ {_LATIN}]+(?:[×÷·](?=[{_LATIN}])[ {_LATIN}]+)*")
"""What is set in the Latin face: its letters and digits, the signs of units, raised and lowered figures."""

_SIGN = r"第№￥¥$€£＄￡+＋±−－\-"
_MOST_SIGNS: Final = 7
"""Behind the first before a number: a row without end is no sign of one."""
_SCALE = "(?:[百万亿]|千(?![瓦克米卡焦伏帕赫]))"
_WORD_END = (f"(?:[.．,:'’/&@_+#=?~×·°′″-]?[{_LETTER}])*"
             f"(?:(?<=[0-9０-９])[余多]?{_SCALE}+(?:[0-9０-９.．]+{_SCALE}+)*元?|[%‰％℃℉°′″㎡㎥㎏㎞]+)?")
_BARRED_START = re.escape("".join(sorted(_BARRED))) + JOINING
_BARRED_END = re.escape("".join(sorted(NO_END)))

ATOMS: Final = regex(
    f"[—… {_BARRED_START}{_BARRED_END}{_SIGN}{_LETTER}](?:"
    "(?P<rule>(?<=—)—+|(?<=…)…+)"
    "|(?P<number>(?<=〔)[0-9０-９]{2,4}〕第?[0-9０-９]+号?)"
    f"|(?P<word>(?:(?<=[{_LETTER}])|(?<=[{_SIGN}])[{_SIGN}]{{0,{_MOST_SIGNS}}}[{_LETTER}]){_WORD_END})"
    "|(?P<single>(?<=[—…]))"
    f"|(?P<no_start>(?<=[{_BARRED_START} ]))"
    f"|(?P<no_end>(?<=[{_BARRED_END}])))")
"""Everything that restricts where a line may break; what it does not match may be torn anywhere.

`rule`, `number`, `word`: unbreakable inside. A number keeps sign, currency, 第, unit symbol, 万 and 亿; a word is Latin letters.

The first letter of every kind stands at the head, in one set, and each kind looks back at it: the engine passes over the
letters that begin nothing several times faster than when it has to try six kinds at each of them.
"""

ARABIC_ORDINAL: Final = regex(r"\d{1,2}\.(?!\d)")
"""1. at the head of a text."""

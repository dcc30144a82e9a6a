"""What each character may do on a line: start it, end it, be torn from its neighbour, give width away.

Sets of GB/T 15834-2011 5.1 and of the W3C requirements for Chinese text layout (clreq).
"""

import re
from typing import Final

from convert.patterns import regex

OPENING: Final = "“‘（《〈〔【［｛「『〖"
CLOSING: Final = "”’）》〉〕】］｝」』〗"
COMMAS: Final = "，、；：．"
STOPS: Final = "。？！"
MIDDLE_DOTS: Final = "·・"

NO_START: Final = frozenset(CLOSING + COMMAS + STOPS + MIDDLE_DOTS + "～~–-/%‰％℃℉°′″,.:;!?)]}")
"""Never the first on a line. The single — of a span (2020—2024) belongs here too; —— does not."""
NO_END: Final = frozenset(OPENING + "([{$¥￥＄£￡€〔№/")
"""Never the last on a line."""

PULLED_IN: Final = frozenset("。，、；：！？")
"""Marks that a full line may still take in: those that word processors hang at the end of a line."""

HALVED: Final = frozenset(CLOSING + COMMAS + STOPS + OPENING + MIDDLE_DOTS)
"""Full-width marks whose empty half can be given away."""
EMPTY_LEFT: Final = frozenset(OPENING)
"""Of those, the ones whose empty half is the left one."""

REDUCTION_ORDER: Final[tuple[frozenset[str], ...]] = (
    frozenset(MIDDLE_DOTS), frozenset(OPENING + CLOSING), frozenset(COMMAS), frozenset(STOPS))
"""Kinds of marks in the order in which they give width away inside a line (clreq); equal amounts within a kind."""

_LETTER = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ²³À-ÖØ-öø-ɏ"
LATIN: Final = regex("[\x20-\x7e\u00a0À-ÖØ-öø-ɏ]+")
"""What is set in the Latin face."""

_SIGN = r"第№￥¥$€£＄￡+＋±−－\-"
_WORD_END = f"(?:[.,:'’/&@_+#=?~-]?[{_LETTER}])*(?:[%‰％℃℉°′″㎡㎥㎏㎞])*"
_BARRED_START = re.escape("".join(sorted(NO_START)))
_BARRED_END = re.escape("".join(sorted(NO_END)))

ATOMS: Final = regex(
    f"[—… {_BARRED_START}{_BARRED_END}{_SIGN}{_LETTER}](?:"
    "(?P<rule>(?<=—)—+|(?<=…)…+)"
    "|(?P<number>(?<=〔)[0-9０-９]{2,4}〕第?[0-9０-９]+号?)"
    f"|(?P<word>(?:(?<=[{_LETTER}])|(?<=[{_SIGN}])[{_SIGN}]*[{_LETTER}]){_WORD_END})"
    "|(?P<single>(?<=[—…]))"
    f"|(?P<no_start>(?<=[{_BARRED_START} ]))"
    f"|(?P<no_end>(?<=[{_BARRED_END}])))")
"""Everything that restricts where a line may break; what it does not match may be torn anywhere.

`rule`, `number`, `word`: unbreakable inside. A number keeps sign, currency, 第 and unit symbol; a word is Latin letters.

The first letter of every kind stands at the head, in one set, and each kind looks back at it: the engine passes over the
letters that begin nothing several times faster than when it has to try six kinds at each of them.
"""

ARABIC_ORDINAL: Final = regex(r"\d{1,2}\.(?!\d)")
"""1. at the head of a text."""

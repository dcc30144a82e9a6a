"""Emphasis beside Chinese marks.

`**（一）压实责任。**全区…` is meant as emphasis, though CommonMark's rule, made for words apart by blanks, does not see it.
"""

from typing import TYPE_CHECKING, Final

from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_FIRST_WIDE: Final = "\u2e80"
_WIDE_MARKS: Final = "“”‘’…—·"


def emphasis_beside_hanzi(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    """Read a run of `*` or `_` as CommonMark does, and let `*` open and close beside any Chinese character or mark."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + run.length
    after = state.src[end] if end < len(state.src) else " "
    can_open = run.can_open or (marker == "*" and not after.isspace() and _is_wide(before))
    can_close = run.can_close or (marker == "*" and not before.isspace() and _is_wide(after))
    for _ in range(run.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(Delimiter(marker=ord(marker), length=run.length, token=len(state.tokens) - 1, end=-1, open=can_open,
                                          close=can_close))
    state.pos = end
    return True


def _is_wide(character: str) -> bool:
    return character >= _FIRST_WIDE or character in _WIDE_MARKS

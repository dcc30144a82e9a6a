"""Whether letters that look like a word are one: asked of a segmenter, which is loaded for the first question only."""

from typing import Final

_AROUND: Final = 12
"""Letters on each side that the segmenter sees; no word of its dictionary is longer."""


def cuts_into(text: str, start: int, end: int) -> bool:
    """Tell whether a word of the dictionary has some of the letters `start` to `end` of `text`, and some outside, but not all of them.

    公布|署名 cuts into 布署: there is no such word in 公布署名文章. 会议|布署|工作 does not.
    """
    import rjieba

    first = max(0, start - _AROUND)
    at = first
    for word in rjieba.cut(text[first:end + _AROUND], hmm=False):
        after = at + len(word)
        if (at < start < after < end) or (start < at < end < after):
            return True
        at = after
    return False

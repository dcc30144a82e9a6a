"""What each paragraph of a DOCX is, as the recognition of the report read it: never told from its looks."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Final

from convert.lint.docx.facts import DocxParagraph
from convert.lint.fix import letters_and_digits
from convert.lint.passage import CheckedPassage

_BODY: Final = frozenset({"body", "item"})
_STOPS: Final = frozenset("，。；：！？,;:")
_SENTENCE: Final = 30
"""Letters from which on a paragraph without any mark is running text; a shorter one is a line of its own kind."""


def assign_recognised(paragraphs: Sequence[DocxParagraph], passages: Iterable[CheckedPassage]) -> None:
    """Give every paragraph the role of the passage that was read from it.

    The title may go over several paragraphs. What is neither title, heading nor running text (版头, 题注, 主送机关, 附件说明,
    署名, 版记, captions, labels) gets `other`, whatever it looks like.
    """
    waiting: dict[str, deque[CheckedPassage]] = defaultdict(deque)
    title = ""
    for passage in passages:
        if passage.kind == "title":
            title = letters_and_digits(passage.text)
        else:
            waiting[letters_and_digits(passage.text)].append(passage)
    parts = _title_parts(paragraphs, title)
    for at, one in enumerate(paragraphs):
        one.role, one.level, one.lead_end = "other", None, 0
        letters = letters_and_digits(one.text)
        if at in parts:
            one.role = "title"
        elif waiting.get(letters):
            _assign(one, waiting[letters].popleft())


def _title_parts(paragraphs: Sequence[DocxParagraph], title: str) -> range:
    """Return the places of the neighbouring paragraphs that make the whole title; an issuer's name alone is none of it."""
    for start in range(len(paragraphs)):
        rest = title
        for end in range(start, len(paragraphs)):
            letters = letters_and_digits(paragraphs[end].text)
            if not letters or not rest.startswith(letters):
                break
            rest = rest[len(letters) :]
            if not rest:
                return range(start, end + 1)
    return range(0)


def _assign(one: DocxParagraph, passage: CheckedPassage) -> None:
    if passage.kind == "heading":
        one.role, one.level, one.lead_end = "heading", passage.level, len(one.text)
    elif passage.kind in _BODY and not passage.text.startswith(("注：", "注:")) and _is_running(passage.text):
        one.role = "body"
        if passage.level is not None and passage.lead_end:
            one.level, one.lead_end = passage.level, _end_of(one.text, passage.text[: passage.lead_end])


def _is_running(text: str) -> bool:
    return len(text) >= _SENTENCE or not _STOPS.isdisjoint(text)


def _end_of(text: str, lead: str) -> int:
    """Return where `lead`, blanks aside, ends in `text`."""
    left = len("".join(lead.split()))
    for at, character in enumerate(text):
        if not left:
            return at
        left -= not character.isspace()
    return len(text)

"""Passages to the blocks of the model."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, assert_never

import msgspec

from convert.model.blocks import Block, Figure, Heading, Lead, Mark, Paragraph, Table
from convert.patterns import regex
from convert.readers.structure.decimals import decimal_headings
from convert.readers.structure.draft import Draft
from convert.readers.structure.headings import LONGEST_HEADING, MAJOR, HeadingFound, Sibling, find_heading, find_unnumbered, next_level
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.passages import ITEM_STARTS, Passage
from convert.readers.structure.series import Judged, counted_headings, first_division, is_article_heading, judge_series
from convert.readers.structure.source_text import SourceText, cut_spans, index_of, indices_of, position_of
from convert.readers.structure.wording import ATTACHMENT_NOTE, is_terminated
from convert.text.ordinals import Form, read_ordinal

_PREFIXES: Final = {"paragraph": "p", "heading": "h", "table": "t", "figure": "f"}
_TABLE_NOTE: Final = ("注：", "注:", "备注：", "说明：", "资料来源：", "数据来源：")
_ROLE_LEVELS: Final[dict[str, Literal[1, 2, 3, 4]]] = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}
_DEPTHS: Final[dict[Form, int]] = {"chapter": 1, "section": 2, "comma": 1, "brackets": 2, "point": 3, "digit_brackets": 4}
_REPEATED: Final = 3
_SHORTEST_HEAD: Final = 8
_DIVISION: Final = regex(r"第.{1,4}(?:编|篇|部\s*分)")
_CHAPTER: Final = regex(r"第.{1,4}章")
ParagraphForm = Literal["body", "item", "flush", "centred", "right", "table_note"]
_ROLE_FORMS: Final[dict[str, ParagraphForm]] = {"item": "item", "flush": "flush", "centred": "centred", "right": "right",
                                       "table_note": "table_note"}


class BlockBuilder:
    """Makes blocks one after the other and gives them their ids: p1, h1, t1, f1 … in reading order."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.counts = dict.fromkeys(_PREFIXES.values(), 0)
        self.levels: list[int] = []
        """Levels of the headings that are open, outermost first."""
        self.builds = 0
        """How many bodies were built: series of the same number in two of them are two."""
        self.names = 0
        """How many names of attachments stand just above, one a line."""
        self.siblings: dict[Form, tuple[int, Sibling]] = {}
        """The last number of each form and what it made."""
        self.judged: dict[int, Judged] = {}
        """What the series of the numbers say, by the id of the passage."""
        self.counted: set[int] = set()
        """Ids of the passages that are headings with a number and no mark behind it: 1人口特征."""
        self.numbered_at_left = False
        """Numbered headings stand at the left."""
        self.headed = False
        """The passage before was made a heading."""
        self.divided_at: int | None = None
        """Index of the first unnumbered heading that divides the whole, where the numbers begin anew below each."""
        self.times: Counter[str] = Counter()
        """How often each text stands in the body: what is repeated again and again is no heading."""
        self.looks: set[tuple[bool, bool, bool, bool, float | None]] = set()
        """How the unnumbered headings so far are set."""
        self.divided = False
        """Chapters stand below 第一篇 or 第一部分."""
        self.part = 0
        """Level of the chapter or section that is open."""
        self.articles = False
        """The articles are headings."""
        self.decimals: dict[int, HeadingFound] = {}
        """The headings numbered 1, 1.1, 1.1.1, by the id of the passage."""

    def build(self, passages: Sequence[Passage]) -> tuple[Block, ...]:
        """Return the blocks that `passages` make; headings and numbers begin anew."""
        self.levels, self.siblings, self.names, self.part = [], {}, 0, 0
        self.looks = set()
        self.judged = {id(passages[index]): judged for index, judged in judge_series(passages).items()}
        self.decimals = {id(passages[index]): heading for index, heading in decimal_headings(passages).items()}
        self.builds += 1
        self.counted = {id(passages[index]) for index in counted_headings(passages)}
        self.numbered_at_left = any(each.block is None and each.first.ordinal is not None and each.first.ordinal.form == "comma"
                                    and not each.hints.centred and not is_terminated(each.text) for each in passages)
        self.headed = False
        self.articles = is_article_heading(passages)
        self.times = Counter(each.text for each in passages if each.block is None)
        self.divided_at = first_division(passages)
        marks = [each.first.ordinal.mark for each in passages if each.block is None and each.first.ordinal is not None]
        self.divided = any(map(_DIVISION.match, marks)) and any(map(_CHAPTER.match, marks))
        return tuple(self._block(passage, passages[index - 1] if index else None,
                                 passages[index + 1] if index + 1 < len(passages) else None)
                     for index, passage in enumerate(passages))

    def new_id(self, kind: str) -> str:
        """Return the next id of a block of `kind`."""
        prefix = _PREFIXES[kind]
        self.counts[prefix] += 1
        return f"{prefix}{self.counts[prefix]}"

    def _block(self, passage: Passage, before: Passage | None, following: Passage | None) -> Block:
        if passage.block is not None:
            self.headed = False
            return self._ready(passage.block)
        role = passage.hints.role
        found = self._heading_of(passage, before, following)
        self.headed = found is not None and not found.run_in
        if found is not None and not found.run_in:
            block_id = self.new_id("heading")
            self._account(passage, block_id, found)
            return self._heading(passage, found, block_id)
        block_id = self.new_id("paragraph")
        self._account(passage, block_id, found)
        form: ParagraphForm = _form(passage, before) if role is None else _ROLE_FORMS.get(role, "body")
        printed = passage.printed
        return Paragraph(id=block_id, text=printed.text, lead=_lead(passage, found, printed), form=form,
                         marks=tuple(_marks(passage, printed)), source=printed.spans)

    def _heading_of(self, passage: Passage, before: Passage | None, following: Passage | None) -> HeadingFound | None:
        role = passage.hints.role
        if role in _ROLE_LEVELS:
            return _marked_heading(passage, _ROLE_LEVELS[role])
        if role is not None and role != "paragraph":
            return None
        if passage.hints.level in (1, 2, 3, 4):
            return _marked_heading(passage, passage.hints.level)  # type: ignore[arg-type]
        found = self.decimals.get(id(passage)) or self._article(passage) or self._numbered(passage, following)
        if found is not None:
            if not found.run_in or found.level < 3:
                self._open(found.level)
            return found
        if id(passage) in self.counted:
            self._open(1)
            return HeadingFound(1, "", 0, len(passage.text), run_in=False, doubt="unnumbered")
        if role is not None or passage.first.ordinal is not None or (passage.hints.centred and self.numbered_at_left) or (
                self.times[passage.text] >= _REPEATED and len(passage.text) >= _SHORTEST_HEAD):
            return None
        found = find_unnumbered(passage, None if self.headed else before, following, self._unnumbered_level(passage, following),
                                alike=_look(passage, following) in self.looks)
        if found is not None:
            self.looks.add(_look(passage, following))
        if found is not None and MAJOR.match(passage.text):
            self.levels = [1]
        return found

    def _numbered(self, passage: Passage, following: Passage | None) -> HeadingFound | None:
        ordinal = read_ordinal(passage.text)
        if ATTACHMENT_NOTE.match(passage.text):
            self.names = 1
        if ordinal is None or ordinal.level is None:
            return None
        if self.names and ordinal.form == "point" and ordinal.value == self.names + 1:
            self.names += 1
            return None
        self.names = 0
        value, made = self.siblings.get(ordinal.form, (0, None))
        judged = self.judged.get(id(passage))
        verdict = judged.verdict if judged else None
        alike = judged is not None and judged.verdict == "heading" and not judged.narrow
        found = None if verdict == "item" else find_heading(
            passage, following, made if ordinal.value == value + 1 and value else None, alike=alike)
        if found is not None and ordinal.form in ("chapter", "section"):
            if self.divided and not _DIVISION.match(ordinal.mark):
                found = msgspec.structs.replace(found, level=next_level([found.level]))
            self.part = found.level
        elif found is not None and self.divided_at is not None:
            found = msgspec.structs.replace(found, level=next_level([found.level]))  # below 2023年工作回顾
        kind: Sibling = "item" if found is None else "lead" if found.run_in else "heading"
        self.siblings = {form: each for form, each in self.siblings.items() if _DEPTHS[form] < ordinal.level}
        self.siblings[ordinal.form] = (ordinal.value, kind)
        return found

    def _article(self, passage: Passage) -> HeadingFound | None:
        """第一条　工作机构 alone on its line, where the articles of the text are headings."""
        ordinal = read_ordinal(passage.text)
        if not self.articles or ordinal is None or ordinal.form != "article":
            return None
        start = len(ordinal.mark)
        start += len(passage.text) - start - len(passage.text[start:].lstrip())
        if start >= len(passage.text) or is_terminated(passage.text) or len(passage.text) > LONGEST_HEADING:
            return None
        return HeadingFound(next_level([self.part] if self.part else []), passage.text[:start], start, len(passage.text), run_in=False)

    def _open(self, level: int) -> None:
        self.levels = [each for each in self.levels if each < level] + [level]

    def _unnumbered_level(self, passage: Passage, following: Passage | None) -> Literal[1, 2, 3, 4]:
        if MAJOR.match(passage.text):
            return 1
        ordinal = read_ordinal(following.text) if following is not None else None
        if ordinal is not None and ordinal.level is not None and ordinal.value == 1:
            return next_level([ordinal.level - 2] if ordinal.level > 1 else [])
        return next_level(self.levels)

    def _heading(self, passage: Passage, found: HeadingFound, block_id: str) -> Heading:
        spans = cut_spans(passage.content.spans, 0, len(found.ordinal)) + cut_spans(passage.content.spans, found.start, found.end)
        return Heading(id=block_id, level=found.level, ordinal=found.ordinal, text=passage.text[found.start:found.end],
                       source=_merged(spans))

    def _account(self, passage: Passage, block_id: str, found: HeadingFound | None) -> None:
        before = passage.first
        for piece in passage.pieces:
            self.draft.join(before.text, piece.line, piece.reason, block_id)
            if piece.doubt:
                self.draft.decide(block_id, "joined", piece.doubt, line=piece.line, alternative="new paragraph")
            before = piece.line
        judged = self.judged.get(id(passage))
        group = f"{self.builds} {judged.series}" if judged else str(self.builds)
        if found is not None and found.doubt:
            self.draft.decide(block_id, f"heading{found.level}", found.doubt, line=passage.first, alternative="paragraph", group=group)
        elif judged is not None and judged.narrow and judged.verdict is not None and passage.hints.role is None:
            self._doubt_series(passage, block_id, found, judged, group)

    def _doubt_series(self, passage: Passage, block_id: str, found: HeadingFound | None, judged: Judged, group: str) -> None:
        """Note that the members of a series could as well be read the other way."""
        ordinal = passage.first.ordinal
        if found is not None and not found.run_in:
            self.draft.doubts.add("series", [passage.first], place=block_id, chosen=f"heading{found.level}",
                                  alternative="text", group=group)
        elif found is None and judged.verdict == "item" and ordinal is not None and ordinal.level is not None:
            self.draft.doubts.add("series-items", [passage.first], place=block_id, chosen="text",
                                  alternative=f"heading{ordinal.level}", group=group)

    def _ready(self, block: Block) -> Block:
        match block:
            case Heading():
                return msgspec.structs.replace(block, id=self.new_id("heading"))
            case Paragraph():
                return msgspec.structs.replace(block, id=self.new_id("paragraph"))
            case Table():
                return msgspec.structs.replace(block, id=self.new_id("table"))
            case Figure():
                return msgspec.structs.replace(block, id=self.new_id("figure"))
            case _:
                assert_never(block)


def _marked_heading(passage: Passage, level: Literal[1, 2, 3, 4]) -> HeadingFound:
    """The heading that a style or an author declares; a run-in one when the text says so."""
    ordinal = read_ordinal(passage.text)
    start = len(ordinal.mark) if ordinal is not None and ordinal.level is not None else 0
    start = len(passage.text) - len(passage.text[start:].lstrip())
    return HeadingFound(level, passage.text[:start], start, len(passage.text), run_in=False)


def _look(passage: Passage, following: Passage | None) -> tuple[bool, bool, bool, bool, float | None]:
    """Return how a line is set: with room above and below, bold, centred, in which size."""
    hints = passage.hints
    return (passage.first.blank_before > 0, following is not None and following.first.blank_before > 0, hints.bold, hints.centred,
            hints.size_pt)


def _lead(passage: Passage, found: HeadingFound | None, printed: SourceText) -> Lead | None:
    if found is None:
        return None
    end = index_of(printed.spans, position_of(passage.content.spans, found.end - 1)) + 1
    start = index_of(printed.spans, position_of(passage.content.spans, found.start))
    return Lead(level=found.level, ordinal=printed.text[:start], text=printed.text[start:end])


def _form(passage: Passage, before: Passage | None) -> ParagraphForm:
    text = passage.text
    if before is not None and isinstance(before.block, Table) and text.startswith(_TABLE_NOTE):
        return "table_note"
    ordinal = read_ordinal(text)
    if text.startswith(ITEM_STARTS) or (ordinal is not None and ordinal.form == "circled"):
        return "item"
    return "body"


def _marks(passage: Passage, printed: SourceText) -> Iterator[Mark]:
    """Yield the marks of the lines with their places in the text of the passage."""
    lines: list[SourceLine] = [passage.first, *(piece.line for piece in passage.pieces)]
    marks = [mark for line in lines for mark in line.hints.marks]
    if not marks:
        return
    places = indices_of(printed.spans, [place for mark in marks for place in (mark.start, mark.end)])
    for mark, start, end in zip(marks, places[::2], places[1::2], strict=True):
        if start < end:
            yield msgspec.structs.replace(mark, start=start, end=end)


def _merged(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)

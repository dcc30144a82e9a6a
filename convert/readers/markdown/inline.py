"""Inline Markdown to text that knows its place in the source.

markdown-it gives tokens without offsets, so the source is walked beside them: what lies between two tokens is markup.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec

from convert.model.blocks import Mark
from convert.patterns import regex
from convert.readers.structure.source_text import SourceText, concat

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINK_END: Final = regex(r"\]\((?:[^()\\\n]|\\.|\([^()\n]*\)|\n)*\)|\]\[[^\]]*\]|\]")
_IMAGE: Final = regex(r"!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*(?:\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\[[^\]]*\]|\])")
NOTE_REFERENCE: Final = regex(r"\[\^([^\]\s]{1,40})\]")
_KINDS: Final[dict[str, Literal["strong", "emphasis"]]] = {"strong": "strong", "em": "emphasis"}


class Image(NamedTuple):
    """A picture that the text names."""

    address: str
    alt: str
    span: tuple[int, int]


class Segment(msgspec.Struct):
    """The text between two line breaks."""

    parts: list[SourceText] = []
    marks: list[Mark] = []
    """With offsets in the source."""
    images: list[Image] = []
    after_hard_break: bool = False

    @property
    def content(self) -> SourceText:
        """The text with its ranges."""
        return concat(self.parts)


def read_inline(content: str, positions: Sequence[int], tokens: "Sequence[Token]", note_ids: dict[str, str]) -> list[Segment]:
    """Return the segments of an inline token.

    `positions` gives for every character of `content` its offset in the source; `note_ids` maps the labels of footnotes to
    the ids of their notes.
    """
    return _Walker(content, positions, note_ids).walk(tokens)


class _Walker:
    def __init__(self, content: str, positions: Sequence[int], note_ids: dict[str, str]) -> None:
        self.content, self.positions, self.note_ids = content, positions, note_ids
        self.flat = content.replace("\n", " ")
        self.cursor = 0
        self.segments = [Segment(parts=[], marks=[], images=[])]
        self.open: list[tuple[str, int, str | None]] = []

    def walk(self, tokens: "Sequence[Token]") -> list[Segment]:
        for token in tokens:
            self._token(token)
        return self.segments

    @property
    def segment(self) -> Segment:
        return self.segments[-1]

    def _token(self, token: "Token") -> None:
        match token.type:
            case "text":
                self._text(token.content)
            case "text_special":
                self._special(token)
            case "code_inline":
                self._code(token)
            case "softbreak" | "hardbreak":
                self._break(hard=token.type == "hardbreak")
            case "image":
                self._image(token)
            case _ if token.type.endswith("_open"):
                self._open_mark(token)
            case _ if token.type.endswith("_close"):
                self._close_mark(token)
            case _:
                self._text(token.content)

    def _offset(self, index: int) -> int:
        if index < len(self.positions):
            return self.positions[index]
        return self.positions[-1] + 1 if self.positions else 0

    def _text(self, text: str) -> None:
        if not text:
            return
        start = self.content.find(text, self.cursor)
        if start < 0:
            return
        end = start + len(text)
        at = start
        for match in NOTE_REFERENCE.finditer(self.content, start, end):
            note = self.note_ids.get(match.group(1))
            if note is None:
                continue
            self._part(at, match.start())
            self._part(match.start(1), match.end(1))
            self.segment.marks.append(Mark(kind="note", start=self._offset(match.start(1)), end=self._offset(match.end(1) - 1) + 1,
                                           target=note))
            at = match.end()
        self._part(at, end)
        self.cursor = end

    def _part(self, start: int, end: int) -> None:
        """Add characters `start` to `end` of the content, one range per run of neighbours in the source."""
        while start < end:
            stop = start + 1
            while stop < end and self.positions[stop] == self.positions[stop - 1] + 1:
                stop += 1
            self.segment.parts.append(SourceText(self.content[start:stop], ((self.positions[start], self.positions[stop - 1] + 1),)))
            start = stop

    def _code(self, token: "Token") -> None:
        """Letters as they stand. Their line breaks are blanks in the token, and one blank or break at each end is left out."""
        self._skip(token.markup)
        start = self.flat.find(token.content, self.cursor)
        if self.content[self.cursor:start] == " ":
            self.cursor = start
        end = start + len(token.content)
        end += self.content.startswith("\n", end)
        while (stop := self.content.find("\n", self.cursor, end)) >= 0:
            self._text(self.content[self.cursor:stop])
            self._break(hard=False)
        self._text(self.content[self.cursor:end])
        self._skip_through(token.markup)

    def _special(self, token: "Token") -> None:
        """An escape, whose backslash goes unless it escapes nothing, or an entity, which stands where its & stood."""
        start = self.content.find(token.markup, self.cursor)
        if start < 0:
            return
        at = self._offset(start + (len(token.markup) - len(token.content) if token.info == "escape" else 0))
        self.segment.parts.append(SourceText(token.content, ((at, at + len(token.content)),)))
        self.cursor = start + len(token.markup)

    def _skip(self, markup: str) -> None:
        if self.content.startswith(markup, self.cursor):
            self.cursor += len(markup)

    def _skip_through(self, markup: str) -> None:
        at = self.content.find(markup, self.cursor)
        if at >= 0:
            self.cursor = at + len(markup)

    def _break(self, *, hard: bool) -> None:
        self._skip_through("\n")
        while self.cursor < len(self.content) and self.content[self.cursor] in " \t":
            self.cursor += 1
        self.segments.append(Segment(parts=[], marks=[], images=[], after_hard_break=hard))

    def _image(self, token: "Token") -> None:
        match = _IMAGE.search(self.content, self.cursor)
        start, end = match.span() if match else (self.cursor, self.cursor)
        self.segment.images.append(Image(str(token.attrs.get("src", "")), token.content,
                                         (self._offset(start), self._offset(max(start, end - 1)) + 1)))
        self.cursor = end

    def _open_mark(self, token: "Token") -> None:
        self._skip("<" if token.markup == "autolink" else "[" if token.tag == "a" else token.markup)
        address = token.attrs.get("href") if token.tag == "a" else None
        self.open.append((token.tag, self._offset(self.cursor), str(address) if address else None))

    def _close_mark(self, token: "Token") -> None:
        if self.open:
            tag, start, address = self.open.pop()
            end = self._offset(self.cursor - 1) + 1 if self.cursor else start
            if start < end:
                self.segment.marks.append(Mark(kind="link" if tag == "a" else _KINDS.get(tag, "emphasis"), start=start, end=end,
                                               target=address))
        if token.tag != "a":
            self._skip(token.markup)
        elif token.markup == "autolink":
            self._skip(">")
        else:
            match = _LINK_END.match(self.content, self.cursor)
            self.cursor = match.end() if match else self.cursor

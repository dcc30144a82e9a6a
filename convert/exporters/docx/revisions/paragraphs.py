"""A paragraph of the old version and one of the new as one with tracked changes."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Final, Literal

from convert.comparing.wording import text_changes
from convert.exporters.docx.elements import Element, name_of, run, set_property, w
from convert.exporters.docx.revisions.bits import RunBit, bare, copied, is_link, stretch, tail_of, text_of
from convert.ooxml.revisions import RevisionAuthor, gone

_State = Literal["", "ins", "del"]
_PROPERTIES: Final = name_of("pPr")


class ParagraphWeaver:
    """Puts the parts of a paragraph down one after another, those that changed inside `w:ins` and `w:del`."""

    def __init__(self, properties: Element | None, author: RevisionAuthor) -> None:
        """Begin a paragraph with a copy of `properties`, its `w:pPr`."""
        self._author = author
        self._paragraph = w("p", *copied(properties))
        self._open: tuple[object, _State] | None = None
        """Holder and state of what stands last."""
        self._inside = self._paragraph
        """Where what has the same holder and state goes."""
        self._shell: tuple[object, Element] = (None, self._paragraph)

    def put(self, bit: RunBit, state: _State = "") -> None:
        """Add a part: as it is, as one that came, as one that is gone."""
        holder = None if bit.kind == "aside" or (state == "del" and is_link(bit.holder)) else bit.holder
        if self._open != (holder, state):
            self._turn(holder, state)
        made = _written(bit)
        self._inside.append(gone(made) if state == "del" else made)

    def finish(self, state: _State = "") -> Element:
        """Return the paragraph, its mark kept, come or gone."""
        if state:
            properties = self._paragraph.find(_PROPERTIES)
            if properties is None:
                properties = w("pPr")
                self._paragraph.insert(0, properties)
            set_property(properties, w("rPr", self._author.mark(state)))
        return self._paragraph

    def _turn(self, holder: Element | None, state: _State) -> None:
        if holder is None:
            self._shell = None, self._paragraph
        elif self._shell[0] is not holder:
            made, inside = bare(holder)
            self._paragraph.append(made)
            self._shell = holder, inside
        self._inside = self._shell[1]
        if state:
            mark = self._author.mark(state)
            self._inside.append(mark)
            self._inside = mark
        self._open = holder, state


def _written(bit: RunBit) -> Element:
    if bit.kind == "letters":
        return run(bit.key, [deepcopy(child) for child in (bit.properties if bit.properties is not None else ())])
    if bit.kind == "break":
        return w("r", *copied(bit.properties), deepcopy(bit.content))
    return deepcopy(bit.content)


def whole(paragraph: Element, bits: Iterable[RunBit], author: RevisionAuthor, state: Literal["ins", "del"]) -> Element:
    """Return a paragraph that came or is gone as a whole, its mark with it; bookmarks and what is drawn do not go with it."""
    weaver = ParagraphWeaver(paragraph.find(_PROPERTIES), author)
    for bit in bits:
        if bit.kind != "aside":
            weaver.put(bit, state)
        elif state == "ins":
            weaver.put(bit)
    return weaver.finish(state)


def woven(paragraph: Element, old: Sequence[RunBit], new: Sequence[RunBit], author: RevisionAuthor) -> Element:
    """Return `paragraph`, whose parts are `new`, with what changed since `old` marked. It looks and breaks as the new one."""
    weaver = ParagraphWeaver(paragraph.find(_PROPERTIES), author)
    at = 0
    for change in text_changes(text_of(old), text_of(new)):
        _put_all(weaver, stretch(new, at, change.new_start))
        came = list(stretch(new, change.new_start, change.new_end))
        place = next((index for index, (bit, _) in enumerate(came) if bit.key), len(came))
        _put_all(weaver, came[:place])  # a tab or the end of a line leads to both
        for bit, within in stretch(old, change.old_start, change.old_end):
            if bit.key or (bit.kind == "break" and within):
                weaver.put(bit, "del")
        for bit, _ in came[place:]:
            weaver.put(bit, "ins" if bit.kind != "aside" else "")
        at = change.new_end
    _put_all(weaver, stretch(new, at, len(text_of(new))))
    for bit in tail_of(new):
        weaver.put(bit)
    return weaver.finish()


def _put_all(weaver: ParagraphWeaver, bits: Iterable[tuple[RunBit, bool]]) -> None:
    for bit, _ in bits:
        weaver.put(bit)

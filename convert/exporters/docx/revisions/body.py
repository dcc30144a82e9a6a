"""The blocks of two written versions, woven into one sequence: paragraphs, tables by row and cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final, Literal

import msgspec

from convert.comparing.order import ComparedPassage, Pair, paired
from convert.exporters.docx.elements import VAL, Element, name_of, paragraph, set_property, w
from convert.exporters.docx.revisions.bits import RunBit, ThingKeys, VersionParts, bits_of, text_of
from convert.exporters.docx.revisions.paragraphs import whole, woven
from convert.ooxml.revisions import RevisionAuthor

_P, _TABLE, _ROW, _CELL = name_of("p"), name_of("tbl"), name_of("tr"), name_of("tc")
_PROPERTIES, _STYLE = name_of("pPr"), name_of("pStyle")
_GRID, _SPAN, _MERGE = name_of("tblGrid"), name_of("gridSpan"), name_of("vMerge")
_ROW_PROPERTIES, _NOTE, _ID = name_of("trPr"), name_of("footnoteReference"), name_of("id")
_CELL_END: Final = "\t"
_State = Literal["ins", "del"]


class WrittenBlock(msgspec.Struct, frozen=True):
    """A paragraph or a table of one version."""

    element: Any
    passage: ComparedPassage
    bits: tuple[RunBit, ...] = ()


class BlockWeaver:
    """Weaves the blocks of an old version into those of a new one."""

    def __init__(self, author: RevisionAuthor, parts: tuple[VersionParts, VersionParts], *, gap: Callable[[], str],
                 first_note: int) -> None:
        """Prepare.

        Args:
            author: Whose changes they are.
            parts: What the old and the new version refer to.
            gap: Gives the style of the paragraph that parts two tables.
            first_note: From here on notes that are gone are numbered; those of the new version have lower numbers.
        """
        self._author = author
        self._parts = parts
        self._keys = ThingKeys()
        self._gap = gap
        self._next_note = first_note
        self.gone_notes: dict[str, str] = {}
        """Numbers of the notes of the old version that are gone, by their numbers in the woven document."""

    def weave(self, old: Iterable[Element], new: Iterable[Element]) -> list[Element]:
        """Return one sequence of blocks. What shows nothing, as a gap or the end of a section, is that of the new version."""
        every = [self._block(element, 1) for element in new]
        before = [block for block in (self._block(element, 0) for element in old) if block.passage.text]
        after = [block for block in every if block.passage.text]
        done: list[Element] = []
        left = iter(every)
        for first, second in paired([one.passage for one in before], [one.passage for one in after]):
            if second is None:
                self._add(done, self._whole(before[first or 0], "del"))
                continue
            block = after[second]
            for other in left:
                if other is block:
                    break
                self._add(done, other.element)
            for made in self._pair(None if first is None else before[first], block):
                self._add(done, made)
        for other in left:
            self._add(done, other.element)
        return done

    def note(self, content: Iterable[Element], *, gone: bool) -> list[Element]:
        """Return the paragraphs of a note that came, or is gone; one that changed did both: LibreOffice forgets changes in notes."""
        return [self._whole(self._block(one, int(not gone)), "del" if gone else "ins") for one in content]

    def _add(self, done: list[Element], made: Element) -> None:
        """Add a block; two tables that now follow each other are parted."""
        if done and done[-1].tag == made.tag == _TABLE:
            done.append(paragraph(self._gap()))
        done.append(made)

    def _pair(self, old: WrittenBlock | None, new: WrittenBlock) -> Iterator[Element]:
        """Yield a block of the new version with its changes; what cannot be compared in place is gone and came."""
        if old is not None and _are_comparable(old.element, new.element):
            yield self._woven(old, new)
            return
        if old is not None:
            yield self._whole(old, "del")
        yield self._whole(new, "ins")

    def _block(self, element: Element, side: int) -> WrittenBlock:
        if element.tag == _P:
            bits = tuple(bits_of(element, self._keys, self._parts[side]))
            return WrittenBlock(element, ComparedPassage(text_of(bits), _style_of(element)), bits)
        if element.tag == _TABLE:
            text = "\n".join(row.passage.text for row in self._rows(element, side))
            return WrittenBlock(element, ComparedPassage(text, f"table of {len(element.find(_GRID))}"))
        return WrittenBlock(element, ComparedPassage("", ""))

    def _woven(self, old: WrittenBlock, new: WrittenBlock) -> Element:
        if new.element.tag == _TABLE:
            return self._table(old.element, new.element)
        made = new.element if old.passage.text == new.passage.text else woven(new.element, old.bits, new.bits, self._author)
        self._number_gone(made)
        return made

    def _whole(self, block: WrittenBlock, state: _State) -> Element:
        if block.element.tag == _TABLE:
            table = _emptied(block.element)
            table.extend(self._whole_row(row.element, int(state == "ins"), state) for row in self._rows(block.element, 0))
            return table
        made = whole(block.element, block.bits, self._author, state)
        self._number_gone(made)
        return made

    def _number_gone(self, made: Element) -> None:
        """Give the notes that are gone numbers of their own."""
        for reference in made.iter(_NOTE):
            if state_of(reference) == "del":
                number = str(self._next_note)
                self._next_note += 1
                self.gone_notes[number] = reference.get(_ID)
                reference.set(_ID, number)

    def _paragraphs(self, old: Sequence[WrittenBlock], new: Sequence[WrittenBlock]) -> list[Element]:
        """Return the paragraphs of a cell or a note: each with the one in its place, those too many gone or come."""
        made = [self._woven(one, other) for one, other in zip(old, new, strict=False)]
        made += [self._whole(block, "ins") for block in new[len(old):]]
        return made[:-1] + [self._whole(block, "del") for block in old[len(new):]] + made[-1:]

    def _table(self, old: Element, new: Element) -> Element:
        """Return the new table with its changes by cell; rows that have other cells than before are gone and came."""
        rows = self._rows(old, 0), self._rows(new, 1)
        pairs: list[Pair] = list(zip(range(len(rows[0])), range(len(rows[1])), strict=False))
        if next(new.iter(_MERGE), None) is None:
            pairs = paired([row.passage for row in rows[0]], [row.passage for row in rows[1]])
        table = _emptied(new)
        for first, second in pairs:
            one, other = (None if at is None else own[at] for at, own in zip((first, second), rows, strict=True))
            if one is not None and other is not None and one.passage.kind == other.passage.kind:
                table.append(self._row(one.element, other.element))
                continue
            if one is not None:
                table.append(self._whole_row(one.element, 0, "del"))
            if other is not None:
                table.append(self._whole_row(other.element, 1, "ins"))
        return table

    def _rows(self, table: Element, side: int) -> list[WrittenBlock]:
        found = []
        for row in table.iterchildren(_ROW):
            cells = ["\n".join(self._block(one, side).passage.text for one in cell.iterchildren(_P)) for cell in row.iterchildren(_CELL)]
            found.append(WrittenBlock(row, ComparedPassage(_CELL_END.join(cells), _shape_of(row))))
        return found

    def _row(self, old: Element, new: Element) -> Element:
        row = _emptied(new, _CELL)
        for one, other in zip(old.iterchildren(_CELL), new.iterchildren(_CELL), strict=True):
            cell = _emptied(other, _P)
            sides = ([self._block(part, side) for part in parts.iterchildren(_P)] for side, parts in enumerate((one, other)))
            cell.extend(self._paragraphs(*sides))
            row.append(cell)
        return row

    def _whole_row(self, row: Element, side: int, state: _State) -> Element:
        made = _emptied(row, _CELL)
        properties = made.find(_ROW_PROPERTIES)
        if properties is None:
            properties = w("trPr", w("cantSplit", val="off"))  # a row that came or is gone has some property besides
            made.insert(0, properties)
        set_property(properties, self._author.mark(state), "trPr")
        for cell in row.iterchildren(_CELL):
            own = _emptied(cell, _P)
            own.extend(self._whole(self._block(part, side), state) for part in cell.iterchildren(_P))
            made.append(own)
        return made


def _are_comparable(old: Element, new: Element) -> bool:
    """Whether two blocks are paragraphs, or tables that differ in cells and rows alone: in cells where some go over several rows."""
    if old.tag != new.tag or old.tag != _TABLE:
        return bool(old.tag == new.tag)
    if len(old.find(_GRID)) != len(new.find(_GRID)):
        return False
    merged = any(next(table.iter(_MERGE), None) is not None for table in (old, new))
    return not merged or [*map(_shape_of, old.iterchildren(_ROW))] == [*map(_shape_of, new.iterchildren(_ROW))]


def _emptied(element: Element, content: str = _ROW) -> Element:
    """Return a copy of an element without its children of a kind."""
    made = deepcopy(element)
    for child in made.findall(content):
        made.remove(child)
    return made


def _style_of(block: Element) -> str:
    style = block.find(f"{_PROPERTIES}/{_STYLE}")
    return "" if style is None else str(style.get(VAL))


def _shape_of(row: Element) -> str:
    """Return which cells of a row go over several columns or rows: rows of one shape can be compared cell by cell."""
    return " ".join(f"{'|'.join(str(one.get(VAL)) for one in cell.iter(_SPAN))}/{'|'.join(str(one.get(VAL)) for one in cell.iter(_MERGE))}"
                    for cell in row.iterchildren(_CELL))


def state_of(element: Element) -> _State | None:
    """Return whether an element came or is gone."""
    mark = next(element.iterancestors(name_of("ins"), name_of("del")), None)
    return None if mark is None else "ins" if mark.tag == name_of("ins") else "del"

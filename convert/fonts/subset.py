"""Cut a font down to the letters of a document, with HarfBuzz."""

from collections.abc import Iterable

import uharfbuzz

from convert.fonts.face import INVISIBLE, Face, Subset


def _tags(names: str) -> tuple[int, ...]:
    return tuple(int.from_bytes(name.ljust(4).encode("ascii"), "big") for name in names.split())


_UNNEEDED = _tags("DSIG FFTM VORG VDMX hdmx LTSH PCLT meta EBDT EBLC EBSC vhea vmtx mort morx feat prop Zapf kern BASE JSTF gasp STAT")
_LAYOUT = _tags("GSUB GPOS GDEF")


def subset_face(face: Face, chars: Iterable[str], *, layout: bool) -> Subset:
    """Return the face with only `chars` (see `Face.subset`).

    In PostScript outlines with numbered glyphs (CID) the numbers become those of the glyphs, as a PDF with the encoding
    Identity-H expects.
    """
    numbers = {char: face.glyph(char) for char in sorted(set(chars) - INVISIBLE)}
    letters = [char for char, number in numbers.items() if number]
    font = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.index)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(list(map(ord, letters)))
    wanted.drop_table_tag_set.update(_UNNEEDED if layout else _UNNEEDED + _LAYOUT)
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    if not layout:
        wanted.flags |= uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    if face.is_cff:
        wanted.flags |= uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
    plan = uharfbuzz.SubsetPlan(font, wanted)
    data = plan.execute().blob.data
    moved = dict(plan.old_to_new_glyph_mapping.items())
    return Subset(data=bytes(data), glyphs={letter: moved[numbers[letter]] for letter in letters})

"""The faces of one document: which file serves each typeface, which face shows each letter, and what had to give way."""

import os
import struct
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Literal, Protocol

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Grade
from convert.fonts.face import INVISIBLE, Face
from convert.fonts.fitness import Reason, unfitness
from convert.fonts.sfnt import FontFileError

Mode = Literal["auto", "bundled"]

_RARE: Final = "rare"
"""The typeface of families with very many hanzi: all that are installed are asked, last of all, for a letter that nothing else has."""
_ALIKE: Final = "supplement"
"""The typeface that was made to look like 仿宋; that it stands in for letters is not worth a note."""

_NAMED_LETTERS: Final = 30
"""How many letters a message names before it only counts."""


class TypefaceWanted(Protocol):
    """What has to be known of a typeface (`convert.style.sheet.Typeface`)."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def families(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def shipped(self) -> str: ...  # noqa: D102
    @property
    def fallback(self) -> Sequence[str]: ...  # noqa: D102


class SheetWithFaces(Protocol):
    """What has to be known of a style sheet (`convert.style.sheet.StyleSheet`)."""

    @property
    def typefaces(self) -> Mapping[str, TypefaceWanted]: ...  # noqa: D102


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """What serves a typeface."""

    typeface: str
    wanted: str
    """The standard's face: 仿宋_GB2312."""
    family: str
    """Name of the family that serves it."""
    face: Face
    shipped: bool
    """Whether it is one of the faces that come with the program."""
    refused: tuple[tuple[str, str, Reason], ...] = ()
    """Installed faces that could not be used: family, file and why."""

    @property
    def is_substitute(self) -> bool:
        """Whether another face stands in for the standard's."""
        return self.family.casefold() != self.wanted.casefold()


@cache
def open_face(path: str, index: int) -> Face:
    """Return the face of a file, opened once in the life of the process."""
    return Face(path, index)


class FontSet:
    """The faces of one document. Nothing is read before a letter of a typeface is asked for."""

    def __init__(self, typefaces: Mapping[str, TypefaceWanted], mode: Mode, folder: str) -> None:
        """Prepare for the typefaces of a sheet; `folder` holds the shipped files."""
        self.mode = mode
        self.opened: list[str] = []
        """Files of the faces that were asked for, in the order of asking."""
        self.typefaces = typefaces
        self.folder = folder
        """Where the shipped files are."""
        self._served: dict[str, Served] = {}
        self._tried: dict[str, list[tuple[str, Face]]] = {}
        self._letters: dict[str, dict[str, Face]] = {name: {} for name in typefaces}
        self._fallbacks: dict[str, list[str]] = {}
        """Letters that other faces show, by the key of the face."""
        self._missing: list[str] = []

    def face(self, typeface: str) -> Face:
        """Return the face that serves a typeface: `fangsong kaiti heiti xiaobiaosong songti latin`."""
        return self.served(typeface).face

    def served(self, typeface: str) -> Served:
        """Return what serves a typeface, and what was passed over."""
        found = self._served.get(typeface)
        if found is None:
            found = self._served[typeface] = self._resolve(typeface)
            self._note(found.face)
        return found

    def face_for(self, typeface: str, char: str) -> Face:
        """Return the face that shows `char` in text of `typeface`: its own, or the first of the others that has it.

        What gives way is kept for `diagnostics`. For a letter that no face has, the typeface's own face is returned; its
        `glyph` is 0.
        """
        letters = self._letters[typeface]
        found = letters.get(char)
        if found is None:
            found = letters[char] = self._find(typeface, char)
        return found

    def advance(self, typeface: str, char: str) -> float:
        """Return the width in em of `char` in text of `typeface`."""
        return self.face_for(typeface, char).advance(char)

    @staticmethod
    def by_key(key: str) -> Face:
        """Return the face with this key, whichever document asked for it: pages of several reports may stand in one file.

        Raises:
            KeyError: it is the key of no face.
        """
        path, mark, index = key.rpartition("#")
        if not mark:
            raise KeyError(key)
        return open_face(path, int(index))

    def lacks(self, char: str) -> bool:
        """Return whether `char` was asked for and no face has it."""
        return char in self._missing

    def _find(self, typeface: str, char: str) -> Face:
        own = self.face(typeface)
        if char in INVISIBLE or own.glyph(char):
            return own
        for name, face in self._candidates(typeface):
            if face.glyph(char):
                self._note(face)
                known = self._fallbacks.setdefault(face.key, []) if name not in (typeface, _ALIKE) else [char]
                if char not in known:
                    known.append(char)
                return face
        if char not in self._missing:
            self._missing.append(char)
        return own

    def _candidates(self, typeface: str) -> "list[tuple[str, Face]]":
        """Return the faces to try after a typeface's own: the shipped one of it, then those of the sheet, installed before shipped."""
        known = self._tried.get(typeface)
        if known is None:
            known = [] if self.served(typeface).shipped else [(typeface, self._shipped(typeface))]
            for name in self.typefaces[typeface].fallback:
                known += [(name, face) for face in self._faces(name)]
            self._tried[typeface] = known
        return known

    def _faces(self, typeface: str) -> list[Face]:
        """Return the faces of a typeface that helps out: what is installed, then what is shipped."""
        shipped = self._shipped(typeface)
        if typeface == _RARE:
            return [*(_rare_faces(self.typefaces[_RARE].families) if self.mode == "auto" else ()), shipped]
        own = self._served.get(typeface) or self._resolve(typeface)
        return [shipped] if own.shipped else [own.face, shipped]

    def _resolve(self, typeface: str) -> Served:
        wanted = self.typefaces[typeface]
        refused: list[tuple[str, str, Reason]] = []
        if self.mode == "auto":
            from convert.fonts.installed import find_family

            for family in wanted.families if typeface != _RARE else ():
                for path, index in find_family(family):
                    reason = _unfit(path, index, latin=typeface == "latin")
                    if reason is None:
                        return Served(typeface=typeface, wanted=wanted.name, family=family, face=open_face(path, index),
                                      shipped=False, refused=tuple(refused))
                    if reason != "unreadable":
                        refused.append((family, path, reason))
        face = self._shipped(typeface)
        return Served(typeface=typeface, wanted=wanted.name, family=face.family, face=face, shipped=True,
                      refused=tuple(refused))

    def _shipped(self, typeface: str) -> Face:
        path = os.path.join(self.folder, self.typefaces[typeface].shipped)
        try:
            return open_face(path, 0)
        except FontFileError as exception:
            raise ConvertError("font-missing-file", path=path, file=os.path.basename(path)) from exception

    def _note(self, face: Face) -> None:
        if face.path not in self.opened:
            self.opened.append(face.path)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what had to give way so far, each kind in one sentence: standard faces, single letters, letters that no face has."""
        found = []
        replaced = [served for served in map(self._served.get, self.typefaces) if served is not None and served.is_substitute]
        if replaced:
            found.append(_diagnostic("font-substituted", "note", wanted="、".join(one.wanted for one in replaced),
                                     used="、".join(dict.fromkeys(one.family for one in replaced))))
        if self._fallbacks:
            letters = "；".join(f"{_named(letters)}（{self.by_key(key).family}）" for key, letters in self._fallbacks.items())
            found.append(_diagnostic("font-fallback", "note", letters=letters, count=sum(map(len, self._fallbacks.values()))))
        if self._missing:
            found.append(_diagnostic("font-missing-letter", "mandatory", letters=_named(self._missing),
                                     count=len(self._missing)))
        return tuple(found)

    def refusals(self) -> tuple[Diagnostic, ...]:
        """Return why installed faces of the standard's names could not serve the typefaces that were asked for."""
        return tuple(_diagnostic(f"font-{reason}", "note", family=family, file=path, wanted=served.wanted)
                     for served in self._served.values() for family, path, reason in served.refused)


def open_fonts(sheet: SheetWithFaces, mode: Mode = "auto", folder: str | None = None) -> FontSet:
    """Return the faces for a style sheet.

    Args:
        sheet: Its `typefaces` say what families serve each typeface and which file is shipped for it.
        mode: `auto` prefers the user's installed faces, `bundled` uses the shipped ones only and is the same everywhere.
        folder: Where the shipped files are; by default the `fonts` folder of the style sheets.
    """
    if folder is None:
        from convert.style.locate import styles_folder

        folder = os.path.join(styles_folder(), "fonts")
    return FontSet(sheet.typefaces, mode, folder)


@cache
def _unfit(path: str, index: int, *, latin: bool) -> Reason | Literal["unreadable"] | None:
    try:
        face = open_face(path, index)
        reason = unfitness(face, latin=latin)
        _ = face.key, face.bbox, face.ascent, face.italic_angle
    except (FontFileError, OSError, LookupError, ValueError, ArithmeticError, struct.error):
        return "unreadable"
    return reason


def _rare_faces(families: Sequence[str]) -> tuple[Face, ...]:
    from convert.fonts.installed import find_family

    places = [place for family in families for place in find_family(family)]
    return tuple(open_face(*place) for place in places if _unfit(*place, latin=False) in (None, "incomplete", "marks"))


def _named(letters: Sequence[str]) -> str:
    named = "、".join(f"{letter}（U+{ord(letter):04X}）" for letter in letters[:_NAMED_LETTERS])
    return named + (" …" if len(letters) > _NAMED_LETTERS else "")


def _diagnostic(code: str, grade: Grade, **args: str | int) -> Diagnostic:
    return Diagnostic(code=code, grade=grade, args=dict(args))

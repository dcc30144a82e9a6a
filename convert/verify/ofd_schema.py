"""The elements of an OFD that this program writes, as the tables of GB/T 33190-2016 have them: order, number, attributes, types.

A line says what an element holds: attributes (`name=type`, `!` when it must be there), then either its text (`= type`), its children
in order (`> name`), or its children in any order (`| name`). `?`, `*` and `+` count as in expressions; `name:Other` is described
under another name.
"""

from functools import cache
from typing import Final

import msgspec

PARTS: Final = """
OFD: Version=version! DocType=document! > DocBody+
DocBody: > DocInfo DocRoot
DocInfo: > DocID Title? Author? Subject? Abstract? CreationDate:Date? ModDate:Date? DocUsage? Cover? Keywords? Creator:Text?
  CreatorVersion:Text? CustomDatas?
DocID: = identifier
Title: = text
Author: = text
Subject: = text
Abstract: = text
Date: = date
DocUsage: = usage
Cover: = location
Keywords: > Keyword:Text+
Text: = text
CustomDatas: > CustomData+
CustomData: Name=text! = text
DocRoot: = location
Document: > CommonData Pages Outlines? Bookmarks? CustomTags:Location? Attachments:Location?
CommonData: > MaxUnitID PageArea PublicRes:Location* DocumentRes:Location*
MaxUnitID: = id
PageArea: > PhysicalBox:Box ApplicationBox:Box? ContentBox:Box? BleedBox:Box?
Box: = box
Location: = location
Pages: > Page:PageEntry+
PageEntry: ID=new! BaseLoc=location!
Outlines: > OutlineElem+
OutlineElem: Title=text! Count=whole Expanded=switch > Actions? OutlineElem*
Actions: > Action+
Action: Event=event! | Goto? URI?
Goto: > Dest
URI: URI=text! Base=text
Dest: Type=destination! PageID=page! Left=number Top=number Right=number Bottom=number Zoom=number
Bookmarks: > Bookmark+
Bookmark: Name=text! > Dest
Res: BaseLoc=text! | Fonts? MultiMedias?
Fonts: > Font+
Font: ID=new! FontName=text! FamilyName=text Charset=charset Italic=switch Bold=switch Serif=switch FixedWidth=switch > FontFile:Location?
MultiMedias: > MultiMedia+
MultiMedia: ID=new! Type=medium! Format=text > MediaFile:Location
Page: > Area:PageArea? Content? Actions?
Content: > Layer+
Layer: ID=new! Type=layer DrawParam=text | TextObject* PathObject* ImageObject*
TextObject: ID=new! Boundary=box! Font=font! Size=size! CTM=matrix Weight=weight HScale=size
  > Actions? FillColor:Colour? (CGTransform* TextCode)+
Colour: Value=colour!
CGTransform: CodePosition=whole! CodeCount=count GlyphCount=count > Glyphs
Glyphs: = glyphs
TextCode: X=number Y=number DeltaX=deltas DeltaY=deltas = letters
PathObject: ID=new! Boundary=box! LineWidth=size Stroke=switch Fill=switch > Actions? StrokeColor:Colour? FillColor:Colour? AbbreviatedData
AbbreviatedData: = path
ImageObject: ID=new! Boundary=box! CTM=matrix ResourceID=medium_reference! > Actions?
Attachments: > Attachment+
Attachment: ID=name! Name=text! Format=text CreationDate=time ModDate=time Size=number Visible=switch > FileLoc:Location
CustomTags: > CustomTag+
CustomTag: NameSpace=text! > FileLoc:Location
"""


class Slot(msgspec.Struct, frozen=True):
    """A place for children: their name, what describes them, how few and how many."""

    name: str
    described: str
    least: int
    most: int


class ElementShape(msgspec.Struct, frozen=True):
    """What an element may hold."""

    attributes: dict[str, tuple[str, bool]]
    """Type by name, and whether it must be there."""
    text: str
    """Type of its text; empty when it has none."""
    children: tuple[Slot, ...]
    in_order: bool
    repeats: tuple[Slot, ...] = ()
    """Children that come last, over and over in this order."""


_MANY: Final = 1_000_000
_COUNTS: Final = {"?": (0, 1), "*": (0, _MANY), "+": (1, _MANY)}


@cache
def shapes() -> dict[str, ElementShape]:
    """Return the shape of every element by its description's name."""
    return {name: _shape(rest) for name, _, rest in (line.partition(": ") for line in PARTS.strip().replace("\n  ", " ").split("\n"))}


def _shape(line: str) -> ElementShape:
    words = line.split()
    attributes: dict[str, tuple[str, bool]] = {}
    while words and "=" in words[0][1:]:
        name, _, kind = words.pop(0).partition("=")
        attributes[name] = (kind.removesuffix("!"), kind.endswith("!"))
    mark = words.pop(0) if words else ">"
    if mark == "=":
        return ElementShape(attributes, words[0], (), in_order=True)
    opened = next((place for place, word in enumerate(words) if word.startswith("(")), len(words))
    repeats = [word.strip("()").removesuffix(")+") for word in words[opened:]]
    return ElementShape(attributes, "", tuple(map(_slot, words[:opened])), mark == ">", tuple(map(_slot, repeats)))


def _slot(word: str) -> Slot:
    least, most = _COUNTS.get(word[-1], (1, 1))
    name, _, described = word.rstrip("?*+").partition(":")
    return Slot(name, described or name, least, most)

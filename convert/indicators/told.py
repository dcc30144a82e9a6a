"""What the figures of a paragraph are called, and the scene in which the next one is named."""

import re
from typing import Final

import msgspec

from convert.indicators.clauses import Layout, Place
from convert.indicators.growth import Growth
from convert.indicators.quantities import Quantity
from convert.indicators.suffixes import level_suffix
from convert.patterns import regex

CONNECTORS: Final = regex(r"^(?:[、，,和与及或]|以及|并|约|近|超|逾|至|到|—|-|～|其中|分别|；)*$")
_PROPORTION: Final = regex(r"^(.*?)(为|是|完成|相当于|达到|达|占|恢复到|恢复至|回到)((?!.*(?:为|是|完成|相当于|达到|占|恢复)).{1,20})的$")


def find_proportion(left: str) -> re.Match[str] | None:
    """Return what is set against what where `left`, the words before a figure, ends so: 支出｜完成｜年度预算 of 支出完成年度预算的."""
    return _PROPORTION.match(left) if left.endswith("的") else None


class ToldFigures(msgspec.Struct, gc=False):
    """What a figure is called, and how that was found."""

    name: str
    growth: Growth | None = None
    thing: str = ""
    """The object alone, for figures that follow and name only their measure or verb."""
    level: str = ""
    """The name without suffix, for a growth that follows."""
    doubt: str | None = None
    scope: str | None = None
    sentence: int = -1
    verb: str = ""
    borrowed: bool = False
    """Its thing was that of the figure before."""
    family: str = ""
    unit: str = ""
    partial: bool = False
    """A part of what was told before, by the same measure."""
    counted: str = ""
    """The noun behind the figure."""
    subject: str = ""
    """Whose thing it is, where the text says so and it is more than who did it: “12345”热线｜受理｜工单."""
    event: str = ""
    """The doing that it counts, whose results may follow."""
    staged: bool = False
    """One of several stages or halves of one measure, which stands once."""
    benchmark: str = ""
    """It is what the level is set against, so called: 预算数."""
    side: bool = False
    """A share or a rate of completion beside the level: what grows next is the level, not this."""


class Memory:
    """What the figures of a paragraph have told so far."""

    def __init__(self) -> None:
        self.told: list[ToldFigures] = []
        self.places: list[Place] = []
        self.dealt: dict[int, str] = {}
        self.proportion = ""

    def last_level(self, *, rates: bool = False) -> ToldFigures | None:
        """Return the last figure that told a level (a share beside it only when `rates`), or the last of all."""
        for told in reversed(self.told[-8:]):
            if told.growth is None and told.level and (rates or not told.side):
                return told
        return self.told[-1] if self.told else None


class Scene:
    """One figure with everything its name can be made of."""

    __slots__ = (
        "figure_ahead",
        "index",
        "layout",
        "left",
        "memory",
        "place",
        "places",
        "previous",
        "quantity",
        "rank_ahead",
        "same_sentence",
        "text",
    )

    def __init__(self, layout: Layout, memory: Memory, places: list[Place], index: int, left: str) -> None:
        self.text = layout.text
        self.layout = layout
        self.memory = memory
        self.places = places
        self.index = index
        self.place = places[index]
        self.quantity: Quantity = self.place.quantity
        self.left = left
        """The words before it, without bracketed remarks."""
        self.previous = memory.told[-1] if memory.told else None
        following = places[index + 1].quantity if index + 1 < len(places) else None
        self.rank_ahead = (
            layout.text[following.start : following.end] if following and following.form == "rank" and self.place.runs_into else ""
        )
        """A rank that the words behind this figure lead to: 进入｜前1%."""
        self.figure_ahead = layout.text[following.start : following.end] if following and self.place.runs_into else ""
        """The figure that the words behind this one lead to."""
        self.same_sentence = self.previous is not None and self.previous.sentence == self.place.sentence[0]


def level_of(base: str, thing: str, verb: str, quantity: Quantity, scope: str | None, doubt: str | None = None) -> ToldFigures:
    """Return a level called `base`, which goes on to what follows as `thing` and `verb`."""
    name = base + level_suffix(base, quantity, share=False)
    return ToldFigures(name, None, thing=thing or base, level=base, doubt=doubt, scope=scope, verb=verb)

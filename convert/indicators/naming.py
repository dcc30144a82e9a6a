"""The name of a figure, from the structure of its clause and from what stood before."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Layout, Place
from convert.indicators.dealing import PARTING, deal, deals_silently, named_by_list, same_form
from convert.indicators.growth import find_growth
from convert.indicators.growth_names import tell_growth
from convert.indicators.levels import tell_level
from convert.indicators.quantities import Quantity
from convert.indicators.ranks import tell_rank, tell_streak
from convert.indicators.told import CONNECTORS, Memory, Scene, ToldFigures
from convert.indicators.topics import event_of
from convert.patterns import regex

NAME_LIMIT: Final = 30
"""A longer name is cut at a mark or behind its attribute, never within a word."""
_QUOTED: Final = regex("《[^《》]*》|“[^“”]*”")
_AS_BEFORE: Final = regex(r"^.*(?:持平|不变)、(?=.{2})")
"""甲与去年持平、乙上涨0.5%: the item without a figure is not this one's."""
_IN_FIGURES: Final = regex(r"(?:人民币)?[壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整零]*[（(]?[￥¥]$")
"""罚款人民币壹拾贰万元整（￥120000元）: the amount in words and in figures."""


def name_all(layout: Layout, quantities: list[Quantity]) -> list[tuple[Place, ToldFigures]]:
    """Return every figure with the words around it and its name."""
    memory = Memory()
    last = len(quantities) - 1
    places = [
        layout.place(quantity, quantities[index - 1] if index else None, quantities[index + 1] if index < last else None)
        for index, quantity in enumerate(quantities)
    ]
    for index, place in enumerate(places):
        left = _AS_BEFORE.sub("", place.left) if "持平、" in place.left or "不变、" in place.left else place.left
        if left.endswith("（") and len(left) > 2 and layout.text[place.quantity.end : place.quantity.end + 1] == "）":
            left = left[:-1]  # 次均药费（102.6元）: the figure is that of the word before the bracket
        left = phrases.without_brackets(_IN_FIGURES.sub("", left))
        if place.joined and memory.told:
            left = _beside_deed(_without_counted(left, place, memory), place, memory)
        told = _tell(Scene(layout, memory, places, index, left))
        told.sentence, told.family, told.unit = place.sentence[0], place.quantity.family, place.quantity.unit
        told.name = _finish(told.name)
        told.event = told.event or (event_of(told) if told.growth is None and not told.side else "")
        told.side = told.side or (told.growth is None and place.quantity.form == "step")
        memory.told.append(told)
        memory.places.append(place)
    return list(zip(places, memory.told, strict=True))


def _without_counted(left: str, place: Place, memory: Memory) -> str:
    """建设项目2亿元贷款、供水工程1亿元贷款: 贷款 belongs to the figure before."""
    if not place.joined or not memory.told:
        return left
    counted = memory.places[-1].right
    own = left.removeprefix(counted)
    return own if len(own) < len(left) and own[:1] in PARTING and len(own) > 1 and not CONNECTORS.match(own) else left


def _beside_deed(left: str, place: Place, memory: Memory) -> str:
    """为46名当事人减免诉讼费38万元: the amount is that of the deed, not of those it was done for."""
    if not place.joined or place.quantity.family != "amount" or not memory.told or not memory.places[-1].runs_into:
        return left
    counted = memory.told[-1].counted
    own = left.removeprefix(counted) if counted else left
    return own if 4 <= len(own) < len(left) and phrases.starts_with(own, "ACTIONS") and not own.startswith(("结余", "结转")) else left


def _tell(scene: Scene) -> ToldFigures:
    if scene.index not in scene.memory.dealt and ("分别" in scene.place.left[-24:] or deals_silently(scene)):
        deal(scene)
    if scene.place.joined and scene.previous is not None and CONNECTORS.match(scene.left) and not scene.place.right.startswith("的"):
        growth = scene.previous.growth if same_form(scene.places[scene.index - 1].quantity, scene.quantity) else None
    else:
        growth = find_growth(scene.left, scene.quantity, scene.place.right)
    if scene.index in scene.memory.dealt:
        return named_by_list(scene, growth)
    if growth is not None:
        return tell_growth(scene, growth)
    if scene.quantity.form == "rank":
        return tell_rank(scene)
    if scene.quantity.form == "streak":
        return tell_streak(scene)
    return tell_level(scene)


def _finish(name: str) -> str:
    marks = "，、,；;：: " + ("“”" if name.count("“") != name.count("”") else "")
    name = name.strip(marks).removeprefix("的")
    if not name.endswith(("标的", "目的")):
        name = name.removesuffix("的")
    if len(name) <= NAME_LIMIT:
        return name
    plain = _QUOTED.sub(lambda match: "□" * len(match.group()), name)
    at = max(plain.rfind(mark, 0, len(name) - 4) for mark in "，、")
    if at >= 0 and len(name) - at > 6:
        name, plain = name[at + 1 :], plain[at + 1 :]
    if len(name) > NAME_LIMIT:
        at = plain.rfind("的", 0, len(name) - 4)
        name = name[at + 1 :] if at >= 0 else name[-2 * NAME_LIMIT :]
    return name

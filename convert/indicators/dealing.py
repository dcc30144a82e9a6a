"""分别: figures dealt out to the things of a list."""

from typing import Final

import msgspec

from convert.indicators import phrases
from convert.indicators.clauses import REACH
from convert.indicators.growth import Growth, find_growth
from convert.indicators.lexicon import words_data as words
from convert.indicators.lists import deal_out
from convert.indicators.owners import is_bare
from convert.indicators.quantities import Quantity
from convert.indicators.shares import PLANNED, PROPORTION_VERBS
from convert.indicators.suffixes import growth_suffix, level_suffix
from convert.indicators.told import CONNECTORS, Memory, Scene, ToldFigures, find_proportion
from convert.patterns import regex

_LISTED: Final = regex("[、和与及]")
_TOGETHER: Final = regex("[两二三四五](?:者|类|项|种|个|大)")
"""两类企业分别增长…: those told before."""
PARTING: Final = ("、", "和", "与", "及")
_SWIFT: Final = regex("(?:增长|上升|下降|增加|减少)(?:较快|较大|较多|明显|显著|迅速)$")
_AGAINST: Final = regex("^与?(?:上|去|前)[年月季](?:同期)?相比，?")
_COUNTS: Final = frozenset(("批次", "人次", "件次", "件数", "人数", "起数", "批数"))
"""与上月相比批次、人次分别上升: those of what was told before."""
_DIGIT: Final = regex(r"\d")


def deal(scene: Scene) -> None:
    """Give the figures after 分别 the things before it, one each; nothing when they are not as many."""
    group = _group(scene)
    if len(group) == 1:
        return
    growth = find_growth(scene.left, scene.quantity, "")
    subject = phrases.strip_head(scene.left.rpartition("分别")[0] if "分别" in scene.left else scene.left)
    if growth and (growth.subject or growth.word in words.GROWTH_NOUNS):
        subject = phrases.strip_head(growth.subject.replace("分别", ""))
    subject = _AGAINST.sub("", phrases.strip_scope(phrases.strip_tail(phrases.take_base(subject)[0]))[0])
    if _TOGETHER.match(subject):
        subject = ""
    if subject:
        items = _of_subject(scene, subject, len(group)) or _of_earlier_clause(scene, subject, len(group))
    else:
        items = _of_swift(scene, len(group)) or _of_memory(scene, growth, len(group)) or _of_earlier_clause(scene, subject, len(group))
    if items:
        _hand_on_qualifier(scene, group)
        for position, item in zip(group, items, strict=True):
            scene.memory.dealt[position] = phrases.strip_adverbs(phrases.strip_head(item))


def deals_silently(scene: Scene) -> bool:
    """Tell whether figures are dealt out without 分别: 城乡居民收入27306元、8929元; 税收、非税收入增长5%、7%."""
    if "、" in scene.left and scene.quantity.form == "percent" and not scene.place.joined:
        group = _group(scene)
        growth = find_growth(scene.left, scene.quantity, "") if len(group) > 1 else None
        if growth is not None:
            return len(group) == growth.subject.count("、") + 1
    if not scene.place.joined and _is_listed(scene):
        return True
    return "城乡" in scene.left[:8] and scene.quantity.form in ("plain", "percent") and "比" not in scene.left and len(_group(scene)) == 2


def _is_listed(scene: Scene) -> bool:
    """小学、初中巩固率99%、98%: as many figures of one unit as things, parted as they are; or 合格率均达98%、99% after as many."""
    following = scene.places[scene.index + 1].quantity if scene.index + 1 < len(scene.places) else None
    if following is None or scene.place.right or scene.quantity.form not in ("plain", "percent"):
        return False
    if following.unit != scene.quantity.unit or scene.text[scene.quantity.end : following.start] not in PARTING:
        return False
    group = _group(scene)
    if len(group) == 1:
        return False
    for position in group[1:]:
        between = scene.text[scene.places[position - 1].quantity.end : scene.places[position].quantity.start]
        if between not in PARTING or scene.places[position].quantity.unit != scene.quantity.unit:
            return False
    subject = phrases.strip_tail(phrases.strip_head(scene.left))
    if phrases.take_base(subject)[1]:
        return False
    if len(subject) <= 4 and subject.endswith("率"):
        return len(_earlier_levels(scene, len(group)) or ()) == len(group) and subject[0] not in "、和"
    return subject.count("、") == len(group) - 1 or (len(group) == 2 and "、" not in subject and subject[1:-1].count("和") == 1)


def _group(scene: Scene) -> list[int]:
    """Return the places of the figures that are joined to this one."""
    group = [scene.index]
    for following in range(scene.index + 1, len(scene.places)):
        place = scene.places[following]
        between = scene.text[scene.places[following - 1].quantity.end : place.quantity.start]
        bare = phrases.without_brackets(between)
        verb = phrases.ends_with(bare, "UP") or phrases.ends_with(bare, "DOWN")
        if len(between) > REACH or not CONNECTORS.match(bare.removesuffix(verb)) or bare == verb:
            break
        if place.sentence != scene.place.sentence or not _one_kind(scene.quantity, place.quantity):
            break
        group.append(following)
    return group


def _of_subject(scene: Scene, subject: str, count: int) -> list[str] | None:
    items = deal_out(subject, count)
    if items and _COUNTS.issuperset(items):
        return _earlier_levels(scene, count)
    if items is None and count == 2 and subject.startswith("城乡"):
        return ["城镇" + subject[2:], "农村" + subject[2:]]
    if items is None and len(subject) >= 2 and is_bare(subject):
        levels = _dealt_before(scene, count) or _earlier_levels(scene, count, things=subject.endswith("率"))
        return [level + subject for level in levels] if levels else None
    if items is None and subject.startswith("占"):
        levels = _dealt_before(scene, count)
        return [level + subject for level in levels] if levels else None
    if items is None and not _LISTED.search(subject):
        return _like_before(scene.memory, scene.index, count, subject)
    return items


def _of_memory(scene: Scene, growth: Growth | None, count: int) -> list[str] | None:
    level = scene.memory.last_level(rates=True)
    several = None if "；" in scene.text[scene.place.sentence[0] : scene.quantity.start] else _earlier_levels(scene, count)
    if growth and growth.word in words.GROWTH_NOUNS and level and scene.same_sentence and not (several and len(set(several)) == count):
        return [level.level] * count
    return several or _earlier_levels(scene, count)


def _of_swift(scene: Scene, count: int) -> list[str] | None:
    """交通、医疗方面的支出增长较快，分别增长…: the clause right before lists what grew."""
    start = scene.place.clause_start
    clause = scene.text[scene.layout.clause_start(max(0, start - 1)) : max(0, start - 1)]
    swift = _SWIFT.search(clause) if not _DIGIT.search(clause) else None
    return deal_out(phrases.strip_head(clause[: swift.start()]), count) if swift else None


def _of_earlier_clause(scene: Scene, subject: str, count: int) -> list[str] | None:
    """失业率、物价涨幅，分别为…: the things stand in the clause before."""
    start = scene.place.clause_start
    earlier = scene.text[max(scene.place.sentence[0], start - REACH) : max(0, start - 1)]
    tail = earlier[max((earlier.rfind(mark) for mark in "；。"), default=-1) + 1 :]
    whole = phrases.strip_head(f"{tail}，{subject}" if subject else tail.rpartition("，")[2])
    if _DIGIT.search(whole):
        return None
    return deal_out(phrases.strip_scope(whole)[0], count) or deal_out(phrases.strip_head(tail), count)


def _hand_on_qualifier(scene: Scene, group: list[int]) -> None:
    """分别超98%和99%: the approximator before the list is that of all."""
    first = scene.quantity
    for position in group[1:]:
        later = scene.places[position].quantity
        if later.qualifier is None and first.start < first.number_start and first.qualifier in ("超", "近", "约"):
            later.qualifier = first.qualifier


def _one_kind(one: Quantity, other: Quantity) -> bool:
    return same_form(one, other) and (
        one.family == other.family
        or {one.family, other.family} <= {"none", "count", "amount"}
        or {one.family, other.family} <= {"rate", "ratio"}
    )


def same_form(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures of a list can be of one kind, when one of them lacks its unit."""
    return (
        one.form == other.form
        or {one.unit, other.unit} == {"%", "倍"}
        or {one.form, other.form} <= {"step", "plain"}
        or {one.form, other.form} <= {"percent", "plain"}
    )


def _dealt_before(scene: Scene, count: int) -> list[str] | None:
    """Return the things of the list before, without the growth that was told of them."""
    before = [scene.memory.dealt[at] for at in range(scene.index - count, scene.index) if at in scene.memory.dealt]
    if len(before) != count:
        return None
    return [next((item.removesuffix(noun) for noun in words.GROWTH_NOUNS if item.endswith(noun)), item) for item in before]


def _like_before(memory: Memory, index: int, count: int, subject: str) -> list[str] | None:
    """铁路、公路客运量分别…，货运量分别…: the owners are those of the list before."""
    before = [memory.dealt[at] for at in range(index - count, index) if at in memory.dealt]
    if len(before) != count:
        return None
    shortest = min(map(len, before))
    if all(len(item) > len(subject) and item[-1] == subject[-1] for item in before):
        return [item[: -len(subject)] + subject for item in before]
    same = next((length for length in range(shortest - 1, 0, -1) if len({item[-length:] for item in before}) == 1), 0)
    return [item[: len(item) - same] + subject for item in before] if same else [item + subject for item in before]


def _earlier_levels(scene: Scene, count: int, *, things: bool = False) -> list[str] | None:
    recent = zip(scene.memory.told[-8:], scene.memory.places[-8:], strict=True)
    levels = [
        (told.thing or told.level) if things else told.name if place.quantity.family == "count" else told.level
        for told, place in recent
        if told.growth is None and told.level and place.sentence == scene.place.sentence
    ]
    return levels[-count:] if len(levels) >= count else None


def named_by_list(scene: Scene, growth: Growth | None) -> ToldFigures:
    """Return the figure named by the thing that was dealt to it."""
    item = scene.memory.dealt[scene.index]
    of = find_proportion(scene.left.rstrip("约近超"))
    if of:
        verb = PROPORTION_VERBS.get(of.group(2), "完成" if PLANNED.search(of.group(3)) else "相当于")
        scene.memory.proportion = f"{verb}{of.group(3)}比例"
    elif not CONNECTORS.match(scene.left):
        done = scene.left.endswith("完成") and not phrases.ends_with(item, "MEASURE_ENDS")
        scene.memory.proportion = "完成比例" if done else ""
    if scene.memory.proportion and scene.quantity.form in ("percent", "tenths"):
        return ToldFigures(item + scene.memory.proportion, None, thing=item, level=item + scene.memory.proportion, side=True)
    scope = phrases.strip_scope(item)[1]
    if growth is not None:
        if growth.base is None and scene.index - 1 in scene.memory.dealt and scene.previous and scene.previous.growth:
            growth = msgspec.structs.replace(growth, base=scene.previous.growth.base)
        return ToldFigures(item + growth_suffix(item, growth, scene.quantity), growth, thing=item, level=item, scope=scope)
    if scene.quantity.form == "rank":
        return ToldFigures(item + "排名", None, thing=item, level=item, scope=scope)
    return ToldFigures(item + level_suffix(item, scene.quantity, share=False), None, thing=item, level=item, scope=scope)

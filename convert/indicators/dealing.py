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
from convert.indicators.told import CONNECTORS, Memory, Scene, Told, find_proportion
from convert.patterns import regex

_LISTED: Final = regex("[、和与及]")
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
    subject = phrases.strip_scope(phrases.strip_tail(phrases.take_base(subject)[0]))[0]
    if subject:
        items = _of_subject(scene, subject, len(group)) or _of_earlier_clause(scene, subject, len(group))
    else:
        items = _of_memory(scene, growth, len(group)) or _of_earlier_clause(scene, subject, len(group))
    if items:
        _hand_on_qualifier(scene, group)
        for position, item in zip(group, items, strict=True):
            scene.memory.dealt[position] = phrases.strip_adverbs(phrases.strip_head(item))


def deals_silently(scene: Scene) -> bool:
    """Tell whether two figures stand for town and country without 分别: 城乡居民收入27306元、8929元."""
    return "城乡" in scene.left[:8] and scene.quantity.form == "plain" and len(_group(scene)) == 2


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
    if items is None and count == 2 and subject.startswith("城乡"):
        return ["城镇" + subject[2:], "农村" + subject[2:]]
    if items is None and len(subject) >= 2 and is_bare(subject):
        levels = _dealt_before(scene, count) or _earlier_levels(scene, count)
        return [level + subject for level in levels] if levels else None
    if items is None and subject.startswith("占"):
        levels = _dealt_before(scene, count)
        return [level + subject for level in levels] if levels else None
    if items is None and not _LISTED.search(subject):
        return _like_before(scene.memory, scene.index, count, subject)
    return items


def _of_memory(scene: Scene, growth: Growth | None, count: int) -> list[str] | None:
    level = scene.memory.last_level(rates=True)
    if growth and growth.word in words.GROWTH_NOUNS and level and scene.same_sentence:
        return [level.level] * count
    return _earlier_levels(scene, count)


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


def _earlier_levels(scene: Scene, count: int) -> list[str] | None:
    recent = zip(scene.memory.told[-8:], scene.memory.places[-8:], strict=True)
    levels = [
        told.name if place.quantity.family == "count" else told.level
        for told, place in recent
        if told.growth is None and told.level and place.sentence == scene.place.sentence
    ]
    return levels[-count:] if len(levels) >= count else None


def named_by_list(scene: Scene, growth: Growth | None) -> Told:
    """Return the figure named by the thing that was dealt to it."""
    item = scene.memory.dealt[scene.index]
    of = find_proportion(scene.left.rstrip("约近超"))
    if of:
        verb = PROPORTION_VERBS.get(of.group(2), "完成" if PLANNED.search(of.group(3)) else "相当于")
        scene.memory.proportion = f"{verb}{of.group(3)}比例"
    elif not CONNECTORS.match(scene.left):
        scene.memory.proportion = ""
    if scene.memory.proportion and scene.quantity.form in ("percent", "tenths"):
        return Told(item + scene.memory.proportion, None, thing=item, level=item + scene.memory.proportion, confidence=0.88, side=True)
    scope = phrases.strip_scope(item)[1]
    if growth is not None:
        if growth.base is None and scene.index - 1 in scene.memory.dealt and scene.previous and scene.previous.growth:
            growth = msgspec.structs.replace(growth, base=scene.previous.growth.base)
        return Told(item + growth_suffix(item, growth, scene.quantity), growth, thing=item, level=item, confidence=0.9, scope=scope)
    if scene.quantity.form == "rank":
        return Told(item + "排名", None, thing=item, level=item, confidence=0.9, scope=scope)
    return Told(item + level_suffix(item, scene.quantity, share=False), None, thing=item, level=item, confidence=0.9, scope=scope)

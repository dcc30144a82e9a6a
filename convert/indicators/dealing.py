"""分别: figures dealt out to the things of a list."""

import re

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.growth import Growth, find_growth
from convert.indicators.lists import deal_out
from convert.indicators.quantities import Quantity
from convert.indicators.owners import is_bare
from convert.indicators.shares import PROPORTION_VERBS
from convert.indicators.suffixes import growth_suffix, level_suffix
from convert.indicators.told import CONNECTORS, PROPORTION, Memory, Scene, Told


def deal(scene: Scene) -> None:
    """Give the figures after 分别 the things before it, one each."""
    group = [scene.index]
    for following in range(scene.index + 1, len(scene.places)):
        between = scene.text[scene.places[following - 1].quantity.end:scene.places[following].quantity.start]
        if not CONNECTORS.match(phrases.without_brackets(between)) or scene.places[following].sentence != scene.place.sentence \
                or not _one_kind(scene.quantity, scene.places[following].quantity):
            break
        group.append(following)
    before = scene.left.rpartition("分别")[0]
    if len(group) == 1:
        return
    subject = phrases.strip_head(before)
    growth = find_growth(scene.left, scene.quantity, "")
    if growth and growth.subject:
        subject = phrases.strip_head(growth.subject.replace("分别", ""))
    subject = phrases.strip_tail(phrases.take_base(subject)[0])
    items = deal_out(phrases.strip_scope(subject)[0], len(group)) if subject else None
    if items is None and len(group) == 2 and subject.startswith("城乡"):
        items = ["城镇" + subject[2:], "农村" + subject[2:]]
    if items is None and len(subject) >= 2 and is_bare(subject):  # noqa: PLR2004
        levels = _earlier_levels(scene.memory, scene.places, scene.index, len(group))
        items = [level + subject for level in levels] if levels else None
    if items is None:
        items = _earlier_levels(scene.memory, scene.places, scene.index, len(group)) if not subject else None
    if items is None and subject and not re.search("[、和与及]", subject):
        items = _like_before(scene.memory, scene.index, len(group), subject)
    if items is None:
        start = scene.place.clause_start
        earlier = scene.text[max(scene.layout.sentence(scene.quantity.start)[0], start - 80):max(0, start - 1)]
        tail = earlier[max((earlier.rfind(mark) for mark in "；。"), default=-1) + 1:]
        whole = phrases.strip_scope(phrases.strip_head((tail.rpartition("，")[2] if not subject else tail) + ("" if not subject else "，" + subject)))[0]
        if not re.search(r"\d", whole):
            items = deal_out(whole, len(group)) or deal_out(phrases.strip_head(tail), len(group))
    if items:
        first = scene.quantity
        for position in group[1:]:
            later = scene.places[position].quantity
            if later.qualifier is None and first.start < first.number_start and first.qualifier in ("超", "近", "约"):
                later.qualifier = first.qualifier
        for position, item in zip(group, items, strict=True):
            scene.memory.dealt[position] = phrases.strip_adverbs(phrases.strip_head(item))


def _one_kind(one: Quantity, other: Quantity) -> bool:
    return same_form(one, other) and (one.family == other.family or {one.family, other.family} <= {"none", "count", "amount"})


def same_form(one: Quantity, other: Quantity) -> bool:
    return one.form == other.form or {one.form, other.form} <= {"step", "plain"} or {one.form, other.form} <= {"percent", "plain"}


def _like_before(memory: Memory, index: int, count: int, subject: str) -> list[str] | None:
    """铁路、公路客运量分别…，货运量分别…: the owners are those of the list before."""
    before = [memory.dealt[at] for at in range(index - count, index) if at in memory.dealt]
    if len(before) != count:
        return None
    shortest = min(map(len, before))
    if all(len(item) > len(subject) and item[-1] == subject[-1] for item in before):
        return [item[:-len(subject)] + subject for item in before]
    same = next((length for length in range(shortest - 1, 0, -1) if len({item[-length:] for item in before}) == 1), 0)
    return [item[:len(item) - same] + subject for item in before] if same else [item + subject for item in before]


def _earlier_levels(memory: Memory, places: list[Place], index: int, count: int) -> list[str] | None:
    levels = [told.name if place.quantity.family == "count" else told.level for told, place in zip(memory.told[-8:], memory.places[-8:], strict=True)
              if told.growth is None and told.level and place.sentence == places[index].sentence]
    return levels[-count:] if len(levels) >= count else None


def named_by_list(scene: Scene, growth: Growth | None) -> Told:
    item = scene.memory.dealt[scene.index]
    of = PROPORTION.search(scene.left.rstrip("约近超"))
    if of:
        verb = PROPORTION_VERBS.get(of.group(2), "完成" if re.search(r"预算|计划|目标|任务", of.group(3)) else "相当于")
        scene.memory.proportion = f"{verb}{of.group(3)}比例"
    elif not CONNECTORS.match(scene.left):
        scene.memory.proportion = ""
    if scene.memory.proportion and scene.quantity.form in ("percent", "tenths"):
        return Told(item + scene.memory.proportion, None, thing=item, level=item + scene.memory.proportion, confidence=0.88, side=True)
    scope = phrases.strip_scope(item)[1]
    if growth is not None:
        return Told(item + growth_suffix(item, growth, scene.quantity), growth, thing=item, level=item, confidence=0.9, scope=scope)
    if scene.quantity.form == "rank":
        return Told(item + "排名", None, thing=item, level=item, confidence=0.9, scope=scope)
    return Told(item + level_suffix(item, scene.quantity, share=False), None, thing=item, level=item, confidence=0.9, scope=scope)

"""What a clause is about, where the figures behind it do not say it again."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.lexicon import words_data as words
from convert.indicators.told import Scene, ToldFigures
from convert.patterns import regex

_STATED: Final = regex(
    r"^(.{2,24}?)(?:(?:不断|持续|进一步|更加|日益|日趋|显著|明显|稳步|全面|深入|加快|有序|逐步|扎实|稳定|快速|健康|有力|总体|大幅|较快|仍然|依然|连年|"
    r"平稳|蓬勃|纵深|更趋|愈加|得到|实现|取得|保持|成效|走在|走深走实|落地见效|迈上|再上).{0,14}|(?:走深走实|落地见效|走深走细|提质增效|向好|突出|增强|完善|健全|不够|不足|滞后|不到位|不高|偏低|较低|老化))$"
)
"""职业年金制度｜不断完善: a clause that says how a thing is doing."""
_DONE: Final = regex("^所(?=[承交提])|(?:均已|都已|均|都|已)$")
"""所承办提案均已｜得到回复."""
_QUOTED: Final = regex("“[^“”]{1,12}”")
_EVENT_ENDS: Final = frozenset(word[-1] for word in words.EVENTS)
_FUND: Final = regex("|".join(sorted(words.FUNDS, key=len, reverse=True)))


def subject_of(clause: str) -> str:
    """Return the thing whose state `clause` tells, without the words for its institution; nothing for another clause."""
    match = _STATED.match(clause)
    if match is None:
        return ""
    verb = phrases.starts_with(match.group(1), "ACTIONS")
    if verb and not phrases.is_noun_start(match.group(1), verb):
        return ""
    return without_institution(_DONE.sub("", match.group(1)))


def without_institution(thing: str) -> str:
    """Return `thing` without 制度, 工作, 体系 …, as long as two letters stand before."""
    plain = _QUOTED.sub("", thing)
    thing = plain if len(plain) >= 4 and not thing.startswith("“") else thing
    while True:
        tail = phrases.ends_with(thing, "ABSTRACT_TAILS")
        if not tail or len(thing) - len(tail) < 2 or thing[-len(tail) - 1] in "的和与及、":
            return thing
        thing = thing[: -len(tail)]


def event_of(told: ToldFigures) -> str:
    """Return the doing that `told` counts, for the results told after it: 法律援助案件 → 法律援助."""
    thing = told.thing or told.level
    if thing[-1:] not in _EVENT_ENDS:
        return ""
    tail = phrases.ends_with(thing, "EVENTS")
    if not tail:
        return ""
    rest = thing[: -len(tail)]
    return rest if tail in ("案件", "活动", "行动") and phrases.ends_with(rest, "EVENTS") else thing


def event_before(scene: Scene) -> str:
    """Return the doing that the sentence told of last, unless a semicolon parts it from this figure."""
    for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True):
        if place.sentence != scene.place.sentence or "；" in scene.text[place.quantity.end : scene.quantity.start]:
            return ""
        if told.event:
            return "" if place.joined and place.left[:1] in "、和" else told.event
    return ""


def fund_before(scene: Scene) -> str:
    """Return the account of a budget that the paragraph named last before this figure."""
    named = _FUND.findall(scene.text[: scene.quantity.start])
    return named[-1] if named else ""


def is_agent(subject: str) -> bool:
    """Tell whether `subject` is only who did it."""
    return bool(phrases.ends_with(subject, "AGENTS"))

"""The name of a level: what the clause says of it, with what it leaves out."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.counted import right_noun, tell_counted
from convert.indicators.lexicon import words_data as words
from convert.indicators.owners import TOTALS, clean, earlier_clause, has_figure, is_bare, topic_of, with_owner
from convert.indicators.quantities import Quantity
from convert.indicators.shares import SHARE_OF, tell_part, tell_proportion, tell_share
from convert.indicators.suffixes import level_suffix
from convert.indicators.told import PROPORTION, Memory, Scene, Told
from convert.patterns import regex

_EACH_HEAD: Final = regex(r"^每(?:[十百千万]+|一)?(?:常住人口|人口|人|户|名[\u4e00-\u9fff]{1,4}?)(?=[\u4e00-\u9fff])")
_AFTER_NUMBER: Final = regex(r"^.*\d[^、\d]{0,12}、")
_OPPOSITES: Final = (("收入", "支出"), ("支出", "收入"), ("出口", "进口"), ("进口", "出口"))


def tell_level(scene: Scene) -> Told:
    scene.place = scene.places[scene.index]
    core, scope = clean(scene.left)
    right = right_noun(scene.place, core)
    core = phrases.shorten(core) if core else core
    core = _AFTER_NUMBER.sub("", core)
    of = PROPORTION.search(scene.left.rstrip("约近超"))
    share = scene.quantity.form in ("percent", "tenths", "fraction")
    confidence, doubt = 0.95, None
    if share:
        if of and not right:
            return tell_proportion(scene, of)
        if core.endswith("占") or "占" in core[:1] or SHARE_OF.match(core):
            return tell_share(scene, core, scope)
        if not right and is_bare(core):
            whole, confidence = with_owner(core, scene)
            return _level(whole, whole.removesuffix(core) or core, "", scene.quantity, confidence, None, scope)
        if right:
            return tell_part(core, right, scope)
    elif scene.quantity.unit == "倍" and of:
        return tell_proportion(scene, of)
    elif (scene.quantity.family in ("amount", "none", "time", "score", "ratio") or core in TOTALS) and is_bare(core) and not right:
        core, confidence = with_owner(core, scene)
        return _level(core, "", "", scene.quantity, confidence, None, scope)
    if (not core or _is_change_word(core)) and not right:
        return _tell_carried(scene, scope)
    opposite = _opposite(core, scene.memory)
    if opposite and not right:
        return _level(opposite, opposite, "", scene.quantity, 0.85, None, scope)
    action = phrases.take_apart(core) if core else phrases.Action("", "", "")
    if right:
        return tell_counted(scene, action, core, right, scope)
    if scene.same_sentence and scene.memory.told:
        elliptical = _elliptical(scene.memory, scene.place, core, action)
        if elliptical:
            told = _level(elliptical[0], elliptical[1], elliptical[2], scene.quantity, 0.85, None, scope or scene.memory.told[-1].scope)
            told.borrowed = True
            return told
    if core in words.MEASURE_NOUNS:
        return _level(core, core, "", scene.quantity, 0.85, None, scope)
    if action.verb and not action.thing:
        before = topic_of(earlier_clause(scene)) if not scene.same_sentence else ""
        return _level(action.subject + action.verb + before, before, action.verb, scene.quantity, 0.75 if before else 0.6, None if before else "indicator-name-far", scope)
    return _level(_short_subject(action, core), action.thing or core, action.verb, scene.quantity, confidence, doubt, scope)


def _opposite(core: str, memory: Memory) -> str:
    """支出决算数 after 一般公共预算收入决算数: the same account, the other side."""
    if len(core) > 5 or not memory.told:
        return ""
    level = memory.last_level()
    if level is None or level.growth is not None:
        return ""
    for own, other in _OPPOSITES:
        at = level.level.rfind(other)
        if core.startswith(own) and at > 0 and not level.level[:at].endswith(("税收", "进", "税")):
            return level.level[:at] + core
    return ""


def _is_change_word(core: str) -> bool:
    return len(core) <= 4 and core in (phrases.ends_with(core, "UP"), phrases.ends_with(core, "DOWN"))


def _short_subject(action: phrases.Action, core: str) -> str:
    """Return the name without a long subject: what was done to what is enough."""
    if action.subject and action.verb and len(action.thing) >= 2 and len(core) > 16:
        return action.verb + action.thing
    if action.verb or action.subject or action.thing != core:
        return action.subject + action.verb + action.thing
    return core


def _level(base: str, thing: str, verb: str, quantity: Quantity, confidence: float, doubt: str | None, scope: str | None) -> Told:
    name = base + level_suffix(base, quantity, share=False)
    return Told(name, None, thing=thing or base, level=base, confidence=confidence, doubt=doubt, scope=scope, verb=verb)


def _elliptical(memory: Memory, place: Place, core: str, action: phrases.Action) -> tuple[str, str, str] | None:
    """省级 3 项, 受理 251 件, 较大事故: words that lean on the thing named before."""
    told = memory.told[-1]
    thing = told.thing
    if not thing:
        return None
    same_unit = memory.places[-1].quantity.unit == place.quantity.unit
    if core in words.MEASURE_NOUNS:
        return None
    if core in words.GRADES:
        kernel = thing
        for grade in sorted(words.GRADES, key=len, reverse=True):
            if kernel.startswith(grade) and len(kernel) > len(grade) + 1:
                kernel = kernel[len(grade):]
                break
        return core + kernel, kernel, ""
    if place.quantity.family == "amount" and not told.counted and action.verb and not action.thing:
        return core, core, ""
    each = _EACH_HEAD.match(told.name)
    if each and place.joined and place.left[:1] in "、和" and not core.startswith("每"):
        return each.group() + core, core, ""
    if same_unit and action.verb and not action.thing and told.verb and core in words.NOUN_ACTIONS and not told.borrowed and place.joined and place.left[:1] in "、和":
        return told.verb + core, core, told.verb
    if action.verb and not action.thing and len(action.subject) <= 4 and (same_unit or core.startswith("涉")):
        return action.subject + action.verb + thing, thing, action.verb
    if (len(core) <= 9 and _all_verbs(core) and same_unit) or (len(core) == 1 and (same_unit or core == "涉")):
        return core + thing, thing, core
    if place.left[:1] in "、和" and told.verb and not action.verb and place.joined and told.level.startswith(told.verb):
        return told.verb + core, core, told.verb
    return None


def _all_verbs(core: str) -> bool:
    rest = core
    while rest:
        verb = phrases.starts_with(rest, "ACTIONS") or (rest[0] if rest[0] in "和与及、或已" else "")
        if not verb:
            return False
        rest = rest[len(verb):]
    return True


def _tell_carried(scene: Scene, scope: str | None) -> Told:
    """19件46人; 保持100%: nothing of its own, so it is what was spoken of."""
    told = scene.memory.told[-1] if scene.memory.told else None
    before = earlier_clause(scene)
    if told is not None and scene.same_sentence and (scene.place.joined or has_figure(scene) or not before):
        base = told.level or told.name
        if told.growth is None and scene.memory.places[-1].quantity.unit != scene.quantity.unit:
            base = base.removesuffix("数")
        return _level(base, told.thing, told.verb, scene.quantity, 0.85, None, scope or told.scope)
    if before:
        topic = topic_of(before)
        if topic:
            return _level(topic, topic, "", scene.quantity, 0.8, None, scope)
    if told is not None:
        return _level(told.level or told.name, told.thing, "", scene.quantity, 0.55, "indicator-name-far", scope or told.scope)
    return Told("", None, confidence=0.3, doubt="indicator-name-missing", scope=scope)

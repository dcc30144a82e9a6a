"""Figures that lean on the ones before them: 省级3项, 受理251件, 其中维持104件."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.lexicon import words_data as words
from convert.indicators.told import Memory, Scene, ToldFigures, level_of
from convert.patterns import regex
from convert.text.characters import LETTER

_EACH_HEAD: Final = regex(rf"^每(?:[十百千万]+|一)?(?:常住人口|人口|人|户|名{LETTER}{{1,4}}?)(?={LETTER})")
_EACH_OF: Final = regex(f"^(?:平均)?每(?:个|家|名|户|所)?{LETTER}{{1,6}}$")
"""平均每个行政村不少于5名: of those told before."""
_DIGIT: Final = regex(r"\d")
_THRESHOLD: Final = regex("^.*(?:以上|以下)的?")
_QUALIFIED: Final = ("学历", "职称", "学位", "职级", "编制")
"""What people have: 其中高级职称860人."""
_PLACE: Final = regex(f"{LETTER}{{2,3}}[省市区县州](?={LETTER}{{3}})")
"""岚山市女性居民: the place stands first."""
_LIGHT: Final = frozenset(("开展", "组织", "进行", "举办", "提供", "办理", "受理", "实施", "推进", "组织开展", "完成", "新增", "接待"))
"""Verbs that say little without their object: 开展培训12场、演练5场."""
_DOERS: Final = ("顾问", "律师", "法官", "检察官", "调解员", "代表", "委员")
_OWN_MANNER: Final = regex("(?:决定|提前|依法|先后|及时|全部|共|已)+$")
"""决定起诉30人，不起诉12人: how it was done is not how the next was."""
_PRODUCED: Final = regex("产量$|播种面积$|销量$|发电量$|存栏量$")


def tell_elliptical(scene: Scene, core: str, action: phrases.Action, scope: str | None) -> ToldFigures | None:
    """Return the level named by its own words and those of the figure it leans on; None where it leans on none."""
    if scene.previous is None or not scene.same_sentence:
        return None
    elliptical = _of_product(scene, core, action) or _elliptical(scene.memory, scene.place, core, action)
    if elliptical is None:
        return None
    base, thing, verb = elliptical
    told = level_of(base, thing, verb, scene.quantity, scope or scene.previous.scope)
    told.borrowed = True
    return told


def _elliptical(memory: Memory, place: Place, core: str, action: phrases.Action) -> tuple[str, str, str] | None:
    """Return base, thing and verb of words that lean on the thing named before; None where they lean on nothing."""
    told, before = _level_before(memory, place, past_rates=phrases.is_word(core, "OUTCOMES"))
    if not told.thing or phrases.is_word(core, "MEASURE_NOUNS"):
        return None
    same_unit = before.quantity.unit == place.quantity.unit or (place.quantity.unit == "个" and phrases.is_word(core, "OUTCOMES"))
    listed = place.joined and place.left[:1] in "、和"
    part = _part(told, core, place, same_unit=same_unit)
    if part is not None:
        return part
    if same_unit and _EACH_OF.match(core):
        return core + told.thing, told.thing, ""
    deed = bool(action.verb) and not action.thing
    if deed and phrases.is_word(told.thing, "ACTIONS") and not phrases.is_word(told.thing, "NOMINAL_TAILS"):
        return action.subject + action.verb, told.thing, ""
    done = phrases.ends_with(told.thing, "ACTIONS") or phrases.ends_with(told.thing, "BARE_DEEDS") if deed and not action.subject else ""
    if len(done) > 1 and not phrases.is_word(done, "NOUN_ACTIONS"):
        return _OWN_MANNER.sub("", told.thing[: -len(done)]) + core, told.thing, ""
    if place.quantity.family == "amount" and not told.counted and deed:
        return core, core, ""
    each = _EACH_HEAD.match(told.name)
    if each and listed and not core.startswith("每"):
        return each.group() + core, core, ""
    if same_unit and listed and told.verb and not told.borrowed:
        if deed and told.verb in _LIGHT and phrases.is_word(core, "NOUN_ACTIONS"):
            return told.verb + core, core, told.verb
        head = told.verb[: -len(core)]  # 监督立案14件、撤案21件
        if head and phrases.is_word(head + core, "ACTIONS"):
            return head + core, core, told.verb
    return _by_deed(told, core, action, same_unit=same_unit) or _handed_on(told, core, action, listed=listed)


def _part(told: ToldFigures, core: str, place: Place, *, same_unit: bool) -> tuple[str, str, str] | None:
    """10亿元以上5个; 高级职称860人; 省级3项: words that tell which of the things before."""
    if core.endswith(("以上", "以下")) and same_unit and not phrases.starts_with(core, "ACTIONS"):
        kernel = _THRESHOLD.sub("", told.thing)
        return (core, core, "") if _DIGIT.search(kernel) else (core + kernel, kernel, "")
    if core.endswith(_QUALIFIED) and place.quantity.unit in ("人", "名", "位"):
        return core + told.thing, told.thing, ""
    if phrases.is_word(core, "GRADES"):
        kernel = _without_grade(told.thing)
        named = _PLACE.match(kernel)
        head = named.group() if named and not core.endswith("级") else ""
        return head + core + kernel[len(head) :], kernel, ""
    return None


def _by_deed(told: ToldFigures, core: str, action: phrases.Action, *, same_unit: bool) -> tuple[str, str, str] | None:
    """受理251件; 其中维持104件; 涉46人: a deed whose object was named before."""
    kernel = _kernel(told.thing)
    by_whom = core.removesuffix(phrases.ends_with(core, "OUTCOMES"))
    if same_unit and by_whom != core and 2 <= len(by_whom) <= 6 and phrases.ends_with(by_whom, "AGENTS") == by_whom:
        return core + kernel, told.thing, ""
    at = kernel.find(core[:2]) if core.endswith("成功") else -1
    if same_unit and at >= 0:
        return kernel[:at] + core + kernel[-2:], told.thing, ""
    done = phrases.is_word(action.verb, "OUTCOMES") and not action.subject and not core.endswith("率")
    outcome = done or phrases.is_word(core, "OUTCOMES")
    if same_unit and len(core) <= 9 and outcome:
        return (kernel + core if len(kernel) > 3 else core + kernel), told.thing, ""
    if action.verb and not action.thing and len(action.subject) <= 4 and (same_unit or core.startswith("涉")):
        return action.subject + kernel if kernel.startswith(action.verb) else action.subject + action.verb + kernel, told.thing, action.verb
    joined = len(core) <= 9 and action.thing[:1] in "和与及、" and _all_verbs(core) and same_unit
    if joined or (len(core) == 1 and (same_unit or core == "涉")):
        return core + told.thing, told.thing, core
    return None


def _handed_on(told: ToldFigures, core: str, action: phrases.Action, *, listed: bool) -> tuple[str, str, str] | None:
    """盘活土地640亩、厂房11万平方米: the verb stands once."""
    own_measure = core.endswith(("收入", "支出", "结余", "余额"))
    noun = not action.verb or len(action.thing) == 1
    if listed and told.verb and noun and not own_measure and (
            told.level.startswith((told.verb, told.event + told.verb)) or (
                told.level.endswith(told.verb + told.thing) and _is_deed(told))):
        return told.level[: told.level.index(told.verb)] + told.verb + core, core, told.verb
    return None


def _is_deed(told: ToldFigures) -> bool:
    """Tell whether the verb of a figure is one: 法律顾问｜审查, not 生产安全事故."""
    if not phrases.is_word(told.verb, "NOUN_ACTIONS"):
        return True
    return told.level.removesuffix(told.verb + told.thing).endswith(_DOERS)


def _of_product(scene: Scene, core: str, action: phrases.Action) -> tuple[str, str, str] | None:
    """粮食产量36万吨，油料2万吨: things alone that are measured as the first of them was."""
    if action.verb or len(core) > 8 or scene.quantity.form != "plain" or phrases.ends_with(core, "MEASURE_ENDS"):
        return None
    for told, place in zip(reversed(scene.memory.told[-8:]), reversed(scene.memory.places[-8:]), strict=True):
        if place.sentence != scene.place.sentence:
            return None
        measure = _PRODUCED.search(told.level) if told.growth is None else None
        if measure and place.quantity.family in (scene.quantity.family, "amount"):
            return core + measure.group(), core, ""
        if told.growth is None and not told.side:
            return None
    return None


def _kernel(thing: str) -> str:
    """Return the kernel of a thing that was told with a long attribute: 以区政府为被告的行政诉讼案件 → 行政诉讼案件."""
    kernel = thing.rpartition("的")[2]
    thing = kernel if len(thing) > 12 and len(kernel) >= 4 else thing
    return thing[2:] if thing.startswith(("各类", "各项", "各种", "全部")) and len(thing) >= 6 else thing


def _level_before(memory: Memory, place: Place, *, past_rates: bool) -> tuple[ToldFigures, Place]:
    """Return the last level of the sentence, over the growth that was told of it, or the figure before."""
    for told, before in zip(reversed(memory.told[-3:]), reversed(memory.places[-3:]), strict=True):
        if before.sentence != place.sentence:
            break
        rate = past_rates and before.quantity.form == "percent" and place.quantity.family == "count"
        if told.growth is None and not told.side and not rate:
            return told, before
    return memory.told[-1], memory.places[-1]


def _without_grade(thing: str) -> str:
    for grade in sorted(words.GRADES, key=len, reverse=True):
        if thing.startswith(grade) and len(thing) > len(grade) + 1:
            return thing[len(grade) :]
    return thing


def _all_verbs(core: str) -> bool:
    rest = core
    while rest:
        verb = phrases.starts_with(rest, "ACTIONS") or (rest[0] if rest[0] in "和与及、或已" else "")
        if not verb:
            return False
        rest = rest[len(verb) :]
    return True

"""The name of a level: what the clause says of it, with what it leaves out."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.counted import right_noun, tell_counted
from convert.indicators.lexicon import words_data as words
from convert.indicators.owners import ACCOUNT, TOTALS, clean, earlier_clause, has_figure, is_bare, topic_of, with_owner
from convert.indicators.quantities import Quantity
from convert.indicators.shares import tell_part, tell_proportion, tell_share
from convert.indicators.suffixes import level_suffix
from convert.indicators.told import Memory, Scene, Told, find_proportion
from convert.patterns import regex

_EACH_HEAD: Final = regex(r"^每(?:[十百千万]+|一)?(?:常住人口|人口|人|户|名[\u4e00-\u9fff]{1,4}?)(?=[\u4e00-\u9fff])")
_AFTER_NUMBER: Final = regex(r"^.*\d[^、\d]{0,12}、")
_PASSIVES: Final = ("受到", "获得", "荣获", "获评", "获", "入选", "被", "通过", "进入", "列入", "纳入", "被评为", "参加")
_CONTRIBUTION: Final = regex(r"^[，,]?(?:其)?(对[^，。；]{2,12}(?:的)?贡献率)(?:约|近|超)?(?:为|达|达到|是|约为|超过)?(?:约|近|超)?$")
_SHARED_MEASURE: Final = regex(
    r"(?:总?产量|床位|播种面积|种植面积|造林面积|销售面积|竣工面积|施工面积|面积|发电量|用电量|销售量|销量|里程|用水量|供水量|吞吐量|货运量|客运量)$"
)
_FULFILS: Final = regex(r"完成(?:年度|年初|调整|全年)?(?:预算|计划|目标|任务)数?")
_SHARED_MONEY: Final = regex(r"(?:实现利润|利润|增加值|总?产值|保费收入|营业收入|销售额|零售额|投资)$")
_KINDS: Final = ("企业", "业务", "业", "单位", "部门", "地区", "类", "住宅", "城镇", "乡村", "农村")
_SHORTFALLS: Final = ("减收", "增收", "短收", "超收", "增支", "减支", "短支", "超支")
_OPPOSITES: Final = (("收入", "支出"), ("支出", "收入"), ("出口", "进口"), ("进口", "出口"))


def tell_level(scene: Scene) -> Told:
    """Return the level named by its clause: a share, a measure, a noun behind it, or what the clause leans on."""
    core, scope = clean(scene.left)
    right = right_noun(scene.place, core)
    if right and core.endswith(("和", "与", "及")):
        core = ""
    core = _AFTER_NUMBER.sub("", phrases.shorten(core)) if core else core
    base = phrases.take_base(phrases.strip_tail(phrases.strip_head(scene.left)))[1] if not core else ""
    if base:
        return _tell_base(scene, base)
    special = _tell_contribution(scene) or (_tell_part_of(scene, core) if not right else None)
    if special is not None:
        return special
    due = phrases.take_due(core) if not right else None
    if due:
        return _level(due.verb + due.thing, due.thing, due.verb, scene.quantity, 0.9, None, scope)
    told = _tell_rate(scene, core, right, scope)
    if told is None and not right:
        told = _tell_leaning(scene, core, scope)
    if told is not None:
        return told
    action = phrases.take_apart(core) if core else phrases.Action("", "", "")
    if right:
        return tell_counted(scene, action, core, right, scope)
    return _tell_elliptical(scene, core, action, scope) or _tell_action(scene, core, action, scope)


def _tell_account(scene: Scene, core: str, scope: str | None) -> Told | None:
    """收入年初预算32亿元，调整预算30亿元，完成预算86%: further figures of one account."""
    share = scene.quantity.form in ("percent", "tenths")
    if not (_FULFILS.fullmatch(core) if share else ACCOUNT.fullmatch(core)):
        return None
    level = scene.memory.last_level()
    if level is None or level.growth is not None or level.side or level.sentence != scene.place.sentence[0]:
        return None
    owner = level.level if share else ACCOUNT.sub("", level.level)
    told = _level(owner + core + ("比例" if share else ""), level.thing, "", scene.quantity, 0.88, None, scope or level.scope)
    told.side = share
    return told


def _tell_contribution(scene: Scene) -> Told | None:
    """对经济增长的贡献率为48.6%: of what was told before."""
    match = _CONTRIBUTION.match(scene.left)
    level = scene.memory.last_level() if match and scene.same_sentence else None
    if match is None or (level is None and scene.previous is None):
        return None
    owner = scene.previous if scene.previous and scene.previous.growth and not scene.previous.side else level
    if owner is None or not owner.level:
        return None
    name = owner.level + match.group(1)
    return Told(name, None, thing=owner.level, level=owner.level, confidence=0.88, scope=owner.scope, side=True)


def _tell_part_of(scene: Scene, core: str) -> Told | None:
    """产量98万吨，其中夏粮38万吨、秋粮60万吨: the parts are measured as the whole is."""
    if not core or not scene.same_sentence or len(core) > 12 or core.endswith(tuple(words.MEASURE_ENDS)):
        return None
    for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True):
        if place.sentence != scene.place.sentence or told.growth is not None:
            continue
        measure = _SHARED_MEASURE.search(told.level.removesuffix("数"))
        if measure is None and core.endswith(_KINDS):
            measure = _SHARED_MONEY.search(told.level)
        if place.quantity.unit != scene.quantity.unit or measure is None:
            continue
        if "其中" not in scene.text[place.quantity.end : scene.quantity.start] and not told.partial:
            return None
        whole = core + (measure.group()[-1] if core.endswith(measure.group()[:-1]) else measure.group())
        part = _level(whole, core, "", scene.quantity, 0.88, None, told.scope)
        part.partial = True
        return part
    return None


def _tell_base(scene: Scene, base: str) -> Told:
    """比上年决算数14.9亿元增长3%: what the level is compared with is a level too."""
    level = scene.memory.last_level() if scene.same_sentence else None
    own = base[1:].removesuffix("的")
    owner = ACCOUNT.sub("", level.level) if level else ""
    told = _level(owner + own, level.thing if level else own, "", scene.quantity, 0.8, None, level.scope if level else None)
    told.side = True
    return told


def _tell_rate(scene: Scene, core: str, right: str, scope: str | None) -> Told | None:
    """A share of something, or a bare measure of what was spoken of."""
    of = find_proportion(phrases.moved(scene.left.rstrip("约近超")))
    share = scene.quantity.form in ("percent", "tenths", "fraction")
    if of and not right and (share or scene.quantity.unit == "倍"):
        return tell_proportion(scene, of)
    if share and (core.endswith("占") or core.startswith("占")):
        return tell_share(scene, core, scope)
    if share and right:
        return tell_part(core, right, scope)
    if right or not is_bare(core) or (scene.quantity.family == "count" and core not in TOTALS):
        return None
    whole, confidence = with_owner(core, scene)
    thing = whole.removesuffix(core) or (core if share else "")
    return _level(whole, thing, "", scene.quantity, confidence, None, scope)


def _tell_leaning(scene: Scene, core: str, scope: str | None) -> Told | None:
    """No words of its own, or the other side of an account."""
    account = _tell_account(scene, core, scope) if core and scene.same_sentence else None
    if account is not None:
        return account
    if core in _SHORTFALLS and scene.same_sentence:
        level = scene.memory.last_level()
        owner = level.level if level and level.growth is None and not level.side else ""
        return _level(owner + core + "额", owner or core, core, scene.quantity, 0.85, None, scope)
    if not core or _is_change_word(core):
        return _tell_carried(scene, scope)
    opposite = _opposite(core, scene.memory)
    return _level(opposite, opposite, "", scene.quantity, 0.85, None, scope) if opposite else None


def _tell_elliptical(scene: Scene, core: str, action: phrases.Action, scope: str | None) -> Told | None:
    if scene.previous is None or not scene.same_sentence:
        return None
    elliptical = _elliptical(scene.memory, scene.place, core, action)
    if elliptical is None:
        return None
    base, thing, verb = elliptical
    told = _level(base, thing, verb, scene.quantity, 0.85, None, scope or scene.previous.scope)
    told.borrowed = True
    return told


def _tell_action(scene: Scene, core: str, action: phrases.Action, scope: str | None) -> Told:
    if core in words.MEASURE_NOUNS:
        return _level(core, core, "", scene.quantity, 0.85, None, scope)
    if action.verb and not action.thing:
        before = topic_of(earlier_clause(scene)) if not scene.same_sentence else ""
        base = action.subject + action.verb + before
        confidence, doubt = (0.75, None) if before else (0.6, "indicator-name-far")
        return _level(base, before, action.verb, scene.quantity, confidence, doubt, scope)
    base = _short_subject(action, core) + _done(scene)
    return _level(base, action.thing or core, action.verb, scene.quantity, 0.95, None, scope)


def _done(scene: Scene) -> str:
    """个人46人次受到表彰: what was done stands behind."""
    right = scene.place.right
    if scene.place.runs_into or scene.quantity.family != "count" or scene.quantity.form != "plain" or not 4 <= len(right) <= 16:
        return ""
    return right if phrases.starts_with(right, "PREDICATES") in _PASSIVES else ""


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
    told, before = _level_before(memory, place)
    thing = told.thing
    if not thing:
        return None
    same_unit = before.quantity.unit == place.quantity.unit
    if core in words.MEASURE_NOUNS:
        return None
    if core in words.GRADES:
        kernel = _without_grade(thing)
        return core + kernel, kernel, ""
    if thing in words.ACTIONS and thing not in words.NOMINAL_TAILS and action.verb and not action.thing:
        return action.subject + action.verb, thing, ""
    if place.quantity.family == "amount" and not told.counted and action.verb and not action.thing:
        return core, core, ""
    each = _EACH_HEAD.match(told.name)
    if each and place.joined and place.left[:1] in "、和" and not core.startswith("每"):
        return each.group() + core, core, ""
    if (
        same_unit
        and action.verb
        and not action.thing
        and told.verb
        and core in words.NOUN_ACTIONS
        and not told.borrowed
        and place.joined
        and place.left[:1] in "、和"
    ):
        return told.verb + core, core, told.verb
    if action.verb and not action.thing and len(action.subject) <= 4 and (same_unit or core.startswith("涉")):
        return action.subject + action.verb + thing, thing, action.verb
    if (len(core) <= 9 and action.thing[:1] in "和与及、" and _all_verbs(core) and same_unit) or (
        len(core) == 1 and (same_unit or core == "涉")
    ):
        return core + thing, thing, core
    if place.left[:1] in "、和" and told.verb and not action.verb and place.joined and told.level.startswith(told.verb):
        return told.verb + core, core, told.verb
    return None


def _level_before(memory: Memory, place: Place) -> tuple[Told, Place]:
    """Return the last level of the sentence, over the growth that was told of it, or the figure before."""
    for told, before in zip(reversed(memory.told[-3:]), reversed(memory.places[-3:]), strict=True):
        if before.sentence != place.sentence:
            break
        if told.growth is None:
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

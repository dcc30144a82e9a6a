"""Figures of what was done: the verb, its object, the doing whose result it is."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.owners import earlier_clause, topic_of
from convert.indicators.told import Scene, ToldFigures, level_of
from convert.indicators.topics import event_before, is_agent
from convert.patterns import regex

_SPENDING: Final = ("投入", "安排", "拨付", "筹集", "支出", "下达", "落实", "整合", "发放")
_CRIME: Final = regex(r"(?:打击|惩治|严惩|惩处|整治|查处|推进)(?:各类)?([^，。；、]{2,14}(?:犯罪|除恶|违法行为|违法))，")
"""打击侵犯公民信息犯罪，审结案件513件: which cases."""
_PASSIVES: Final = ("受到", "获得", "荣获", "获评", "获", "入选", "被", "通过", "进入", "列入", "纳入", "被评为", "参加")
_SPENT: Final = frozenset((*_SPENDING, *(verb + "资金" for verb in _SPENDING)))
"""What is done with money before its purpose is told."""
_FOR: Final = regex(
    r"^(?:为|给|向|帮助|帮)?(?:困难)?"
    r"(?:当事人|群众|企业|受援人|职工|居民|市民|投资者|被害人|参保人|劳动者|债权人|用户|经营主体|市场主体)"
)
"""为当事人节省佣金: for whom, which the name does not need."""
_BENEFITS: Final = (
    "节省", "节约", "减免", "减少", "减轻", "免除", "免收", "挽回", "追回", "退还", "返还", "兑现", "降低", "补偿", "发放", "避免", "提供",
    "解决",
)
"""What is done for someone, whether the text says 为 or not; 企业开办时间 is none."""
_MATTERS: Final = ("案件", "申请", "建议", "提案", "议案", "问题", "纠纷", "诉求", "工单", "线索", "投诉", "举报")
"""What is handled, where the deed stands behind: 行政复议案件受理186件，审结172件."""
_SHORTEST_MATTER: Final = 2
_DONE_TAIL: Final = regex("(?:全年|共|累计|已|先后|依法)+$")
_QUOTED: Final = regex("“[^“”]{1,12}”项?")


def tell_deed(scene: Scene, core: str, action: phrases.Action, scope: str | None) -> ToldFigures:
    """Return the level named by the deed: 走访民营企业683家, 投入187亿元办好民生实事, 受理251件."""
    own = _FOR.sub("", core) if core[:1] in "为给向帮困当群企受职居市投被参劳债用经" else core
    if core[:1] not in "为给向帮" and not own.startswith(_BENEFITS):
        own = core
    if 4 <= len(own) < len(core) and phrases.starts_with(own, "ACTIONS"):
        core, action = own, phrases.take_apart(own)
    event = event_before(scene) if scene.same_sentence else ""
    if event and _is_result(core) and core not in event:
        told = level_of(event + core, event + action.thing, action.verb, scene.quantity, scope)
        told.event = event
        return told
    if phrases.is_word(core, "MEASURE_NOUNS"):
        return level_of(core, core, "", scene.quantity, scope)
    handled = phrases.ends_with(core, "ACTIONS")
    matter = core[: -len(handled)] if handled and scene.quantity.family == "count" else ""
    if len(matter) > _SHORTEST_MATTER and matter.endswith(_MATTERS):
        return level_of(core, matter, handled, scene.quantity, scope)
    crime = _CRIME.findall(scene.text, scene.place.sentence[0], scene.place.clause_start) if action.thing in ("案件", "犯罪案件") else ()
    if crime and not action.subject:
        thing = crime[-1] + "案件"
        return level_of(action.verb + thing, thing, action.verb, scene.quantity, scope)
    if action.verb and not action.thing:
        before = topic_of(earlier_clause(scene)) if not scene.same_sentence else ""
        base = (action.subject or _doer(scene)) + action.verb + before
        return level_of(base, before, action.verb, scene.quantity, scope, None if before else "indicator-name-far")
    base = _short_subject(action, core) + _done(scene, core)
    thing = core if action.thing[:1] in ("、", "和", "与", "及", "") else action.thing
    told = level_of(base, thing, action.verb, scene.quantity, scope)
    told.subject = "" if not action.verb or len(action.subject) > 10 or is_agent(action.subject) else action.subject
    return told


def _doer(scene: Scene) -> str:
    """《学报》出版7期，发行7000册: of what the deed before was told."""
    previous = scene.previous
    if previous is None or not scene.same_sentence or previous.growth is not None:
        return ""
    deed = phrases.ends_with(previous.level, "ACTIONS")
    owner = previous.level[: -len(deed)] if deed else ""
    return owner if 2 <= len(owner) <= 16 else ""


def tell_spent(scene: Scene, core: str) -> ToldFigures | None:
    """Return money named by its purpose, which stands behind: 投入187亿元办好民生实事."""
    if core not in _SPENT:
        return None
    right = scene.place.right.removeprefix("用于").removeprefix("专项用于")
    if scene.quantity.family != "amount" or scene.place.runs_into or len(right) < 4:
        return None
    if right == scene.place.right and not phrases.starts_with(right, "ACTIONS"):
        return None
    purpose = _QUOTED.sub("", phrases.shorten(right) or right)[:24]
    return level_of(purpose + core, purpose, core, scene.quantity, None)


def _is_result(core: str) -> bool:
    """Tell whether `core` is a result of the doing before it: 发现问题, 盘活土地, 挽回损失."""
    verb = phrases.starts_with(core, "RESULT_VERBS")
    return bool(verb) and len(core) - len(verb) < 9


def _done(scene: Scene, core: str) -> str:
    """个人46人次受到表彰, 组织代表9000人次开展调研: what was done stands behind."""
    right = scene.place.right
    if scene.place.runs_into or scene.quantity.family != "count" or scene.quantity.form != "plain" or not 4 <= len(right) <= 16:
        return ""
    led = phrases.starts_with(core, "PIVOTS") and phrases.starts_with(right, "ACTIONS")
    return right if led or phrases.starts_with(right, "PREDICATES") in _PASSIVES else ""


def _short_subject(action: phrases.Action, core: str) -> str:
    """Return the name without a long subject: what was done to what is enough."""
    if action.subject and action.verb and len(action.thing) >= 2 and (
        len(core) > 16 or (
            is_agent(_DONE_TAIL.sub("", action.subject))
            and (not phrases.is_word(action.verb, "NOUN_ACTIONS") or action.subject.endswith(("委员会", "员", "全年")))
            and not core.endswith(("率", "度"))
        )
    ):
        return action.verb + action.thing
    if action.verb or action.subject or action.thing != core:
        return action.subject + action.verb + action.thing
    return core

"""Nouns that stand behind their figure: 打造5个地标, 18个街道全部落实…."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.lexicon import words_data as words
from convert.indicators.owners import FILL_HEAD, TAIL_FILL
from convert.indicators.quantities import Quantity
from convert.indicators.suffixes import level_suffix
from convert.indicators.told import Memory, Scene, Told
from convert.patterns import regex

_JOINT: Final = regex(r"(?:[、，和与及或并的]|以及|并且|其中)+$")
_BETWEEN: Final = ("、", "和", "与", "及", "以及", "、约", "、近", "、超")
_LANDMARK: Final = regex(r"(?:大)?(?:新)?(?:台阶|大关|关口|(?:的)?区间|(?:的)?水平)")
_AMONG: Final = regex(r"^([\u4e00-\u9fff]{2,8})中(?:位列|列|排名|排|居|位居|排在|名列|均?居)$")
"""在12个区县中列第3位: the count of those among whom something is ranked."""
_HOLDER: Final = regex(
    r"^((?:预算|部门|国有|行政|相关|所属|下属|直属|主管|二级|基层|重点|专项|乡镇){0,2}(?:项目|单位|部门|企业|乡镇|县区|区县|街道|学校|医院|养老机构|机构|公司|村|社区))"
    r"((?:年初|年底|部分|当年|全年|“三公”)?(?:预算|支出|执行|结余|结转|存量|往来|专户|内控|前期|进度|账|“三公”|污水处理|绩效|补贴|提前|擅自)[^，。；]{0,20})$"
)
"""Those counted and their own affairs: 单位｜结余资金…, 项目｜预算执行率…."""
_UNDONE: Final = regex(r"(?:全年|当年|年底前|至今|长期|仍|尚)*(?:未|没有)")
_FUNDS: Final = regex(r"[\u4e00-\u9fff]{0,5}(?:资金|贷款|债券|补贴|补助)")
_LATER_PART: Final = regex(r"(?<=.{6})(?:、|以及|和|及|与|并)")
_LEAD_FILL: Final = regex(r"^(?:对|为|向|给|在|将|把|从|由|让|使|以|就|针对|围绕)")


def right_noun(place: Place, core: str) -> str:
    """Return what the figure counts, when that stands behind it."""
    right = place.right
    quantity = place.quantity
    if quantity.form == "step" or not right or _LANDMARK.match(right) or right[0] in "以，":
        return ""
    if quantity.family == "amount" and right[0] == "的" and core:
        return ""
    if quantity.form == "percent" and right[0] == "的":
        right = right[1:]
    among = _AMONG.match(right) if place.runs_into else None
    if among:
        return among.group(1)
    right = (TAIL_FILL if place.runs_into else _JOINT).sub("", right.lstrip("的")).removesuffix("中")
    if len(right) < 2 or _is_statement(right, core):
        return ""
    if quantity.family == "count" and _HOLDER.match(right):
        return right
    if quantity.family == "amount" and core:
        if _UNDONE.match(right):
            return ""
        funds = _FUNDS.match(right)
        if funds and place.runs_into:
            return funds.group()
    taken = place.runs_into and not core.endswith(("和", "与", "及")) and len(phrases.take_apart(core).thing) >= 2
    return "" if taken else right


def _is_statement(right: str, core: str) -> bool:
    """Tell whether the words behind the figure go on with the sentence instead of naming what it counts."""
    if not core:
        return False
    word = phrases.starts_with(right, "PREDICATES")
    if not word or not (phrases.take_apart(core).thing or (word == "全部" and core in words.NOUN_ACTIONS)):
        return False
    rest = right[len(word) :]
    if len(word) == 1:
        return phrases._opens_predicate("一一" + right, 2, word)
    return not (len(rest) <= 4 and rest.endswith(tuple(words.NOMINAL_TAILS)))


def tell_counted(scene: Scene, action: phrases.Action, core: str, right: str, scope: str | None) -> Told:
    """打造5个地标; 18个街道全部落实…; 为380个小区引入物业服务."""
    apart = _HOLDER.match(right) if scene.quantity.family == "count" else None
    if apart:
        return _tell_holder(scene, apart.group(1), apart.group(2), scope)
    if not core and scene.same_sentence and right[0] != "不" and phrases.starts_with(right, "PREDICATES"):
        right = _counted_before(scene.memory, scene.quantity) + right
    if scene.place.runs_into and _AMONG.match(scene.place.right):
        return Told(right + "数", None, thing=right, level=right, confidence=0.9, scope=scope, counted=right)
    core = core.removesuffix(phrases.ends_with(core, "SCOPES"))
    leans = _leans(scene)
    if leans:
        core, action = "", phrases.Action("", "", "")
    noun, predicate = phrases.split_predicate(right, acting=not core and scene.left.endswith(("为", "给", "向", "对")))
    verb = action.verb if not action.thing else ""
    if predicate:
        return _tell_doing(scene, _before_noun(scene, core), verb, noun, predicate, scope)
    handed_on = _verb_handed_on(scene, leans=leans) if not core else ""
    if handed_on:
        verb = handed_on
        name = verb + right
    else:
        name = _LEAD_FILL.sub("", (core if verb or len(core) <= 12 else action.verb) + right)
    full = name + level_suffix(right, scene.quantity, share=False)
    return Told(full, None, thing=right, level=name, confidence=0.92, scope=scope, verb=verb, counted=right)


def _tell_holder(scene: Scene, noun: str, rest: str, scope: str | None) -> Told:
    """16个项目执行率不足50%: those counted, and what is wrong with them."""
    ahead = scene.figure_ahead if rest.endswith("率") else ""
    doing = FILL_HEAD.sub("", TAIL_FILL.sub("", rest)) + ahead
    tells = ahead or (not scene.place.runs_into and 4 <= len(doing) <= 14)
    name = f"{doing}的{noun}数" if tells else noun + "数"
    return Told(name, None, thing=noun, level=noun, confidence=0.88, scope=scope, counted=noun)


def _tell_doing(scene: Scene, before: str, verb: str, noun: str, predicate: str, scope: str | None) -> Told:
    """The noun does something: that tells which ones are counted, here and in the list that leads here."""
    name, thing = _with_predicate(before, verb, noun, predicate + scene.rank_ahead)
    previous = scene.previous
    if previous is not None and _leans(scene):
        suffix = level_suffix(previous.thing, scene.memory.places[-1].quantity, share=False)
        if previous.name == previous.thing + suffix:
            previous.name = _with_predicate("", "", previous.thing, predicate)[0] + suffix
    full = name + level_suffix(noun, scene.quantity, share=False)
    return Told(full, None, thing=thing, level=name, confidence=0.85, scope=scope, verb=verb, counted=noun)


def _before_noun(scene: Scene, core: str) -> str:
    before = _LEAD_FILL.sub("", core)
    before = before.removesuffix(phrases.ends_with(before, "SCOPES")).removesuffix("仍").removesuffix("尚")
    used = scene.previous is not None and scene.place.joined and scene.memory.places[-1].runs_into and scene.previous.thing
    return "" if used or before in words.PIVOTS else before


def _verb_handed_on(scene: Scene, *, leans: bool) -> str:
    """新建3所学校、5个公园: the verb stands once."""
    if not scene.place.joined or not scene.same_sentence or scene.previous is None:
        return ""
    return scene.previous.verb if leans or scene.place.left[:1] in "、和与及" else ""


def _leans(scene: Scene) -> bool:
    """打造6个地标和4个街区: what stands before the figure is the noun of the one before."""
    previous = scene.previous
    if previous is None or not previous.counted or not scene.place.joined:
        return False
    own = scene.place.left.removeprefix(scene.memory.places[-1].right)
    return len(own) < len(scene.place.left) and (own in _BETWEEN or (not own and scene.place.left.endswith(_BETWEEN)))


def _counted_before(memory: Memory, quantity: Quantity) -> str:
    """Return the noun counted before with the same unit: 85个学科进入前1%、9个进入前1‰."""
    for told, place in zip(reversed(memory.told[-4:]), reversed(memory.places[-4:]), strict=True):
        if place.quantity.unit == quantity.unit and told.counted:
            return told.counted
    return ""


def _with_predicate(before: str, verb: str, noun: str, predicate: str) -> tuple[str, str]:
    """Return the counted noun with what it does before it, and what a rate that follows would be of."""
    doing = TAIL_FILL.sub("", FILL_HEAD.sub("", predicate))
    if len(doing) > 20:
        doing = _LATER_PART.split(doing, maxsplit=1)[0][:24]
    action = phrases.take_apart(doing)
    thing = action.thing if action.verb and len(action.thing) >= 2 else noun
    if len(doing) < 2:
        return (before or verb) + noun, noun
    if verb and verb not in words.PIVOTS:
        return verb + noun + doing, noun
    lead = before if before and not verb and len(before) <= 8 else ""
    return f"{doing}的{lead}{noun}", thing

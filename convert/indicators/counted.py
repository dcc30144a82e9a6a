"""Nouns that stand behind their figure: 打造5个地标, 18个街道全部落实…."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.lexicon import words_data as words
from convert.indicators.owners import FILL_HEAD, TAIL_FILL
from convert.indicators.quantities import Quantity
from convert.indicators.suffixes import level_suffix
from convert.indicators.told import Memory, Scene, ToldFigures, level_of
from convert.patterns import regex
from convert.text.characters import LETTER

_JOINT: Final = regex(r"(?:[、，和与及或并的]|以及|并且|其中)+$")
_BETWEEN: Final = ("、", "和", "与", "及", "以及", "、约", "、近", "、超")
_LANDMARK: Final = regex(r"(?:大)?(?:新)?(?:台阶|大关|关口|(?:的)?区间|(?:的)?水平|之间)")
_ARRIVING: Final = regex("(?:提高|增加|增长|上升|提升|扩大|下降|减少|降低|压减|压缩|缩减|调整)(?:到|至|为)")
AMONG: Final = regex(
    rf"^(?:([省市县区州]{{2,3}}(?=中)|{LETTER}{{2,8}}?|[省市县区州盟旗][（(][省市县区州盟旗、]{{1,8}}[）)])中({LETTER}{{2,10}}?)??"
    r"(?:位列|列|排名|排|居|位居|排在|名列|均?居)"
    r"|([省市县区州盟旗][（(][省市县区州盟旗、]{1,8}[）)]|[省市县区州]{2,3})中?)$"
)
"""在12个区县中列第3位, 在11个区县中综合得分列第2位, 列11个县（市、区）第2位: the count of those among whom something is ranked."""
_TIMES: Final = ("时间", "时长", "年龄", "年限")
_WHOLE: Final = regex("(?:中|里)(?:，)?(?:仍|还|尚)?有$")
"""35个行业大类中有: those of whom some are told next."""
_HOLDER: Final = regex(
    r"^((?:预算|部门|国有|行政|相关|所属|下属|直属|主管|二级|基层|重点|专项|乡镇){0,2}(?:项目|单位|部门|企业|乡镇|县区|区县|街道|学校|医院|养老机构|机构|公司|村|社区))"
    r"((?:年初|年底|部分|当年|全年|“三公”)?(?:预算|支出|执行|结余|结转|存量|往来|专户|内控|前期|进度|账|“三公”|污水处理|绩效|补贴|提前|擅自)[^，。；]{0,20})$"
)
"""Those counted and their own affairs: 单位｜结余资金…, 项目｜预算执行率…."""
_HOLDER_ENDS: Final = frozenset(word[-1] for word in words.HOLDERS)
_COMPARED: Final = regex("(?:均|都)?(?:超过|超|突破|达到|达|不足|低于|高于|未达到|未达|不到|居|位居|位列|列|排名)(?:全[国省市区县])?$")
"""What leads from an aspect to the figure that tells which ones are counted: 企业｜营业收入｜超｜百亿元."""
_UNDONE: Final = regex(r"(?:全年|当年|年底前|至今|长期|仍|尚)*(?:未|没有)")
_SHORT_OF: Final = ("未达到", "未达", "超过", "突破", "低于", "高于", "不到", "不足")
"""What tells some of those counted from the others; 达到 tells of all of them."""
_GOING: Final = regex("(?:带头|分别|先后|深入)?(?:(?<![收接])到|赴|深入|走进|前往|进驻)$")
_TEAM: Final = regex("(?:共同)?组成的?(.{2,10})$")
"""由26名律师和9名教师组成的法律顾问团: what those counted make up."""
_DONE_TO: Final = regex(rf"^(?:进行|开展|予以|实施|给予)({LETTER}{{2,4}})$")
"""对2家单位进行约谈: what was done to them."""
_FUNDS: Final = regex(rf"{LETTER}{{0,5}}(?:资金|贷款|债券|补贴|补助)")
_INVESTED: Final = regex("(?:总|计划|概算|估算|完成)投资额?$")
_ON_TOP: Final = regex("的(?:基础上|同时|情况下|前提下).*$")
"""在完成农房加固1018户的基础上: no part of what is counted."""
_LONGEST_PROJECT: Final = 16
_LATER_PART: Final = regex(r"(?<=.{6})(?:、|以及|和|及|与|并)")
_SO_THAT: Final = ("让", "使", "令", "充实", "壮大")
"""事项让两地群众少跑路: what comes of it does not tell which ones they are."""
_LEAD_FILL: Final = regex(r"^(?:对|为(?!民)|向|给|在(?![建校册编岗线园押外职读])|将|把|从|由|让|使|以|就|针对|围绕)")


def right_noun(place: Place, core: str) -> str:
    """Return what the figure counts, when that stands behind it."""
    right = place.right
    quantity = place.quantity
    if quantity.form == "step" or not right or _LANDMARK.match(right) or _ARRIVING.match(right) or right[0] in "以，":
        return ""
    if place.left.endswith("按") or (quantity.family == "amount" and right[0] == "的" and core):
        return ""  # 赤字率按3%安排
    if quantity.form == "percent" and right[0] == "的":
        right = right[1:]
    among = AMONG.match(right) if place.runs_into else None
    if among:
        return among.group(1) or among.group(3)
    whole = right.lstrip("的")
    if quantity.family == "count" and place.runs_into and whole.endswith(_SHORT_OF) and split_holder(whole, ahead=True)[0]:
        return whole
    right = _cleared(right.lstrip("的"), place, core)
    single = right in ("村", "县", "镇", "乡", "市", "区") and (not place.runs_into or place.right != right)
    if single and place.runs_into:
        return right
    if (len(right) < 2 and not single) or _is_statement(right, core):
        return ""
    if quantity.family == "count" and split_holder(right, ahead=place.runs_into)[0]:
        return right
    if quantity.family == "amount" and core:
        if _UNDONE.match(right) or right.startswith(("应", "需", "须", "均")):
            return ""
        funds = _FUNDS.match(right)
        if funds and place.runs_into:
            return funds.group()
    attributed = quantity.family == "count" and place.left.endswith("的")
    ended = core.endswith(("和", "与", "及", "等")) or attributed
    ended = ended or (place.runs_into and quantity.family == "count" and _WHOLE.search(place.right) is not None)
    taken = place.runs_into and not ended and len(phrases.take_apart(core).thing) >= 2
    return "" if taken else right


def _cleared(right: str, place: Place, core: str) -> str:
    """Return the words behind a figure without what only leads on: to the next figure, to what was done meanwhile."""
    right = (TAIL_FILL if place.runs_into else _JOINT).sub("", right).removesuffix("中").removesuffix("涉及")
    right = _ON_TOP.sub("", right)
    if not core and place.quantity.unit in ("人", "名", "户") and phrases.starts_with(right, "ADVERBS"):
        right = phrases.strip_adverbs(right)
    done = phrases.ends_with(right, "OUTCOMES") if place.quantity.family == "count" and place.runs_into else ""
    right = right.removesuffix(done).removesuffix("已") if done and len(right) - len(done) > 2 else right
    return right.removeprefix("至今") if len(right) > 4 else right


def invested(place: Place, core: str) -> str:
    """Return `core` with the project that stands behind its money: 引进总投资｜21亿元的｜锂盐项目 → 锂盐项目总投资."""
    match = _INVESTED.search(core) if place.quantity.family == "amount" else None
    project = place.right.removeprefix("的") if place.right.startswith("的") else ""
    if match is None or not project.endswith(("项目", "工程")):
        return core
    return (project if len(project) <= _LONGEST_PROJECT else core[: match.start()] + project[-2:]) + match.group()


def split_holder(right: str, *, ahead: bool = False) -> tuple[str, str]:
    """Return those who are counted and their own affairs, 项目｜预算执行率低于…, 重点区域｜环境面貌显著提升; nothing where it is one noun.

    `ahead`: a figure stands right behind, so that a measure alone may end it: 断面｜水质优良比例 100%.
    """
    match = _HOLDER.match(right)
    if match:
        return match.group(1), match.group(2)
    for at in range(2, min(len(right) - 2, 14)):
        if right[at - 1] not in _HOLDER_ENDS or right[at] in "的和与、" or not phrases.ends_with(right[:at], "HOLDERS"):
            continue
        if len(phrases.ends_with(right[: at + 1], "HOLDERS")) > 1 or right[:at] in ("农村", "乡村"):
            continue  # 区 of 区域; 农村贫困人口
        measured = phrases.ends_with(right[at:], "MEASURE_ENDS") or right.endswith(_TIMES)
        if ahead and measured and not phrases.starts_with(right[at:], "PREDICATES"):
            return right[:at], right[at:]
        aspect, predicate = _split_aspect(right[at:])
        compared = _COMPARED.search(right[at:]) if not predicate else None
        if compared:
            aspect, predicate = right[at : at + compared.start()], compared.group()
        if predicate and len(aspect) >= 2 and (phrases.ends_with(aspect, "MEASURE_ENDS") or phrases.ends_with(aspect, "ASPECTS")):
            return right[:at], right[at:]
    return "", ""


def _split_aspect(text: str) -> tuple[str, str]:
    """述法报告内容｜空泛: what may be good or bad, and how it is; else what `split_predicate` finds."""
    for at in range(2, len(text)):
        if len(phrases.starts_with(text, "PREDICATES", at)) < 2:
            continue
        measured = phrases.ends_with(text[:at], "ASPECTS") or phrases.ends_with(text[:at], "MEASURE_ENDS")
        if measured and not phrases.split_predicate(text[:at])[1]:
            return text[:at], text[at:]
    return phrases.split_predicate(text)


def _is_statement(right: str, core: str) -> bool:
    """Tell whether the words behind the figure go on with the sentence instead of naming what it counts."""
    if not core:
        return False
    word = phrases.starts_with(right, "PREDICATES")
    if not word or not (phrases.take_apart(core).thing or (word == "全部" and phrases.is_word(core, "NOUN_ACTIONS"))):
        return False
    rest = right[len(word) :]
    if len(word) == 1:
        return phrases._opens_predicate("一一" + right, 2, word)
    return not (len(rest) <= 4 and phrases.ends_with(rest, "NOMINAL_TAILS"))


def _of_rank(scene: Scene, right: str) -> str:
    """2个千亿级、11个百亿级产业: the noun stands once, behind the last grade."""
    if scene.index + 1 >= len(scene.places) or not right.endswith(("级", "型", "类", "以上")) or len(right) > 6:
        return right
    following = scene.places[scene.index + 1]
    grade, mark, noun = following.right.partition(right[-1])
    return right + noun if following.joined and mark and len(grade) <= 6 and noun else right


def tell_counted(scene: Scene, action: phrases.Action, core: str, right: str, scope: str | None) -> ToldFigures:
    """打造5个地标; 18个街道全部落实…; 为380个小区引入物业服务."""
    right = _of_rank(scene, right)
    aside = _tell_aside(scene, core, right, scope)
    if aside is not None:
        return aside
    owner = right.partition("的")[0] if "的" in right and scene.quantity.family == "count" else ""
    whose = phrases.ends_with(owner, "HOLDERS") if scene.quantity.unit in ("个", "家", "所") or owner in words.HOLDERS else ""
    if len(owner) >= 2 and whose and len(owner) - len(whose) in (0, 2):
        verb = action.verb or phrases.starts_with(scene.left, "ACTIONS")
        return level_of(verb + owner, owner, verb, scene.quantity, scope)
    holder, rest = split_holder(right, ahead=scene.place.runs_into) if scene.quantity.family == "count" else ("", "")
    if holder:
        return _tell_holder(scene, holder, rest, scope)
    if not core and scene.same_sentence and right[0] != "不" and phrases.starts_with(right, "PREDICATES"):
        before = _counted_before(scene.memory, scene.quantity)
        if not before and scene.quantity.unit in ("人", "名", "位", "人次"):
            return level_of(right, right, "", scene.quantity, scope)
        right = before + right
    if scene.place.runs_into and AMONG.match(scene.place.right):
        return ToldFigures(right + "数", None, thing=right, level=right, scope=scope, counted=right)
    core = core.removesuffix(phrases.ends_with(core, "SCOPES"))
    core = _GOING.sub("", core)
    team = _team_of(scene, right) if scene.left.endswith("由") or scene.place.joined else ""
    if team:
        member = _TEAM.sub("", right) or right
        return level_of(team + member, member, "", scene.quantity, scope)
    leaning = leans(scene)
    if leaning:
        core, action = "", phrases.Action("", "", "")
    noun, predicate = phrases.split_predicate(right, acting=not core and _is_done_for(scene, leaning=leaning))
    verb = action.verb if not action.thing else ""
    if predicate:
        before = core + "的" if core and scene.left.endswith("的") else _before_noun(scene, core)
        return _tell_doing(scene, before, verb, noun, predicate, scope)
    if core.endswith("等"):
        core, action = "", phrases.Action("", "", "")
    handed_on = _verb_handed_on(scene, leans=leaning) if not core else ""
    if handed_on:
        verb = handed_on
        name = verb + right
    else:
        name = _LEAD_FILL.sub("", (core if verb or len(core) <= (20 if len(right) <= 4 else 12) else action.verb) + right)
    full = name + level_suffix(right, scene.quantity, share=False)
    counted = "" if scene.quantity.unit == "人次" and phrases.starts_with(right, "ACTIONS") else right
    return ToldFigures(full, None, thing=right, level=name, scope=scope, verb=verb, counted=counted)


def _tell_aside(scene: Scene, core: str, right: str, scope: str | None) -> ToldFigures | None:
    """幼儿园173所（81所民办）: a kind of those before; 交由65家单位承办: by whom it is done; 28项指标中，21项提前完成: some."""
    if phrases.is_word(right, "GRADES") and not core and scene.same_sentence and scene.place.left.endswith("（"):
        kernel = scene.memory.told[-1].thing
        return level_of(right + kernel, kernel, "", scene.quantity, scope)
    if right.startswith("属于") and scene.same_sentence and scene.memory.told[-1].thing:
        kernel = scene.memory.told[-1].thing
        return level_of(f"{right[2:]}的{kernel}", kernel, "", scene.quantity, scope)
    deed = phrases.ends_with(right, "ACTIONS") if scene.left.endswith("由") else ""
    noun = right.removesuffix(deed)
    if deed and len(noun) > 1:
        return level_of((deed if not phrases.starts_with(noun, "ACTIONS") else "") + noun, noun, deed, scene.quantity, scope)
    whole = _whole_of(scene) if not core and scene.quantity.family == "count" else ""
    doing = TAIL_FILL.sub("", FILL_HEAD.sub("", right))
    doing = doing[2:] if len(doing) > 4 and doing[:2] in whole else doing
    return level_of(whole if doing in whole else f"{doing}的{whole}", whole, "", scene.quantity, scope) if whole else None


def _whole_of(scene: Scene) -> str:
    """28项指标中，21项提前完成，5项达到预期: those of whom some are told, where the sentence says 中."""
    for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True):
        if place.sentence != scene.place.sentence or place.quantity.unit != scene.quantity.unit:
            return ""
        if place.right.endswith("中") and told.counted and scene.text[place.quantity.end + len(place.right) :][:1] == "，":
            return told.counted
    return ""


def _team_of(scene: Scene, right: str) -> str:
    """Return what those counted make up, which stands behind the last of them."""
    rights = [right, *(place.right for place in scene.places[scene.index + 1 : scene.index + 4] if place.joined)]
    found = next((match for match in map(_TEAM.search, rights) if match), None)
    return found.group(1) if found else ""


def _is_done_for(scene: Scene, *, leaning: bool) -> bool:
    """为30名群众…, and what a list goes on with: what stands behind is done for them."""
    if leaning:
        return scene.text.startswith(("为", "给", "向", "对"), scene.place.clause_start)
    return scene.left.endswith(("为", "给", "向", "对"))


def _tell_holder(scene: Scene, noun: str, rest: str, scope: str | None) -> ToldFigures:
    """16个项目执行率不足50%: those counted, and what is said of them."""
    compared = scene.place.runs_into and (_COMPARED.search(rest) or scene.figure_ahead.startswith(("超", "不足", "近", "逾")))
    ahead = scene.figure_ahead if scene.place.runs_into and (compared or rest.endswith("率")) else ""
    doing = FILL_HEAD.sub("", rest + ahead if compared else TAIL_FILL.sub("", rest) + ahead)
    deed = not scene.place.runs_into or phrases.split_predicate(rest)[1]
    tells = ahead or (deed and 4 <= len(doing) <= 14)
    name = f"{doing}的{noun}" if tells else noun
    return ToldFigures(name + level_suffix(noun, scene.quantity, share=False), None, thing=noun, level=noun, scope=scope, counted=noun)


def _tell_doing(scene: Scene, before: str, verb: str, noun: str, predicate: str, scope: str | None) -> ToldFigures:
    """The noun does something: that tells which ones are counted, here and in the list that leads here."""
    noun = noun.removesuffix("中") if scene.left.endswith("在") else noun
    deed = _DONE_TO.match(predicate) if scene.left.endswith("对") else None
    deed = None if deed and phrases.ends_with(deed.group(1), "EVENTS") else deed
    name, thing = (deed.group(1) + noun, noun) if deed else _with_predicate(before, verb, noun, predicate + scene.rank_ahead)
    previous = scene.previous
    if previous is not None and leans(scene):
        suffix = level_suffix(previous.thing, scene.memory.places[-1].quantity, share=False)
        if previous.name == previous.thing + suffix:
            previous.name = _with_predicate("", "", previous.thing, predicate)[0] + suffix
    full = name + level_suffix(noun, scene.quantity, share=False)
    return ToldFigures(full, None, thing=thing, level=name, scope=scope, verb=verb, counted=noun)


def _before_noun(scene: Scene, core: str) -> str:
    before = _LEAD_FILL.sub("", core)
    before = before.removesuffix(phrases.ends_with(before, "SCOPES")).removesuffix("仍").removesuffix("尚")
    used = scene.previous is not None and scene.place.joined and scene.memory.places[-1].runs_into and scene.previous.thing
    return "" if used or phrases.is_word(before, "PIVOTS") else before


def _verb_handed_on(scene: Scene, *, leans: bool) -> str:
    """新建3所学校、5个公园: the verb stands once."""
    if not scene.place.joined or not scene.same_sentence or scene.previous is None:
        return ""
    return scene.previous.verb if leans or scene.place.left[:1] in "、和与及" else ""


def leans(scene: Scene) -> bool:
    """打造6个地标和4个街区: what stands before the figure is the noun of the one before."""
    previous = scene.previous
    if previous is None or not previous.counted or not scene.place.joined:
        return False
    own = scene.place.left.removeprefix(scene.memory.places[-1].right)
    if not own and scene.place.left == previous.counted and scene.quantity.family == "count":
        return scene.memory.places[-1].runs_into
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
    by_means = doing[:1] == "以" or (len(doing) > 8 and doing[0] in "对用按")
    if len(doing) > 20:
        doing = _LATER_PART.split(doing, maxsplit=1)[0][:24]
    action = phrases.take_apart(doing)
    thing = action.thing if action.verb and len(action.thing) >= 2 else noun
    built = noun.endswith(("项目", "工程")) and doing.startswith("建设")
    if len(doing) < 2 or built or by_means or doing.startswith(_SO_THAT):
        return (before or verb) + noun, noun
    if verb and not phrases.is_word(verb, "PIVOTS"):
        return verb + noun + doing, noun
    lead = before if before and not verb and len(before) <= 8 else ""
    if before.endswith("的") and 4 <= len(before) <= 16:
        return before[:-1] + noun, before[:-1] + noun
    return f"{doing}的{lead}{noun}", thing

"""The name of a level: what the clause says of it, with what it leaves out."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.clauses import Place
from convert.indicators.counted import invested, leans, right_noun, split_holder, tell_counted
from convert.indicators.deeds import tell_deed, tell_spent
from convert.indicators.ellipsis import tell_elliptical
from convert.indicators.lexicon import words_data as words
from convert.indicators.owners import (
    ACCOUNT,
    TAIL_FILL,
    TOTALS,
    balance_of,
    clean,
    earlier_clause,
    has_figure,
    is_bare,
    topic_of,
    with_owner,
)
from convert.indicators.shares import tell_benchmark, tell_part, tell_proportion, tell_share
from convert.indicators.told import Memory, Scene, ToldFigures, find_proportion, level_of
from convert.indicators.topics import fund_before
from convert.patterns import regex
from convert.text.characters import LETTER

_AFTER_NUMBER: Final = regex(r"^.*\d[^、\d]{0,12}、")
_CONTRIBUTION: Final = regex(r"^[，,]?(?:其)?(对[^，。；]{2,12}(?:的)?贡献率)(?:约|近|超)?(?:为|达|达到|是|约为|超过)?(?:约|近|超)?$")
_MEANS: Final = "通围聚依针采利运借结按根对紧抓立以用"
"""How words for means begin: 通过, 围绕, 聚焦."""
_LEAST_DEED: Final = 4
_REST: Final = ("其余", "剩余", "余下", "其他")
_SHARED_MEASURE: Final = regex(
    r"(?:总?产量|床位|播种面积|种植面积|造林面积|销售面积|竣工面积|施工面积|面积|周转量|发电量|用电量|销售量|销量|里程|用水量|供水量|吞吐量|货运量|客运量)$"
)
_AMONG_THEM: Final = regex(
    rf"^(?:[、，]|其中)?(?:抽查的|这些|被抽查的)?((?:{LETTER}|[（）、“”]){{2,12}}?)(?:中|里)(?:，)?(?:有|仍有|还有|尚有)?$"
)
"""9件败诉案件中有6件系程序违法所致: some of those counted before."""
_COMPUTED: Final = regex(r"按[^，。；]{2,20}(?:计算|折算|换算)")
"""按年平均汇率计算为2865美元: the same in another unit."""
_BY_WHOM: Final = regex("((?:法院|检察院|行政机关|公安机关|被建议单位)(?:同期)?)((?:采纳|改判|支持)率)")
"""提出检察建议14件，法院同期采纳率86%: by whom."""
_LAST_YEAR: Final = ("上年", "去年", "上年同期", "去年同期")
_SHARE_OF: Final = regex(r"[^占]{2,30}占(?![比地用道])[^占]{2,20}(?<![率度])(?<!比重|比例|份额|占比)")
"""税收收入占财政总收入81%: it is the share."""
_OUT_OF: Final = regex(r"(?:提出|建议|决定|同意)?将其中")
"""将其中5件列为议案: some of those told before."""
_DEED_HEAD: Final = regex("^(?:为|系|是|的|已|均)")
_REACHING: Final = regex("^(?:已|均)*(?:扩大|推广|拓展|延伸|覆盖|推行)到(全[国省市区县])?的?$")
"""已扩大到全国86%的县: what covers them stands in the clause before."""
_FULFILS: Final = regex(r"完成(?:年度|年初|调整|全年)?(?:预算|计划|目标|任务)数?")
_SHARED_MONEY: Final = regex(r"(?:实现利润|利润|增加值|总?产值|保费收入|营业收入|销售额|零售额|投资)$")
_EACH_DAY: Final = regex("(?:^|[，共已累计全年前])(日均|月均|年均|周均|户均|村均|校均|亩均|每年|每月|每天|每日|每周)")
_HALVES: Final = ("男生", "女生", "男性", "女性", "城镇", "农村", "城市", "乡村", "男", "女")
_RANKS: Final = ("国家级", "省级", "市级", "县级", "区级")
_STAGES: Final = (*_HALVES, *_RANKS, "小学", "初中", "高中", "中学", "幼儿园")
_MEMBERS: Final = frozenset((
    "招生", "在校生", "在校学生", "毕业生", "教职工", "教职工人数", "专任教师", "在园幼儿", "卫生技术人员", "注册护士"))
_INSTITUTIONS: Final = ("学校", "院校", "高校", "大学", "学院", "中学", "小学", "初中", "高中", "幼儿园", "教育", "医院", "卫生院", "机构")
_LEAST_STAGE: Final = 3
_CLASSES: Final = ("类", "组", "部分", "学段", "方面")
_THESE: Final = regex(rf"(?:这些|上述|以上|全部|所有)({LETTER}{{2,4}})中[，、]")
_LONGEST_KERNEL: Final = 8
_ANSWERED: Final = ("的", "的有", "的共")
_PROPOSALS: Final = ("建议", "提案", "议案", "问题", "事项")
_KINDS: Final = ("企业", "业务", "业", "单位", "部门", "地区", "类", "住宅", "城镇", "乡村", "农村")
_SHORTFALLS: Final = ("减收", "增收", "短收", "超收", "增支", "减支", "短支", "超支")
_SPREAD: Final = regex("平均|最[高低]的?|个别(?:地方|地区|乡镇|村|单位)|部分(?:地方|地区|乡镇|村|单位)")
_LOW: Final = regex("([^，。；、.]{2,12}(?:率|度|比例|比重))(?:仍然?)?(?:偏|较|不|还)?(?:低|高|足|大)，")
"""收缴率低，平均仅为67%: what is low."""
_COLLECTORS: Final = ("税务部门", "财政部门", "国税部门", "地税部门", "税务局", "财政局")
"""Who collects: 税务部门完成1.4亿元 of the revenue told before."""
_SHORT_NAME: Final = 8
_BALANCES: Final = ("余额", "存款", "贷款")
_OPPOSITES: Final = (("收入", "支出"), ("支出", "收入"), ("出口", "进口"), ("进口", "出口"))


def tell_level(scene: Scene) -> ToldFigures:
    """Return the level named by its clause: a share, a measure, a noun behind it, or what the clause leans on."""
    benchmark = tell_benchmark(scene)
    if benchmark is not None:
        return benchmark
    core, scope = clean(scene.left)
    if core and (leans(scene) or _COMPUTED.fullmatch(core) or _OUT_OF.fullmatch(core)):
        core = ""
    stage = _tell_stage(scene, core, scope) or _tell_member(scene, core, scope)
    if stage is not None:
        return stage
    right = right_noun(scene.place, core) or _said_of_both(scene, core)
    core = invested(scene.place, core)
    core = phrases.after_funds(core) if right else core
    if right and core.endswith(("和", "与", "及")):
        core = ""
    core = phrases.shorten(_without_means(core)) if core else core
    core = _AFTER_NUMBER.sub("", core) if "、" in core else core
    base = phrases.take_base(phrases.strip_tail(phrases.strip_head(scene.left)))[1] if not core else ""
    if base and scene.left.rstrip("的").endswith(base):
        return _tell_base(scene, base)
    special = _tell_contribution(scene) or tell_spent(scene, core) or (
        _tell_class(scene, core) or _tell_answered(scene, core, scope) or _tell_part_of(scene, core) if not right else None)
    if special is not None:
        return special
    some = _tell_some(scene, core, right, scope)
    if some is not None:
        return some
    told = _tell_rate(scene, core, right, scope)
    if told is None and not right:
        told = _tell_leaning(scene, core, scope)
    if told is not None:
        return told
    if not right and core.endswith("率"):
        core = _rate_urged(core)
    action = phrases.take_apart(core) if core else phrases.Action("", "", "")
    if right:
        return _on_average(scene, tell_counted(scene, action, core, right, scope))
    return _on_average(scene, tell_elliptical(scene, core, action, scope) or tell_deed(scene, core, action, scope))


def _without_means(core: str) -> str:
    """通过听证会等形式征求意见: how it was done goes, unless the deed says too little without it (审结案件)."""
    rest = phrases.after_means(core) if core[0] in _MEANS else core
    return core if len(rest) <= _LEAST_DEED and len(core) <= phrases.SHORT else rest


def _rate_urged(core: str) -> str:
    """推动服务时间达标率达到95%: what is done about a rate is no part of it."""
    verb = phrases.starts_with(core, "PIVOTS")
    return core[len(verb) :] if verb and len(core) - len(verb) > 4 and not phrases.is_noun_start(core, verb) else core


def _on_average(scene: Scene, told: ToldFigures) -> ToldFigures:
    """日均服务旅客3200人次: a figure a day is not one of the year."""
    average = _EACH_DAY.search(scene.left) if "均" in scene.left or "每" in scene.left else None
    if average and average.group(1) not in told.name and "均" not in told.name:
        told.name = average.group(1) + told.name
    return told


def _tell_stage(scene: Scene, core: str, scope: str | None) -> ToldFigures | None:
    """人均图书小学25册、初中38册: one measure of several stages or halves."""
    if not core.endswith(_STAGES):
        return None
    own = next(stage for stage in _STAGES if core.endswith(stage))
    previous = scene.previous
    if core == own and previous is not None and scene.same_sentence and previous.staged:
        told = level_of(previous.verb + own + previous.thing, previous.thing, previous.verb, scene.quantity, scope)
        told.staged = True
        return told
    following = scene.places[scene.index + 1] if scene.index + 1 < len(scene.places) else None
    other = following.left.removesuffix("各") if following is not None and following.joined else ""
    listed = other[:1] in ("、", "和") and other[1:] in _STAGES
    measure = core[: -len(own)]
    verb = phrases.starts_with(measure, "ACTIONS")
    if not listed or len(measure) - len(verb) < 3 or (verb and own not in _RANKS) or measure[-1] in "的和与及、":
        return None
    measure = measure[len(verb) :]
    told = level_of(verb + own + measure, measure, verb, scene.quantity, scope)
    told.staged = True
    return told


def _tell_member(scene: Scene, core: str, scope: str | None) -> ToldFigures | None:
    """本科院校1所，招生3186人，在校学生10210人: whose they are."""
    if core not in _MEMBERS or (scene.previous is not None and scene.previous.name.startswith("每")):
        return None
    for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True):
        if place.sentence != scene.place.sentence or "；" in scene.text[place.quantity.end : scene.quantity.start]:
            return None
        level = told.level.removesuffix("数").removesuffix("人")
        member = next((one for one in _MEMBERS if level.endswith(one) and len(level) - len(one) >= _LEAST_STAGE), "")
        if member and core != member and not phrases.starts_with(level, "ACTIONS") and not place.joined:
            return level_of(level.removesuffix(member) + core, told.thing, "", scene.quantity, scope)
        aside = "（其中" in scene.text[place.clause_start : place.quantity.start]
        if told.thing.endswith(_INSTITUTIONS) and place.quantity.unit in ("所", "个", "家") and not aside:
            if scene.text[: place.quantity.start].endswith("其中" + told.thing) and scene.text[place.clause_start - 1] == "，":
                return None
            whose = told.thing if phrases.starts_with(told.level, "ACTIONS") else told.level
            return level_of(whose + core, told.thing, "", scene.quantity, scope)
    return None


def _said_of_both(scene: Scene, core: str) -> str:
    """14035户25559人享受低保: what is true of the households stands behind the people."""
    following = scene.places[scene.index + 1] if scene.index + 1 < len(scene.places) else None
    if following is None or following.quantity.start != scene.quantity.end or following.quantity.unit not in ("人", "人次"):
        return ""
    alone = not core or core == "造成" or scene.left.endswith(("为", "给", "对", "向"))
    return TAIL_FILL.sub("", following.right) if alone and scene.quantity.family == "count" else ""


def _tell_some(scene: Scene, core: str, right: str, scope: str | None) -> ToldFigures | None:
    """其余2个; 9件败诉案件中有6件系程序违法所致; 问题应整改218个: some of the things told, by what is true of them."""
    level = scene.memory.last_level() if core in _REST and scene.same_sentence else None
    if level is not None and level.unit == scene.quantity.unit and (level.thing or level.counted):
        return level_of(core + (level.thing or level.counted), level.thing, "", scene.quantity, scope or level.scope)
    after = scene.place.right
    some = "有" in scene.left[-3:] or (scene.place.joined and scene.left.endswith("中"))
    among = _AMONG_THEM.match(scene.left) if after and some and scene.quantity.family == "count" else None
    if among:
        after += scene.figure_ahead
        after = after[2:] if len(after) > 4 and after[:2] in among.group(1) else after
        return level_of(f"{_DEED_HEAD.sub('', after)}的{among.group(1)}", among.group(1), "", scene.quantity, scope)
    due = phrases.take_due(core) if not right else None
    return level_of(due.verb + due.thing, due.thing, due.verb, scene.quantity, scope) if due else None


def _tell_account(scene: Scene, core: str, scope: str | None) -> ToldFigures | None:
    """收入年初预算32亿元，调整预算30亿元，完成预算86%: further figures of one account."""
    share = scene.quantity.form in ("percent", "tenths")
    if not (_FULFILS.fullmatch(core) if share else ACCOUNT.fullmatch(core)):
        return None
    level = scene.memory.last_level()
    if level is None or level.growth is not None or level.side or level.sentence != scene.place.sentence[0]:
        return None
    owner = level.level if share else ACCOUNT.sub("", level.level)
    told = level_of(owner + core + ("比例" if share else ""), level.thing, "", scene.quantity, scope or level.scope)
    told.side = share
    return told


def _tell_contribution(scene: Scene) -> ToldFigures | None:
    """对经济增长的贡献率为48.6%: of what was told before."""
    match = _CONTRIBUTION.match(scene.left) if "贡献率" in scene.left else None
    level = scene.memory.last_level() if match and scene.same_sentence else None
    if match is None or (level is None and scene.previous is None):
        return None
    owner = scene.previous if scene.previous and scene.previous.growth and not scene.previous.side else level
    if owner is None or not owner.level:
        return None
    name = owner.level + match.group(1)
    return ToldFigures(name, None, thing=owner.level, level=owner.level, scope=owner.scope, side=True)


def _tell_part_of(scene: Scene, core: str) -> ToldFigures | None:
    """产量98万吨，其中夏粮38万吨、秋粮60万吨: the parts are measured as the whole is."""
    if not core or not scene.same_sentence or len(core) > 12 or phrases.ends_with(core, "MEASURE_ENDS"):
        return None
    for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True):
        if place.sentence != scene.place.sentence or told.growth is not None:
            continue
        graded = _graded(scene, core, told, place)
        if graded:
            return level_of(graded, graded, "", scene.quantity, told.scope)
        if scene.quantity.form == place.quantity.form == "percent" and core in _HALVES and not told.partial:
            part = level_of(core + told.level, core, "", scene.quantity, told.scope)
            part.partial = True
            return part
        if core.endswith(_CLASSES) and place.quantity.unit == scene.quantity.unit and not told.partial:
            if told.thing.endswith(_CLASSES):
                return None
            part = level_of(core + told.level, core, "", scene.quantity, told.scope)
            part.partial = True
            return part
        measure = _SHARED_MEASURE.search(told.level.removesuffix("数"))
        if measure is None and core.endswith(_KINDS):
            measure = _SHARED_MONEY.search(told.level)
        if place.quantity.unit != scene.quantity.unit or measure is None:
            continue
        if "其中" not in scene.text[place.quantity.end : scene.quantity.start] and not told.partial:
            return None
        if core == measure.group():
            return None
        whole = core + (measure.group()[-1] if core.endswith(measure.group()[:-1]) else measure.group())
        part = level_of(whole, core, "", scene.quantity, told.scope)
        part.partial = True
        return part
    return None


def _tell_class(scene: Scene, core: str) -> ToldFigures | None:
    """收到提案464件，其中委员提案415件。按类别分，经济建设类126件: classes of what was counted, whatever stands between."""
    if scene.quantity.family != "count" or not 3 <= len(core) <= 12 or not core.endswith(_CLASSES):
        return None
    among = _THESE.search(scene.text, scene.place.sentence[0], scene.quantity.start)
    whole = among.group(1) if among else _largest(scene)
    if not whole:
        return None
    told = level_of(core + whole, core, "", scene.quantity, None)
    told.partial = True
    return told


def _tell_answered(scene: Scene, core: str, scope: str | None) -> ToldFigures | None:
    """收到建议128件。正在解决的（B类）38件: those told before, by how far they are."""
    if scene.quantity.family != "count" or not core or not scene.left.endswith(_ANSWERED) or phrases.starts_with(core, "LEADS"):
        return None
    whole = _largest(scene)
    if not whole or not whole.endswith(_PROPOSALS) or whole in core:
        return None
    told = level_of(f"{core}的{whole}", f"{core}的{whole}", "", scene.quantity, scope)
    told.partial = True
    return told


def _largest(scene: Scene) -> str:
    """Return what the largest count of this unit counts, told shortly before; nothing where a class is it."""
    counted = [(place.quantity.value, told) for told, place in zip(scene.memory.told[-16:], scene.memory.places[-16:], strict=True)
               if told.growth is None and not told.side and place.quantity.unit == scene.quantity.unit and place.quantity.form == "plain"]
    if not counted:
        return ""
    value, told = max(counted, key=lambda each: each[0])
    kernel = (told.counted or told.thing or told.level).rpartition("的")[2]
    return kernel if value > scene.quantity.value and 2 <= len(kernel) <= _LONGEST_KERNEL and not kernel.endswith(_CLASSES) else ""


def _graded(scene: Scene, core: str, told: ToldFigures, place: Place) -> str:
    """有线电视用户5.5万户，其中农村用户2.8万户: a part that says again what the whole ends with."""
    grade = phrases.starts_with(core, "GRADES") if "其中" in scene.place.left else ""
    rest = core[len(grade) :]
    said = len(rest) > 1 and told.thing.endswith(rest) and len(told.thing) > len(rest) and place.quantity.unit == scene.quantity.unit
    own = phrases.starts_with(told.thing, "GRADES") or phrases.starts_with(told.thing, "PREDICATES")
    if not grade or not said or own or not scene.text[: scene.quantity.start].endswith("其中" + core):
        return ""
    return grade + told.thing


def _tell_base(scene: Scene, base: str) -> ToldFigures:
    """比上年决算数14.9亿元增长3%: what the level is compared with is a level too."""
    level = scene.memory.last_level() if scene.same_sentence else None
    own = base[1:].removesuffix("的")
    own = own + "数" if own in _LAST_YEAR else own
    owner = ACCOUNT.sub("", level.level) if level else ""
    told = level_of(owner + own, level.thing if level else own, "", scene.quantity, level.scope if level else None)
    told.side = True
    return told


def _tell_rate(scene: Scene, core: str, right: str, scope: str | None) -> ToldFigures | None:
    """A share of something, a measure of a balance, or a bare measure of what was spoken of."""
    whose = balance_of(core, scene) if not right else ""
    if whose:
        return level_of(whose + core, whose, "", scene.quantity, scope)
    of = find_proportion(phrases.moved(scene.left.rstrip("约近超")))
    share = scene.quantity.form in ("percent", "tenths", "fraction")
    if of and not right and (share or scene.quantity.unit == "倍"):
        return tell_proportion(scene, of)
    if share and (core.endswith("占") or core.startswith("占") or _SHARE_OF.fullmatch(core)):
        return tell_share(scene, core, scope)
    if share and right:
        reached = _REACHING.match(core)
        topic = topic_of(earlier_clause(scene)) if reached else ""
        if topic:
            return level_of(f"{topic}覆盖{right}占比", topic, "", scene.quantity, reached.group(1) or scope if reached else scope)
        holder, rest = split_holder(scene.place.right, ahead=True) if scene.place.runs_into and not core else ("", "")
        if holder:
            return level_of(f"{rest}{scene.figure_ahead}的{holder}占比", holder, "", scene.quantity, scope)
        return tell_part(core, right, scope)
    by_whom = _BY_WHOM.fullmatch(core) if not right and scene.same_sentence else None
    matter = with_owner(by_whom.group(2), scene).removesuffix(by_whom.group(2)) if by_whom else ""
    if matter:
        return level_of(matter + core, matter, "", scene.quantity, scope)
    if right or not is_bare(core) or (
        scene.quantity.family == "count" and core not in TOTALS and core not in words.COUNT_MEASURES
    ):
        return None
    whole = with_owner(core, scene)
    thing = whole.removesuffix(core) or (core if share else "")
    return level_of(whole, thing, "", scene.quantity, scope)


def _tell_leaning(scene: Scene, core: str, scope: str | None) -> ToldFigures | None:
    """No words of its own, or the other side of an account."""
    fund = fund_before(scene) if phrases.is_word(core, "FUND_ITEMS") else ""
    if fund:
        return level_of(fund + core, fund + core, "", scene.quantity, scope)
    account = _tell_account(scene, core, scope) if core and scene.same_sentence else None
    if account is not None:
        return account
    if core.endswith(_COLLECTORS) and len(core) <= _SHORT_NAME and scene.quantity.family == "amount":
        collected = next((told for told in reversed(scene.memory.told[-8:])
                          if (told.thing or told.level).endswith("收入") and not any(one in told.level for one in _COLLECTORS)), None)
        done = next((verb for verb in ("完成", "征收", "组织") if scene.left.rstrip("约近超").endswith(verb)), "")
        if collected is not None and done:
            return level_of(core + done + (collected.thing or collected.level), core, done, scene.quantity, scope)
    level = scene.memory.last_level() if scene.same_sentence else None
    added = core == "新增" and scene.quantity.family == "amount" and level is not None and level.level.endswith(_BALANCES)
    if (core in _SHORTFALLS or added) and scene.same_sentence:
        owner = level.level if level and level.growth is None and not level.side else ""
        return level_of(owner + core + "额", owner or core, core, scene.quantity, scope)
    spread = _SPREAD.fullmatch(core) if scene.quantity.form == "percent" else None
    low = _LOW.findall(scene.text, scene.place.sentence[0], scene.place.clause_start) if spread else ()
    if low:
        return level_of(low[-1] + core, low[-1], "", scene.quantity, scope)
    if not core or _is_change_word(core):
        return _tell_carried(scene, scope)
    opposite = _opposite(core, scene.memory)
    return level_of(opposite, opposite, "", scene.quantity, scope) if opposite else None


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


def _tell_carried(scene: Scene, scope: str | None) -> ToldFigures:
    """19件46人; 保持100%: nothing of its own, so it is what was spoken of."""
    told = scene.memory.told[-1] if scene.memory.told else None
    before = earlier_clause(scene)
    if told is not None and scene.same_sentence and (scene.place.joined or has_figure(scene) or not before):
        base = told.level or told.name
        if told.growth is None and scene.memory.places[-1].quantity.unit != scene.quantity.unit:
            base = base.removesuffix("数")
        return level_of(base, told.thing, told.verb, scene.quantity, scope or told.scope)
    if before:
        topic = topic_of(before)
        if topic:
            return level_of(topic, topic, "", scene.quantity, scope)
    if told is not None:
        return level_of(told.level or told.name, told.thing, "", scene.quantity, scope or told.scope, "indicator-name-far")
    return ToldFigures("", None, doubt="indicator-name-missing", scope=scope)

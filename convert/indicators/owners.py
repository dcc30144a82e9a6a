"""Whose measure it is: names that lean on the clause or the figure before."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.lexicon import words_data as words
from convert.indicators.told import Scene, ToldFigures
from convert.indicators.topics import subject_of, without_institution
from convert.patterns import regex
from convert.text.characters import LETTER
from convert.text.ordinals import read_ordinal

FILL_HEAD: Final = regex(r"^(?:全部|均|都|已经|已|分别|基本|全面|共|还|顺利|成功|显著|明显|持续|不断|有序|稳步|积极|如期)+")
_INNER_VERB: Final = regex(
    rf"(?:(?<={LETTER}{{2}})(?:实现|完成|达成)|^(?:共|累计)?完成(?=.{{3}}))(?=[^、，]{{2,}}(?:率|额|值|收入|支出|投资|产量|业务总量|周转量|"
    r"吞吐量|利润|税收)$)"
)
_TO_WHOM: Final = regex(r"(?:^|(?<=[，、]))向社会(?:各界|公众)?(?=公告|公布|公开|公示|发布|征集|提供|投放|购买)")
"""向社会公告审计结果130份: to whom is no part of what."""
_RECKONED: Final = regex("^(?:按[^，。；]{2,8}计算的?|不含|不包括)(?=[^，。；]{4,})")
"""按常住人口计算人均生产总值, 不含高速公路: how it is reckoned is no part of the name."""
_TREATED: Final = regex(
    rf"对(?:{LETTER}{{2,10}}的)?({LETTER}{{2,8}}?)(?:进行|开展|作)了?(?:认真|全面|逐件|严格)?"
    r"(?:审查|审核|审议|检查|分析|梳理|核查|排查|审理|评查)$")
"""委员会对收到的提案进行认真审查，立案378件: what was looked at."""
_DATED: Final = regex(r"[对在将为](?=(?:19|20)\d\d年)")
_JOINTS: Final = regex("[和与、]|及(?![时格])")
_VIEW: Final = regex(r"(?:其中)?(?:分|从|按|就)[^，。；]{1,12}(?:看|来看|来讲|分)$")
_COMPARISON: Final = regex(r"[^，。；]{0,4}(?:与|同|和|比|较|按)[^，。；]{2,16}(?:相比|比较|计算|口径|同期)$")
ACCOUNT: Final = regex(r"(?:实际完成数|实际支出|上年决算数|预算数|决算数|执行数|计划数|目标数|调整预算|年初预算|预算)$")
"""What an account says of itself at its end; beside 实际支出 and 上年决算数 it is left out."""
TOTALS: Final = ("总量", "总数", "数量", "总规模", "累计总量")
_WHOLE_RATES: Final = ("失业率", "药占比", "债务率", "年住院率", "住院率", "离婚率", "结婚率", "出生率", "死亡率",
                      "不捕率", "不诉率", "上诉率")
"""Rates that are names as they stand."""
_BALANCES: Final = ("资产总额", "负债总额", "资本权益总额", "资本及权益总额", "所有者权益总额", "所有者权益", "净资产", "资产负债率")
"""Measures of one balance: 企业资产总额80亿元，负债总额50亿元，平均资产负债率62%."""
_OF_MATTERS: Final = {"采纳": ("建议", "意见", "抗诉"), "整改": ("问题", "隐患"), "改判": ("抗诉",)}
"""What such a rate can be of, whatever is told in between: 提出抗诉12件，改判8件，采纳率…."""
_HEADING_YEAR: Final = regex(r"^(?:(?:19|20)\d\d年(?:度|以来)?|今年|去年|全[省市区县](?!域)|[一二三四五六七八九十]是)")
_HEADING_FRAME: Final = regex(
    r"情况|措施|打算|目标|思想|原则|问题|不足|要求|安排|成效$|概况|回顾|建议|意见|下一步|说明|总体|主要|标题之前|做法|特点|亮点|计划|展望|工作$|稳中"
)
"""Of headings that name a part of the report, no thing."""
_TITLE: Final = regex(
    r"关于(?:(?:19|20)\d\d年(?:度|上半年|第?[一二三四]季度)?)?(.{2,16}?)(?:工作)?(?:的)?(?:进展|开展|完成|落实|实施|执行)?情况的(?:专项)?(?:工作)?(?:报告|汇报|说明)$"
)
_MANY: Final = regex("预算|决算|计划|规划|国民经济|审计|问题|意见|[、和与及，]|^(?:政府|法治|专项|重点|主要|全年|年度)?(?:工作)?$")
"""Titles about so much that no figure without a thing can be told to be of it."""
_POLICY: Final = regex("构建|深化|发展|打造|优化|强化|夯实|激发|坚持|聚焦|围绕|统筹|增强|促进|建强|做强|守牢|筑牢")
"""A topic that begins with one is a sentence of what is to be done."""
_MONEY_OR_RATE: Final = ("率", "收入", "支出", "利润", "产值", "增加值", "指数", "价格")
"""Measures of which another sentence tells no measure."""
_AT_STAKE: Final = ("涉及资金", "涉及金额", "涉案金额")
_LONGEST_OWNER: Final = 24
_SEVERAL: Final = regex("[，,；;、：:]")
_CONJUNCTIONS: Final = "和与及的"
_VAGUE: Final = regex("[数几][十百千万亿]")
"""投入数百万元: no figure, and nothing that others are of."""
_STAGES_OF_WORK: Final = ("验收", "竣工验收", "竣工", "开工", "动工", "投产", "完工")
"""12月竣工验收，总投资48万元: a stage is not what was paid for."""
_EFFORT: Final = regex(
    r"(?:加大|强化|加强|深化)对?([^，。；]{2,18}?)的?(监督|打击|惩治|查处|整治|保护|执法|检查|督查)(?:力度|工作)?$"
)
"""加大对民事裁判的监督力度: what the effort is about."""
_STRENGTHEN: Final = regex("^(?:[一二三四五六七八九十]是)?(?:加强|推进|强化|抓好|加快)(?=.{4,})")
_SOME: Final = regex("^了?(?:一大批|一批|一系列|大量)?")
_THOROUGH: Final = regex("(?:应.尽.[、，]?)+$")
"""文件应改尽改、应废尽废: how thoroughly it was done."""
_BARE_COUNT: Final = regex(r"^(?:[共现]?有)?\d{1,4}(?=[省市区县州旗乡镇村街家户](?!级))")
"""11乡镇财政收入…: a count without unit is no part of a name; 12345热线 is one."""
_EXAMINED: Final = regex("^经(?:过)?(?:认真|严格|初步|逐件|依法)?(?:审查|审核|审议|研究|协商|统计|核算|梳理|评审)$")
"""经审查，立案824件: how it came about, not of what."""
_HELD: Final = ("控制在", "保持在", "稳定在", "维持在")
"""控制在限额58亿元以内: the verb is no part of the measure."""
_DAYS: Final = regex("(?<=.{2})(?:优良)?天$")
_MEASURES: Final = frozenset(words.BARE_MEASURES)
TAIL_FILL: Final = regex(
    r"(?:[、，和与或并的]|(?<!涉)及|所属|下属|(?<![国私所公])有|以及|并且|其中|分别|共|累计|合计|约|近|超|达|达到|为)+$"
)


def clean(left: str) -> tuple[str, str | None]:
    """Return the words before a figure as a name, and the scope they began with."""
    core = _RECKONED.sub("", phrases.moved(_TO_WHOM.sub("", left)))
    core = phrases.strip_head(core[1:] if core[:1] in "对在将为" and _DATED.match(core) else core)
    core, scope = phrases.strip_scope(core)
    if scope is not None:
        core = phrases.strip_head(core)
    if core.startswith("年末") and len(core) > 4:
        rest, scope = phrases.strip_scope(core[2:])
        core = rest.lstrip("共有") if scope or rest.startswith("共有") else rest
    if scope is None:
        stripped = phrases.strip_adverbs(core)
        if stripped != core:
            core, scope = phrases.strip_scope(phrases.strip_head(stripped))
    if core[:1].isdecimal() or core[:1] in "有共现":
        core = _BARE_COUNT.sub("", core)
    if core[:3] in _HELD and len(core) > 4:
        core = core[3:]
    core = phrases.strip_tail(core)
    core = "总" + core[2:] if core.startswith("总的") and len(core) > 3 else core
    core, base = phrases.take_base(core)
    if base:
        core = phrases.strip_tail(core)
    return (_INNER_VERB.sub("", core) if "成" in core or "实现" in core else core), scope


def is_bare(core: str) -> bool:
    """Tell whether `core` is a measure that says nothing without its owner: 通过率, 满意度和办结率."""
    if core in _MEASURES:
        return True
    if len(core.removeprefix("按期").removeprefix("按时")) <= 4 and core.endswith("率"):
        return True
    parts = _JOINTS.split(core)
    return len(parts) > 1 and all(len(part) <= 5 and part.endswith(("率", "度", "额", "量")) for part in parts)


def balance_of(core: str, scene: Scene) -> str:
    """Return whose balance the measure `core` is of, 企业资产总额80亿元、负债总额50亿元; nothing for another measure."""
    told = scene.memory.told[-1] if scene.same_sentence and core.removeprefix("国有").removeprefix("平均") in _BALANCES else None
    if told is None or told.growth is not None:
        return ""
    measure = next((one for one in _BALANCES if told.level.endswith(one)), "")
    return told.level.removesuffix(measure).removesuffix("平均").removesuffix("国有") if measure else ""


def with_owner(core: str, scene: Scene) -> str:
    """Return a bare measure with the thing it measures."""
    told = scene.memory.told[-1] if scene.memory.told else None
    if told is not None and told.growth is not None and core in words.GROWTH_NOUNS:
        return told.level + core
    if core in TOTALS and told is not None and told.growth is None and told.unit != scene.quantity.unit:
        return core
    owner = _owner(core, scene, told)
    if core.startswith("实际"):
        owner = ACCOUNT.sub("", owner)
        core = "实际完成数" if core == "实际" else core
    owner = _as_owner(core, owner)
    if core.startswith("占"):
        return owner + core
    return core if _stands_alone(core, owner) else _overlapped(_shortened(owner), core)


def _owner(core: str, scene: Scene, told: ToldFigures | None) -> str:
    """Return what the measure `core` can be of: a figure of this sentence, a clause without figure, a figure before."""
    before = earlier_clause(scene)
    if before and not scene.same_sentence:
        return _subject(before)
    if told is None:
        return _subject(before) if before else ""
    if told.growth is not None and core and not core.startswith("占"):
        if scene.place.joined and scene.place.left[:1] in "、，" and core in ("规模", "总量", "总额"):
            return told.level.removesuffix(core)
        return _level_grown(scene)
    if not scene.same_sentence:
        return "" if told.level.endswith(_MONEY_OR_RATE) else told.thing or told.level
    if core in words.COUNT_MEASURES and (_is_part(scene) or told.level.endswith("率")):
        return ""
    if core in _AT_STAKE and told.level.endswith("率"):
        counted = next((one for one in reversed(scene.memory.told[-4:]) if one.family == "count" and one.growth is None), None)
        return (counted.thing or counted.level) if counted is not None and counted.sentence == told.sentence else ""
    if before and not scene.place.joined and not has_figure(scene):
        return _subject(before)
    if core == "性别比" and phrases.is_word(told.thing, "GRADES"):
        whole = next((one for one in reversed(scene.memory.told[:-1]) if not phrases.is_word(one.thing, "GRADES")), None)
        return whole.level if whole is not None and whole.sentence == told.sentence else ""
    matter = _matter_of(core, scene) if core.endswith("率") else None
    if matter is not None:
        return matter.subject + (matter.thing or matter.level)
    if core.endswith("率") and _is_of_an_earlier(scene, core[:2]):
        return ""
    return _both(scene, core) or _tried(core, told) or told.subject + (told.thing or told.level).removeprefix(told.subject)


def _matter_of(core: str, scene: Scene) -> ToldFigures | None:
    """Return the figure that the rate `core` is of, where others stand between: the whole of parts, or what can be adopted."""
    matters = _OF_MATTERS.get(core.removesuffix("率")[-2:], ())
    matter = next((one for one in reversed(scene.memory.told[-4:]) if one.family == "count" and one.thing.endswith(matters)), None)
    adopted = matter if matters and matter is not None and matter.sentence == scene.place.sentence[0] else None
    return _whole_of_parts(scene) or adopted


def _whole_of_parts(scene: Scene) -> ToldFigures | None:
    """收到来信553件，其中有效497件、重复56件；办结率97%: what follows the parts behind a semicolon is of the whole."""
    last = scene.memory.places[-1]
    at = scene.text.rfind("其中", scene.place.sentence[0], last.quantity.start)
    if at < 0 or "；" not in scene.text[last.quantity.end : scene.quantity.start]:
        return None
    return next((told for told, place in zip(reversed(scene.memory.told[-6:]), reversed(scene.memory.places[-6:]), strict=True)
                 if place.quantity.end <= at and told.sentence == scene.place.sentence[0] and told.growth is None), None)


def _is_part(scene: Scene) -> bool:
    """机构2143个，其中医院86个，床位…: whether of all or of the part, the text does not say."""
    last = scene.memory.places[-1]
    return last.left.startswith("其中") and scene.text[last.clause_start - 1 : last.clause_start] == "，"


def _is_of_an_earlier(scene: Scene, stem: str) -> bool:
    """查处超限车辆1260辆次，卸载货物8600吨，超限率…: the rate is not of the figure right before it."""
    earlier = [told.name for told in scene.memory.told[-4:-1]
               if told.sentence == scene.place.sentence[0] and not told.name.endswith("率")]
    return stem not in scene.memory.told[-1].name and any(stem in name for name in earlier)


def _subject(clause: str) -> str:
    topic = topic_of(clause)
    action = phrases.take_apart(topic)
    return topic if action.subject and len(action.thing) <= 2 else action.thing or topic


def _level_grown(scene: Scene) -> str:
    """Return the thing whose growth stands between it and a measure of it: 受理案件8136件，同比上升6%，结案率…."""
    level = scene.memory.last_level()
    if level is None or level.growth is not None or level.side or level.family not in ("count", "amount"):
        return ""
    return level.thing or level.level if level.sentence == scene.place.sentence[0] else ""


def _as_owner(core: str, owner: str) -> str:
    """Return `owner` without what a count or a deed ends with."""
    owner = _DAYS.sub("", owner.removesuffix("数")).removesuffix("缺口")
    if core == "限额":
        return owner.removesuffix("余额")
    if core.endswith(("产量", "存栏", "出栏")):
        owner = owner.removesuffix(phrases.ends_with(owner, "GROWN_ON"))
    trailing = phrases.ends_with(owner, "ACTIONS")
    if trailing and len(owner) - len(trailing) >= 2 and not phrases.is_word(trailing, "NOUN_ACTIONS"):
        owner = owner[: -len(trailing)]
    owner = TAIL_FILL.sub("", owner)
    return _rate_owner(owner) if core.endswith("率") else owner


def _tried(core: str, told: ToldFigures) -> str:
    """调解纠纷286件，成功率: what succeeded."""
    return told.thing + told.verb if core in ("成功率", "完成率") and phrases.is_word(told.verb, "NOUN_ACTIONS") and told.thing else ""


def _rate_owner(owner: str) -> str:
    """Return the kernel of an owner with a long attribute: 以区政府为被告的行政诉讼案件 → 行政诉讼."""
    kernel = owner.rpartition("的")[2]
    if len(owner) > 12 and len(kernel) >= 4:
        owner = kernel
    return owner.removesuffix("案件") if len(owner) > 6 else owner


def _both(scene: Scene, core: str) -> str:
    """办理建议127件、提案143件，办结率100%: a rate behind two joined things is that of both."""
    told, places = scene.memory.told, scene.memory.places
    if not core.endswith(("率", "度")) or scene.place.joined or len(told) < 2 or not places[-1].joined or places[-1].left[:1] not in "、和":
        return ""
    one, other = told[-2], told[-1]
    alike = one.growth is None and other.growth is None and places[-2].quantity.unit == places[-1].quantity.unit
    return f"{one.thing}和{other.thing}" if alike and one.thing and other.thing and one.thing != other.thing else ""


def _stands_alone(core: str, owner: str) -> bool:
    """Tell whether a measure needs no owner, or the one offered is another measure: 发改率 beside 上诉率."""
    if not owner or (core and (core.startswith(owner) or owner.endswith(core))):
        return True
    if phrases.ends_with(owner, "MONEY_ENDS") and phrases.ends_with(core, "MONEY_ENDS"):
        return True
    if owner in ("案件", "各类案件") and core.endswith("率"):
        return True
    rated = owner.endswith(("率", "占比", "比重", "比例", "满意度"))
    if rated and ("满意" in core or core.endswith("率") or core in ("涉及资金", "涉及金额")):
        return True
    if core.endswith("率") and len(core) == 4 and owner.startswith(core[:2]):
        return True  # 城镇人口, 城镇化率
    return core in _WHOLE_RATES or (core.startswith("平均") and owner.startswith("平均"))


def _shortened(owner: str) -> str:
    """Return a long owner from the last mark or attribute in it on, so that no word is cut."""
    at = max(owner.rfind(mark, 0, len(owner) - 4) for mark in "，、的") if len(owner) > _LONGEST_OWNER else -1
    return owner[at + 1 :]


def _overlapped(owner: str, core: str) -> str:
    """Join both without saying the same twice: 债务 + 债务率 → 债务率, 运营里程 + 总里程 → 运营总里程."""
    if core.startswith("总") and owner.endswith(core[1:]):
        return owner[: -len(core) + 1] + core
    for length in range(min(len(owner), len(core)), 1, -1):
        if owner.endswith(core[:length]):
            return owner + core[length:]
    return owner + core


def has_figure(scene: Scene) -> bool:
    """Tell whether the figure before stands in the clause right before this one (or in the same one)."""
    if not scene.memory.places:
        return False
    end = scene.memory.places[-1].quantity.end
    return scene.place.joined or end >= scene.layout.clause_start(max(0, scene.place.clause_start - 1))


def earlier_clause(scene: Scene) -> str:
    """Return the clause before this one in the sentence."""
    start = scene.place.clause_start
    if start <= scene.place.sentence[0]:
        return ""
    begin = max(scene.layout.clause_start(start - 1), scene.place.sentence[0], start - 80)
    if scene.text[start - 1 : start] in "；;":
        return ""
    clause = scene.text[begin : start - 1]
    return "" if _COMPARISON.match(clause) or _VIEW.match(clause) else clause


def topic_of(clause: str) -> str:
    """Return what a clause without figure is about."""
    if (clause.startswith("对") and clause.endswith("的")) or clause.startswith(("同比", "环比")) or _VAGUE.search(clause):
        return ""
    if _EXAMINED.match(clause):
        return ""
    treated = _TREATED.search(clause)
    if treated:
        return treated.group(1)
    effort = _EFFORT.search(clause)
    if effort:
        return effort.group(1) + effort.group(2)
    clause = _STRENGTHEN.sub("", clause)
    core, _ = clean(_THOROUGH.sub("", phrases.without_landmark(phrases.without_brackets(clause))))
    stated = subject_of(core)
    if stated:
        return stated
    if not phrases.starts_with(core, "ACTIONS"):
        core = phrases.split_predicate(core)[0]
    core = phrases.shorten(core) or core
    action = phrases.take_apart(core)
    named = _SOME.sub("", action.thing) if not action.subject or len(action.thing) > 2 else ""
    thing = without_institution(named or core)
    if thing in _STAGES_OF_WORK:
        return ""
    return thing if len(thing) <= 24 else thing[-20:]


def topic_above(headings: tuple[str, ...]) -> str:
    """Return what the nearest of `headings` (outermost first) that names a thing is about; nothing where none does."""
    for heading in reversed(headings):
        ordinal = read_ordinal(heading)
        text = heading[len(ordinal.mark) :] if ordinal else heading
        text = _HEADING_YEAR.sub("", text.strip().rstrip("。：:"))
        if not text or _HEADING_FRAME.search(text) or _SEVERAL.search(text):
            continue
        topic = topic_of(text)
        verb = phrases.starts_with(topic, "ACTIONS")
        if _POLICY.match(topic) or (verb and not phrases.is_noun_start(topic, verb)):
            continue
        if len(topic) > 1 and topic[0] not in _CONJUNCTIONS and topic[-1] not in _CONJUNCTIONS:
            return topic
    return ""


def topic_of_title(title: str) -> str:
    """Return what a report of this `title` is about, 关于2025年数字政府建设情况的报告 → 数字政府建设; nothing of one about many things."""
    match = _TITLE.search("".join(title.split()))
    return match.group(1) if match and not _MANY.search(match.group(1)) else ""


def _grew_alone(scene: Scene, level: ToldFigures | None) -> bool:
    """房产税收入同比增收531万元，同比减收24万元: the growth before has a thing of its own, which another clause told no level of."""
    previous = scene.previous
    if previous is None or level is None or not scene.same_sentence or not has_figure(scene):
        return False
    last = scene.memory.places[-1]
    parted = "；" in scene.text[scene.memory.places[scene.memory.told.index(level)].quantity.end : last.quantity.start]
    return parted and previous.level[:2] != level.level[:2] and "；" not in scene.text[last.quantity.end : scene.quantity.start]


def carried(scene: Scene) -> tuple[str, str | None, str | None]:
    """Return the level that a figure without words of its own goes on with, the doubt about it, and its scope."""
    level = scene.memory.last_level(rates=scene.quantity.form == "step")
    if level is not None and scene.quantity.family == "count" and level.unit != scene.quantity.unit:
        alike = (told for told in reversed(scene.memory.told[-4:]) if told.growth is None and told.unit == scene.quantity.unit)
        level = next((told for told in alike if told.level and told.sentence == scene.place.sentence[0]), level)
    other = scene.quantity.family == "count" and scene.previous is not None and scene.previous.unit != scene.quantity.unit
    if scene.previous and scene.previous.growth and scene.previous.level and not scene.previous.side and not other and (
            scene.place.joined or _grew_alone(scene, level)):
        level = scene.previous
    if level is not None:
        before = earlier_clause(scene)
        gap = scene.quantity.start - scene.memory.places[-1].quantity.end
        if scene.same_sentence and gap <= 60:
            if before and not has_figure(scene) and gap > len(before) + 2:
                topic = topic_of(before)
                if topic:
                    return topic, None, None
            return level.level, None, level.scope
    before = earlier_clause(scene)
    topic = topic_of(before) if before else ""
    if topic:
        return topic, None, None
    if level is not None:
        return level.level, "indicator-name-far", level.scope
    return "", "indicator-name-missing", None

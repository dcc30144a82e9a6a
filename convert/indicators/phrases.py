"""Taking the words around a figure apart: what only fills in, the verb, the thing, the predicate behind a counted noun."""

from functools import cache
from typing import Final

import msgspec

from convert.indicators.lexicon import words_data as words
from convert.indicators.lexicon.time_data import SEVERAL_YEARS, YEAR
from convert.patterns import regex
from convert.text.characters import LETTER

_POSSESSED: Final = regex(
    r"^(.{0,12}?)(?<![公国所私特享占既具并没])(?:共有|现有|拥有|设有|建有|共设|实有|已有|"
    r"有(?![效机关序限力线轨毒害色偿条意望组期罪]))(.{2,})$"
)
_TIME: Final = regex(
    rf"(?:截至|截止|到|至)?(?:{YEAR}(?:度|末|底|初|以来|全年)?(?:\d{{1,2}}月(?:\d{{1,2}}日|份|末|底)?)?|(?:1|[一1])[-—至到]\d{{1,2}}月份?|\d{{1,2}}月(?:\d{{1,2}}日|份|末|底)?|"
    r"[一二三四]季度|前[一二三]季度|上半年|下半年|全年|当年|今年以来|今年|去年|明年|本年度?|本月|当月|上年度?(?!结|决|执|预)(?:同期)?|去年同期|同期|"
    rf"(?:这|近|前|后|过去|最近)?{SEVERAL_YEARS}(?:间|来|以来|里|中)|年内|截至目前|目前|至今|近[一二三四五六七八九十两几]年来?|"
    r"过去[一二三四五六七八九十]年|[一二三四五六七八九十]年来|一年来|五年间|期末|月末|年底|其间|期间|“十[二三四五]五”(?:时期|期间|以来|末)?)"
    r"(?:以来|时期|期间|来|末|内|前(?!沿|置|期|景|海|列|端|款))?[，,]?"
)
_NUMBERED: Final = regex(
    r"(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、](?!\d)|"
    r"[①-⑳]|—|●|■|◆|▪|·|加(?=上[级年]))+"
)
_BASE: Final = regex(
    r"(?:(?:同|环)比|按(?:可比|不变|现|同|当年|上年|美元|人民币|年均)[^，。；]{0,8}?|扣除[^，。；]{1,8}?因素后?(?:实际)?|剔除[^，。；]{1,10}?因素后?|"
    r"(?:比|较|与(?=.*(?:相比|比较)|上年|去年|上月|同期)|相比|相较|对比)(?:于)?(?:[^，。；比较]{0,10}?(?:上年|去年|上月|上季|上周|上期|年初|期初|月初|前年|\d{1,2}月|[一二三四]季度|上半年|前[一二三]季度|前一年|同期|往年|以往|20\d\d年?|19\d\d年?|[一二][〇○零一二三四五六七八九]{3}年|“?十[一二三四五]五”?|历史|全国|全省|全市|全区|全县|平均|均值|计划|"
    r"预算|预期|目标|上次|疫情|改革|改造|之前|此前|[一二两三四五六七八九十]年前|前[一二两三四五六七八九十]年|上一个|上届|传统|原来|过去|整改前|上一|成立|初期|基期|常年|东部|中部|西部|全球|世界|国内|城镇|农村|规上|区域)[^，。；比较]{0,10}?)(?:相比)?)$"
)
_AVERAGE: Final = regex(r"(?:低于|高于|快于|慢于|优于|好于|领先于?|落后于?|多于|少于|超过|超出|高出|超(?=[全省市]))([^，。；]{1,16})$")
_BRACKETS: Final = regex(
    rf"[（(](?!(?:助理|居|社区|含|试点|乡|镇|街|街道|市、区|市、县|改、扩|县、市|区、县|县|中|分|站|业|院|区|市|村|场|辅)[）)]{LETTER}{{2}})[^（()）]{{0,80}}[）)]"
)
"""Remarks; 执业（助理）医师, 村（居）委会 are words."""
_LIST_BEFORE_GROUP: Final = regex(r"^.*、[^、]*?(?=[两二三四五六七八九十][大项类])")
_EXAMPLES: Final = regex(r"^(.*?)(?:等(?:各类|各项|各种|一批|重点|一系列|系列|多种|多项|方面)?)$")
_AFTER_EXAMPLES: Final = regex(
    r"^.*[^平同头相高中初优上下均]等(?:各类|各项|各种|各方面|一批|重点|多种|多项|一系列|方面|的)?(?=[^级待候于])"
)
_ADVERB_HEADS: Final = frozenset(word[0] for word in (*words.ADVERBS, *words.PURE_ADVERBS))
"""The letters with which an adverb begins."""
_ADJECTIVES: Final = frozenset(("直接", "间接", "重点", "综合", "集中", "独立", "公开", "专门"))
_NOUNS_TOO: Final = frozenset(("组织", "系统", "规范", "全国", "全省", "全市", "全县", "全区"))
"""Adverbs that end nouns as well: 人民调解组织｜深入排查."""
_BEFORE: Final = {
    "建议": ("检察", "司法", "审计", "监察", "代表", "量刑", "立法"),
    "协办": ("政",),
    "服务": ("政务", "便民", "公共", "法律", "志愿", "家政", "医疗", "卫生", "养老", "托育", "金融", "就业", "社会", "生产性", "惠民"),
}
"""Letters that with such a verb make a noun: 政务服务便民热线, 再审检察建议, 政协办公厅."""
_GENERAL: Final = ("领域", "方面", "环节", "行业", "部门", "地区", "区域")
_OF_NOUNS: Final = ("总值", "总额", "总量", "余额", "部门", "系统", "机构", "机关", "监管", "监察", "违法", "活动", "领域", "方面", "体系")
"""What makes a noun of the deed before it: 市场监管部门, 安全生产监管."""
SHORT: Final = 20
"""A phrase of as many letters is a name as it is."""
_SINGLE_NOUNS: Final = frozenset("县区市镇村省州旗乡")
_EACH_UNITS: Final = ("人", "户", "月", "年", "日", "天", "亩", "吨", "次", "个", "平方米", "平方公里", "立方米", "公里", "升", "度")
_EACH: Final = regex(rf"(?:每[十百千万]*(?:{'|'.join(_EACH_UNITS)})){{1,2}}$|(?:由|从)?原来的?$|之?前的$")
_TAIL_MARKS: Final = "，、,：: 的了各"
_TAIL_LETTERS: Final = frozenset(word[-1] for word in (*_EACH_UNITS, "原来", *_TAIL_MARKS, *words.LEVEL_VERBS, *words.TAIL_ADVERBS))
"""The letters with which anything that `strip_tail` takes off ends: those of `_EACH`, marks and words."""
_DUE: Final = regex(
    rf"^(?:.{{2,24}}的)?({LETTER}{{0,6}}(?:问题|事项|任务|案件|线索|项目|资金|提案|建议|议案))((?:应|已|需|未|尚未|待)(?:{LETTER}{{2,5}}))$"
)
_DUE_MARKS: Final = frozenset("应已需未待")
_LANDMARK: Final = regex(
    r"(?:首次|再次|历史性|连续)?(?:突破|连跨|跨上|跨越|跨过|迈上|迈过|跃上|登上|站上|迈入)[^，。；]{1,10}(?:大关|台阶|关口)$"
)
_MOVED_FROM: Final = regex(
    rf"(?:由|从)(?:{YEAR}(?:末|底|初)?|\d{{1,2}}月份?|[一二三四]季度|上年(?:末|底|同期)?|去年(?:末|底|同期)?|年初(?:预算)?|预算|计划|“?十[二三四]五”?(?:末|初|期末)?)的?$"
)
_MOVED_TO: Final = regex(
    rf"^(?:增加|提高|上升|增长|扩大|提升|下降|减少|降低|回落|缩小|拓展|发展|调[减增整]|攀升|跃升)(?:到|至|为)(?:(?:{YEAR}(?:末|底|\d{{1,2}}月(?:末|底)?)?|\d{{1,2}}月份?|[一二三四]季度|去年|今年|上年|目前|现在)的?|全[国省市区县]|覆盖)?$"
)
_AVERAGED: Final = regex("(?<=.{3}[率度额价值])平均(?:为|达|达到|是|在)?$")
"""失业率平均为5.2%."""
_MOVING: Final = "增提上扩下减降回缩拓发调攀跃"
"""How the verbs of `_MOVED_TO` begin."""
_SUMMED: Final = regex("(?:共|累计|全年|先后|合计)+")
_FUNDED: Final = regex(
    r"^(?:国家|中央|[省市区县]级?)?(?:财政)?(?:安排|投入|落实|筹集|统筹)(?:专项|财政|中央|各级)?资金(?:支持|用于|帮助|扶持)?(?!$)"
    rf"(?=支持|改造|新建|建设|实施|修建|整治|帮助|$|{LETTER}{{2,}})|^(?:国家|中央|[省市区县]级?)?(?:财政)?安排(?:专项)?资金支持$"
)
_MEANS: Final = regex(
    r"^(?:通过|围绕|聚焦|依托|针对|采取|采用|利用|运用|借助|结合|按照|根据|对照|紧扣|抓住|立足|以|用)[^，。；]{2,40}?"
    rf"(?:形式|方式|节点|问题|平台|渠道|手段|途径|载体|契机|抓手|机制|优势|要求|领域|环节|模式|举措|措施|作用)(?={LETTER}{{4}})"
)
_SCOPE: Final = regex("|".join(sorted(words.SCOPES, key=len, reverse=True)))
_BRACKET: Final = regex("[（()）]")


class Action(msgspec.Struct, frozen=True, gc=False):
    """A phrase taken apart: 区政府｜收到｜行政复议申请."""

    subject: str
    verb: str
    thing: str


@cache
def _by_head(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of the list `name` by their first letter, the longest first."""
    return _by_letter(name, 0)


@cache
def _by_tail(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of the list `name` by their last letter, the longest first."""
    return _by_letter(name, -1)


def _by_letter(name: str, place: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in sorted(getattr(words, name), key=len, reverse=True):
        table.setdefault(word[place], []).append(word)
    return {letter: tuple(group) for letter, group in table.items()}


def ends_with(text: str, name: str) -> str:
    """Return the longest word of the list `name` that `text` ends with, or nothing."""
    group = _by_tail(name).get(text[-1:])
    if group is None or not text.endswith(group):
        return ""
    return next(word for word in group if text.endswith(word))


def starts_with(text: str, name: str, at: int = 0) -> str:
    """Return the longest word of the list `name` that stands at `at`, or nothing."""
    group = _by_head(name).get(text[at : at + 1])
    if group is None or not text.startswith(group, at):
        return ""
    return next(word for word in group if text.startswith(word, at))


def is_word(text: str, name: str) -> bool:
    """Tell whether `text` is a word of the list `name`."""
    return text in _by_head(name).get(text[:1], ())


def without_brackets(text: str) -> str:
    """Return `text` without bracketed remarks; of an open bracket, what stands in it."""
    if not _BRACKET.search(text):
        return text
    text = _BRACKETS.sub("", text)
    for opening, closing in ("（）", "()"):
        if text.count(opening) > text.count(closing):
            text = text.rpartition(opening)[2]
        elif opening not in text:
            text = text.strip(closing)
    return text


def strip_head(text: str) -> str:
    """Take numbers of items, times, connectives and adverbs off the head of `text`."""
    while text:
        before = text
        text = text.lstrip("，、,；;：: ”。的")
        if not text:
            break
        for pattern in (_NUMBERED, _TIME):
            match = pattern.match(text)
            if match:
                text = text[match.end() :]
        lead = starts_with(text, "LEADS")
        if lead and text != "要求" and not text.startswith(words.LIKE_LEADS):
            text = text[len(lead) :]
        if text == before:
            break
    return text


def strip_adverbs(text: str) -> str:
    """Take adverbs off the head of `text`, as long as something stands behind them."""
    while text[:1] in _ADVERB_HEADS:
        pure = starts_with(text, "PURE_ADVERBS")
        word = starts_with(text, "ADVERBS") or pure
        if word and len(pure) < len(word):
            rest = text[len(word) :]
            action = starts_with(rest, "ACTIONS")
            named = action in _noun_actions() and word in _ADJECTIVES
            if (not action or named) and not starts_with(rest, "ADVERBS"):
                word = pure
        if not word or (len(word) == 1 and word in "新总近" and len(text) > 1):
            return text
        rest = text[len(word) :]
        if len(word) == 1 and rest[:1] and rest[0] in words.SINGLE_BEFORE.get(word, ""):
            return text
        action = starts_with(text, "ACTIONS")
        if action and len(action) >= len(word) and (rest in _noun_actions() or not starts_with(rest, "ACTIONS")):
            return text  # 组织培训: a verb with its object
        if (
            rest in ("率", "度", "量", "数", "额")
            or rest.startswith("率")
            or (len(word) == 1 and len(rest) == 1)
            or (word == "上年" and rest.startswith(("结转", "结余", "决算")))
        ):
            return text
        text = rest
    return text


def after_funds(text: str) -> str:
    """Return what is done with money that the authority found: 国家安排专项资金支持｜改造…."""
    match = _FUNDED.match(text)
    return text[match.end() :] if match else text


def after_means(text: str) -> str:
    """Return what is done behind the words for how: 通过听证会等形式｜公开征求意见."""
    match = _MEANS.match(text)
    return text[match.end() :] if match and starts_with(text[match.end() :], "ACTIONS") else text


def moved(text: str) -> str:
    """Return `text` without what only tells from when to when a level moved: 覆盖率由2021年的 → 覆盖率, 提高到2025年 → nothing."""
    if "由" in text or "从" in text:
        text = _MOVED_FROM.sub("", text)
    return "" if text[:1] in _MOVING and _MOVED_TO.match(text) else text


def without_landmark(text: str) -> str:
    """Return `text` without the mark that was passed: 收入突破百亿大关 → 收入."""
    return _LANDMARK.sub("", text)


def take_due(text: str) -> Action | None:
    """Return a thing and what was due to be done with it: 反映的问题应整改 → 应整改｜问题."""
    match = _DUE.match(text) if not _DUE_MARKS.isdisjoint(text) else None
    if match is None or not starts_with(match.group(2).lstrip("应已需未尚待"), "ACTIONS"):
        return None
    return Action("", match.group(2).removeprefix("已"), match.group(1))


def strip_tail(text: str) -> str:
    """Take the verbs between a thing and its level off the end of `text`: 出口额达到 → 出口额."""
    average = _AVERAGED.search(text)
    if average:
        text = text[: average.start()]
    while text and text[-1] in _TAIL_LETTERS and not ends_with(text, "WHOLE_WORDS"):
        word = max(ends_with(text, "LEVEL_VERBS"), _changed_to(text), key=len)
        if not word:
            match = _EACH.search(text[-8:])
            word = match.group() if match else ""
        word = word or ends_with(text, "TAIL_ADVERBS") or (text[-1] if text[-1] in _TAIL_MARKS else "")
        if not word:
            return text
        text = text[: -len(word)]
    return text


def _changed_to(text: str) -> str:
    """Return a verb of change that arrives at a level: 缩减到, 压降至."""
    if text[-1] not in "到至为":
        return ""
    verb = max(ends_with(text[:-1], "UP"), ends_with(text[:-1], "DOWN"), key=len)
    return verb + text[-1] if len(verb) >= 2 and verb not in words.GROWTH_NOUNS else ""


def take_base(text: str) -> tuple[str, str]:
    """Return `text` without the base of a comparison at its end, and that base: 收入比上年 → 收入, 比上年."""
    base = ""
    while True:
        match = _BASE.search(text[-40:])
        if not match or not match.group():
            return text, base
        base = match.group() + base
        text = text[: len(text) - len(match.group())].rstrip("，、")


def take_average(text: str) -> tuple[str, str]:
    """Return `text` without a comparison such as 低于全市平均水平 at its end, and that comparison."""
    match = _AVERAGE.search(text[-24:])
    if not match:
        return text, ""
    return text[: len(text) - len(match.group())], match.group()


def shorten(text: str) -> str:
    """Return the kernel of a long phrase: what stands behind its examples, with the first of them where the kernel says too little."""
    if "、" in text:
        text = _LIST_BEFORE_GROUP.sub("", text)
    if "等" not in text:
        return text
    match = _AFTER_EXAMPLES.match(text)
    if match and len(text) - match.end() >= 2:
        verb = starts_with(strip_adverbs(text), "ACTIONS")
        kernel = text[match.end() :]
        if len(kernel) > 3 and not kernel.startswith(_GENERAL):
            return verb + kernel
        first = text.partition("、")[0].partition("等")[0]
        return first + "等" + kernel if len(text) > SHORT else text
    match = _EXAMPLES.match(text)
    if match:
        text = starts_with(strip_adverbs(match.group(1)), "ACTIONS")
    return text


def take_apart(text: str) -> Action:
    """Return subject, verb and thing of `text`; without a verb it is all thing."""
    text = strip_adverbs(text)
    marked = _by_marker(text)
    if marked and marked.verb and marked.subject:
        return marked
    verb = starts_with(text, "ACTIONS")
    if verb and not is_noun_start(text, verb):
        second = starts_with(text, "ACTIONS", len(verb))
        if (
            second
            and second not in _noun_actions()
            and len(text) > len(verb) + len(second)
            and not is_noun_start(text[len(verb) :], second)
        ):
            verb += second
        return Action("", verb, text[len(verb) :])
    return marked or _by_verb_inside(text)


def _by_marker(text: str) -> Action | None:
    """区政府共｜办理案件: what stands behind a marker that sums up."""
    match = _POSSESSED.match(text) if "有" in text or "共设" in text else None
    if match:
        return Action(match.group(1), "", match.group(2))
    for marker in ("累计", "共计", "合计", "先后", "依法", "共", "已经", "已"):
        at = text.find(marker, 2)
        if at > 0 and text[at - 1 : at + 1] not in ("公共", "总共") and text[at + 1 : at + 2] not in ("产", "和", "青", "建", "享", "同"):
            if marker == "依法" and text.startswith(("治", "行政"), at + 2):
                continue
            rest = strip_adverbs(text[at + len(marker) :])
            action = starts_with(rest, "ACTIONS")
            if len(rest) >= 2:
                return Action(text[:at], action, rest[len(action) :])
    return None


def _by_verb_inside(text: str) -> Action:
    for at in range(2, len(text) - 2):
        action = starts_with(text, "ACTIONS", at)
        if len(action) >= 2 and len(text) - at - len(action) >= 2 and not is_noun_start(text[at:], action) and not (
                text[:at].endswith(_BEFORE.get(action, ()))):
            return Action(text[:at], action, text[at + len(action) :])
    return Action("", "", text)


def is_noun_start(text: str, verb: str) -> bool:
    """Tell whether the verb is the first half of a noun: 检查人员, 服务中心, 出口额."""
    rest = text[len(verb) :]
    if verb == "涉":
        return rest[:1] in "罪黑恶外企农民军税毒" and bool(rest)
    if not rest or verb not in _noun_actions():
        return False
    return rest[0] in "率额量费值性力者员化后前时中类式型的业品人" or rest.startswith(_OF_NOUNS) or (
        len(rest) <= 4 and ends_with(rest, "NOMINAL_TAILS") != ""
    )


@cache
def _noun_actions() -> frozenset[str]:
    return frozenset(words.NOUN_ACTIONS)


def split_predicate(text: str, *, acting: bool = False) -> tuple[str, str]:
    """Return the counted noun and its predicate: 街道全部落实综治中心 → 街道, 全部落实综治中心.

    With `acting` every action opens one: what stands behind 为30名群众 is done for them.
    """
    for at in range(1 if text[:1] in _SINGLE_NOUNS else 2, len(text)):
        summed = _SUMMED.match(text, at)
        if summed and starts_with(text, "ACTIONS", summed.end()):
            return text[:at], text[summed.end() :]
        word = starts_with(text, "PREDICATES", at) or (starts_with(text, "ACTIONS", at) if acting else "")
        if not word or not _opens_predicate(text, at, word) or text.count("“", 0, at) > text.count("”", 0, at):
            continue
        if text.startswith("的", at + len(word)) or text[:at].endswith("易地"):
            continue  # 进展缓慢的单位: an attribute
        noun = text[:at]
        manner = ends_with(noun, "ADVERBS")
        manner = "" if manner in _NOUNS_TOO else manner
        return (noun[: -len(manner)] if len(manner) >= 2 and len(noun) - len(manner) >= 2 else noun), text[at:]
    return text, ""


def _opens_predicate(text: str, at: int, word: str) -> bool:
    rest = text[at + len(word) :]
    if len(word) == 1:
        return bool(rest) and rest[0] not in words.SINGLE_BEFORE.get(word, "") and text[at - 1] not in words.SINGLE_AFTER.get(word, "")
    if not rest:
        return word in (
            "进入",
            "跻身",
            "位列",
            "完工",
            "竣工",
            "投产",
            "签约",
            "落地",
            "开工",
            "投用",
            "脱贫",
            "受益",
            "达标",
            "整改",
            "退出",
            "立案",
            "显著",
            "通车",
        )
    return not (len(rest) <= 4 and ends_with(rest, "NOMINAL_TAILS") and word in _noun_actions())


def find_scope(text: str) -> str | None:
    """Return the scope that `text` names last, the longest that ends there; None when it names none."""
    found, found_end = None, 0
    match = _SCOPE.search(text)
    while match is not None:
        if match.end() > found_end:
            found, found_end = match.group(), match.end()
        match = _SCOPE.search(text, match.start() + 1)
    return found


def strip_scope(text: str) -> tuple[str, str | None]:
    """Return `text` without a scope at its head, and that scope: 全区各调解委员会 → 调解委员会, 全区."""
    scope = starts_with(text, "SCOPES")
    if (
        not scope
        or scope.endswith("本级")
        or scope in words.REGIONS
        or (is_word(scope, "GRADES") and scope != "全国" and not scope.startswith("全"))
    ):
        return text, None
    rest = text[len(scope) :]
    if scope == "全国" and rest.startswith(("人大", "政协", "重点", "文明", "民主", "首")):
        return text, None
    return (rest[1:] if rest[:1] in ("各", "的") and rest[1:2] not in words.SINGLE_BEFORE["各"] else rest), scope

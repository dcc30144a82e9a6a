"""What is no indicator: dates, sessions, plans, names in quotes, titles, versions, articles, thresholds, idioms."""

from bisect import bisect_right
from typing import Final

from convert.indicators.lexicon import words_data as words
from convert.indicators.phrases import without_brackets
from convert.indicators.quantities import Quantity
from convert.patterns import regex
from convert.text.characters import LETTER

CLAUSE_MARKS: Final = "，,；;：:。！!？?、…\n"
_QUOTED: Final = regex(
    r"“[^“”]{0,60}”|《[^《》]{0,120}》|「[^「」]{0,60}」|『[^『』]{0,60}』|〔[^〔〕]{0,8}〕|［\d{1,3}］|\[\d{1,3}\]|"
    r"〈[^〈〉]{0,60}〉|‘[^‘’]{0,40}’|\"[^\"]{0,40}\""
)
_LONG_QUOTE: Final = 26
_MEASURED: Final = regex(
    r"缩短|压缩|压减|缩减|减少|平均|用时|耗时|时长|天数|日数|时间|周期|延长|提速|累计|不少于|不低于|优良|寿命|年龄|期限|时限|审限|停电|通行|增加(?!值)|降至|减至|控制在|"
    r"历时|里程|达标|长达|逾期|超期|滞后|拖延|闲置|延误|停留|运行|飞行|服务|志愿|播出|学习|授课|周转|账期|库存|滞港|通关|可用"
)
_MEASURED_YEARS: Final = regex(
    r"缩短|延长|寿命|平均|年限|提前完成|提前实现|最[长久短](?:的)?(?:已|者)?(?:达|达到|为)?$|长达$|(?:闲置|逾期|超期|滞后|拖延|停滞|滞留|延误|拖欠)(?:已)?(?:达|长达)?$"
)
_TIME_NAME: Final = regex(
    r"内|之内|以内|前|后|来|以来|间|期间|期|制|开放|圈|时限|经济圈|生活圈|计划|行动|规划|不打烊|值班|在线|全天候|营业|无休|一次|一遇|免费|自助|热线|预警|预报|医疗|"
    r"[的]?(?:以上)?(?:有期|徒刑|刑期)|长跑|应急|响应|医保服务|时间|度|初|底|末|中|份|上半年|下半年|级|新高|新低"
)
_RANK_PLACES: Final = (*words.RANK_VERBS, *words.SCOPES, "全市", "各省", "同类", "各市", "城市")
"""What stands before a rank: a verb, or among whom."""
_NOT_RANK_AFTER: Final = regex(
    r"[个次批届季轮期条章节款项号方产者类种年课书责议线时跑军医中小附人民实代国部步环路街所支大师站台任枪例只座家张条块件份辆艘桶站笔篇站]|"
    r"梯队|方阵|阶段|产业|动力|资源|要务|关|生产力|观|印象|现场|战场|道|张|棒|档|层|级|审|被告|原告|税务|检察|巡|五个|四个|"
    r"三个"
)
_RANK_END: Final = regex(r"$|[，。；、！？）)（(”的和与及；：]|并|且|位|名|，|水平|行列|以内")
_NOT_FIRST: Final = regex(r"(?:放在|摆在|置于|作为|放到|摆到|放|摆|坚持|在)[^，。；]{0,12}$")
_THRESHOLD_UNITS: Final = (
    "元",
    "岁",
    "米",
    "吨",
    "年",
    "公里",
    "平方米",
    "周岁",
    "千瓦",
    "立方米",
    "美元",
    "人",
    "亩",
    "公斤",
    "克",
    "倍",
    "级",
    "天",
    "户",
    "张",
    "家",
)
_DEFINES: Final = regex(r"(?:是|均|业|企业|单位)指[^。]{0,8}(?:主营业务|营业)收入")
"""限额以上批发业指年主营业务收入2000万元及以上: a term is defined."""
_MEMBERS: Final = regex(r"(?:以上)?的?(?:企业|项目|园区|产业集群|集群|镇|乡镇|县|村|产业|单位|工程|机场|港口|城市)")
_BEFORE_THRESHOLD: Final = ("达", "达到", "至", "到", "为", "超", "完成", "实现", "增长", "下降", "在", "降", "升")
_ENDS: Final = "，,；;。！？!?、）) \n"
_MOVED: Final = regex(r"(?:缩小|扩大|下降|上升|提高|降低|提升|回落|增加|减少)(?:了)?$")
_SMALL_UNITS: Final = [
    "名",
    "位",
    "家",
    "座",
    "所",
    "处",
    "件",
    "宗",
    "起",
    "例",
    "场",
    "次",
    "人",
    "台",
    "辆",
    "套",
    "项",
    "户",
    "幢",
    "栋",
    "艘",
    "支",
]
_STEPS: Final = regex(r"[百千万]?[亿万]?(?:级|元)?新?(?:台阶|大关|关口)")
_IDIOM_AFTER: Final = regex(r"[之]一|以上(?:报告|意见|议案|情况|问题|措施|工作)|方面|大(?!于)|化|体")
_FUTURE_TAX: Final = regex(r"税率$")
_GROUP_NAME: Final = regex(r"^(?:联动|联创|融合|协同|一体|合一|统筹|共建|同步|并举|并重|联合|互动)")

_QUOTED_FIGURE: Final = regex(r"\d[\d.]*(?:万|亿)?(?:元|%|个百分点)")
_FIRST_PLACE: Final = regex(r"居|列|排|跃|登|位|占|全[国省市区县]|世界|全球|保持|蝉联|各|同类|第")
_NOT_TOP_AFTER: Final = regex(r"季|个月|月|年|天|[批期次届]|半年|三季|后|半|两|段|序|提|景|任|述|款|项|条")
_MEMBERS_COUNTED: Final = regex(r"的[^，。；、]{1,12}?(?=\d)")
_SPEED: Final = regex("(?:km|公里|千米)/(?:h|小时|时)|公里每小时")
_MARK: Final = regex(r"[，。；、）！？]")
_TAKEN_AS: Final = regex(r"以[^，。；]{1,8}为$")
_INDEX_NAME: Final = regex(
    rf"(?:指数|系数|得分|分值|比值|比率|收入比|收入倍差|倍差|起诉率|万人{LETTER}{{2,6}}率|满意度|幸福感|安全感|密度|评分|总分|均值|景气度|基尼|性别比|抚养比|床护比|医护比|师生比|生师比|存销比|死亡率|保障水平|集中度|倍率|周转率|容积率|PMI|CPI|PPI|景气)[^，。；]{{0,10}}$"
)
_FROM_LEVEL: Final = regex(r"(?:下降|降|上升|升|提高|提升|缩小|扩大|增加|减少|调整|优化)(?:到|至|为)$")
_AVERAGE_AGE: Final = regex("寿命|平均|均龄|中位")
_SHORTENED: Final = regex("缩短|压缩|压减|延长|平均住院日")
_KEPT_WITHIN: Final = regex("控制|压缩|缩短|压减|降")
_SESSION: Final = regex(r"届[^，。；]{0,14}$")
_MARKED: Final = regex("得分|评分|最高|最低|平均|考核|成绩|满意|测评|综合|总分|达|为|指数|考评|获|第")


def protected_ranges(text: str) -> tuple[list[int], list[int]]:
    """Return starts and ends of quotations and titles, in which numbers belong to names."""
    starts: list[int] = []
    ends: list[int] = []
    for match in _QUOTED.finditer(text):
        quoted = match.group()
        if quoted[0] == "“" and len(quoted) > _LONG_QUOTE and _QUOTED_FIGURE.search(quoted):
            continue  # a quoted sentence, not a name
        starts.append(match.start())
        ends.append(match.end())
    return starts, ends


def is_indicator(text: str, quantity: Quantity, protected: tuple[list[int], list[int]], previous: Quantity | None) -> bool:
    """Tell whether `quantity` tells a fact. `previous` is the quantity accepted before it, if any."""
    starts, ends = protected
    index = bisect_right(starts, quantity.number_start) - 1
    if index >= 0 and quantity.number_start < ends[index]:
        return False
    if quantity.form == "streak":
        return True
    if quantity.form == "rank":
        return _is_rank(text, quantity, previous)
    if quantity.form in ("percent", "tenths", "step", "fraction", "ratio"):
        return not _is_share_threshold(text, quantity)
    if not quantity.unit:
        return _is_unitless_figure(text, quantity, previous)
    if quantity.family == "amount" and text.startswith("级", quantity.end) and not quantity.qualifier:
        return False
    if quantity.unit[:2] in ("公里", "千米") and _is_speed(text, quantity):
        return False
    if quantity.unit in ("千伏", "千伏安", "兆伏安") and text[quantity.end : quantity.end + 1] and not _MARK.match(text, quantity.end):
        return False
    if quantity.family == "time":
        return _is_measured_time(text, quantity, previous)
    if _is_threshold(text, quantity) or (quantity.unit in ("米", "公里") and text.startswith(("内", "范围", "以内"), quantity.end)):
        return False
    if not quantity.arabic:
        return _is_hanzi_count(text, quantity)
    return not _is_numbered_name(text, quantity)


def _is_speed(text: str, quantity: Quantity) -> bool:
    """限速120km/h, 时速350公里: a speed."""
    return _SPEED.match(text, quantity.unit_start) is not None or text[max(0, quantity.start - 2) : quantity.start] == "时速"


def _left(text: str, quantity: Quantity, reach: int) -> str:
    """Return up to `reach` letters before the quantity, inside its clause."""
    stretch = text[max(0, quantity.start - reach) : quantity.start]
    for at in range(len(stretch) - 1, -1, -1):
        if stretch[at] in "，；。！？：":
            return stretch[at + 1 :]
    return stretch


def _is_rank(text: str, quantity: Quantity, previous: Quantity | None) -> bool:
    after = text[quantity.end : quantity.end + 3]
    left = _left(text, quantity, 16)
    if text.startswith(("首位", "榜首"), quantity.start):
        return (
            not _NOT_FIRST.search(left)
            and after[:1] not in ("度",)
            and _FIRST_PLACE.search(left) is not None
        )
    if text[quantity.start] == "前":
        if quantity.unit == "强" or _NOT_TOP_AFTER.match(after):
            return False
        return (
            quantity.unit in ("%", "‰")
            or _is_ranked(left)
            or (quantity.unit in ("位", "名") and bool(_RANK_END.match(after)))
        )
    if quantity.unit in ("位", "名", "位次") and text[quantity.end - 1] in "位名次":
        return _is_ranked(left) or (previous is not None and previous.form == "rank" and quantity.start - previous.end <= 4)
    if _NOT_RANK_AFTER.match(after) or not _RANK_END.match(after):
        return False
    if previous is not None and previous.form == "rank" and text[previous.end : quantity.start] in ("、", "和", "与", "及", "，"):
        return True
    return _is_ranked(left)


def _is_ranked(left: str) -> bool:
    return any(word in left for word in _RANK_PLACES)


def _is_share_threshold(text: str, quantity: Quantity) -> bool:
    """执行率低于50%的项目39个: the share tells which projects, the number of projects is the fact."""
    before, after = text[max(0, quantity.number_start - 3) : quantity.number_start], text[quantity.end : quantity.end + 24]
    if _FUTURE_TAX.search(text[max(0, quantity.start - 4) : quantity.start]):
        return True
    if not before.endswith(("低于", "不足", "高于", "不到", "小于", "大于", "为", "超过", "达到")) or quantity.form != "percent":
        return False
    return _MEMBERS_COUNTED.match(after) is not None


def _is_unitless_figure(text: str, quantity: Quantity, previous: Quantity | None) -> bool:
    if not quantity.arabic and not quantity.scaled:
        return False
    after = text[quantity.end : quantity.end + 2]
    left = _left(text, quantity, 16)
    if _TAKEN_AS.search(left):
        return False
    if quantity.scaled:
        if after.startswith(("众", "一", "物", "级", "元户")):
            return False
        return not after or after[0] in "、，" or (after[0].isalpha() and not after[0].isascii())
    left = without_brackets(text[max(0, quantity.start - 60) : quantity.start])[-16:]
    if "." in text[quantity.number_start : quantity.end] and _MOVED.search(left) and (not after or after[0] in "，。；、（)）"):
        return previous is not None and previous.form in ("ratio", "plain") and previous.unit == "" and not previous.scaled
    if _FROM_LEVEL.search(left) and previous is not None and previous.unit == "" and previous.form == "plain" and not previous.scaled:
        return quantity.start - previous.end <= 12
    if _INDEX_NAME.search(left) and (
        not after
        or after[0] in "，。；、（)）和与"
        or after in ("缩小", "下降", "降至", "降为", "降到", "扩大", "提高", "上升", "升至", "提升", "收窄", "左右", "以内", "以上")
    ):
        return "." in text[quantity.number_start : quantity.end] or quantity.value < 1000
    return False


def _is_measured_time(text: str, quantity: Quantity, previous: Quantity | None) -> bool:
    left = _left(text, quantity, 18)
    after = text[quantity.end : quantity.end + 5]
    unit = quantity.unit
    if quantity.scaled and unit not in ("年", "月", "日"):
        return True
    if unit in ("岁", "周岁"):
        beside = previous is not None and previous.unit in ("岁", "周岁") and "." in text[quantity.number_start : quantity.unit_start]
        return (beside or _AVERAGE_AGE.search(left) is not None) and quantity.qualifier not in ("以上", "以下")
    if _TIME_NAME.match(after) and not after.startswith("以内"):
        return False
    if unit == "年":
        return quantity.value < 200 and bool(_MEASURED_YEARS.search(left)) and not after.startswith(("以上", "以下", "期"))
    if unit in ("月", "日"):
        if "." in text[quantity.number_start : quantity.unit_start] and "平均" in left:
            return True
        return _SHORTENED.search(left) is not None and not left.endswith(("年", "月", "至", "到"))
    if text[quantity.end - 2 : quantity.end] == "以内" and not _KEPT_WITHIN.search(left):
        return False
    return bool(_MEASURED.search(left)) or (quantity.qualifier in ("以上",) and ("每" in left or "人均" in left))


def _is_threshold(text: str, quantity: Quantity) -> bool:
    """10亿元以上项目47个: what stands before a noun only says which ones are counted."""
    if quantity.family == "amount" and quantity.qualifier and _MEMBERS.match(text, quantity.end):
        return True
    if quantity.qualifier not in ("以上", "以下") or text[quantity.end - 1] not in "上下内":
        return False
    if quantity.unit == "元" and _DEFINES.search(text[max(0, quantity.start - 60) : quantity.start]):
        return True
    after = text[quantity.end : quantity.end + 1]
    if not after or after in _ENDS or after in "（(":
        return False
    if quantity.unit not in _THRESHOLD_UNITS:
        return False
    return not _left(text, quantity, 8).endswith(_BEFORE_THRESHOLD) or after == "的"


def _is_hanzi_count(text: str, quantity: Quantity) -> bool:
    after = text[quantity.end : quantity.end + 4]
    if _IDIOM_AFTER.match(after) or _GROUP_NAME.match(after):
        return False
    if quantity.scaled or quantity.value > 10 or quantity.qualifier == "余" or (quantity.high or 0) > 10:
        return quantity.unit not in ("级", "届") and not after.startswith(("会议", "全会"))
    if quantity.family == "ratio":
        return True
    if quantity.value < 2 or text[quantity.number_start : quantity.number_start + 1] in "零〇":
        return False
    if quantity.family == "amount":
        return quantity.value >= 2 and quantity.unit not in ("方", "度", "角", "元", "皮")
    left = _left(text, quantity, 6)
    return (
        quantity.unit in _SMALL_UNITS
        and (not after or after[0] in "，。；、）")
        and len(left) >= 2
        and not left.endswith(("第", "这", "各", "每", "此", "该", "另"))
    )


def _is_numbered_name(text: str, quantity: Quantity) -> bool:
    """第5个, 2024年第3期, 10期工程: an ordinal or a name."""
    before = text[max(0, quantity.start - 1) : quantity.start]
    after = text[quantity.end : quantity.end + 4]
    if before in ("第", "每", "届") or (quantity.unit == "个" and _STEPS.match(text, quantity.end)):
        return True
    if quantity.unit == "期" and after.startswith(("工程", "项目", "建设")):
        return True
    if (
        quantity.unit == "次"
        and after.startswith(("全体会议", "会议", "全会"))
        and _SESSION.search(text[max(0, quantity.start - 18) : quantity.start])
        and text[max(0, quantity.start - 2) : quantity.start] not in ("召开", "举行")
    ):
        return True
    if (
        quantity.unit in ("度", "方", "P", "g", "t", "m", "P", "转", "道", "面", "层", "口", "班", "间", "板")
        and quantity.arabic
        and not quantity.scaled
    ):
        return quantity.unit in ("度", "方", "P", "g", "m", "t") and not (
            quantity.unit == "度" and "电" in text[max(0, quantity.start - 8) : quantity.end + 2]
        )
    if quantity.unit == "分":
        return after.startswith("钟") or not _MARKED.search(text[max(0, quantity.start - 14) : quantity.start])
    return after.startswith(("国道", "省道", "县道", "高速", "号线", "热线"))

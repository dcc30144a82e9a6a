"""Words and turns of phrase by which the parts of a report are known.

Everything here is about the language of official documents in general; nothing is about one text.
"""

import re
from typing import Final

from convert.patterns import regex
from convert.text.characters import CLOSERS, HANZI
from convert.text.dates import ARABIC_DATE, HANZI_DATE

SENTENCE_END: Final = "。！？"
TERMINAL: Final = SENTENCE_END + "；："
_CLOSED: Final = regex(f"[{re.escape(CLOSERS)}]+$")
_ANY_DATE: Final = f"(?:{ARABIC_DATE}|{HANZI_DATE})"

ORGAN_NOUN: Final = (
    "人民政府|政府|人大常委会|常务委员会|常委会|人民代表大会|委员会|管委会|工委|党委|纪委|监委|政法委|党组|办公室|办公厅|"
    "局|厅|部|署|法院|检察院|中心|公司|集团|银行|支行|总队|支队|大队|调查队|协会|学会|联合会|领导小组|指挥部|检查组|调研组|"
    "视察组|考察组|工作组|评估组|课题组|专班|联席会议|学校|大学|学院|医院|研究院|街道办事处|办事处|发改委|改革委|国资委|卫健委"
)
ORGAN: Final = regex(rf"(?!.*(?:关于|的|情况|报告|年度|坚持|工作$))(?=.*[{HANZI}])[^，。；：！？《》“”]{{1,38}}?(?:{ORGAN_NOUN})")
"""An organ's name and nothing else."""

_POST: Final = (
    "委员长|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|局长|厅长|部长|院长|检察长|审计长|秘书长|书记|处长|科长|组长|"
    "行长|司长|署长|专员|会长|总理|总经理|董事长|理事长|校长|所长|站长|庭长|负责人|召集人|副职"
)
PERSON: Final = regex(
    rf"(?P<post>[^，。；：！？《》]{{0,40}}?(?:{_POST}))(?:\s*(?P<name>[{HANZI}·]{{1,2}}\s?[{HANZI}·]{{1,3}}))?"
    r"(?P<note>\s*[（(][^）)]{1,24}[）)])?")
"""A post, with or without the name of who holds it and a note in brackets."""
NAME: Final = regex(rf"[{HANZI}]{{1,2}}\s*[{HANZI}·]{{1,3}}")

MATERIAL_NUMBER: Final = regex(
    r"[^，。；！？]{0,60}(?:会议|大会|常委会|审议|议题|议程|学习|列席|党组)[^，。；！？]{0,16}(?:材料|文件|参阅件)"
    r"(?:之?[一二三四五六七八九十\d]+(?:之[一二三四五六七八九十\d]+)?|[（(][一二三四五六七八九十\d]+[）)])?(?:[（(][^（）()]{1,8}[）)])?")
BULLETIN_NUMBER: Final = regex(r"(?:19|20)\d{2}年第\d+[号期](?:[（(]总第?\d+[号期][）)])?|第\d+期(?:[（(].{1,12}[）)])?")

_TITLE_NOUN: Final = (
    "报告|说明|意见|决议|决定|方案|规划|纲要|公报|通知|通报|办法|规定|规则|细则|条例|计划|总结|要点|讲话|函|请示|批复|纪要|公告|通告|"
    "命令|议案|建议|发言|汇报|答复|致辞|倡议书|意见书|白皮书|蓝皮书|评估|分析|综述|解读|章程|制度|预案|措施|清单|名单|工作情况|情况"
)
_REFERENCE: Final = r"[\[［〔]\d{1,2}[\]］〕]|[①-⑳*＊]"
"""A mark that refers to a note, as titles of communiqués carry."""
TITLE_END: Final = regex(rf".*(?:{_TITLE_NOUN})(?:[（(][^（）()]{{1,16}}[）)]|\d{{4}}|{_REFERENCE})*")
TITLE_STRONG_END: Final = regex(
    r".*(?:报告|说明|意见|决议|决定|通知|公报|批复|请示|议案|办法|条例|函)"
    rf"(?:[（(][^（）()]{{1,16}}[）)]|{_REFERENCE})*")
TITLE_GOES_ON: Final = regex(r"(?:的|和|与|及|以及|暨|并|、|[（(《])")
TITLE_NOTE: Final = regex(
    r"[（(](?:书面|草案|送审稿|审议稿|讨论稿|征求意见稿|修订|试行|摘要|提纲|简要说明|摘登|节选|全文|稿)[^（）()]{0,8}[）)]")

OCCASION_START: Final = regex(
    rf"(?:[—–－-]{{1,2}}|[（(])\s*(?:{_ANY_DATE}|[^，。：]{{0,40}}(?:会议|大会|全会|座谈会|常委会))|"
    rf"{_ANY_DATE}[^，。：]{{0,6}}在|在[^，。：]{{2,60}}(?:会议|大会|全会)上")
OCCASION_END: Final = regex(
    r".*(?:上|通过|批准|修订|修正|施行|召开|会议|讲话|发言|报告)?[）)]|"
    r".*(?:会议上|大会上|全会上|会上|上的?(?:报告|讲话|发言|说明)|通过|会议)")
DATE_LINE: Final = regex(rf"[（(]?\s*{_ANY_DATE}\s*[）)]?|[（(]\s*(?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}}\s*[）)]")

_ADDRESSED_PERSON: Final = (
    "主任|副主任|秘书长|委员|委员长|副委员长|代表|主席|副主席|常委|同志们?|领导|来宾|嘉宾|朋友们?|先生们?|女士们?|同仁|书记|市长|区长|县长"
)
_PERSONS: Final = (
    rf"(?:尊敬的)?(?:各位|全体)?[{HANZI}]{{0,6}}?(?:{_ADDRESSED_PERSON})"
    rf"(?:[、，,\s](?:尊敬的)?(?:各位|全体)?[{HANZI}]{{0,8}}?(?:{_ADDRESSED_PERSON}))*")
SALUTATION: Final = regex(rf"{_PERSONS}[：:]")
"""Persons spoken to, 主任、各位副主任、各位委员：; at the head of a line."""
SALUTATION_START: Final = regex(rf"{_PERSONS}[、，,]")
RECIPIENTS: Final = regex(
    rf"[^。；！？：:“”]{{1,200}}(?:{ORGAN_NOUN}|会议|主席团|委|办|府|单位|部门|机构|企业|各[市县区镇乡]|街道|办|院|处|室|站|社|组|校)"
    r"(?:[（(][^（）()]{1,20}[）)])?[：:]")
"""Organs written to."""

CLOSING_CORE: Final = regex(
    r"请.{0,24}(?:审议|审查|审批|批准|审阅|指示|批示|批复|批评指正)|特此|专此|以上报告|以上是|(?:妥否|当否|可否)")

DOCUMENT_NOTE: Final = regex(
    r"[（(](?:此件|此文|本文|联系人|联系电话|信息公开|公开属性|主动公开|依申请公开|不予公开|传达|发至|抄至).{0,80}[）)]")
ATTACHMENT_NOTE: Final = regex(r"附\s*件?\s*[：:]")
ATTACHMENT_LABEL: Final = regex(r"附\s*(?:件|表|录|图)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?|附\s*[：:]")
ATTACHMENT_WITH_TITLE: Final = regex(r"(附\s*(?:件|表|录|图)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))\s*[：:、.．\s]?\s*(.{2,60})")
EXPLANATIONS: Final = regex(
    r"(?P<label>附\s*(?:件|录)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]\s*)?"
    r"(?P<title>(?:《.{2,40}》|[^，。；：！？]{0,32})(?:名词解释|名词注释|名词说明|术语解释|术语说明|用语说明|用语解释|注释|"
    r"有关名词.{0,6}|相关用语.{0,6}|词语解释|指标解释)(?:[（(].{1,20}[）)])?)[：:]?")
"""The heading of a list that explains the terms of the report, with or without 附件：before it."""
EXPLANATION: Final = regex(
    r"(?:\d{1,3}\s*[.．、]|[（(]\d{1,3}[）)]|[\[［〔【]\d{1,3}[\]］〕】]|[①-⑳]|“).{1,40}?(?:[：:]|是?指|[，—]).{4,}|[^，。；：]{2,20}[：:]\s*是?指.{4,}|"
    r"[\[［〔【]\d{1,3}[\]］〕】].{4,}")
"""An entry of such a list."""
ANNEX_TITLE: Final = regex(r"附?\s*(?:《.{2,40}》|[^，。；：！？]{0,32}(?:名词解释|用语说明|名词注释|名词说明|术语解释|"
    r"有关名词.{0,6}|相关用语.{0,6})(?:[（(].{1,20}[）)])?)")


def names_attachment(text: str, name: str) -> bool:
    """Tell whether `text` is 附件：and then `name`, and nothing else."""
    match = ATTACHMENT_NOTE.match(text)
    return match is not None and len(name) > 1 and text[match.end():].strip() == name


def last_mark(text: str) -> str:
    """Return the last character of `text` that is not a closing quote or bracket: what ends the sentence, if anything does."""
    stripped = _CLOSED.sub("", text[-12:])
    return stripped[-1:] or text[-1:]


def is_terminated(text: str) -> bool:
    """Tell whether `text` ends as a sentence or a clause that introduces the next line does."""
    mark = last_mark(text)
    if mark == "." and text[-2:-1].isdigit():
        return False
    return bool(mark) and mark in TERMINAL + ".!?;:"


def first_sentence_end(text: str) -> int | None:
    """Return the index after the first mark that ends a sentence outside quotes and brackets, closing quotes included."""
    depth = 0
    for index, character in enumerate(text):
        if character in "“（《〔(‘":
            depth += 1
        elif character in "”）》〕)’":
            depth = max(0, depth - 1)
        elif character in SENTENCE_END and depth == 0:
            return index + 1
    return None

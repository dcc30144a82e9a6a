"""Words and turns of phrase by which the parts of a report are known.

Everything here is about the language of official documents in general; nothing is about one text.
"""

import re
from typing import Final

from convert.patterns import regex
from convert.text.characters import ARABIC_YEAR, CLOSERS, DASHES, LETTER
from convert.text.dates import ARABIC_DATE, HANZI_DATE

SENTENCE_END: Final = "。！？"
_POINT_OF_SENTENCE: Final = regex(rf"(?:{LETTER}|[）)”》])\.(?:[“《（(]?{LETTER}|$)")
TERMINAL: Final = SENTENCE_END + "；："
_CLOSED: Final = regex(f"[{re.escape(CLOSERS)}]+$")
ANY_DATE: Final = f"(?:{ARABIC_DATE}|{HANZI_DATE})"
BRACKET_DATE: Final = rf"[（(]\s*(?:{ANY_DATE}|{ARABIC_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*[）)]"

_CLAUSE_IN_BRACKETS: Final = regex(r"[。；！？：][（(][^（）()]{2,80}[）)]$")
"""A sentence with a note in brackets behind its end: 加强督促。（市政府办牵头）"""

ORGAN_NOUN: Final = (
    "人民政府|政府|人大常委会|常务委员会|常委会|人民代表大会|委员会|管委会|工委|党委|纪委|监委|政法委|党组|办公室|办公厅|"
    "局|厅|部|署|法院|检察院|中心|公司|集团|银行|支行|总队|支队|大队|调查队|协会|学会|联合会|领导小组|指挥部|检查组|调研组|"
    "视察组|考察组|工作组|评估组|课题组|专班|联席会议|学校|大学|学院|医院|研究院|街道办事处|办事处|发改委|改革委|国资委|卫健委|国务院"
)
ORGAN: Final = regex(rf"(?!.*(?:关于|的|情况|报告|年度|坚持|工作$))(?=.*{LETTER})[^，。；：！？《》“”]{{1,38}}?(?:{ORGAN_NOUN})")
"""An organ's name and nothing else."""
_OFFICE_NOUN: Final = (
    rf"{ORGAN_NOUN}|处|科|室|院|所|站|办|会|组|队|校|园|社|厂|店|村|社区|镇|乡|街道|县|市|区|省|州|旗|盟|委|司|团|馆|台|系|库|港|矿|场|庭|军|"
    "中学|小学|幼儿园|支部|总支|工会|妇联|残联|文联|科协|侨联|工商联|兵团|军分区|商会|合作社"
)
"""What the name of an office may end in where its place says that it is one: above a date, before the colon of an address."""
_BRACKETED: Final = r"(?:[（(][^（）()]{1,24}[）)])"
SIGNER: Final = regex(
    rf"(?!.*(?:关于|的|情况|报告|年度|坚持|工作$|[：:]))(?=.*{LETTER})[^，。；！？《》“”、]{{1,40}}?(?:{_OFFICE_NOUN}){_BRACKETED}?")
"""An office's name where a signature stands."""

_POST: Final = (
    "委员长|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|局长|厅长|部长|院长|检察长|审计长|秘书长|书记|处长|科长|组长|"
    "行长|司长|署长|专员|会长|总理|总经理|董事长|理事长|校长|所长|站长|庭长|负责人|召集人|副职"
)
POSTED: Final = regex(
    rf"(?P<post>[^，。；：！？《》]{{1,40}}?(?:长|书记|主任|经理|师|员|教授|代表|主席|政委|总监|顾问|人))(?:[\s\u3000]+|[：:][\s\u3000]*)"
    rf"(?P<name>(?:{LETTER}|×){{1,2}}[\s\u3000]*(?:{LETTER}|[·×]){{1,3}})")
"""A post and a name that a gap or a colon parts: 文化馆馆长　苏小曼, 校长：王芳."""
_NAME: Final = rf"(?:{LETTER}|×){{1,2}}[\s\u3000]*(?:{LETTER}|[·×]){{1,3}}"
"""A person's name; × stands for a character that is not told."""
PERSON: Final = regex(
    rf"(?P<post>[^，。；：！？《》]{{0,40}}?(?:{_POST}))(?:\s*(?P<name>{_NAME}))?"
    r"(?P<note>\s*[（(][^）)]{1,24}[）)])?")
"""A post, with or without the name of who holds it and a note in brackets."""
NAME: Final = regex(_NAME)

MATERIAL_NUMBER: Final = regex(
    r"[^，。；！？]{0,60}(?:会议|大会|常委会|审议|议题|议程|学习|列席|党组)[^，。；！？]{0,16}(?:材料|文件|参阅件|议题(?=之?[一二三四五六七八九十\d]))"
    r"(?:之?[一二三四五六七八九十\d]+(?:之[一二三四五六七八九十\d]+)?|[（(][一二三四五六七八九十\d]+[）)])?(?:[（(][^（）()]{1,8}[）)])?|"
    r"参阅(?:材料|文件|资料)(?:之?[一二三四五六七八九十\d]+)?")
BULLETIN_NUMBER: Final = regex(
    rf"{ARABIC_YEAR}年第\d+[号期](?:[（(]总第?\d+[号期][）)])?|第\d+期(?:[（(].{{1,12}}[）)])?|[（(]第\d+期[）)]|"
    rf"[〔\[（(]{ARABIC_YEAR}[〕\]）)]第?\d+期")

TITLE_NOUN: Final = (
    "报告|说明|意见|决议|决定|方案|规划|纲要|公报|通知|通报|办法|规定|规则|细则|条例|计划|总结|要点|讲话|函|请示|批复|纪要|公告|通告|"
    "命令|公示|议案|建议|发言|汇报|答复|致辞|倡议书|意见书|白皮书|蓝皮书|评估|分析|综述|解读|章程|制度|预案|措施|清单|名单|工作情况|情况|"
    "结果|议程|日程|安排|须知|声明|启事|指南|指引|手册|标准|规程|规范|守则|公约|大纲|目录|一览表|情况表|统计表|登记表|申报表|申请表|岗位表|明细表|分工表|汇总表|"
    "回执|台账|通讯录|确认书|委托书|授权书|告知书|推荐表|审批表|报名表|签到表|任务书|责任书|承诺书|协议书|建议书|主持词|致词|祝词|贺词|寄语|讲稿|发言稿|演讲|公开信|一封信|倡议|贺信|感谢信|慰问信|"
    "合同|协议|打算|思路|设想|令|流程图|示意图|分布图|平面图|框架图|结构图|线路图|规划图|系统图"
)
_REFERENCE: Final = r"[\[［〔]\d{1,2}[\]］〕]|[①-⑳*＊]"
"""A mark that refers to a note, as titles of communiqués carry."""
TITLE_END: Final = regex(rf".*(?:{TITLE_NOUN})(?:[（(][^（）()]{{1,16}}[）)]|\d{{4}}|{_REFERENCE})*")
TITLE_STRONG_END: Final = regex(
    r".*(?:报告|说明|意见|决议|决定|通知|公报|批复|请示|议案|办法|条例|函)"
    rf"(?:[（(][^（）()]{{1,16}}[）)]|{_REFERENCE})*")
TITLE_GOES_ON: Final = regex(r"(?:的|和|与|及|以及|暨|并|、|[（(《])")
TITLE_NOTE: Final = regex(
    r"[（(](?:书面|草案|代拟稿|送审稿|审议稿|讨论稿|征求意见稿|修订|试行|摘要|提纲|简要说明|摘登|节选|全文|稿)[^（）()]{0,8}[）)]")

OCCASION_START: Final = regex(
    rf"(?:[{DASHES}]{{1,3}}|[（(])\s*(?:{ANY_DATE}|[^，。：]{{0,40}}(?:会议|大会|全会|座谈会|常委会))|"
    rf"{ANY_DATE}[^，。：]{{0,6}}在|{ANY_DATE}(?=[^，。：；]{{4,60}}(?:会议|大会|全会)(?:上|(?:审议)?通过|批准)?$)|在[^，。：]{{2,60}}(?:会议|大会|全会)上")
OCCASION_END: Final = regex(
    r".*(?:上|通过|批准|修订|修正|施行|召开|会议|讲话|发言|报告)?[）)]|"
    r".*(?:会议上|大会上|全会上|会上|上的?(?:报告|讲话|发言|说明)|通过|会议)")
DATE_LINE: Final = regex(rf"[（(]?\s*{ANY_DATE}\s*[）)]?|{BRACKET_DATE}")

_ADDRESSED_PERSON: Final = (
    "主任|副主任|秘书长|委员|委员长|副委员长|代表|主席|副主席|常委|同志们?|领导|来宾|嘉宾|朋友们?|先生们?|女士们?|同仁|书记|市长|区长|县长|"
    "姐妹们?|兄弟们?|同学们?|老师们?|乡亲们?|战友们?|同事们?|家长们?|青年|专家|评委|股东|评议组"
)
_PERSONS: Final = (
    rf"(?:(?:{LETTER}|[·×]){{2,4}}[、，,\s])*(?:尊敬的)?(?:各位|全体)?(?:{LETTER}|×){{0,6}}?(?:{_ADDRESSED_PERSON})"
    rf"(?:[、，,\s](?:尊敬的)?(?:各位|全体)?{LETTER}{{0,8}}?(?:{_ADDRESSED_PERSON}))*")
SALUTATION: Final = regex(rf"{_PERSONS}[：:]")
"""Persons spoken to, 主任、各位副主任、各位委员：; at the head of a line."""
SALUTATION_START: Final = regex(rf"{_PERSONS}[、，,]")
RECIPIENTS: Final = regex(
    rf"[^。；！？：:“”]{{1,200}}(?:{ORGAN_NOUN}|会议|主席团|委|办|府|单位|部门|机构|企业|各[市县区镇乡]|街道|办|院|处|室|站|社|组|校)"
    r"(?:[（(][^（）()]{1,20}[）)])?[：:]")
"""Organs written to."""
_ADDRESSED: Final = (
    rf"{_OFFICE_NOUN}|部|单位|部门|机构|企业|公司|科室|人员|毕业生|新生|学生|研究生|同学|同学们|家长|家长们|老师|老师们|教师|教职工|职工|员工|干部|"
    "群众|居民|村民|业主|市民|用户|客户|考生|旅客|委员|代表|同志|同志们|朋友|朋友们|先生|女士|供应商|投标人|申请人|会员|会员们|理事|监事|股东|债权人|"
    "当事人|党员|团员|青年|读者|乡亲们|战友们|专家|医生|护士|运动员|选手|你们|您|支行|分行|分公司|子公司|项目部|网点"
)
_NO_ADDRESS: Final = regex(
    r".*(?:如下|以下|下列|下面|现将|现就|现对|特此|兹|根据|按照|关于|时间|地点|来源|日期|电话|编号|摘要|关键词|附件|附表|例如|其中|包括|主持|出席|列席|参加|记录|"
    r"审核|编辑|作者|标题|名称|要求|情况|问题|措施|要做到|必须)|(?:为|请|经|由|在|对|将|从|以|把|注|近|今|目前|[\d０-９](?!\d{3}[级届]))|"
    r"(?:召集|联系|负责|承办|主办|协办|牵头|责任|主管|组织|实施|监督|举报|受理|填报|申报|报送|编制|发布|制作|印制|监制|咨询|申请|推荐|提案|建议|被审计|审计|检查|抽查)"
    r"(?:单位|部门|机构|人|人员|科室|企业)[：:]")
ADDRESS: Final = regex(
    rf"[^。；！？：:“”]{{0,260}}(?:{_ADDRESSED}){_BRACKETED}?[：:]|"
    r"(?:各|全体)[^，。；！？：:、]{1,24}(?:[、，](?:各|全体)?[^，。；！？：:、]{1,24})*[：:]")
"""Whoever is written to, where the place says that somebody is: below the title, alone on a line."""


def is_address(text: str) -> bool:
    """Tell whether `text`, which stands alone below a title, addresses offices or people."""
    return _NO_ADDRESS.match(text) is None and (ADDRESS.fullmatch(text) is not None or RECIPIENTS.fullmatch(text) is not None)



CLOSING_CORE: Final = regex(
    r"^此(?:复|令|批|函)|请.{0,24}(?:审议|审查|审批|批准|审阅|指示|批示|批复|批评指正|评议|审定|核准|核批|阅示)|特此|专此|以上报告|以上是|(?:妥否|当否|可否)")

DOCUMENT_NOTE: Final = regex(
    r"[（(](?:此件|此文|本文|联系|咨询|经办人|信息公开|公开属性|主动公开|依申请公开|不予公开|传达|发至|抄至|共印).{0,80}[）)]")
KEPT_ON_FILE: Final = regex(
    r"(?:(?:政府|公文|文件)?(?:信息)?公开(?:方式|属性|选项|类别|类型|形式)|主\s*题\s*词)\s*[：:]\s*[^。；！？：:]{2,60}")
"""How far a document may be read, and its 主题词, below the date: 公开方式：依申请公开."""
ATTACHMENT_NOTE: Final = regex(r"附\s*([件表图录])?\s*[：:]")
NUMBERED_NOTE: Final = regex(r"附\s*[件表图录]\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[：:.．、\s]\s*(?P<name>.{2,100})")
"""One of several names of attachments, each on its line: 附件1：甲."""
_LABEL_NUMBER: Final = rf"[（(]?(?:\d{{1,2}}(?:[.．{DASHES}]\d{{1,2}})*|[一二三四五六七八九十]{{1,3}})[）)]?"
ATTACHMENT_LABEL: Final = regex(rf"附\s*(?:件|表|录|图)?\s*(?:{_LABEL_NUMBER})?\s*[：:]?")
OWN_LABEL: Final = regex(
    rf"(?P<label>附\s*[件表录图]\s*(?:{_LABEL_NUMBER})?|(?:大\s*纲|样\s*表|样式|格式|表格|范本|文本|参考资料|资料)\s*{_LABEL_NUMBER})\s*[：:]?")
"""The label of a file that is itself an attachment, on a line of its own."""
OWN_LABEL_WITH_TITLE: Final = regex(rf"(?P<label>附\s*[件表录图]\s*(?:{_LABEL_NUMBER}\s*[：:、.．\s]?|[：:])\s*)(?P<title>[^：:]{{4,60}})")
"""The same with the title on its line."""
ATTACHMENT_WITH_TITLE: Final = regex(r"(附\s*(?:件|表|录|图)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))\s*[：:、.．\s]?\s*(.{2,60})")
TITLED_LABEL: Final = regex(r"(附\s*[件表录图]?)\s*[：:]\s*(?![一二三四五六七八九十\d]{1,2}[、.．])([^：:。；，]{4,60})")
"""The label of the only attachment, its title on the same line: 附：社区公约."""
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


_HALF_WIDTH: Final = {mark: regex(rf"(?<!\d){half}|{half}(?!\d)") for mark, half in zip("，；：", ",;:", strict=True)}
"""The same mark typed in half width; between digits it is part of a figure."""


def holds(text: str, marks: str) -> bool:
    """Tell whether one of `marks` stands in `text`, in full or half width."""
    return any(mark in text or (mark in _HALF_WIDTH and _HALF_WIDTH[mark].search(text) is not None) for mark in marks)


def is_terminated(text: str) -> bool:
    """Tell whether `text` ends as a sentence or a clause that introduces the next line does."""
    if text[-1:] in CLOSERS and _CLAUSE_IN_BRACKETS.search(text):
        return True
    mark = last_mark(text)
    if mark == "." and text[-2:-1].isdigit():
        return False
    return bool(mark) and mark in TERMINAL + ".!?;:"


def first_sentence_end(text: str) -> int | None:
    """Return the index after the first mark that ends a sentence outside quotes and brackets, closing quotes included.

    A half-width point between two hanzi ends one too.
    """
    depth = 0
    for index, character in enumerate(text):
        if character in "“（《〔(‘":
            depth += 1
        elif character in "”）》〕)’":
            depth = max(0, depth - 1)
        elif depth == 0 and (character in SENTENCE_END or (character == "." and _POINT_OF_SENTENCE.match(text, max(0, index - 1)))):
            return index + 1
    return None

"""Where words end, for breaking titles.

A small lexicon of administrative Chinese answers most titles at once; a full segmenter is loaded only when its boundaries do not
suffice, for its dictionary takes a tenth of a second to read.
"""

from collections.abc import Iterator
from typing import Final

from convert.patterns import regex
from convert.text.word_kinds import ADVERBS, HEADS, VERBS

_LONGEST: Final = 12
_WORDS: Final = """
关于 全国 全省 全市 全区 全县 本级 区级 市级 县级 省级 中央 地方 街道 社区 乡镇 农村 城市 城乡 基层 机关 单位 部门
企业 国有企业 事业单位 自治区 自治州 自治县 人民代表大会 常务委员会 人大常委会 人大 常委会 人民政府
政府 人民法院 人民检察院 法院 检察院 监察委员会 委员会 办公室 办公厅 中国人民政治协商会议 政治协商会议 政协 发展和改革委员会
财政局 审计局 教育局 民政局 司法局 公安局 统计局 税务局 人力资源和社会保障局 自然资源局 生态环境局 住房和城乡建设局
交通运输局 水利局 水务局 农业农村局 商务局 文化和旅游局 卫生健康局 应急管理局 市场监督管理局 医疗保障局 国有资产监督管理委员会
执法检查组 检查组 调研组 专题调研组 工作委员会 法制委员会 财政经济委员会 领导小组 联席会议 党组 支部 年度 上半年 下半年
季度 全年 时期 期间 以来 近年来 五年 三年 中期 末期 阶段 法治 法治政府 法治政府建设 建设 情况 工作 报告 的 说明 意见
建议 决议 决定 通知 通报 方案 规划 计划 纲要 草案 预案 办法 条例 规定 规则 细则 实施细则 制度 目录 清单 预算 决算
预算执行 执行 执行情况 财政 财政收支 其他财政收支 收支 税收 收入 支出 调整 调整方案 审计 审计工作 查出 问题 整改
整改情况 整改落实 债务 政府债务 国有资产 国有资产管理 国民经济 社会发展 经济 社会 发展 高质量发展 可持续发展 改革 开放
创新 科技创新 科技 产业 产业发展 工业 农业 服务业 数字经济 数字化 信息化 智能化 招商引资 营商环境 优化营商环境 教育
义务教育 学前教育 职业教育 高等教育 卫生 医疗 医疗卫生 医疗保障 公共卫生 养老 养老服务 养老服务体系 就业 创业 社会保障
社会保险 社会救助 住房 住房保障 物业 物业管理 民生 民生实事 实事项目 文化 旅游 体育 文物 文物保护 历史文化 遗产
非物质文化遗产 保护 传承 利用 生态 环境 生态环境 生态环境保护 环境状况 环境保护 目标 保护目标 完成情况 大气 水污染 污染
污染防治 防治 绿化 垃圾 生活垃圾 分类 管理 城市管理 治理 基层治理 社会治理 城市更新 老旧小区 改造 旧城改造 乡村 乡村振兴
农业农村 耕地 耕地保护 粮食 粮食安全 水资源 河湖 河长制 交通 交通运输 公共交通 道路 基础设施 重点 重点项目 项目 项目建设
工程 推进 推进情况 进展 进展情况 安全 安全生产 食品 食品安全 药品 药品安全 消防 应急 应急管理 防灾减灾 平安 平安建设
信访 矛盾 纠纷 调解 人民调解 行政 行政执法 行政复议 行政诉讼 执法 执法检查 司法 公正 普法 普法宣传 法律 法律援助 法规
知识产权 知识产权保护 公益诉讼 检察 代表 代表建议 议案 提案 批评 办理 办理情况 落实 落实情况 研究 研究处理 处理 处理情况
审议 审议意见 审查 审查结果 结果 监督 监督工作 任务 任务分工 分工 分解 实施 实施情况 贯彻 贯彻落实 贯彻实施 检查 开展
开展情况 加强 提升 提高 促进 推动 深化 完善 健全 构建 打造 做好 强化 保障 服务 体系 体系建设 机制 能力 能力建设 水平
质量 效能 人才 人才工作 队伍 队伍建设 干部 作风 作风建设 党建 党风廉政建设 廉政 统一战线 民族 宗教 妇女 儿童 妇女儿童
未成年人 未成年人保护 青少年 老年人 残疾人 志愿服务 精神文明 文明 文明城市 创建 创建工作 试点 试点工作 示范 示范区 专项
专项工作 专项行动 专项资金 资金 使用 使用情况 绩效 评价 评估 自评 自查 总结 要点 工作要点 工作报告 政府工作报告 工作总结
工作情况 会议 会议上 会议纪要 纪要 次会议 全体会议 主任会议 常务会议 第一 在 上 举行 召开 印发 公布 颁布 批准 通过
任免 任命 免去 名单 人员 职务 补选 选举 设立 成立 撤销 授予 表彰 先进 集体 个人 有关 若干 进一步 切实 全面 深入
持续 扎实 有效 统筹 协调 联动 联合 市场 市场监管 监管 监督管理 金融 金融风险 风险 风险防范 防范 化解 消费 外贸 外资
投资 固定资产投资 政务 政务服务 政务公开 公开 信息公开 政府信息公开 数据 大数据 统计 普查 经济普查 人口 人口普查 计划生育
献血 无偿献血 退役军人 双拥 国防 国防教育 征兵 民兵 人民防空 防空 和平 和谐 与会 及时 民生实事项目 实事 乡村振兴战略
合计 总计 小计 单位 指标 数量 金额 名称 备注 序号 完成额 完成数 增长率 同比 增减 占比 一般公共预算 政府性基金
国有资本经营 社会保险基金 公共预算 转移支付 上级补助 债务还本 结转 结余 税收收入 非税收入 人均可支配收入 可支配收入 居民
城镇 常住居民 农村居民 生产总值 地区生产总值 增加值 产值 销售额 零售额 社会消费品 消费品 进出口 责任单位 牵头单位 完成时限
进度 时间 地点 电话 负责人 责任人 联系人 措施 内容 类别 类型 级别 计量单位 年末 本年 上年 国民经济和社会发展
国民经济和社会发展计划 社会发展计划 预算执行情况 计划执行情况 国有资产管理情况 工作落实情况 以及
加快 全面推进 农业农村现代化 农业现代化 现代化 现代化建设 新型城镇化 城镇化 一体化 电梯 既有住宅 住宅 加装 公共数据 授权 运营 管理办法
质量安全 排水防涝 防汛抗旱 可支配 城镇居民 城镇常住居民 第一产业 第二产业 第三产业 主要经济指标 卫生健康 除险加固 普及普惠 技能大师
房屋建筑和市政工程 大气污染 大气污染防治 水污染防治 土壤污染防治 高校毕业生 审计查出 审计查出问题 城市生活垃圾 生活垃圾分类
网络安全 信息安全 生态文明 生态文明建设 民营经济 实体经济 县域经济 夜间经济 新质生产力 现代化产业体系 产业体系 公共文化
公共文化设施 文化设施 森林草原 防火 国土绿化 国土空间 总体规划 专项规划 国土空间总体规划 历史文化名城 危险化学品 房屋建筑
市政工程 新型城镇化建设 就业创业 创业就业 代表建议、批评和意见 建议、批评和意见 先进集体和先进个人 农业农村发展 医疗保障制度
基本公共服务 公共服务体系 行政裁量权 裁量权基准 中央预算内投资 重点任务 重大项目
"""
_LEXICON: Final = frozenset(_WORDS.split()) | VERBS | ADVERBS | {head for head in HEADS if len(head) > 1}

_FIXED: Final = regex(
    r"(?:发展和改革|财政|审计|教育|科学技术|工业和信息化|民政|司法|公安|人力资源和社会保障|自然资源和规划|自然资源|生态环境|住房和城乡建设"
    r"|交通运输|水利|水务|农业农村|商务|文化和旅游|文化广电和旅游|卫生健康|退役军人事务|应急管理|国有资产监督管理|市场监督管理|统计|医疗保障"
    r"|乡村振兴|林业和草原|信访|机关事务管理|城市管理)(?:委员会|总局|局|厅|部|委)"
    r"|[0-9０-９〇○一二三四五六七八九十]{2,4}年(?:[0-9０-９一二三四五六七八九十]{1,3}月)?(?:[0-9０-９一二三四五六七八九十]{1,3}日)?度?"
    r"|[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日"
    r"|第?[0-9０-９〇一二三四五六七八九十百]+[届次期批号轮]"
    r"|第?[一二三四五六七八九十]+个五年(?:规划|计划)?"
    r"|[!-~]+")
"""Dates, ordinals and Latin stretches: one word each."""
_WORD: Final = 1.0
_JOINER: Final = 1.1
_UNKNOWN: Final = 1.6
"""What a known word, a joiner and an unknown letter cost when a text is cut into words."""
_JOINERS: Final = frozenset("和与及暨")
"""Words of one letter, when a known word follows."""
_PLACE_ENDS: Final = frozenset("省市区县州盟旗镇乡")
_OPENERS: Final = frozenset("《“‘（〈〔【—")
_CLOSERS: Final = frozenset("》”’）〉〕】、，。：；")


def in_lexicon(word: str) -> bool:
    """Tell whether `word` is one of administrative Chinese that the lexicon knows."""
    return word in _LEXICON


def sure_boundaries(text: str) -> set[int]:
    """Return offsets between words that the lexicon is sure of; there may be more."""
    found: set[int] = set()
    left = False
    for place, _, right in _words(text):
        if place and _is_sure(text, place, left=left, right=right):
            found.add(place)
        left = right
    return found


def all_boundaries(text: str, longest: int = _LONGEST) -> set[int]:
    """Return the offsets between the words of `text`; dates, ordinals and known words stay whole.

    Args:
        text: What to cut.
        longest: Known words of more letters may be parted where a segmenter would.
    """
    import rjieba

    found: set[int] = set()
    place = 0
    for word in rjieba.cut(text):
        place += len(word)
        found.add(place)
    for match in _FIXED.finditer(text):
        found.difference_update(range(match.start() + 1, match.end()))
    for start, end, known in _words(text, max(1, longest)):
        if known:
            found.difference_update(range(start + 1, end))
    found.discard(len(text))
    return found | sure_boundaries(text)


def _words(text: str, longest: int = _LONGEST) -> list[tuple[int, int, bool]]:
    """Return start and end of the words of `text`, and whether each is known: the fewest that cover it, unknown letters one by one.

    The fewest, not the longest first: 创建和平安建设 holds 和 and 平安建设, not 和平.
    """
    length = len(text)
    costs = [0.0] * (length + 1)
    ends = [0] * (length + 1)
    for place in range(length - 1, -1, -1):
        costs[place], ends[place] = _UNKNOWN + costs[place + 1], place + 1
        for end, cost in _known(text, place, longest):
            if cost + costs[end] < costs[place]:
                costs[place], ends[place] = cost + costs[end], end
    words = []
    place = 0
    while place < length:
        end = ends[place]
        joins = text[place] in _JOINERS and end < length and (ends[end] - end > 1 or text[end] in _OPENERS)
        known = end - place > 1 or text[place] in _LEXICON or joins
        words.append((place, end, known))
        place = end
    return words


def _known(text: str, place: int, longest: int) -> Iterator[tuple[int, float]]:
    """Yield the ends of the known words that begin at `place`, the longest first, with what each costs."""
    fixed = _FIXED.match(text, place)
    if fixed:
        yield fixed.end(), _WORD
    for size in range(min(longest, len(text) - place), 0, -1):
        if text[place:place + size] in _LEXICON:
            yield place + size, _WORD
    if text[place] in _JOINERS:
        yield place + 1, _JOINER


def _is_sure(text: str, place: int, *, left: bool, right: bool) -> bool:
    before, after = text[place - 1], text[place]
    if before in _OPENERS or after in _CLOSERS:
        return False
    if before in _CLOSERS or after in _OPENERS or after == "暨" or text.startswith("关于", place):
        return True
    return right and (left or before in _PLACE_ENDS)

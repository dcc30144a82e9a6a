"""Words that decide where a title may end a line, by what they do in it."""

from typing import Final

_VERBS: Final = """
加快 推进 促进 加强 深化 做好 开展 提升 提高 优化 完善 推动 构建 打造 健全 强化 支持 规范 贯彻 落实 贯彻落实 实施 保障
防范 化解 纳入 补齐 培育 建立 建立健全 成立 印发 转发 公布 命名 表彰 申报 申请 下达 制定 修订 修改 召开 举办 检查 废止
设立 授予 调整 批准 提请 审议 提请审议 报送 同意 扩大 增强 巩固 拓展 整治 治理 防止 加大 改进 创新 发展 壮大 服务 解决
维护 盘活 引导 鼓励 组织 开好 抓好 严厉打击 打击 启动 加快推进 加快构建 全面推进 深入推进 全面加强 全面深化 进一步做好
进一步加强 加装 征集 废除 撤销 任免 选举
"""
_ADVERBS: Final = """
全面 深入 进一步 有力有效 有力 高效 持续 扎实 有效 切实 着力 大力 严格 统筹 不断 积极 依法 坚决 稳步 努力 奋力
"""
_HEADS: Final = """
设施 指标 情况 状况 工作 计划 规划 草案 方案 预案 办法 条例 规定 规则 细则 制度 体系 机制 体制 建设 执行 执行情况 管理 改革 发展
项目 资金 行动 目标 任务 意见 建议 报告 通知 决定 决议 公报 纲要 要点 清单 名单 目录 安排 结果 进展 进展情况 措施 举措
领域 服务 保护 治理 防治 监督 监管 整改 整改情况 落实 落实情况 实施 实施情况 完成情况 推进情况 办理情况 使用 使用情况 评价
评估 审计 调整 创建 工程 活动 大会 会议 问题 能力 水平 质量 效能 环境 队伍 战略 政策 试点 示范区 领导小组 工作组 小组
中心 平台 系统 标准 指南 补助 处理 研究 利用 改造 更新 高质量发展 可持续发展 健康发展 融合发展 深度融合 中期评估 专项行动
攻坚行动 行动计划 行动方案 实施方案 工作方案 管理办法 实施办法 实施意见 指导意见 政策措施 工作报告 综合报告 专项报告 调研报告
视察报告 审查结果 污染防治 落地见效 资源化利用 工作室 开发区 高新区 试验区 保护区 园区 新区 名录 代表性项目 准备 总结 讲话
说明 培训 比赛 竞赛 评选 考核 检测 监测 调查 普查 统计 保障 短板 上 期间 以来 时期 阶段
"""
_ATTRIBUTES: Final = """
个别 各 本 该 每 某 新 市级 县级 区级 省级 国家级 地方 基层 农村 城市 城乡 公共 社会 财政 税收 重大 重点 既有 综合 新型
专项 高新技术 高新 现代 主要 全面 整体 有关 相关 其他 若干 突出 典型 先进 优秀 中央 民营 国有 集体 传统 特色 优质 困难
特殊 历史 年度 日常 基本 一般
"""

VERBS: Final = frozenset(_VERBS.split())
"""Verbs that take an object; behind another word they begin a phrase."""
ADVERBS: Final = frozenset(_ADVERBS.split())
"""Words that say how, and stand before a verb."""
HEADS: Final = frozenset(_HEADS.split())
"""Nouns, and verbs that stand as nouns, that hold what stands before them."""
ATTRIBUTES: Final = frozenset(_ATTRIBUTES.split())
"""Words that say of which kind the next one is, and end no line."""

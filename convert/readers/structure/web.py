"""Lines of the web page around a report: navigation, metadata, foot, the caption of a photograph."""

import re
from typing import Final

from convert.patterns import regex
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.wording import ANY_DATE
from convert.text.characters import LETTER

_LONGEST_ROW: Final = 120
_LONGEST_PLACE: Final = 6
_PAIR: Final = 2
_LONGEST_LINE: Final = 240
"""Characters from which a line is none of a page's: so long text is not asked."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAVIGATION: Final = _words("""
    下载 打印 全屏 收藏 分享 纠错 朗读 复制 复制链接 字号 字体 字体大小 加大 还原 减小 放大 缩小 默认 大 中 小 超大 特大 标准 A A+
    A- 关闭 关闭窗口 关闭本页 打印本页 打印此页 打印文章 返回 返回首页 返回列表 返回顶部 回到顶部 加入收藏 首页 网站首页 无障碍
    无障碍阅读 适老化 长者模式 繁體 简体 繁體版 English 微信 微博 新浪微博 QQ空间 QQ好友 手机阅读 我要纠错 我要打印 听全文 语音播报
    跳转到内容 跳转到导航 跳转到搜索 打开主菜单 维基文库，自由的图书馆 繁体字
    政策解读 相关解读 相关文档 相关链接 相关文件 相关阅读 相关稿件 关联稿件 相关新闻 相关文章 相关报道 延伸阅读 推荐阅读
    附件下载 下载附件 文字解读 图文解读 查看全文 展开全文 正文 政府信息公开 |
    > » + - END 【END】 TheEnd
""") | {"", "THE END"}
"""Words that stand alone on a line of a page; nothing is left of 【 alone."""
_NAVIGATION_STARTS: Final = (
    "分享到", "扫一扫", "扫码使用手机浏览", "扫码分享", "扫码浏览本页", "点击下载", "上一篇", "下一篇", "上一条", "下一条")
_BUTTONS: Final = _words("""
    下载 打印 全屏 收藏 分享 纠错 朗读 复制 关闭 大 中 小 登录 注册 首页 网站首页 返回 返回顶部 顶部 无障碍 无障碍阅读 无障碍浏览
    长者模式 长者助手 关怀版 适老化 适老版 简体 繁体 繁體 简 繁 EN English 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 空间 朋友圈
    打印本页 打印此页 打印文章 关闭窗口 关闭本页 我要打印 加入收藏 设为首页 手机版 客户端 移动版 智能问答 搜索 网站地图 联系我们
    法律声明 网站声明 关于我们 隐私声明 隐私政策 使用帮助 站点地图 友情链接 分享到 字体 字号 机构概况 机构职能 新闻中心 新闻动态
    政务公开 信息公开 政府信息公开 政务服务 办事服务 互动交流 政民互动 公众参与 数据开放 数据发布 专题专栏 A A+ A- T 返回列表
    上一页 下一页 相关文件 相关链接 相关附件 相关解读 政策解读 附件下载 点击下载 分享按钮 听文章 播报 扫一扫
""")
_SHORTEST_SECTION: Final = 4
_BETWEEN_BUTTONS: Final = regex(r"[\s\u3000|｜/、·【】\[\]［］()（）：:<>》>]+")
_FILE: Final = regex(r".{0,80}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpe?g|png|pptx?)(?:[（(].{1,16}[）)])?", re.I)
_ATTACHED: Final = regex(
    r"附\s*件\s*\d{0,2}\s*[：:.．、]?\s*(?:\d{1,2}\s*[.．、]\s*)?(?P<name>.{4,80})\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)", re.I)
_NAVIGATION_ROW: Final = regex(
    r"【\s*(?:字[号体]|打印|关闭|大|收藏|我要)[^。]{0,40}】?(?:【[^【】]{1,8}】)*|(?:字[号体](?:大小)?[：:]?).{0,24}")
_PATH: Final = regex(
    r"(?:您?(?:的)?(?:现在|当前|目前)?(?:所在)?的?位置(?:是)?|当前位置|现在位置|首页)\s*[：:]?.{0,160}[>＞»›/→].{0,160}|"
    r"您?(?:现在|当前|目前)?(?:所在)?的?(?:当前)?位置(?:是)?\s*[：:].{0,160}")
_STRONG_KEYS: Final = _words("""
    下载地址 内容摘要 核心提示 发布者 统一登记号 信息时效性 时效性 监督索引号 颁布日期 颁布单位 公开责任单位
    发文机构 制文机构 文件名称 发布文号 公文种类 文件有效性 是否有效 信息分类号
    索引号 信息索引 信息分类 主题分类 体裁分类 公开目录 公开方式 公开范围 公开形式 公开责任部门 公开时限 发布机构 发布单位
    发布部门 信息提供日期 发布机关 制发单位 制发机构 生成日期 发布日期 发布时间 发表时间 发表日期 公开日期 公布日期 更新时间
    更新日期 信息来源 文章来源 稿件来源 来源 责任编辑 责编 发布人 浏览次数 浏览量 浏览 点击数 点击量 点击率 点击 阅读次数 阅读量
    阅读 访问量 访问次数 点击次数 已阅 人气 信息名称 文件编号 统一编号 效力状态 有效性 内容概述 组配分类 所属栏目
    初审编辑 复审编辑 终审编辑 值班编辑 搜索位置 匹配度 栏目 所属分类 服务对象 所属主题 字号 字体 视力保护色 分享到 分享 保护视力色
""")
"""Labels that only web pages have."""
_WEAK_KEYS: Final = _words("""
    关键词 关键字 主题词
    评论 导语 一审 二审 三审 初审 复审 终审 发文文号
    公开属性 时间 日期 作者 编辑 审核 审核人 校对 录入 名称 标题 文号 发文字号 发文机关 发文单位 部门 成文日期 成文时间 发文日期
    发文时间 印发日期 语种 文种 有效期 生效日期 实施日期 失效日期 废止日期 摄影 供稿 撰稿 通讯员 记者 责任单位
""")
"""Labels that reports have too: beside others they are the page's."""
_KEYS: Final = _STRONG_KEYS | _WEAK_KEYS
_LONG_KEYS: Final = tuple(key for key in _STRONG_KEYS if len(key) > 3)
_LONGEST_KEY: Final = 8
_BUTTON_LABELS: Final = _words("分享到 分享 字号 字体 视力保护色 保护视力色 打印")
"""Labels with buttons behind them: what stands on the next line is no value of theirs."""
_BULLETS: Final = "•·●■◆▪"
_AROUND_LABEL: Final = f"【】[]（( -－{_BULLETS}"
_LONGEST_LABEL: Final = 10
"""Characters of a label behind a bullet, both marks counted."""
_DATELINE: Final = regex(r"(?:新华社|新华网|人民网|中新社|央视网|本报(?!告)|本网)[^，。；：]{0,16}(?:电|讯)")
_INDEX: Final = regex(r"(?:监督)?索引号\s*[A-Za-z0-9/_-]{6,40}")
"""An index number without a colon."""
_COUNT: Final = regex(r"[1-9]\d{2,8}")
"""How often a page was read, alone on a line."""
_SITE_SENTENCE: Final = regex(
    r"小编|本站(?=观点|[整收]|为)|网友(?=上传|投稿|整理|分享)|为(?:大家|你|您)(?:精心|们)?(?:整理|收集|准备|带来)|"
    r"您访问的链接即将离开|您即将离开|即将跳转")
"""What a page says of itself, and what it asks who leaves it."""
_LONGEST_VALUE: Final = 160
_DATE: Final = regex(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")
_DAY: Final = regex(rf"(?:今天是)?[：:]?{ANY_DATE}[，,]?(?:星期|周)[一二三四五六日天].{{0,12}}|今天是[：:]?{ANY_DATE}")
_STAMP: Final = regex(
    r"(?:https?://\S{4,80}\s+)?[^，。；：（(]{0,16}(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:.{0,40}(?:来源|作者|浏览|点击|字号|阅读).{0,60})?|"
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:来源|作者|浏览|点击|字号|阅读).{0,80}")
_FOOT: Final = regex(
    r".{0,40}(?:版权所有|ICP备|公网安备|网安备|网站标识码|主办单位|主管单位|承办单位|技术支持|建设维护|网站地图|联系我们|网站声明|隐私声明|隐私政策|版权声明|免责声明|友情链接|"
    r"您是第.{0,12}位访[问客]|Copyright|COPYRIGHT|All Rights Reserved|(?:建议使用|升级|更新|旧版本?).{0,20}浏览器).{0,160}")
_WEAK_FOOT: Final = regex(
    r".{0,40}(?:主办单位|主管单位|承办单位|(?:主办|主管|承办)\s*[：:]|(?:邮\s*编|邮政编码|(?:联系|办公|单位)?地址|(?:联系)?电话|传真)\s*[：:]).{0,80}")
"""Lines of a foot that announcements have too."""
_PHOTO: Final = regex(
    rf"[（(]?.{{0,160}}?(?:记者|通讯员|摄影师?)[\s\u3000]*(?:{LETTER}|[·、\s]){{2,24}}?[\s\u3000]*(?:摄影?|摄制|供图|图)[）)]?|"
    rf"[（(]?.{{0,160}}[\s\u3000（(]{LETTER}{{2,4}}[\s\u3000]*(?:摄影?|供图)[）)]?|[（(](?:资料图|图片来源|图源|供图|摄影)[^（）()]{{0,30}}[）)]")
"""What stands below the photograph that a newspaper or a web page shows above a text."""
_LABELS: Final = regex(rf".{{0,40}}(?:{'|'.join(sorted(_KEYS))})[：:].{{0,60}}(?:{'|'.join(sorted(_STRONG_KEYS | {'作者', '编辑'}))})[：:]")
"""Two labels on one line, as only pages have them."""
_CELL_BAR: Final = regex(r"\s*\|\s*")
_BAR_RULE: Final = regex(r"[\s|:-]*-{2,}[\s|:-]*\|[\s|:-]*")


def site_furniture(line: SourceLine) -> str | None:
    """Return why `line` is part of a web page around a report, or None."""
    text = line.text
    if line.block is not None or line.hints.role is not None or len(text) > _LONGEST_LINE:
        return None
    if _is_file(text) or _is_row_of_buttons(line) or _navigates(text):
        return "site-navigation"
    if _is_key(_label(text)) or (text[-1] in "：:" and is_metadata_text(text)) or _is_stamp(text):
        return "site-metadata"
    if "|" in text and _is_row_of_metadata(text):
        return "site-metadata"
    if _INDEX.fullmatch(text) or _DATELINE.fullmatch(text) or _has_two_labels(text) or _is_spaced_row(line):
        return "site-metadata"
    return "site-foot" if _FOOT.fullmatch(text) else None


def _has_two_labels(text: str) -> bool:
    """Tell whether `text` holds two labels and no sentence: admin 发表时间：… 浏览次数：…."""
    return len(text) <= _LONGEST_ROW and not any(mark in text for mark in "，。；") and _LABELS.match(text) is not None


def _is_spaced_row(line: SourceLine) -> bool:
    """Tell whether a row of a table was copied with blanks alone: 索引号 1137/2023-05 成文时间 2023-03-10."""
    words = line.raw.text.split() if len(line.raw.text) <= _LONGEST_ROW else []
    labels = [word for word in words if word in _KEYS]
    return len(labels) > 1 and words[0] in _KEYS and any(word in _STRONG_KEYS for word in labels)


def _is_spaced_pair(line: SourceLine) -> bool:
    """Tell whether a label of pages and its value are all that stands on a line: 有效性 有效."""
    words = line.raw.text.split() if len(line.raw.text) <= _LONGEST_ROW else []
    return len(words) == _PAIR and words[0] in _STRONG_KEYS


def is_weak(line: SourceLine) -> bool:
    """Tell whether `line` is one that reports have too: it is the page's only beside lines that are certain."""
    text = line.text
    if not 1 < len(text) <= _LONGEST_LINE:
        return len(text) == 1
    if _is_strong(_label(text)) or _LABELS.match(text):
        return False
    bare = text.lstrip(_BULLETS)
    dated = bare[:1] in ("1", "2") and _DATE.fullmatch(bare) is not None
    labelled = text[0] in _BULLETS and text[-1] in "：:" and len(text) <= _LONGEST_LABEL
    return dated or labelled or text in _WEAK_KEYS or _is_key(_label(text)) or _is_file(text) or _is_spaced_pair(line) or any(
        one is not None for one in (_WEAK_FOOT.fullmatch(text), _COUNT.fullmatch(text), _SITE_SENTENCE.search(text)))


def _label(text: str) -> str:
    """Return what stands before the first colon of `text`, brackets around it left out; nothing without one."""
    ends = [at for at in (text.find("："), text.find(":")) if at > 0]
    if not ends or len(text) - min(ends) > _LONGEST_VALUE:
        return ""
    return "".join(text[:min(ends)].strip(_AROUND_LABEL).split())


def _is_strong(label: str) -> bool:
    """Tell whether only web pages have `label`, as it is or with a word before it: 公文生成日期."""
    return label in _STRONG_KEYS or (len(label) <= _LONGEST_KEY and label.endswith(_LONG_KEYS))


def _is_key(label: str) -> bool:
    """Tell whether pages have `label`; one of them may give two names of one thing: 备注/文号."""
    return _is_strong(label) or label in _WEAK_KEYS or ("/" in label and any(part in _KEYS for part in label.split("/")))


def _is_stamp(text: str) -> bool:
    """Tell whether `text` says when a page was published, to the minute or with where it comes from."""
    return (text[-1].isdigit() or "来源" in text or "作者" in text) and _STAMP.fullmatch(text) is not None


def _navigates(text: str) -> bool:
    text = text.lstrip(_BULLETS) or text
    bare = text.strip("【】").rstrip("：:")
    return bare in _NAVIGATION or (bare.startswith(_NAVIGATION_STARTS) and len(bare) <= _LONGEST_ROW) or (
        text[0] in "【字" and _NAVIGATION_ROW.fullmatch(text) is not None) or ((
        "位置" in text or text.startswith("首页")) and _PATH.fullmatch(text) is not None)


def _is_file(text: str) -> bool:
    return "." in text and _FILE.fullmatch(text) is not None


def attached_file(line: SourceLine) -> str | None:
    """Return the name of the attachment that `line` is the link to: 附件：名单.docx; None when it is none."""
    match = _ATTACHED.fullmatch(line.text) if line.block is None and "." in line.text else None
    return match.group("name") if match else None


def could_be_weak(line: SourceLine) -> bool:
    """Tell whether `line` is the page's when the lines beside it are."""
    if line.block is not None or line.hints.role is not None:
        return False
    rule = "|" in line.text and _BAR_RULE.fullmatch(line.text) is not None
    return rule or site_furniture(line) is not None or is_weak(line)


def is_section_name(line: SourceLine) -> bool:
    """Tell whether `line` names a part of a web site, as pages show it above what they hold: 信息公开."""
    return line.block is None and line.hints.role is None and len(line.text) >= _SHORTEST_SECTION and line.text in _BUTTONS


def is_photo_caption(line: SourceLine) -> bool:
    """Tell whether `line` says what a photograph shows and who took it."""
    raw = line.raw.text
    return line.block is None and line.hints.role is None and len(raw) <= _LONGEST_LINE and any(
        word in raw for word in ("摄", "图")) and _PHOTO.fullmatch(raw) is not None


def is_day(text: str) -> bool:
    """Tell whether `text` is a day with its weekday, as newspapers and pages show theirs above everything."""
    return _DAY.fullmatch(text) is not None


def _is_row_of_metadata(text: str) -> bool:
    """Tell whether `text` is a row of a table that a page was copied with: 索引号: | AB12 | 部门: | 某镇 |."""
    cells = [cell for cell in _CELL_BAR.split(text) if cell]
    labels = sum(is_metadata_text(cell) for cell in cells)
    return labels > 0 and 2 * labels >= len(cells) - 1


def _is_row_of_buttons(line: SourceLine) -> bool:
    """Tell whether nothing but the buttons of a page stands on `line`."""
    raw = line.raw.text
    if len(raw) > _LONGEST_ROW:
        return False
    words = [word for word in _BETWEEN_BUTTONS.split(raw) if word]
    if len(words) > 1:
        return all(map(_is_button, words))
    return len(words) == 1 and (raw[-1] in "：:" or raw[0] in "【[［") and len(words[0]) > 1 and _is_button(words[0])


def _is_button(word: str) -> bool:
    return word in _BUTTONS or (word.startswith("走进") and len(word) <= _LONGEST_PLACE)


def is_metadata_label(line: SourceLine) -> bool:
    """Tell whether `line` is the label of a metadata table whose value stands on the next line."""
    return is_metadata_text(line.text) and line.text.rstrip("：:").strip(_AROUND_LABEL) not in _BUTTON_LABELS


def is_metadata_text(text: str) -> bool:
    """Tell whether `text` is such a label."""
    return _is_key("".join(text.rstrip("：:").strip(_AROUND_LABEL).split()))

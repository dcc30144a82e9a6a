"""What belongs to the page or the web site and not to the report: page numbers, running heads, navigation.

Every line that goes is listed with its reason.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from convert.patterns import regex
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import Line
from convert.readers.structure.wording import ORGAN, is_terminated
from convert.text.characters import HANZI
from convert.text.dates import is_date

_DASH: Final = "—–―－─\\-~～·•一"
_PAGE_NUMBER: Final = regex(
    rf"[{_DASH}]{{1,2}}\s*\d{{1,4}}\s*[{_DASH}]{{1,2}}|第\s*\d{{1,4}}\s*页(?:\s*[/，,]?\s*共\s*\d{{1,4}}\s*页)?|"
    r"(?:共\s*\d{1,4}\s*页\s*[，,]?\s*第\s*\d{1,4}\s*页)|(?:Page|PAGE|page)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\[\s*\d{1,4}\s*\]页")
_PAGE_OF: Final = regex(r"\d{1,4}\s*/\s*\d{1,4}")
_BARE_NUMBER: Final = regex(r"\d{1,4}")
_LONGEST_ROW: Final = 120
_FEWEST_LINES: Final = 10
"""Lines from which a text is long enough for one page number."""
_SEPARATOR: Final = regex(r"[─━—–_＿=＝*＊★☆◆~～.…·-]{3,}")
_NOT_A_HEAD: Final = regex(rf"[（(]?(?:单位|注|备注|附件|附表|表|图|合计|小计|总计|序号|项目)|[^{HANZI}]*$")

_NAVIGATION: Final = regex(
    r"【?(?:下载|打印|全屏|收藏|分享|纠错|朗读|复制|复制链接|字号|字体|字体大小|"
    r"加大|还原|减小|放大|缩小|默认|大|中|小|超大|特大|标准|A[+-]?|"
    r"关闭|关闭窗口|关闭本页|打印本页|打印此页|打印文章|返回|返回首页|返回列表|返回顶部|回到顶部|加入收藏|首页|网站首页|无障碍|无障碍阅读|"
    r"适老化|长者模式|繁體|简体|繁體版|English|微信|微博|新浪微博|QQ空间|QQ好友|分享到.{0,12}|扫一扫.{0,24}|手机阅读|我要纠错|我要打印|"
    r"听全文|语音播报|政策解读|相关解读|相关文档|相关链接|相关文件|相关阅读|附件下载|下载附件|文字解读|图文解读|[上下]一[篇条](?:[：:].{0,80})?|[上下]一[篇条].{0,60}|"
    r"点击下载.{0,20}|查看全文|展开全文|正文|政府信息公开|】|【|\||>|»|[+-])】?")
_BUTTON: Final = regex(
    r"下载|打印|全屏|收藏|分享|纠错|朗读|复制|关闭|大|中|小|登录|注册|首页|网站首页|返回|返回顶部|顶部|无障碍|无障碍阅读|无障碍浏览|长者模式|长者助手|关怀版|适老化|"
    r"适老版|简体|繁体|繁體|简|繁|EN|English|微信|微博|新浪微博|腾讯微博|QQ|QQ空间|QQ好友|空间|朋友圈|打印本页|打印此页|打印文章|关闭窗口|关闭本页|我要打印|"
    r"加入收藏|设为首页|手机版|客户端|移动版|智能问答|搜索|网站地图|联系我们|法律声明|网站声明|关于我们|隐私声明|隐私政策|使用帮助|站点地图|友情链接|分享到|字体|字号|"
    r"机构概况|机构职能|新闻中心|新闻动态|政务公开|信息公开|政府信息公开|政务服务|办事服务|互动交流|政民互动|公众参与|数据开放|数据发布|专题专栏|走进.{1,4}|"
    r"A[+-]?|T|返回列表|上一页|下一页|相关文件|相关链接|相关附件|相关解读|政策解读|附件下载|点击下载|分享按钮|听文章|播报|扫一扫")
_BETWEEN_BUTTONS: Final = regex(r"[\s\u3000|｜/、·【】\[\]［］()（）：:<>》>]+")
_FILE: Final = regex(r".{0,80}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpe?g|png|pptx?)(?:[（(].{1,16}[）)])?", re.I)
_NAVIGATION_ROW: Final = regex(
    r"【\s*(?:字[号体]|打印|关闭|大|收藏|我要)[^。]{0,40}】?(?:【[^【】]{1,8}】)*|(?:字[号体](?:大小)?[：:]?).{0,24}")
_PATH: Final = regex(
    r"(?:您?(?:的)?(?:现在|当前|目前)?(?:所在)?的?位置(?:是)?|当前位置|现在位置|首页)\s*[：:]?.{0,160}[>＞»›/→].{0,160}|"
    r"您?(?:现在|当前|目前)?(?:所在)?的?(?:当前)?位置(?:是)?\s*[：:].{0,160}")
_METADATA_KEY: Final = (
    "索引号|信息索引|信息分类|主题分类|主题词|体裁分类|公开目录|公开方式|公开范围|公开形式|公开责任部门|公开时限|发文机关|发文单位|发布机构|发布单位|"
    "发布机关|制发单位|制发机构|生成日期|成文日期|成文时间|发文日期|发文时间|印发日期|发布日期|发布时间|公开日期|公布日期|更新时间|时间|日期|信息来源|文章来源|来源|"
    "稿件来源|作者|编辑|责任编辑|责编|审核|审核人|校对|录入|发布人|浏览次数|浏览量|浏览|点击数|点击量|点击率|点击|阅读次数|阅读量|阅读|访问量|访问次数|"
    "信息名称|名称|标题|文号|发文字号|文件编号|统一编号|效力状态|有效性|有效期|生效日期|实施日期|失效日期|废止日期|内容概述|关键词|关键字|语种|文种|组配分类|所属栏目|服务对象|"
    "摄影|供稿|撰稿|通讯员|记者|字号|字体|视力保护色|分享到|保护视力色")
_METADATA: Final = regex(rf"[【\[（(]?\s*(?:{_METADATA_KEY})\s*[】\]]?\s*[：:].{{0,160}}")
_METADATA_BARE: Final = regex(rf"(?:{_METADATA_KEY})[：:]?")
_STAMP: Final = regex(
    r"[^，。；：（(]{0,16}(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:.{0,40}(?:来源|作者|浏览|点击|字号|阅读).{0,60})?|"
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*(?:来源|作者|浏览|点击|字号|阅读).{0,80})?")
_FOOT: Final = regex(
    r".{0,40}(?:版权所有|ICP备|公网安备|网安备|网站标识码|主办单位|主管单位|承办单位|技术支持|建设维护|网站地图|联系我们|网站声明|隐私声明|隐私政策|友情链接|"
    r"您是第.{0,12}位访[问客]|邮\s*编\s*[：:]|邮政编码\s*[：:]|Copyright|COPYRIGHT|All Rights Reserved|建议使用.{0,20}浏览器).{0,160}")


def drop_page_furniture(lines: Sequence[Line], draft: Draft, *, front_end: int) -> list[Line]:
    """Return `lines` without page numbers, running heads and lines drawn with characters; the next line starts a page.

    `front_end` is the index of the first line below the title block, where a title that also serves as running head stands.
    """
    reasons: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.block is None and line.hints.role is None:
            reason = _page_line(line)
            if reason:
                reasons[index] = reason
        elif line.hints.role == "furniture":
            reasons[index] = "marked"
    repeated = _repeated(lines)
    reasons.update(_bare_page_numbers(lines, reasons, repeated))
    reasons.update(_running_heads(lines, reasons, front_end, repeated))
    return _without(lines, reasons, draft)


def site_furniture(line: Line) -> str | None:
    """Return why `line` is part of a web page around a report, or None."""
    text = line.text
    if line.block is not None or line.hints.role is not None:
        return None
    if _FILE.fullmatch(text) or _is_row_of_buttons(line):
        return "site-navigation"
    if _NAVIGATION.fullmatch(text) or _NAVIGATION_ROW.fullmatch(text) or _PATH.fullmatch(text):
        return "site-navigation"
    if _METADATA.fullmatch(text) or _STAMP.fullmatch(text) or (_METADATA_BARE.fullmatch(text) and text[-1] in "：:"):
        return "site-metadata"
    return "site-foot" if _FOOT.fullmatch(text) else None


def _is_row_of_buttons(line: Line) -> bool:
    """Tell whether nothing but the buttons of a page stands on `line`."""
    raw = line.raw.text
    if len(raw) > _LONGEST_ROW:
        return False
    words = [word for word in _BETWEEN_BUTTONS.split(raw) if word]
    return (len(words) > 1 and all(_BUTTON.fullmatch(word) for word in words)) or (
        len(words) == 1 and (raw[-1] in "：:" or raw[0] in "【[［") and len(words[0]) > 1 and _BUTTON.fullmatch(words[0]) is not None)


def is_metadata_label(line: Line) -> bool:
    """Tell whether `line` is the label of a metadata table whose value stands on the next line."""
    return _METADATA_BARE.fullmatch(line.text) is not None


def _page_line(line: Line) -> str | None:
    text = line.text
    if len(text) > 40:
        return None
    if _PAGE_NUMBER.fullmatch(text):
        return "page-number"
    return "separator-line" if _SEPARATOR.fullmatch(text) else None


def _bare_page_numbers(lines: Sequence[Line], reasons: dict[int, str], repeated: set[str]) -> dict[int, str]:
    """Numbers alone on their lines between lines of text are page numbers when they count up, or when they cut a sentence."""
    found = [index for index, line in enumerate(lines) if index not in reasons and line.block is None
             and len(line.text) <= 9 and (_BARE_NUMBER.fullmatch(line.text) or _PAGE_OF.fullmatch(line.text))
             and _stands_in_text(lines, index, repeated)]
    found = _with_ends(lines, found, reasons)
    values = [_page_of(lines[index]) for index in found]
    steps = [after - before for before, after in pairwise(values)]
    if (values in ([1], [2]) and len(lines) >= _FEWEST_LINES) or (len(values) >= 2 and all(step == 1 for step in steps)):
        return dict.fromkeys(found, "page-number")
    return dict.fromkeys((index for index in found if _cuts_a_sentence(lines, index)), "page-number")


def _with_ends(lines: Sequence[Line], found: list[int], reasons: dict[int, str]) -> list[int]:
    """Add the number before the first and after the last of `found` that goes on counting, whatever stands around it."""
    if len(found) < 2:
        return found
    before, after = _page_of(lines[found[0]]) - 1, _page_of(lines[found[-1]]) + 1
    bare = [index for index, line in enumerate(lines) if index not in reasons and line.block is None and len(line.text) <= 4
            and _BARE_NUMBER.fullmatch(line.text) and (index < found[0] or index > found[-1])]
    first = [index for index in bare if index < found[0] and _page_of(lines[index]) == before][-1:]
    last = [index for index in bare if index > found[-1] and _page_of(lines[index]) == after][:1]
    alone = len(bare) <= 2
    return [*first, *found, *last] if alone else found


def _page_of(line: Line) -> int:
    return int(line.text.partition("/")[0])


def _stands_in_text(lines: Sequence[Line], index: int, repeated: set[str]) -> bool:
    neighbours = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return all(len(line.text) >= 12 or line.ordinal is not None or is_terminated(line.text) or line.text in repeated
               for line in neighbours)


def _cuts_a_sentence(lines: Sequence[Line], index: int) -> bool:
    return 0 < index < len(lines) - 1 and len(lines[index - 1].text) >= 20 and not is_terminated(lines[index - 1].text)


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Return the short texts that stand on more than one line and could be running heads."""
    count = Counter(line.text for line in lines if line.block is None and 4 <= len(line.text) <= 50)
    return {text for text, times in count.items() if times >= 2 and not is_terminated(text) and not _NOT_A_HEAD.match(text)}


def _running_heads(lines: Sequence[Line], reasons: dict[int, str], front_end: int, repeated: set[str]) -> dict[int, str]:
    """Equal short lines are running heads when they stand at page edges, or cut sentences again and again."""
    if not repeated:
        return {}
    heads: dict[int, str] = {}
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.text in repeated and line.block is None and line.hints.role is None and line.ordinal is None and not _signs(lines, index):
            places.setdefault(line.text, []).append(index)
    for indices in places.values():
        at_edge = [index for index in indices if _at_page_edge(lines, index, reasons)]
        cutting = [index for index in indices if _cuts_a_sentence(lines, index)]
        if len(at_edge) >= 2 or (at_edge and len(indices) == 2) or len(cutting) >= 2:
            heads.update(dict.fromkeys((index for index in indices if index >= front_end or (index and index in at_edge)), "running-head"))
    return heads


def _signs(lines: Sequence[Line], index: int) -> bool:
    """Tell whether line `index` is the organ that signs: the date stands below it, or another organ and then the date."""
    return any(is_date(line.text) for line in lines[index + 1:index + 3]) and ORGAN.fullmatch(lines[index].text) is not None


def _at_page_edge(lines: Sequence[Line], index: int, reasons: dict[int, str]) -> bool:
    return (lines[index].page_break or reasons.get(index - 1) == "page-number" or reasons.get(index + 1) == "page-number"
            or (index + 1 < len(lines) and lines[index + 1].page_break))


def _without(lines: Sequence[Line], reasons: dict[int, str], draft: Draft) -> list[Line]:
    kept: list[Line] = []
    page_break, blank = False, 0
    for index, line in enumerate(lines):
        page_break, blank = page_break or line.page_break, blank + line.blank_before
        if index in reasons:
            draft.drop(line, reasons[index])
            page_break = page_break or reasons[index] in ("page-number", "running-head")
            continue
        if page_break != line.page_break or blank != line.blank_before:
            kept.append(msgspec.structs.replace(line, page_break=page_break, blank_before=blank))
        else:
            kept.append(line)
        page_break, blank = False, 0
    return kept

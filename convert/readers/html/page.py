"""Bytes of a web page to its tree, and which element holds the main text."""

import re
from typing import TYPE_CHECKING, Final

from convert.diagnostics import ConvertError
from convert.patterns import regex
from convert.readers.encoding import Decoded, decode
from convert.text.characters import DROPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TAGS: Final = 400_000
_CHARSET: Final = regex(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_HEAD: Final = 8_192
SILENT: Final = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas", "video",
                           "audio", "title", "meta", "link", "base", "map"})
"""Elements without letters for people."""
CONTROLS: Final = frozenset({"select", "option", "button", "textarea", "input", "datalist"})
_INLINE: Final = frozenset({"p", "span", "font", "b", "strong", "i", "em", "u", "h1", "h2", "h3", "h4", "h5", "h6", "br", "blockquote",
                            "pre", "ul", "ol", "dl", "center", "figure"})
"""Elements that a text is made of rather than a page."""
_KNOWN: Final = regex(
    r"(?:^|[\s_-])(?:trs_?editor|zoom|ucap-?content|article-?(?:content|body|con|text)?|art-?(?:con|content)|pages_content|"
    r"news_?(?:content|con|text)|detail-?(?:content|con)?|content-?(?:text|main|box|txt)?|main-?(?:text|content)|view_?content|xxgk_?content|"
    r"con_?text|contenttext|text_?content|wz_?con|bd1|vsb_content.{0,6}|v_news_content)(?:$|[\s_-])", re.I)
_FOREIGN: Final = regex(
    r"(?:^|[\s_-])(?:nav|menu|share|bdshare|crumbs?|breadcrumb|location|position|foot|footer|header|top|sidebar|aside|related|pager|pagination|"
    r"toolbar|tools?|print|qrcode|ewm|copyright|search|banner|comment|links?)(?:$|[\s_\d-])", re.I)
_BUTTON_WORDS: Final = "打印|关闭|分享|字体|字号|收藏|纠错|复制|返回|下载"
_BUTTONS: Final = regex(_BUTTON_WORDS)
_TOOLBAR: Final = regex(
    rf"(?:(?:我要|打印|加入)?(?:{_BUTTON_WORDS})(?:到|本页|此页|页面|窗口|列表|顶部|链接)?|(?:点击|浏览|阅读|访问)(?:数|量|次数|率)?|[大中小]|大小|微信|微博|新浪微博|QQ空间|QQ好友|QQ|"
    r"朋友圈|二维码|\d{1,9}次?|[\s\u00a0\u3000【】\[\]［］()（）|｜/：:·>＞]++)++")
"""Possessive: a line of brackets that ends in something else is not parted in every way."""
_FEWEST_BUTTONS: Final = 2
_LONGEST_TOOLBAR: Final = 120
_HOLDERS: Final = frozenset({"div", "ul", "span", "td", "section", "dl", "p"})
_MUCH: Final = 0.5
_MOST: Final = 0.75
_NEARLY_ALL: Final = 0.9
_SMALL: Final = 300
_DEEPEST: Final = 2_000


def decode_page(data: bytes, encoding: str | None, *, path: str) -> Decoded:
    """Return the text of a page in `encoding`, in the one that it declares, or in the one found out.

    Raises:
        ConvertError: as `convert.readers.encoding.decode`.
    """
    if encoding is None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _CHARSET.search(data[:_HEAD])
        if declared:
            try:
                return decode(data, declared.group(1).decode("ascii"), path=path)
            except ConvertError:
                pass  # it says one thing and is another: found out as for any text
    return decode(data, encoding, path=path)


def parse_page(text: str, *, path: str) -> "_Element":
    """Return the root element of a page. Nothing is fetched and no script runs.

    Raises:
        ConvertError: `readhtml-too-large`, `readhtml-too-deep`, `reader-empty`.
    """
    from lxml import etree

    if text.count("<") > MAX_TAGS:
        raise ConvertError("readhtml-too-large", path=path, limit=MAX_TAGS)
    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(DROPPED.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ConvertError("reader-empty", path=path) from None
    if root is None:
        raise ConvertError("reader-empty", path=path)
    if any(entry.level_name == "FATAL" or "depth" in entry.message.lower() for entry in parser.error_log):
        raise ConvertError("readhtml-too-deep", path=path)
    return root


def main_element(root: "_Element", prose: "dict[_Element, int]") -> "_Element":
    """Return the element that holds the main text: a known one with much of the prose, else the innermost with most of it."""
    body = next(root.iter("body"), root)
    total = prose.get(body, 0)
    known = [element for element in prose if _KNOWN.search(_names(element)) and prose[element] >= _MUCH * total and element is not body]
    if known:  # recorded when they end, so the outermost comes last
        return next(element for element in known if prose[element] >= _NEARLY_ALL * prose[known[-1]])
    current = body
    for _ in range(_DEEPEST):
        if any(child.tag in _INLINE and (prose.get(child, 0) or child.tag == "p") for child in current) or (current.text or "").strip():
            return current
        best = max(current, key=lambda child: prose.get(child, 0), default=None)
        if best is None or prose.get(best, 0) < _MOST * prose.get(current, 0) or best.tag in _INLINE:
            return current
        current = best
    return current


def measure_prose(root: "_Element") -> "dict[_Element, int]":
    """Return for every element how many letters outside links it holds; elements come in the order in which they end."""
    from lxml import etree

    found: dict[_Element, int] = {}
    counts = [0]
    skip = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            skip += element.tag in SILENT or element.tag in CONTROLS or element.tag == "a"
            counts.append(0 if skip else _length(element.text))
            continue
        inner = counts.pop()
        found[element] = inner
        skip -= element.tag in SILENT or element.tag in CONTROLS or element.tag == "a"
        counts[-1] += inner + (0 if skip else _length(element.tail))
    return found


def is_foreign(element: "_Element", letters: int) -> bool:
    """Tell whether an element inside the main text belongs to the site: a toolbar, a path, links to elsewhere."""
    if element.tag in ("nav", "aside", "footer", "header") and letters < _SMALL:
        return True
    return letters < _SMALL and element.tag in _HOLDERS and _FOREIGN.search(_names(element)) is not None


def is_hidden(element: "_Element") -> bool:
    """Tell whether the page does not show an element."""
    style = "".join(element.get("style", "").lower().split())
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def is_toolbar(text: str) -> bool:
    """Tell whether a line holds nothing but buttons and counters of the site: 点击数：12 【打印】【关闭】 字体：大 中 小."""
    return len(text) <= _LONGEST_TOOLBAR and _TOOLBAR.fullmatch(text) is not None and len(_BUTTONS.findall(text)) >= _FEWEST_BUTTONS


def _names(element: "_Element") -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def _length(text: str | None) -> int:
    return 0 if text is None else len("".join(text.split()))

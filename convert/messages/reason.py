"""Why lines were joined to one text, or dropped: the codes of `Join.reason` and `Furniture.reason` in words."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # Joined
    "reason-page-break": ("跨页接续", "page break"),
    "reason-hard-wrap": ("折行接续", "hard line break"),
    "reason-soft-break": ("段内换行", "line break inside a paragraph"),
    "reason-title-lines": ("标题分行", "lines of the title"),
    "reason-occasion-lines": ("题注分行", "lines of the occasion"),
    "reason-issuer-lines": ("报告机关分行", "lines of the issuer"),
    "reason-salutation-lines": ("称谓分行", "lines of the salutation"),
    "reason-recipients-lines": ("主送机关分行", "lines of the recipients"),
    # Dropped
    "reason-page-number": ("页码", "page number"),
    "reason-page-header": ("页眉", "page header"),
    "reason-page-footer": ("页脚", "page footer"),
    "reason-running-head": ("书眉", "running head"),
    "reason-repeated-header": ("续页重复的表头", "table head repeated on the next page"),
    "reason-repeated-title": ("重复的标题", "title told twice"),
    "reason-site-navigation": ("网页栏目", "navigation of a web site"),
    "reason-site-metadata": ("网页信息", "metadata of a web site"),
    "reason-site-foot": ("网页页脚", "foot of a web site"),
    "reason-separator-line": ("分隔线", "separator of characters"),
    "reason-photo-caption": ("题上图片说明", "caption of a photograph above the title"),
    "reason-contents": ("目录", "table of contents"),
    "reason-comment": ("批注", "comment"),
    "reason-diagram": ("图形里的文字", "words of a drawing"),
    "reason-watermark": ("水印", "watermark"),
    "reason-print-count": ("印数", "number of copies printed"),
    "reason-picture-not-read": ("没有读到的图片", "picture that was not read"),
    "reason-control-character": ("不能排印的字符", "character that cannot be set"),
    "reason-bidi-control": ("改变书写方向的控制字符", "character that turns the direction of writing"),
    "reason-noncharacter": ("非字符码位", "code that is no character"),
    "reason-tag-character": ("标签字符", "tag character"),
    "reason-revision": ("修订中删去的文字", "deleted in a tracked change"),
    "reason-hidden-text": ("隐藏文字", "hidden text"),
    "reason-ruby": ("注音", "ruby"),
    "reason-outside-cells": ("表格单元格以外的文字", "words of a table outside its cells"),
    "reason-empty-table": ("空表的表题", "caption of an empty table"),
    "reason-marked": ("由人工去掉", "taken out by hand"),
}

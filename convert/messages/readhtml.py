"""Sentences about reading web pages."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "readhtml-too-large": ("网页有超过 {limit} 个标签，太大了，请只保存正文部分，或复制正文存为 .txt。",
                           "The page has more than {limit} tags, which is too many; save only its main text, or copy that to a .txt."),
    "readhtml-too-deep": ("网页的标签嵌套过深，读不完整，请只保存正文部分，或复制正文存为 .txt。",
                          "The page is nested too deeply to be read whole; save only its main text, or copy that to a .txt."),
    "readhtml-suffix": ("文件内容是网页，已按网页读取；请核对文件后缀。", "The content is a web page and was read as one; please check the suffix."),
    "readhtml-characters": ("网页中有 {count} 个不能排印的字符，已去掉。", "{count} characters of the page that cannot be set were dropped."),
}

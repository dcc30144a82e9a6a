"""Sentences of the DOCX exporter."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "docx-picture-unreadable": ("图片“{name}”不能读取；请换成完好的PNG或JPEG文件。",
                                "The picture “{name}” cannot be read; give an intact PNG or JPEG file."),
    "docx-character-replaced": ("{count}个DOCX不能保存的控制字符已换成“�”（{points}）。",
                                "{count} control characters that a DOCX cannot hold became “�” ({points})."),
    "docx-structure": ("DOCX未通过自检（{fault}），没有写出；请将本信息报告给开发者。",
                       "The DOCX did not pass its own checks ({fault}) and was not written; please report this."),
    "docx-font-not-embedded": ("“{family}”不是随程序发布的字体，没有嵌入DOCX。", "“{family}” does not come with the program and was not embedded."),
}

HINTS: Final[dict[str, tuple[str, str]]] = {
    "docx-font-not-embedded": ("用 --fonts bundled 选用随程序发布的字体。", "Use the shipped faces with --fonts bundled."),
}

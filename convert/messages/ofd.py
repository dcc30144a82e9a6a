"""Sentences of the OFD exporter."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "ofd-picture": ("图片 {block} 无法读取（{reason}），请换用 PNG 或 JPEG。", "Picture {block} cannot be read ({reason}); use PNG or JPEG."),
    "ofd-structure": ("OFD未通过自检（{fault}），没有写出；请将本信息报告给开发者。",
                      "The OFD did not pass its own checks ({fault}) and was not written; please report this."),
    "ofd-link-left-out": ("链接 {address} 没有写入 OFD，只保留文字。", "The link {address} was not written into the OFD; only its text was kept."),
    "ofd-character-left-out": ("{count}个OFD不能保存的控制字符没有写入（{points}）。",
                               "{count} control characters that an OFD cannot hold were left out ({points})."),
    "ofd-face-replaced": ("{families} 是 PostScript 轮廓的字体，OFD 阅读器多不支持；凡随程序发布的字体有的字，都改用后者。",
                          "{families} has PostScript outlines, which few readers of OFD take; letters that the shipped faces have are shown in those."),
}

"""Sentences about faces and letters."""

MESSAGES = {
    "font-substituted": (
        "本机没有可用的“{wanted}”，PDF 依次用 {used} 代替；DOCX 中仍写原名。",
        "{wanted} are not usable on this machine; the PDF is set in {used}, the DOCX still names the former.",
    ),
    "font-fallback": (
        "有 {count} 个字所用字体没有，改用别的字体：{letters}。",
        "{count} letter(s) are not in their own face and are shown in another: {letters}.",
    ),
    "font-missing-letter": (
        "有 {count} 个字任何一个字体都没有，PDF 中以替代符号显示：{letters}。",
        "{count} letter(s) are in none of the faces and show as a stand-in in the PDF: {letters}.",
    ),
    "font-missing-file": (
        "随附的字体文件 {file} 不在或已损坏，无法排版。",
        "The supplied font file {file} is missing or damaged; nothing can be set.",
    ),
    "font-restricted": (
        "本机的“{family}”（{file}）不许嵌入文档，不能用来排“{wanted}”。",
        "The installed {family} ({file}) may not be embedded in documents, so it cannot serve {wanted}.",
    ),
    "font-pictures": (
        "本机的“{family}”（{file}）只有点阵，没有轮廓，不能用来排“{wanted}”。",
        "The installed {family} ({file}) has bitmaps and no outlines, so it cannot serve {wanted}.",
    ),
    "font-variable": (
        "本机的“{family}”（{file}）是可变字体，不能用来排“{wanted}”。",
        "The installed {family} ({file}) is a variable font, so it cannot serve {wanted}.",
    ),
    "font-incomplete": (
        "本机的“{family}”（{file}）缺常用字，不能用来排“{wanted}”。",
        "The installed {family} ({file}) lacks common letters, so it cannot serve {wanted}.",
    ),
    "font-marks": (
        "本机的“{family}”（{file}）的标点不是全宽，不用来排“{wanted}”。",
        "The marks of the installed {family} ({file}) are not one em wide, so it does not serve {wanted}.",
    ),
    "font-widths": (
        "本机的“{family}”（{file}）的汉字不是全宽，不能用来排“{wanted}”。",
        "The hanzi of the installed {family} ({file}) are not one em wide, so it cannot serve {wanted}.",
    ),
}

HINTS = {
    "font-substituted": (
        "如需原字体，请安装“{wanted}”后重新转换。",
        "Install {wanted} and convert again to have the face itself.",
    ),
    "font-missing-letter": (
        "请核对原文是否有误；确需此字的，请安装收有此字的宋体后重新转换。",
        "Check the source; if the letter is right, install a Song face that has it and convert again.",
    ),
    "font-missing-file": ("请重新安装本程序。", "Install the program again."),
}

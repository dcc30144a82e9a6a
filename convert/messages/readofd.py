"""Sentences about reading OFD."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "readofd-damaged": ("OFD 文件已损坏，打不开，请重新取得文件。", "The OFD is damaged and cannot be opened; get it anew."),
    "readofd-bomb": ("OFD 文件解开后过大，已停止读取，请核实来源。", "The OFD unpacks to far too much; reading was stopped. Please check where it is from."),
    "readofd-unsafe-name": ("OFD 文件里有不安全的文件名，没有读取，请核实来源。", "The OFD holds an unsafe file name and was not read; please check where it is from."),
    "readofd-encrypted": ("OFD 文件已加密，请先解除密码。", "The OFD is encrypted; remove the password first."),
    "readofd-no-document": ("OFD 文件里没有文档（OFD.xml 所指的文档找不到），请重新取得文件。",
                            "There is no document in the OFD: what OFD.xml leads to is missing; get the file anew."),
    "readofd-xml": ("OFD 文件的 {part} 不是完好的 XML，请重新取得文件。", "{part} of the OFD is no sound XML; get the file anew."),
    "readofd-doctype": ("OFD 文件声明了文档类型（DOCTYPE），这样的文件不安全，没有读取，请核实来源。",
                        "The OFD declares a document type, which is unsafe; it was not read. Please check where it is from."),
    "readofd-too-deep": ("OFD 文件的结构嵌套过深，没有读取，请用阅读软件另存后再转换。",
                         "The OFD is nested too deeply and was not read; save it anew with a reader and convert again."),
    "readofd-too-many-pages": ("OFD 有 {count} 页，超过了 1000 页的上限，请拆成几份再转换。", "The OFD has {count} pages, more than the limit of 1000; please split it."),
    "readofd-too-long": ("OFD 的文字（全文或某一页）超过了 {count} 个字符的上限，请拆成几份再转换。", "The OFD, or one page of it, holds more than the limit of {count} letters; please split it."),
    "readofd-scan": ("这个 OFD 是扫描件，{count} 页里没有文字，请先用文字识别（OCR）软件转成带文字的文件，校对后再转换。",
                     "This OFD is a scan: its {count} pages have no text. Run text recognition (OCR) first, proofread, and convert the result."),
    "readofd-empty": ("这个 OFD 的 {count} 页里没有文字（可能已转为曲线），请提供原来的文件。",
                      "The {count} pages of this OFD hold no text (it may have been turned into outlines); give the original file."),
    "readofd-own": ("文件由本程序生成，直接采用其中的报告模型。", "The file was made by this program; the model inside was taken as it is."),
    "readofd-changed": ("文件带有报告模型，但页面上的文字与它不符，按页面文字重新读取。",
                        "The file carries a report model, but its pages show other text; the pages were read."),
    "readofd-signed": ("文件带有电子签章；读入的是页面上的文字，签章没有核验，也不会带入新文件。",
                       "The file carries an electronic seal; the text of its pages was read, the seal was neither verified nor carried over."),
    "readofd-doubled": ("有 {count} 个字为显示粗体而重复绘制，已各留一个。", "{count} letters were drawn twice to look bold; one of each was kept."),
    "readofd-scan-pages": ("第 {pages} 页是扫描图片（共 {count} 页），没有文字可读，请补上这些页的文字。",
                           "Pages {pages} are scans ({count} in all) without text to read; add their text."),
    "readofd-picture": ("页面上有一张图片没有读入，请另行插入。", "A picture on a page was not read; insert it."),
}

"""Sentences about reading PDF."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "readpdf-damaged": ("PDF 文件已损坏，打不开，请重新导出或重新取得文件。", "The PDF is damaged and cannot be opened; export it again or get it anew."),
    "readpdf-damaged-page": ("PDF 的第 {count} 页已损坏，读不出来，请重新导出文件。", "Page {count} of the PDF is damaged and cannot be read; export it again."),
    "readpdf-encrypted": ("PDF 文件已加密，请用阅读软件输入密码后另存为不加密的 PDF，再转换。",
                          "The PDF is encrypted; open it with its password, save it without one, and convert again."),
    "readpdf-limits": ("读取这个 PDF 所需的内存或时间超过了上限，已停止；请用阅读软件“打印为 PDF”后再转换，或提供原来的 .docx 文件。",
                       "Reading this PDF needs more memory or time than is allowed; print it to a new PDF, or give the original .docx."),
    "readpdf-too-many-pages": ("PDF 有 {count} 页，超过了 1000 页的上限，请拆成几份再转换。", "The PDF has {count} pages, more than the limit of 1000; please split it."),
    "readpdf-too-long": ("PDF 的文字（全文或某一页）超过了 {count} 个字符的上限，请拆成几份再转换。", "The PDF, or one page of it, holds more than the limit of {count} letters; please split it."),
    "readpdf-scan": ("这个 PDF 是扫描件，{count} 页里没有文字层，请先用文字识别（OCR）软件转成 .docx 或带文字层的 PDF，校对后再转换。",
                     "This PDF is a scan: its {count} pages have no text layer. Run text recognition (OCR) first, proofread, and convert the result."),
    "readpdf-empty": ("这个 PDF 的 {count} 页里没有文字（可能已转为曲线），请提供原来的 .docx 文件，或先做文字识别（OCR）。",
                      "The {count} pages of this PDF hold no text (it may have been turned into outlines); give the original .docx or run OCR first."),
    "readpdf-no-codes": ("这个 PDF 的字体没有文字编码，读出来是乱码，请提供原来的 .docx 文件，或先做文字识别（OCR）。",
                         "The fonts of this PDF carry no codes, so its text cannot be read; give the original .docx or run OCR first."),
    "readpdf-own": ("文件由本程序生成，直接采用其中的报告模型。", "The file was made by this program; the model inside was taken as it is."),
    "readpdf-changed": ("文件带有报告模型，但页面上的文字与它不符，按页面文字重新读取。",
                        "The file carries a report model, but its pages show other text; the pages were read."),
    "readpdf-doubled": ("有 {count} 个字为显示粗体而重复绘制，已各留一个。", "{count} letters were drawn twice to look bold; one of each was kept."),
    "readpdf-unmapped": ("有 {count} 个字没有文字编码，读出来可能不对，请对照原件。", "{count} letters carry no code and may be wrong; compare with the original."),
    "readpdf-scan-pages": ("第 {pages} 页是扫描图片（共 {count} 页），没有文字可读，请补上这些页的文字。",
                           "Pages {pages} are scans ({count} in all) without text to read; add their text."),
    "readpdf-picture": ("页面上有一张图片没有读入，请在原来的 .docx 中转换，或另行插入。", "A picture on a page was not read; convert the original .docx, or insert it."),
}

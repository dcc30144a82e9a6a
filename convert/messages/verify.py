"""Sentences of the comparison of finished files with the model."""

MESSAGES = {
    "verify-docx": ("写出的 DOCX 与报告不一致（{block} 处“{text}”），因此没有发布；请报告此问题。",
                    "The DOCX does not agree with the report ({block}, “{text}”), so it was not published; please report this."),
    "verify-compare": ("花脸稿全部接受不是新稿，或全部拒绝不是原稿（“{text}”处），因此没有发布；请报告此问题。",
                       "Accepting all changes does not give the new version, or rejecting all not the old one (“{text}”), so it was not published; please report this."),
    "verify-layout": ("排版结果与报告不一致（{block} 处“{text}”），因此没有发布；请报告此问题。",
                      "The pages do not agree with the report ({block}, “{text}”), so nothing was published; please report this."),
    "verify-paper": ("第 {page} 页有文字（{block} 处“{text}”）超出纸边，因此没有发布；请报告此问题。",
                     "Text on page {page} ({block}, “{text}”) lies beyond the edge of the paper, so nothing was published; please report this."),
    "verify-ofd": ("写出的 OFD 第 {page} 页与排版结果不一致（“{text}”），因此没有发布；请报告此问题。",
                   "Page {page} of the OFD does not agree with the layout (“{text}”), so it was not published; please report this."),
    "verify-pdf": ("写出的 PDF 第 {page} 页与排版结果不一致（“{text}”），因此没有发布；请报告此问题。",
                   "Page {page} of the PDF does not agree with the layout (“{text}”), so it was not published; please report this."),
}

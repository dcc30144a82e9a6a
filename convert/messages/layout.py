"""Sentences about the pages."""

MESSAGES = {
    "layout-pulled-in": ("第{page}面原只有一行，已按 GB/T 9704-2012 的规定调整行距（每面{rows}行），将其并入前一面。",
                         "Page {page} would have held a single line; the distances were adjusted ({rows} rows a page) to pull it in."),
    "layout-imprint-pulled-in": ("版记原放不进末面，已按 GB/T 9704-2012 的规定调整行距（每面{rows}行），使其置于第{page}面。",
                                 "The imprint found no room on the last page of text; the distances were adjusted ({rows} rows a page) so that it stands on page {page}."),
    "layout-single-line": ("第{page}面只有一行，在标准允许的范围内无法并入前一面；请适当增删文字。",
                           "Page {page} holds a single line, and no adjustment within the standard pulls it in; please edit the text."),
    "layout-seal-unused": ("署名中没有“{organs}”，它的印章没有用上；请核对 --seal 中的机关名称。",
                           "“{organs}” does not sign, so its seal was not used; please check the name given to --seal."),
    "layout-seal-nowhere": ("印章盖在署名和成文日期上，这份材料没有写全，给出的印章没有用上；请补上署名和成文日期。",
                            "A seal is pressed on the authority and the date of issue, and this document lacks one of them, so the one given was not used; please add it."),
    "layout-seal-refused": ("材料写明不加盖印章，给出的印章没有用上；要用时请在文首两行 --- 之间写明“印章: 加盖印章”。",
                            "The document says that it bears no seal, so the one given was not used; to use it write “印章: 加盖印章” in the front matter."),
    "layout-seal-taken": ("材料没有写明是否加盖印章，已按给出的印章排印，请核对。",
                          "The document does not say whether it bears a seal; the one given was pressed on it, please check."),
    "layout-seal-joint": ("联合行文各机关各盖其章，没有写明机关的印章没有用上；请用 --seal 机关=PNG 逐个给出。",
                          "Every organ of a joint document has its own seal, so one without a name was not used; please give --seal ORGAN=PNG for each."),
    "layout-recipients-moved": ("首面放不下正文，已将主送机关“{recipients}”移至版记。",
                                "The first page had no room for text, so the main recipients “{recipients}” were moved to the imprint."),
}

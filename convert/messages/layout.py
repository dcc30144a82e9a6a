"""Sentences about the pages."""

MESSAGES = {
    "layout-pulled-in": ("第{page}面原只有一行，已按 GB/T 9704-2012 的规定调整行距（每面{rows}行），将其并入前一面。",
                         "Page {page} would have held a single line; the distances were adjusted ({rows} rows a page) to pull it in."),
    "layout-single-line": ("第{page}面只有一行，在标准允许的范围内无法并入前一面；请适当增删文字。",
                           "Page {page} holds a single line, and no adjustment within the standard pulls it in; please edit the text."),
    "layout-recipients-moved": ("首面放不下正文，已将主送机关“{recipients}”移至版记。",
                                "The first page had no room for text, so the main recipients “{recipients}” were moved to the imprint."),
}

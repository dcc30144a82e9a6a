"""Sentences of the PDF exporter and of taking files out of a PDF."""

MESSAGES = {
    "pdf-files-left-out": (
        "PDF 规格 {profile} 不能携带附件，工作簿和报告模型没有放入；需要时请用 --pdf-profile a3a。",
        "The PDF profile {profile} cannot carry files, so workbook and model were left out; use --pdf-profile a3a."),
    "pdf-picture": ("图片 {block} 无法读取（{reason}），请换用 PNG 或 JPEG。",
                    "Picture {block} cannot be read ({reason}); use PNG or JPEG."),
    "pdf-link-left-out": ("链接 {address} 不是网址或邮件地址，只保留文字。",
                          "The link {address} is neither a web nor a mail address; only its text was kept."),
    "pdf-not-pdf": ("这不是有效的 PDF 文件。", "This is no valid PDF file."),
    "pdf-encrypted": ("PDF 已加密，请先解除密码。", "The PDF is encrypted; remove the password first."),
    "pdf-nothing-inside": ("这个 PDF 里没有附带的文件。", "There are no files inside this PDF."),
    "pdf-unsafe-name": ("PDF 内附带的文件名不安全（{name}），没有取出。",
                        "A file inside the PDF has an unsafe name ({name}); nothing was taken out."),
}

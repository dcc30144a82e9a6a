"""Sentences about meeting packets."""

MESSAGES = {
    "packet-syntax": ("清单不是有效的 TOML：{reason}。", "The manifest is not valid TOML: {reason}."),
    "packet-key": ("清单中没有“{key}”这一项，是否指“{nearest}”？", "The manifest knows no key “{key}”; did you mean “{nearest}”?"),
    "packet-value": ("清单的内容不合要求：{reason}。", "The manifest holds a wrong value: {reason}."),
    "packet-empty": ("清单里没有任何材料，请在 [[item]] 下用 [[item.material]] 列出。", "The manifest lists no material; add [[item.material]] under an [[item]]."),
    "packet-pdf-locked": ("PDF 已加密，无法放入会议材料；请先解除密码。", "The PDF is locked and cannot go into the packet; remove its password."),
    "packet-pdf-damaged": ("PDF 已损坏（{reason}），请换一个文件。", "The PDF is damaged ({reason}); use another file."),
    "packet-not-archival": ("这份 PDF 原样放入，未经归档校验，因此整份会议材料不作 PDF/A 声明。", "This PDF is put in as it is, unchecked, so the packet makes no claim to be PDF/A."),
    "packet-apart": ("这份文件不是 PDF，原样附在文件夹中，不进入会议材料 PDF。", "This file is no PDF: it lies in the folder as it is, not in the packet's PDF."),
    "packet-unchanged": ("清单、输入和选项都没有变，沿用 {folder} 中的材料。", "Manifest, inputs and options are unchanged; the packet in {folder} stands."),
}

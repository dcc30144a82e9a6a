"""What an archive asks of a document, under the names of DA/T 46-2009; the DOCX and the PDF say the same."""

from typing import Final

from convert.model.elements import HeaderBlock
from convert.model.report import Report

_GENRES: Final = ("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要")
"""公文种类 (条例 clause 8)."""


def archival_elements(report: Report) -> dict[str, str]:
    """Return what the report itself says of the elements of DA/T 46-2009, by name; nothing is guessed, nothing is empty."""
    header, front, imprint = report.header or HeaderBlock(), report.front, report.imprint
    title = front.title or ""
    found = {
        "题名": title, "主题词": "，".join(report.meta.keywords), "文件编号": header.document_number or front.material_number,
        "责任者": responsible(report), "日期": report.meta.date or (report.sign_off and report.sign_off.date),
        "文种": next((genre for genre in _GENRES if title.endswith(genre)), None), "紧急程度": header.urgency,
        "主送": report.main_recipients and report.main_recipients.rstrip("：:"),
        "抄送": "，".join(imprint.copy_recipients) if imprint else None, "密级": header.classification,
        "保密期限": header.classification_term,
    }
    return {name: text for name, text in found.items() if text}


def responsible(report: Report) -> str:
    """Return who answers for the document: who issued it, who signed it, who reports; empty when nobody is named."""
    header, sign_off, front = report.header, report.sign_off, report.front
    if header and header.issuing_authorities:
        return "，".join(header.issuing_authorities)
    if sign_off and sign_off.authority:
        return "，".join((sign_off.authority, *sign_off.joint_authorities))
    return front.issuer or front.organ_line or ""

"""What the objects of the pages are: elements of the document that name them by their numbers (15, 自定义标引).

The vocabulary of GB/T 33476.1-2016 has a namespace that could not be verified, so that the tags stand in one of our own.
"""

from typing import TYPE_CHECKING, Final

from lxml import etree

from convert.exporters.ofd.package import FOLDER, NAMESPACE, OfdPackage, child, numbers, root, serialised
from convert.model.walk import all_blocks

if TYPE_CHECKING:
    from convert.layout.frame import Line, Picture, Reserved, Run
    from convert.model.report import Report

TAGS: Final = "urn:report-convert:document:1"
LISTING: Final = "CustomTags/CustomTags.xml"
_FILE: Final = "DocumentTags.xml"
_ROOT: Final = "电子公文"
_SEAL: Final = "签名章"
_PARAGRAPH: Final = "段落"
_NUMBERED: Final = ".0123456789"
"""How slots that occur more than once end: `attachment_note.1`."""
_OTHERS: Final = "其他"
_BY_BLOCK: Final = {
    "header.copy_number": "份号", "header.classification": "密级和保密期限", "header.classification_term": "密级和保密期限",
    "header.urgency": "紧急程度", "header.issuer_mark": "发文机关标志", "header.issuing_authorities": "发文机关标志",
    "header.document_number": "发文字号", "header.signatories": "签发人", "front.material_number": "材料编号",
    "front.title": "标题", "front.occasion": "会议题注", "front.issuer": "报告机关", "front.organ_line": "报告机关", "front.date": "日期",
    "front.label": "附件序号", "front.salutation": "称谓", "main_recipients": "主送机关", "closing": "结语", "attachment_note": "附件说明",
    "sign_off.authority": "发文机关署名", "sign_off.joint_authorities": "发文机关署名", "sign_off.signatory": "签发人",
    "sign_off.post": "签发人职务", "sign_off.date": "成文日期", "sign_off.seal": _SEAL, "document_note": "附注",
    "imprint.main_recipients": "主送机关", "imprint.copy_recipients": "抄送机关", "imprint.printing_office": "印发机关",
    "imprint.date_of_printing": "印发日期", "attendance": "出席人员", "": "页码",
}
_BY_ROLE: Final = {
    **{f"heading_{level}": f"{name}级标题" for level, name in enumerate("一二三四", 1)},
    **{f"lead_{level}": f"{name}级标题" for level, name in enumerate("一二三四", 1)},
    "table_caption": "表题", "table_unit": "表注", "table_cell": "表格", "table_header": "表格", "figure_caption": "图题",
    "note": "脚注", "item": "列项", "contents": "目录", "contents_title": "目录",
    "attachment_label": "附件序号", "attachment_title": "附件标题",
}


class TagWriter:
    """Collects the objects of every element in the order of the pages."""

    def __init__(self, report: "Report") -> None:
        self._blocks = {block.id for block in all_blocks(report)} | {note.id for note in report.notes}
        self._found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._seals: list[tuple[int, Reserved]] = []

    def take(self, page: int, number_of: int, line: "Line", run: "Run") -> None:
        """Take a text object of a page."""
        block = "" if line.artifact and line.cell is None else line.block
        role = run.role or line.role
        name = _BY_ROLE.get(role) or _BY_BLOCK.get(block.rstrip(_NUMBERED)) or (_PARAGRAPH if block in self._blocks else _OTHERS)
        self._found.setdefault((name, block), []).append((page, number_of))

    def take_picture(self, page: int, number_of: int, picture: "Picture") -> None:
        """Take an image object of a page."""
        self._found.setdefault((_BY_BLOCK.get(picture.block, "图"), picture.block), []).append((page, number_of))

    def reserve(self, page: int, place: "Reserved") -> None:
        """Take a place that is kept free for a seal."""
        self._seals.append((page, place))

    def write(self, package: OfdPackage) -> None:
        """Add the tags and the list that leads to them."""
        document = etree.Element(f"{{{TAGS}}}{_ROOT}", nsmap={None: TAGS, "ofd": NAMESPACE})
        for (name, block), objects in self._found.items():
            element = etree.SubElement(document, f"{{{TAGS}}}{name}", {"block": block} if block else None)
            for page, number_of in objects:
                etree.SubElement(element, f"{{{NAMESPACE}}}ObjectRef", {"PageRef": str(page)}).text = str(number_of)
        for page, place in self._seals:
            etree.SubElement(document, f"{{{TAGS}}}{_SEAL}", {
                "PageRef": str(page),
                "Boundary": numbers(place.x_mm, place.y_mm, place.width_mm, place.height_mm)})
        package.parts[f"{FOLDER}/CustomTags/{_FILE}"] = serialised(document)
        listing = root("CustomTags")
        child(child(listing, "CustomTag", NameSpace=TAGS), "FileLoc", _FILE)
        package.add(LISTING, listing)

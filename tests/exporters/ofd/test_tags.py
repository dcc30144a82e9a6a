"""What the objects of the pages are."""

from convert.api import Settings, load
from convert.exporters.ofd.tags import TAGS
from convert.model.blocks import Paragraph
from convert.model.codec import to_json
from convert.model.elements import Front, HeaderBlock, Imprint, SignOff
from convert.model.report import Report
from tests.exporters.ofd.made import OFD, full_ofd, part
from tests.exporters.pdf.samples import SOURCE


def _named(data: bytes) -> dict[str, str]:
    """Return the letters of every element, by its name and in the order of the pages."""
    found: dict[str, str] = {}
    pages: dict[str, dict[str, str]] = {}
    for node in part(data, "CustomTags/DocumentTags.xml"):
        name = node.tag.removeprefix(f"{{{TAGS}}}")
        for reference in node.iter(f"{OFD}ObjectRef"):
            number = reference.get("PageRef")
            if number not in pages:
                root = part(data, f"Page_{int(number) - 1}")
                pages[number] = {one.get("ID"): "".join(code.text or "" for code in one.iter(f"{OFD}TextCode")) for one in root.iter()}
            found[name] = found.get(name, "") + pages[number][reference.text]
    return found


def test_elements_name_the_objects_that_show_them():
    named = _named(full_ofd())
    assert named["标题"] == "望川县人民政府关于2023年度法治建设情况的报告"
    assert named["一级标题"] == "一、主要工作二、存在的问题一、清单"
    assert named["二级标题"].startswith("（一）抓好重点工作。（二）抓好重点工作。")
    assert named["页码"] == "—1——2——3——4——5—"
    assert named["脚注"].endswith("名词：某一概念的名称。")
    assert {"材料编号", "会议题注", "报告机关", "称谓", "结语", "附件说明", "附件序号", "附件标题", "表题", "表格", "图", "图题", "列项", "段落"} <= set(named)


def test_a_formal_document_has_the_names_of_its_elements():
    report = Report(source=SOURCE, format="general", front=Front(title="岚山市人民政府关于防汛工作的通知"),
                    header=HeaderBlock(issuing_authorities=("岚山市人民政府",), document_number="岚政发〔2024〕8号", classification="秘密"),
                    main_recipients="各区人民政府：", sign_off=SignOff(authority="岚山市人民政府", date="2024年6月1日"),
                    imprint=Imprint(copy_recipients=("市委办公室",), printing_office="岚山市人民政府办公室"), body=(Paragraph(id="p1", text="正文。"),))
    named = _named(load(to_json(report), name="report.json", settings=Settings(fonts="bundled", ofd_profile="archive")).ofd)
    assert (named["发文字号"], named["主送机关"], named["成文日期"]) == ("岚政发〔2024〕8号", "各区人民政府：", "2024年6月1日")
    assert {"密级和保密期限", "发文机关标志", "发文机关署名", "抄送机关", "印发机关"} <= set(named)


def test_the_list_of_tags_names_its_namespace_and_no_type():
    (entry,) = part(full_ofd(), "CustomTags/CustomTags.xml")
    assert dict(entry.attrib) == {"NameSpace": TAGS}
    assert entry[0].text == "DocumentTags.xml"

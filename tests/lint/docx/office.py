"""A DOCX that follows the standard, whose parts examples change."""

import io
import zipfile

from lxml import etree

from convert.lint.case import Example
from convert.ooxml.names import PACKAGE_CONTENT_TYPES, PACKAGE_RELATIONSHIPS, A, R, W

NAMESPACES = {"w": W, "a": A, "r": R}
_DECLARED = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}"'
BODY = "全区经济平稳运行，各项任务全面完成，社会大局保持和谐稳定，人民群众获得感不断增强。"


def _style(key: str, name: str, inner: str, based: str = "Normal") -> str:
    return (f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{inner}</w:style>')


def _fonts(face: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}"/>'


def _paragraph(style: str, text: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{extra}<w:r><w:t>{text}</w:t></w:r></w:p>'


def _footer(align: str, indent: str) -> str:
    return (f'<w:ftr {_DECLARED}><w:p><w:pPr><w:jc w:val="{align}"/><w:ind {indent}/></w:pPr>'
            f'<w:r><w:rPr>{_fonts("宋体")}<w:sz w:val="28"/></w:rPr><w:t>— </w:t></w:r>'
            f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_fonts("宋体")}<w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
            f'<w:r><w:rPr>{_fonts("宋体")}<w:sz w:val="28"/></w:rPr><w:t> —</w:t></w:r></w:p></w:ftr>')


_LEAD = ('<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr>'
         '<w:t>（一）加强组织领导。</w:t>'
         '</w:r>'
         f'<w:r><w:t>{BODY}</w:t></w:r></w:p>')
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE_CONTENT_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
                                    '<Relationship Id="rId1" Type="x/footer" Target="footer1.xml"/>'
                                    '<Relationship Id="rId2" Type="x/footer" Target="footer2.xml"/></Relationships>',
    "word/footer1.xml": _footer("right", 'w:right="280"'),
    "word/footer2.xml": _footer("left", 'w:left="280"'),
    "word/settings.xml": f'<w:settings {_DECLARED}><w:evenAndOddHeaders/></w:settings>',
    "word/theme/theme1.xml": f'<a:theme {_DECLARED}><a:themeElements><a:fontScheme>'
                             '<a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
                             '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
                             '<a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                         'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
                         '<dc:title>工作报告</dc:title><dcterms:modified>2024-05-06T00:00:00Z</dcterms:modified></cp:coreProperties>',
    "word/styles.xml": f'<w:styles {_DECLARED}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts("仿宋_GB2312")}<w:sz w:val="32"/>'
                       '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
                       '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
                       '<w:pPr><w:spacing w:before="0" w:after="0" w:line="592" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>'
                       + _style("Title", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr>'
                                f'<w:rPr>{_fonts("方正小标宋简体")}<w:sz w:val="44"/></w:rPr>')
                       + _style("Body", "正文文本", '<w:pPr><w:ind w:firstLine="640"/></w:pPr><w:rPr><w:w w:val="98"/></w:rPr>')
                       + _style("H1", "heading 1", f'<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr>{_fonts("黑体")}</w:rPr>', "Body")
                       + _style("H3", "heading 3", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "Body") + "</w:styles>",
    "word/document.xml": f'<w:document {_DECLARED}><w:body>' + _paragraph("Title", "关于2024年工作情况的报告")
                         + _paragraph("Normal", "主任、各位委员：") + _paragraph("Body", BODY) + _paragraph("H1", "一、主要工作") + _LEAD
                         + _paragraph("H3", "1.健全机制") + _paragraph("Body", BODY) + _paragraph("Body", BODY)
                         + '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/>'
                         '<w:pgSz w:w="11906" w:h="16838"/>'
                         '<w:pgMar w:top="1960" w:bottom="1847" w:left="1587" w:right="1474" w:header="851" w:footer="1446" w:gutter="0"/>'
                         '<w:docGrid w:linePitch="592"/></w:sectPr></w:body></w:document>',
}


def docx(*changes: str) -> bytes:
    """Return the DOCX with `changes`: `part xpath` on the first line, the XML that takes the place of what it finds below."""
    parts = dict(PARTS)
    for change in changes:
        head, _, xml = change.partition("\n")
        part, _, path = head.partition(" ")
        root = etree.fromstring(parts[part].encode())
        found = root.xpath(path, namespaces=NAMESPACES)
        assert found, path
        for element in found:
            new = etree.fromstring(f"<x {_DECLARED}>{xml}</x>")
            for child in reversed(list(new)):
                element.addnext(child)
            element.getparent().remove(element)
        parts[part] = etree.tostring(root, encoding="unicode")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return buffer.getvalue()


def docx_of(example: Example) -> bytes:
    """Return the DOCX of an example: changes with an empty line between them."""
    return docx(*filter(None, example.text.strip().split("\n\n")))

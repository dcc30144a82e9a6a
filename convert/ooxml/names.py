"""Names of Office Open XML: namespaces, content types, kinds of relationships (ISO/IEC 29500)."""

from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How a part that is written as text begins."""
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DC: Final = "http://purl.org/dc/elements/1.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"
EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM_XML: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
VML: Final = "urn:schemas-microsoft-com:vml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
WORD: Final = f"{{{W}}}"
"""What stands before the local names of WordprocessingML, as lxml spells them."""
FALLBACK: Final = f"{{{MC}}}Fallback"
"""What says again, for older programs, what stands beside it."""
FALSE: Final = frozenset({"0", "false", "off", "none"})
"""How a property says that it is off."""
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
MODEL: Final = "urn:report-convert:report:1"
"""Namespace of the part that carries the report itself."""

_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPE: Final = {
    "document": _WORD_TYPE + "document.main+xml",
    "font_table": _WORD_TYPE + "fontTable+xml",
    "footnotes": _WORD_TYPE + "footnotes+xml",
    "app": _OFFICE_TYPE + "extended-properties+xml",
    "custom": _OFFICE_TYPE + "custom-properties+xml",
    "custom_xml": "application/xml",
    "custom_xml_properties": _OFFICE_TYPE + "customXmlProperties+xml",
    "font": _OFFICE_TYPE + "obfuscatedFont",
}

_RELATIONSHIP: Final = R + "/"
RELATIONSHIP: Final = {
    "document": _RELATIONSHIP + "officeDocument",
    "font_table": _RELATIONSHIP + "fontTable",
    "footnotes": _RELATIONSHIP + "footnotes",
    "hyperlink": _RELATIONSHIP + "hyperlink",
    "font": _RELATIONSHIP + "font",
    "app": _RELATIONSHIP + "extended-properties",
    "custom": _RELATIONSHIP + "custom-properties",
    "custom_xml": _RELATIONSHIP + "customXml",
    "custom_xml_properties": _RELATIONSHIP + "customXmlProps",
}

"""The report inside its own DOCX: a part of custom XML that holds the model as JSON.

A file that this program made comes back as the very report it was made from. Whoever reads one compares the model with the
visible text first: where a colleague has changed the text, the text wins.
"""

from typing import Final

from convert.diagnostics import ConvertError
from convert.model.codec import from_json, to_json
from convert.model.report import Report
from convert.ooxml.names import CUSTOM_XML, MODEL
from convert.patterns import regex

ITEM_ID: Final = "{6E0D2B5C-1C0B-5C3E-9C43-52455054524D}"
_LARGEST_PART: Final = 64 * 1024 * 1024
_NOT_PLAIN: Final = regex("[&<>\r\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What JSON may hold as it is and XML may not, or not safely."""


def embed(report: Report) -> tuple[bytes, bytes]:
    """Return the part that carries `report` and the part with its properties."""
    from lxml import etree

    item = etree.Element(f"{{{MODEL}}}report", {"encoding": "application/json"}, {None: MODEL})
    item.text = _NOT_PLAIN.sub(lambda match: f"\\u{ord(match.group()):04x}", to_json(report).decode())
    properties = etree.Element(f"{{{CUSTOM_XML}}}datastoreItem", {f"{{{CUSTOM_XML}}}itemID": ITEM_ID}, {"ds": CUSTOM_XML})
    references = etree.SubElement(properties, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(references, f"{{{CUSTOM_XML}}}schemaRef", {f"{{{CUSTOM_XML}}}uri": MODEL})
    made = [etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True) for root in (item, properties)]
    return made[0], made[1]


def extract(data: bytes) -> Report | None:
    """Return the report that the DOCX `data` carries, or None when it carries none that can be read.

    The caller compares it with the visible text; here only the part is looked for.
    """
    from io import BytesIO
    from zipfile import ZipFile

    from lxml import etree

    from convert.ooxml.open_package import UNREADABLE

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()
                     if entry.filename.startswith("customXml/item") and entry.filename.endswith(".xml")
                     and "Props" not in entry.filename and entry.file_size <= _LARGEST_PART]
            for name in names:
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
                if root.tag == f"{{{MODEL}}}report":
                    return from_json((root.text or "").encode())
    except (*UNREADABLE, etree.XMLSyntaxError, ConvertError):
        return None
    return None

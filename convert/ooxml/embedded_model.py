"""The report inside its own DOCX: a part of custom XML that holds the model as JSON.

A file that this program made comes back as the very report it was made from. Whoever reads one compares the model with the
visible text first: where a colleague has changed the text, the text wins.
"""

from typing import Final

from convert.diagnostics import ConvertError
from convert.model.codec import from_json, to_json
from convert.model.report import Report
from convert.ooxml.elements import XML
from convert.ooxml.names import CUSTOM_XML, MODEL
from convert.patterns import regex

ITEM_ID: Final = "{6E0D2B5C-1C0B-5C3E-9C43-52455054524D}"
_LARGEST_PART: Final = 64 * 1024 * 1024
_CLOSE: Final = b"</report>"
_OPEN: Final = regex(rb"<report xmlns=\"" + MODEL.encode() + rb"\"[^>]*>")
_NOT_PLAIN: Final = regex("[&<>\r\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What JSON may hold as it is and XML may not, or not safely."""


def embed(report: Report) -> tuple[bytes, bytes]:
    """Return the part that carries `report` and the part with its properties."""
    json = _NOT_PLAIN.sub(lambda match: f"\\u{ord(match.group()):04x}", to_json(report).decode())
    item = f'{XML}<report xmlns="{MODEL}" encoding="application/json">{json}</report>'
    properties = (f'{XML}<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{ITEM_ID}"><ds:schemaRefs>'
                  f'<ds:schemaRef ds:uri="{MODEL}"/></ds:schemaRefs></ds:datastoreItem>')
    return item.encode(), properties.encode()


def extract(data: bytes) -> Report | None:
    """Return the report that the DOCX `data` carries, or None when it carries none that can be read.

    The caller compares it with the visible text; here only the part is looked for.
    """
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()
                     if entry.filename.startswith("customXml/item") and entry.filename.endswith(".xml")
                     and "Props" not in entry.filename and entry.file_size <= _LARGEST_PART]
            for name in names:
                found = _OPEN.search(part := archive.read(name))
                if found and _CLOSE in part:
                    return from_json(part[found.end():part.rindex(_CLOSE)])
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, ConvertError):
        return None
    return None

"""The parts that tell what the workbook is."""

from collections.abc import Mapping

from convert.exporters.xlsx.texts import attribute
from convert.ooxml.elements import XML
from convert.ooxml.names import CP, DC, DCTERMS, EXTENDED, XSI

EXTENDED_PROPERTIES = (f'{XML}<Properties xmlns="{EXTENDED}"><Application>convert</Application><DocSecurity>0</DocSecurity>'
                       "</Properties>").encode()
"""The part `docProps/app.xml`."""


def core_properties(fields: Mapping[str, str]) -> bytes:
    """Return `docProps/core.xml` with `fields` by their tags (`dc:title` …), the empty ones left out.

    Its dates are set when the package is written.
    """
    inside = "".join(f"<{tag}>{attribute(content)}</{tag}>" for tag, content in fields.items() if content)
    dates = "".join(f'<dcterms:{tag} xsi:type="dcterms:W3CDTF"></dcterms:{tag}>' for tag in ("created", "modified"))
    return (f'{XML}<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}">'
            f"{inside}{dates}</cp:coreProperties>").encode()

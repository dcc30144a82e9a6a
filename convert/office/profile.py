"""The profile that LibreOffice runs with: made for one file, and strict about what comes from elsewhere."""

from typing import Final

_OOR: Final = "http://openoffice.org/2001/registry"
_SETTINGS: Final = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Setup/Office", "FirstStartWizardCompleted", "true"),
)
"""No macros, no links brought up to date, and every address led to a port of this machine where nobody listens."""
NAME: Final = "registrymodifications.xcu"
"""Name of the file in the folder `user` of a profile."""


def settings_file() -> bytes:
    """Return the settings of the profile, as LibreOffice keeps them."""
    from lxml import etree

    root = etree.Element(f"{{{_OOR}}}items", nsmap={"oor": _OOR})
    for path, name, value in _SETTINGS:
        item = etree.SubElement(root, "item", {f"{{{_OOR}}}path": path})
        prop = etree.SubElement(item, "prop", {f"{{{_OOR}}}name": name, f"{{{_OOR}}}op": "fuse"})
        etree.SubElement(prop, "value").text = value
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

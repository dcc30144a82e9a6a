"""The profile that LibreOffice runs with."""

from lxml import etree

from convert.office.profile import settings_file

OOR = "{http://openoffice.org/2001/registry}"


def test_macros_and_links_are_off_and_addresses_lead_nowhere():
    root = etree.fromstring(settings_file())
    values = {item[0].get(f"{OOR}name"): item[0][0].text for item in root}
    assert root.tag == f"{OOR}items"
    assert values["DisableMacrosExecution"] == "true"
    assert values["MacroSecurityLevel"] == "3"
    assert values["ooInetProxyType"] == "2"
    assert (values["ooInetHTTPSProxyName"], values["ooInetHTTPSProxyPort"]) == ("127.0.0.1", "9")
    assert values["Link"] == "2"

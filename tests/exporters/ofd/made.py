"""Reports exported as OFD for the tests; every file is checked and read back."""

from functools import cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from convert.diagnostics import Outcome
from convert.exporters.ofd import OfdAttachment, OfdOptions, export_ofd
from convert.layout.frame import LaidOut
from convert.model.report import Report
from convert.verify import verify_ofd
from tests.exporters.pdf.samples import WHEN, fonts, full_report, laid_out, sheet, short_report

OFD = "{http://www.ofdspec.org/2016}"
FILES = (OfdAttachment(name="报告.xlsx", data=b"PK" + bytes(2046), form="xlsx"),
         OfdAttachment(name="报告.json", data='{"题": "名"}'.encode(), form="json"))


def exported(report: Report | None = None, pages: LaidOut | None = None, **options: object) -> Outcome[bytes]:
    """Return the OFD of a report and what was said about it."""
    report = report or short_report()
    pages = pages or laid_out(report)
    outcome = export_ofd(report, pages, sheet(), fonts(), OfdOptions(when=WHEN, **options))  # type: ignore[arg-type]
    verify_ofd(outcome.value, pages)
    return outcome


@cache
def full_ofd() -> bytes:
    """Return the OFD of a report with everything that a page can hold."""
    return exported(full_report(), attachments=FILES).value


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name, in their order."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """Return the tree of a part; pages by `Page_N`."""
    name = f"Pages/{name}/Content.xml" if name.startswith("Page_") else name
    return etree.fromstring(parts(data)[name if name == "OFD.xml" else f"Doc_0/{name}"])


def texts(data: bytes, page: int = 0) -> list[str]:
    """Return the texts of the codes of a page, counted from 0."""
    return [node.text or "" for node in part(data, f"Page_{page}").iter(f"{OFD}TextCode")]

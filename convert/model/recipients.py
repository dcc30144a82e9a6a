"""Where 主送机关 stand: above the text, or in the imprint when they leave it no room there (GB/T 9704-2012 7.3.2, 7.4.2)."""

import msgspec

from convert.model.elements import Imprint
from convert.model.report import Report


def recipients_above(report: Report, *, moved: bool = False) -> str | None:
    """Return 主送机关 above the text: none when they were `moved`, nor when the imprint names the same again."""
    own, imprint = report.main_recipients, report.imprint
    if moved or not own or (imprint and _bare("，".join(imprint.main_recipients)) == _bare(own)):
        return None
    return own


def printed_imprint(report: Report, *, moved: bool = False) -> Imprint | None:
    """Return the imprint with 主送机关 that were `moved` there before those that it has itself."""
    imprint = report.imprint
    if not moved or not report.main_recipients:
        return imprint
    own = imprint or Imprint()
    return msgspec.structs.replace(own, main_recipients=(report.main_recipients.rstrip("：:"), *own.main_recipients))


def _bare(names: str) -> str:
    return "".join(names.split()).rstrip("：:。")

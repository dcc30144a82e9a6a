"""The letters of a PDF."""

from convert.api import Settings, load
from convert.verify.pdf_text import pdf_pages
from tests.texts import MEETING


def test_pages_are_read_in_order():
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", pdf_profile="plain", verify=False))
    pages = list(pdf_pages(dossier.pdf))
    assert len(pages) == len(dossier.laid_out.pages)
    assert pages[0].startswith("青禾区第五届人大常委会第十二次会议材料之三青禾区人民政府关于2023年度")

"""版记: at the foot of the last page."""

import pytest

from convert.model.elements import Imprint
from convert.ooxml.names import WP, W
from tests.exporters.docx.made import docx_of, formal, paragraphs, part


def test_the_letters_of_the_imprint():
    found = [text for style, text in paragraphs(docx_of(formal())) if style == "imprint"]
    assert found == ["抄送：市委办公室，市人大常委会办公室。", "青禾市人民政府办公室2024年5月8日印发"]


def test_its_frame_and_its_lines_end_at_the_foot_of_the_type_area():
    root = part(docx_of(formal()))
    tops = {int(each.get(f"{{{W}}}y")) for each in root.iter(f"{{{W}}}framePr")}
    assert [top / 56.6929 for top in tops] == [pytest.approx(262 - 2 * 9.81, abs=0.1)]
    lines = [int(each.findtext(f"{{{WP}}}posOffset")) / 36000 for each in root.iter(f"{{{WP}}}positionV")]
    assert lines == [pytest.approx(262 - 2 * 9.81, abs=0.1), pytest.approx(262 - 9.81, abs=0.1), pytest.approx(262, abs=0.05)]


def test_it_begins_a_page_of_its_own_when_the_layout_says_so():
    root = part(docx_of(formal(attachments=(), body=())))
    last = list(root.iter(f"{{{W}}}p"))[-1]
    assert last.find(f"{{{W}}}pPr/{{{W}}}pageBreakBefore") is not None


def test_recipients_that_moved_stand_above_the_copies():
    imprint = Imprint(main_recipients=("各区人民政府：",), copy_recipients=("市委办公室。",))
    found = [text for style, text in paragraphs(docx_of(formal(imprint=imprint))) if style == "imprint"]
    assert found == ["主送：各区人民政府。", "抄送：市委办公室。"]


def test_an_empty_imprint_leaves_nothing():
    assert not [style for style, _ in paragraphs(docx_of(formal(imprint=Imprint()))) if style == "imprint"]

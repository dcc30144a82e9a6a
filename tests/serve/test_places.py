"""Boxes around letters."""

from convert.api import Settings, load
from convert.serve.places import Places
from tests.texts import MEETING

DOSSIER = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))
PLACES = Places(DOSSIER.report, DOSSIER.laid_out)


def test_a_figure_has_a_box_on_its_page_as_wide_as_its_letters():
    for one in DOSSIER.indicators:
        boxes = PLACES.of(one.block, one.block_start, one.block_end)
        assert boxes
        assert boxes[0][0] == one.page
        assert sum(box[3] for box in boxes) < 6.0 * (one.block_end - one.block_start + 1)


def test_boxes_stay_on_the_paper():
    for block in DOSSIER.report.body:
        for _, left, top, width, height in PLACES.of(block.id):
            assert left >= 0
            assert top >= 0
            assert left + width <= 210
            assert top + height <= 297


def test_a_range_of_the_source_is_found_again():
    at = MEETING.index("1286")
    inside = PLACES.of_span((at, at + 4))
    assert len(inside) == 1
    assert 5 < inside[0][3] < 20
    title = PLACES.of_span(DOSSIER.report.slot_sources["front.title"][0])
    assert title == PLACES.of("front.title")


def test_what_is_not_on_the_pages_has_no_box():
    assert PLACES.of("nowhere") == ()
    assert PLACES.of_span((999_990, 999_999)) == ()

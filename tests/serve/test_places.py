"""Where letters stand."""

from convert.api import Settings, load
from convert.serve.places import Target, Targets, lines_of
from tests.texts import MEETING

DOSSIER = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))
LINES = [line for page in DOSSIER.laid_out.pages for line in lines_of(page)]
TARGETS = Targets(DOSSIER.report)


def test_the_lines_of_a_block_are_its_letters_in_order():
    for block in DOSSIER.report.body:
        lines = [line for line in LINES if line.block == block.id]
        assert "".join(line.text for line in lines) == (getattr(block, "ordinal", "") + block.text)
        assert [line.start for line in lines][1:] == [line.end for line in lines][:-1]


def test_every_letter_has_its_place_on_the_paper():
    for line in LINES:
        assert len(line.stops) == len(line.text) + 1
        assert 0 <= line.stops[0] <= line.stops[-1] <= 210
        assert 0 <= line.top < line.top + line.height <= 297
        assert list(line.stops) == sorted(line.stops)


def test_a_page_number_belongs_to_no_block():
    assert any(line.block == "" and "1" in line.text for line in LINES)


def test_a_range_of_the_source_is_found_again():
    at = MEETING.index("1286")
    found = TARGETS.of_span((at, at + 4))
    assert found is not None
    block = next(block for block in DOSSIER.report.body if block.id == found.block)
    assert block.text[found.start:found.end] == "1286"
    assert TARGETS.of_span(DOSSIER.report.slot_sources["front.title"][0]) == Target("front.title")


def test_what_is_nowhere_is_not_found():
    assert TARGETS.of_span((999_990, 999_999)) is None
    assert TARGETS.of_span((999_990, 999_999), "p1") == Target("p1")

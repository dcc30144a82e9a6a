"""What a person sees of a report."""

from convert.api import Settings, load
from convert.diagnostics import Diagnostic
from convert.editing.slots import SLOTS
from convert.serve.places import Target
from convert.serve.view import inspect, make_view, with_inspected
from tests.texts import MEETING

DOSSIER = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))
FINDING = Diagnostic(code="serve-nothing", grade="recommended", block="front.title")
VIEW = with_inspected(make_view(DOSSIER, b"", MEETING), inspect(DOSSIER, (FINDING,)))


def test_everything_recognised_is_there_and_every_slot_that_could_be():
    assert [one.place for one in VIEW.slots] == list(SLOTS)
    assert {one.place for one in VIEW.slots if one.text} >= {"front.title", "front.occasion", "front.issuer", "front.salutation", "closing"}
    assert [one.place for one in VIEW.blocks] == [block.id for block in DOSSIER.report.body]
    assert len(VIEW.indicators) == len(DOSSIER.indicators)
    assert len(VIEW.joins) == len(DOSSIER.report.joins)
    assert [(one.text, one.reason) for one in VIEW.furniture] == [("— 1 —", ("页码", "page number"))]


def test_every_block_stands_on_a_page_and_every_place_of_the_source_is_in_the_original():
    on_pages = {line.block for page in VIEW.pages for line in page.lines}
    assert {one.place for one in VIEW.blocks} <= on_pages
    for one in VIEW.blocks:
        assert one.source is not None
        assert VIEW.original[one.source[0]:one.source[1]].replace(" ", "")[:4] == one.text[:4]


def test_a_join_inside_a_paragraph_can_be_undone_at_its_letter():
    join = next(one for one in VIEW.joins if one.at)
    assert join.target is not None
    block = next(block for block in DOSSIER.report.body if block.id == join.target.block)
    assert block.text[:join.at].endswith(join.left)
    assert block.text[join.at:].startswith(join.right)


def test_a_finding_has_its_sentence_in_both_languages_and_its_place():
    assert len(VIEW.findings[0].message) == 2
    assert VIEW.findings[0].target == Target("front.title")


def test_pages_that_differ_have_other_digests():
    again = make_view(DOSSIER, b"")
    assert [page.digest for page in again.pages] == [page.digest for page in VIEW.pages]
    assert len({page.digest for page in VIEW.pages} | {page.digest for page in make_view(DOSSIER, b"x").pages}) == 2 * len(VIEW.pages)

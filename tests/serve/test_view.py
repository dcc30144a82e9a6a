"""What a person sees of a report."""

from convert.api import Settings, load
from convert.diagnostics import Diagnostic
from convert.serve.view import make_view
from tests.texts import MEETING

DOSSIER = load(MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))
FINDING = Diagnostic(code="serve-nothing", grade="recommended", block="front.title")
VIEW = make_view(DOSSIER, (FINDING,), b"")


def test_everything_recognised_is_there_with_its_place():
    assert {entry.place for entry in VIEW.slots} >= {"front.title", "front.occasion", "front.issuer", "front.salutation", "closing"}
    assert [entry.place for entry in VIEW.blocks] == [block.id for block in DOSSIER.report.body]
    assert all(entry.boxes for entry in VIEW.blocks)
    assert len(VIEW.indicators) == len(DOSSIER.indicators)
    assert len(VIEW.joins) == len(DOSSIER.report.joins)
    assert [one.text for one in VIEW.furniture] == ["— 1 —"]


def test_a_join_inside_a_paragraph_can_be_undone_at_its_letter():
    seam = next(one for one in VIEW.joins if one.at)
    block = next(block for block in DOSSIER.report.body if block.id == seam.place)
    assert block.text[:seam.at].endswith(seam.left)
    assert block.text[seam.at:].startswith(seam.right)


def test_a_finding_has_its_sentence_in_both_languages_and_its_place():
    found = VIEW.findings[0]
    assert len(found.message) == 2
    assert found.boxes == VIEW.slots[[entry.place for entry in VIEW.slots].index("front.title")].boxes


def test_pages_that_differ_have_other_digests():
    again = make_view(DOSSIER, (), b"")
    assert [page.digest for page in again.pages] == [page.digest for page in VIEW.pages]
    assert len({page.digest for page in VIEW.pages} | {page.digest for page in make_view(DOSSIER, (), b"x").pages}) == 2 * len(VIEW.pages)

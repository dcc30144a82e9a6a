"""Where a page that was made elsewhere is blank."""

import io
from pathlib import Path

import msgspec
import pikepdf
import pytest

from convert.packet import free_place
from convert.packet.free_place import PlaceBox, PlaceQuestion, answer, free_places
from tests.foreign import foreign_folder, foreign_was_run

FOOT, HEAD = PlaceBox(90, 278, 120, 284), PlaceBox(90, 13, 120, 19)
_MM = 72 / 25.4


def _pdf(content: bytes, size: tuple[float, float] = (210, 297), turn: int = 0) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(size[0] * _MM, size[1] * _MM))
    page.contents_add(f"{_MM} 0 0 {_MM} 0 0 cm ".encode() + content)
    page.obj["/Rotate"] = turn
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _places(*files: bytes, boxes: tuple[PlaceBox, ...] = (FOOT, HEAD)) -> list[list[int | None]]:
    return [answer(PlaceQuestion(data, boxes, 210, 297)) for data in files]


@pytest.mark.parametrize(("content", "place"), [
    (b"", 0), (b"100 15 5 3 re f", 1), (b"0 0 210 30 re f", 1), (b"0.9 g 0 0 210 297 re f", 0), (b"0.3 g 0 0 210 297 re f", None),
    (b"100 15 5 3 re f 100 280 5 3 re f", None)])
def test_the_first_place_is_told_in_which_nothing_stands(content: bytes, place: int | None):
    assert _places(_pdf(content)) == [[place]]


def test_places_are_turned_with_a_page_that_lies_across():
    """The foot of the upright page is at the left of one that was turned clockwise."""
    at_left, at_foot = b"14 95 3 20 re f", b"140 14 20 3 re f"
    assert _places(_pdf(at_left, (297, 210)), _pdf(at_foot, (297, 210))) == [[1], [0]]


def test_a_page_is_looked_at_as_it_is_shown_and_as_it_is_scaled():
    assert _places(_pdf(b"14 95 3 20 re f", (297, 210), turn=270), _pdf(b"50 7.5 2.5 1.5 re f", (105, 148.5))) == [[1], [1]]


def test_the_pages_are_looked_at_by_a_process_of_its_own():
    assert free_places([_pdf(b"100 15 5 3 re f"), b"%PDF-1.7 nothing"], (FOOT, HEAD), 210, 297) == [[1], []]


def test_modules_that_lie_in_the_folder_of_the_user_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(foreign_folder(tmp_path, "msgspec", "pypdfium2"))
    assert len(free_places([_pdf(b"")], (FOOT,), 210, 297)) == 1
    assert not foreign_was_run(tmp_path)


def test_what_takes_too_long_is_not_known(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(free_place, "_SECONDS", 0.001)
    assert free_places([_pdf(b"")], (FOOT,), 210, 297) == [[]]


def test_a_file_that_takes_too_long_says_nothing_of_the_others(monkeypatch: pytest.MonkeyPatch):
    asked = {b"slow": None, b"quick": msgspec.msgpack.encode([1])}
    monkeypatch.setattr(free_place, "run_apart", lambda _, question, __: asked[msgspec.msgpack.decode(question, type=PlaceQuestion).data])
    assert free_places([b"slow", b"quick"], (FOOT,), 210, 297) == [[], [1]]

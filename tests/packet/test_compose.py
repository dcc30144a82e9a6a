"""Many laid out documents become one."""

from convert.api import Settings, load
from convert.layout.frame import Line
from convert.packet.compose import PacketBuilder
from tests.texts import MEETING, SECOND_YEAR


def _number(page: int, place: int | None) -> tuple[Line, ...]:
    return (Line((), 281.0, "packet_number", f"{page} {place}", 0, 0, artifact=True),)


def test_pages_go_on_and_ids_are_kept_apart():
    dossiers = [load(text.encode(), name="a.txt", settings=Settings(fonts="bundled")) for text in (MEETING, SECOND_YEAR)]
    builder = PacketBuilder()
    builder.add_pages([[]])
    places = []
    for index, dossier in enumerate(dossiers):
        builder.mark(2, f"材料{index}", f"m{index}.")
        places.append(builder.add_report(dossier.report, dossier.laid_out, f"m{index}."))
    laid_out, blocks = builder.finish(_number, 297.0)
    first = len(dossiers[0].laid_out.pages)
    assert places == [1, 1 + first]
    assert [page.number for page in laid_out.pages] == list(range(1, 2 + first + len(dossiers[1].laid_out.pages)))
    assert [page.label for page in laid_out.pages] == [str(page.number) for page in laid_out.pages]
    assert len({block.id for block in blocks}) == len(blocks)
    headings = [entry for entry in laid_out.outline if entry.level == 3]
    assert {entry.block.partition(".")[0] for entry in headings} == {"m0", "m1"}
    assert all(laid_out.pages[entry.page - 1] for entry in laid_out.outline)
    assert all(page.items[-1].role == "packet_number" for page in laid_out.pages)


def test_what_is_turned_begins_on_a_right_hand_page_and_blank_pages_have_no_number():
    for duplex, numbered in ((True, [2, 3]), (False, [2])):
        builder = PacketBuilder(duplex=duplex)
        builder.add_pages([[]], plain=True)
        builder.turn()
        builder.add_pages([[]])
        builder.turn()
        pages = builder.finish(_number, 297.0)[0].pages
        assert [page.number for page in pages if page.items] == ([3] if duplex else numbered)
        assert len(pages) == (4 if duplex else 2)


def test_pages_are_kept_for_a_finished_file_as_they_lie_with_their_number_where_it_is_free():
    builder = PacketBuilder()
    builder.keep_pages((False, True, False), [3, 1])
    pages = builder.finish(_number, 297.0)[0].pages
    assert [page.landscape for page in pages] == [False, True, False]
    assert [page.items[-1].block for page in pages] == ["1 3", "2 1", "3 None"]
    assert [(page.items[-1].turned, page.items[-1].baseline_mm) for page in pages] == [(False, 281.0), (True, 16.0), (False, 281.0)]

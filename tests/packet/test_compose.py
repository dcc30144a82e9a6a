"""Many laid out documents become one."""

from convert.api import Settings, load
from convert.layout.frame import Line
from convert.packet.compose import Builder
from tests.texts import MEETING, SECOND_YEAR


def _number(_: int) -> Line:
    return Line((), 281.0, "packet_number", "", 0, 0, artifact=True)


def test_pages_go_on_and_ids_are_kept_apart():
    dossiers = [load(text.encode(), name="a.txt", settings=Settings(fonts="bundled")) for text in (MEETING, SECOND_YEAR)]
    builder = Builder()
    builder.add_pages([[]])
    places = []
    for index, dossier in enumerate(dossiers):
        builder.mark(2, f"材料{index}", f"m{index}.")
        places.append(builder.add_report(dossier.report, dossier.laid_out, f"m{index}."))
    laid_out, blocks = builder.finish(_number)
    first = len(dossiers[0].laid_out.pages)
    assert places == [1, 1 + first]
    assert [page.number for page in laid_out.pages] == list(range(1, 2 + first + len(dossiers[1].laid_out.pages)))
    assert [page.label for page in laid_out.pages] == [str(page.number) for page in laid_out.pages]
    assert len({block.id for block in blocks}) == len(blocks)
    headings = [entry for entry in laid_out.outline if entry.level == 3]
    assert {entry.block.partition(".")[0] for entry in headings} == {"m0", "m1"}
    assert all(laid_out.pages[entry.page - 1] for entry in laid_out.outline)
    assert all(page.items[-1].role == "packet_number" for page in laid_out.pages)

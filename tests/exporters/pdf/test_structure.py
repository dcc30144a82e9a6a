"""The structure tree."""

from io import BytesIO

import pikepdf

from convert.exporters.pdf.canvas import ReportCanvas
from convert.exporters.pdf.structure import Element, StructureTree
from tests.exporters.pdf.samples import WHEN, full_pdf


def _written(tree: StructureTree, canvas: ReportCanvas, pages: int) -> pikepdf.Pdf:
    for _ in range(pages):
        canvas.showPage()
    canvas.setCatalogEntry("StructTreeRoot", tree.write(canvas))
    return pikepdf.open(BytesIO(canvas.getpdfdata()))


def _canvas() -> ReportCanvas:
    return ReportCanvas((), language="zh-CN", when=WHEN)


def test_pieces_are_numbered_page_by_page():
    tree = StructureTree()
    first, second = tree.root.child("P"), tree.root.child("P")
    tree.start_page()
    assert [tree.mark(first), tree.mark(second)] == [0, 1]
    tree.start_page()
    assert tree.mark(second) == 0
    with _written(tree, _canvas(), 2) as document:
        kids = document.Root.StructTreeRoot.K.K
        assert [int(one) for one in kids[0].K] == [0]
        assert int(kids[1].K[0]) == 1
        assert (int(kids[1].K[1].MCID), kids[1].K[1].Pg.objgen) == (0, document.pages[1].obj.objgen)


def test_the_way_back_leads_from_every_piece_to_its_element():
    tree, canvas = StructureTree(), _canvas()
    tree.start_page()
    element = tree.root.child("P")
    tree.mark(element)
    link = element.child("Link")
    assert tree.next_parent(1) == 1
    tree.annotate(link, canvas.link("https://example.gov.cn", "外部", (1, 2, 3, 4), 1))
    assert tree.next_parent(1) == 2
    with _written(tree, canvas, 1) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        assert [int(numbers[0]), int(numbers[2])] == [0, 1]
        assert (str(numbers[1][0].S), str(numbers[3].S)) == ("/P", "/Link")
        assert numbers[3].K[0].Obj.objgen == document.pages[0].Annots[0].objgen


def test_what_an_element_says_of_itself_is_written():
    tree = StructureTree()
    tree.start_page()
    tree.mark(tree.root.child("Figure", alt="图", attributes={"O": "/Layout"}, identifier="b"))
    tree.mark(Element("Note", tree.root, identifier="a"))
    with _written(tree, _canvas(), 1) as document:
        root = document.Root.StructTreeRoot
        figure = root.K.K[0]
        assert (str(figure.Alt), str(figure.A.O), str(figure.ID)) == ("图", "/Layout", "b")
        assert [str(one) for one in root.IDTree.Names[::2]] == ["a", "b"]
        assert str(root.RoleMap.Title) == "/H1"


def test_every_element_of_a_real_file_names_its_parent():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        waiting = [document.Root.StructTreeRoot.K]
        seen = 0
        while waiting:
            element = waiting.pop()
            seen += 1
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    assert kid.P.objgen == element.objgen
                    waiting.append(kid)
        assert seen > 40

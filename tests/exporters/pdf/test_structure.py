"""The structure tree."""

from io import BytesIO

import pikepdf

from convert.exporters.pdf.document import Document
from convert.exporters.pdf.structure import Element, StructureTree
from tests.exporters.pdf.samples import full_pdf


def _written(tree: StructureTree, pages: int) -> pikepdf.Pdf:
    document = Document()
    for index in range(pages):
        document.add_page(100, 200, "", struct_parents=index)
    document.catalog["StructTreeRoot"] = f"{tree.write(document)} 0 R"
    document.set_information("<<>>")
    return pikepdf.open(BytesIO(document.finish()))


def test_pieces_are_numbered_page_by_page():
    tree = StructureTree()
    first, second = tree.root.child("P"), tree.root.child("P")
    assert [tree.start_page(), tree.mark(first), tree.mark(second)] == [0, 0, 1]
    assert [tree.start_page(), tree.mark(second)] == [1, 0]
    with _written(tree, 2) as document:
        kids = document.Root.StructTreeRoot.K.K
        assert [int(one) for one in kids[0].K] == [0]
        assert int(kids[1].K[0]) == 1
        assert (int(kids[1].K[1].MCID), kids[1].K[1].Pg.objgen) == (0, document.pages[1].obj.objgen)


def test_the_way_back_leads_from_every_piece_to_its_element():
    tree = StructureTree()
    tree.start_page()
    element = tree.root.child("P")
    tree.mark(element)
    link = element.child("Link")
    assert tree.annotate(link, 99, 1) == 1
    with _written(tree, 1) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        assert [int(numbers[0]), int(numbers[2])] == [0, 1]
        assert (str(numbers[1][0].S), str(numbers[3].S)) == ("/P", "/Link")


def test_what_an_element_says_of_itself_is_written():
    tree = StructureTree()
    tree.start_page()
    tree.mark(tree.root.child("Figure", alt="图", attributes="<</O/Layout>>", identifier="b"))
    tree.mark(Element("Note", tree.root, identifier="a"))
    with _written(tree, 1) as document:
        root = document.Root.StructTreeRoot
        figure = root.K.K[0]
        assert (str(figure.Alt), str(figure.A.O), str(figure.ID)) == ("图", "/Layout", "b")
        assert [str(one) for one in root.IDTree.Names[::2]] == ["a", "b"]
        assert str(root.RoleMap.Title) == "/P"


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

"""Fonts whose letters are squares, so that places are arithmetic: 汉字 one em, ASCII half an em, no other font but for 犇."""

from convert.layout.paragraph import Typesetter
from convert.model.blocks import Paragraph
from convert.model.report import Report, SourceInfo
from convert.style import load_style

CELL = 156 / 28
SOURCE = SourceInfo(name="test.txt", format="text", sha256="0" * 64, characters=0)


class SquareFace:
    ascent = 0.88
    descent = -0.12

    def __init__(self, key: str) -> None:
        self.key = key

    def advance(self, char: str) -> float:
        return 0.5 if char.isascii() else 1.0

    def extent(self, char: str) -> tuple[float, float] | None:
        return (0.2, 0.4) if char == "—" else None


class SquareFonts:
    """Serves every typeface with a face of its name, 犇 with 宋体."""

    def __init__(self) -> None:
        self._faces: dict[str, SquareFace] = {}

    def face_for(self, typeface: str, char: str) -> SquareFace:
        name = "songti" if char == "犇" else typeface
        return self._faces.setdefault(name, SquareFace(name))


MEETING = load_style("meeting")
FORMAL = load_style("gbt9704")
FONTS = SquareFonts()


def setter(sheet=MEETING) -> Typesetter:
    return Typesetter(sheet, FONTS)


def report(*texts: str, **parts) -> Report:
    """A report whose body is plain paragraphs."""
    body = tuple(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(texts, 1))
    return Report(**{"source": SOURCE, "body": body, **parts})


def text_of(line) -> str:
    return "".join(run.text for run in line.runs)


def width_of(line) -> float:
    return sum(sum(run.advances_mm) for run in line.runs)


def lines_of(laid_out, page: int | None = None) -> list[str]:
    """Letters of the lines that belong to the report, on one page or all."""
    return [
        text_of(item)
        for one in laid_out.pages
        for item in one.items
        if hasattr(item, "runs") and not item.artifact and page in (None, one.number)
    ]

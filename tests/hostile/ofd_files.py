"""OFD files that nobody in good faith would send."""

import io
import zipfile

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
TEXT = "望川县人民政府关于二〇二三年工作情况的报告"
LINE = '<ofd:TextObject ID="{0}" Boundary="28 {1} 150 6" Font="9" Size="5.6"><ofd:TextCode X="0" Y="5" DeltaX="g 99 5.6">{2}</ofd:TextCode></ofd:TextObject>'
LINES = "".join(LINE.format(20 + index, 40 + 10 * index, text) for index, text in enumerate(
    (TEXT, "全年工作平稳有序，各项任务按期完成。", "共办理案件一百二十八件，调解成功率继续提高。")))


def page(content: str, *, head: str = "", before: str = "") -> str:
    """Return a page with `content` in its layer."""
    return f'{head}<ofd:Page {NAMESPACE}>{before}<ofd:Content><ofd:Layer ID="8">{content}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd(content: str = LINES, *, common: str = "", pages: int = 1, body: str = "", document: str = "", **parts: str | bytes) -> bytes:
    """Return an OFD of some pages, all of them the same part."""
    listed = "".join(f'<ofd:Page ID="{1000 + number}" BaseLoc="Pages/Page_0/Content.xml"/>' for number in range(pages))
    contents: dict[str, str | bytes] = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": (f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                               f"{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>"),
        "Doc_0/Pages/Page_0/Content.xml": page(content),
        **{name.replace("__", "/"): value for name, value in parts.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in contents.items():
            archive.writestr(name, value)
    return buffer.getvalue()


def bomb() -> bytes:
    """300 MB of letters in some hundred kilobytes."""
    return ofd(LINES, **{"Doc_0/Res/a.xml": b"x" * 60_000_000, "Doc_0/Res/b.xml": b"x" * 60_000_000})


def many_tags() -> bytes:
    """Millions of tags on a page."""
    return ofd("<ofd:PathObject/>" * 3_100_000)


def doctype() -> bytes:
    """Entities of entities."""
    return ofd(**{"Doc_0/Pages/Page_0/Content.xml": page("&a;", head='<!DOCTYPE x [<!ENTITY a "aaaa">]>')})


def deep() -> bytes:
    """Blocks twenty thousand deep."""
    return ofd("<ofd:PageBlock>" * 20_000 + "</ofd:PageBlock>" * 20_000)


def circle() -> bytes:
    """A drawing that shows itself, four times over."""
    units = "".join(f'<ofd:CompositeObject ID="{n}" ResourceID="5" Boundary="0 0 1 1"/>' for n in range(4))
    listing = (f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="1" Height="1"><ofd:Content>{units}'
               "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>")
    return ofd(LINES + units, common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>", **{"Doc_0/Res.xml": listing})


def absurd_numbers() -> bytes:
    """Sizes, counts and places out of all proportion."""
    return ofd(LINES + LINE.format(90, "9" * 400, "甲").replace("g 99 5.6", "g 99999999999999999999 1e999")
               + LINE.format(91, 50, "乙").replace("5.6", "1" + "0" * 50) + '<ofd:PathObject Boundary="nan nan inf 1"><ofd:AbbreviatedData>'
               + "M 0 0 " + "L 1 1 " * 100_000 + "</ofd:AbbreviatedData></ofd:PathObject>")


def many_letters() -> bytes:
    """Three hundred thousand letters on a page."""
    return ofd(LINE.format(20, 40, "字" * 300_000))


def climbing() -> bytes:
    """A name that leads out of the file."""
    return ofd(**{"../../evil.xml": b"x"})

"""PDF files that nobody in good faith would send."""

import io
import zlib

from tests.readers.pdf.build import assemble, pdf, words

PAGE = words([(72, 700, "Annual report on water"), (72, 660, "The work went on as planned.")])


def _flate(content: bytes) -> bytes:
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)


def _one_page(content: bytes, resources: bytes = b"") -> dict[int, bytes]:
    return {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>" + resources + b">>>>",
            4: content, 5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}


def packed_content() -> bytes:
    """Four hundred megabytes of drawing in less than one."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 70_000) for _ in range(400)) + packer.flush()
    return assemble(_one_page(_flate(packed)))


def twice_packed_content() -> bytes:
    """A stream packed twice."""
    inner = zlib.compress(b" " * 200_000_000, 1)
    packed = zlib.compress(inner, 9)
    return assemble(_one_page(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)))


def page_loop() -> bytes:
    """Pages that are their own children."""
    objects = _one_page(b"<</Length 0>>stream\n\nendstream")
    objects[2] = b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3/Parent 2 0 R>>"
    return assemble(objects)


def form_loop() -> bytes:
    """A form that draws itself."""
    objects = _one_page(b"<</Length 5>>stream\n/X Do\nendstream", b"/XObject<</X 6 0 R>>")
    objects[6] = (b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream")
    return assemble(objects)


def many_pages() -> bytes:
    """Twenty thousand pages."""
    return pdf([b""] * 20_000)


def large_picture() -> bytes:
    """A picture that says it is a hundred thousand dots wide."""
    image = b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    return pdf([PAGE + b"q 500 0 0 500 40 40 cm /I Do Q"], extra=[image], resources=b"/XObject<</I 10 0 R>>")


def million_letters() -> bytes:
    """Two million letters on one page."""
    line = b"(" + b"a" * 1_000 + b") Tj 0 -1 Td\n"
    return assemble(_one_page(_flate(zlib.compress(b"BT /F 1 Tf 40 800 Td\n" + line * 2_000 + b"ET"))))


def many_rules() -> bytes:
    """A hundred thousand lines that cross."""
    content = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (n % 595, n % 595, n % 842, n % 842) for n in range(50_000))
    return assemble(_one_page(_flate(zlib.compress(PAGE + content))))


def scan() -> bytes:
    """A picture of a page."""
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    return pdf([b"q 500 0 0 700 40 70 cm /I Do Q"], extra=[image], resources=b"/XObject<</I 10 0 R>>")


def encrypted(user: str) -> bytes:
    """A PDF that asks for a password; with an empty one it only forbids."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf([PAGE]))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    return buffer.getvalue()

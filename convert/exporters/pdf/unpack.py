"""Getting the files out that a PDF carries."""

from convert.diagnostics import ConvertError


def unpack(data: bytes) -> dict[str, bytes]:
    """Return name and bytes of every file inside the PDF `data`, by name.

    Raises:
        ConvertError: `pdf-not-pdf`, `pdf-encrypted`, `pdf-nothing-inside`, `pdf-unsafe-name` (a name that leads into a folder).
    """
    from io import BytesIO

    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as document:
            found = {spec.filename or key: bytes(spec.get_file().read_bytes()) for key, spec in document.attachments.items()}
    except pikepdf.PasswordError:
        raise ConvertError("pdf-encrypted") from None
    except pikepdf.PdfError:
        raise ConvertError("pdf-not-pdf") from None
    if not found:
        raise ConvertError("pdf-nothing-inside")
    for name in found:
        if name in ("", ".", "..") or any(letter in '/\\:\0' or not letter.isprintable() for letter in name):
            raise ConvertError("pdf-unsafe-name", name=ascii(name))
    return dict(sorted(found.items()))

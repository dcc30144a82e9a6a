"""Office files and pictures as pages, with LibreOffice where it is installed."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import ConvertError
from convert.office import converted, find_office

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

OFFICE: Final = (".docx", ".doc", ".wps", ".odt", ".rtf", ".xlsx", ".xls", ".ods")
SHEETS: Final = (".xlsx", ".xls", ".ods")
PICTURES: Final = (".png", ".jpg", ".jpeg")
_AT_ONCE: Final = 2


def has_office() -> bool:
    """Say whether LibreOffice is installed."""
    return find_office() is not None


def office_pdf(data: bytes, suffix: str, *, path: str) -> bytes:
    """Return an office file as a PDF, made by LibreOffice.

    Raises:
        ConvertError: `packet-office`, LibreOffice made nothing of it.
    """
    made = converted(data, suffix, "pdf")
    if made is None:
        raise ConvertError("packet-office", path=path)
    return made


class OfficePrinter:
    """Prints office files while other work goes on, two at a time, since LibreOffice takes seconds to start."""

    def __init__(self) -> None:
        """Begin without any."""
        self._pool: ThreadPoolExecutor | None = None
        self._begun: dict[str, Future[bytes]] = {}

    def begin(self, data: bytes, suffix: str, *, path: str) -> None:
        """Let the file be printed; `pdf` gives what comes of it."""
        from concurrent.futures import ThreadPoolExecutor

        self._pool = self._pool or ThreadPoolExecutor(_AT_ONCE)
        if path not in self._begun:
            self._begun[path] = self._pool.submit(office_pdf, data, suffix, path=path)

    def pdf(self, data: bytes, suffix: str, *, path: str) -> bytes:
        """Return the file as a PDF.

        Raises:
            ConvertError: `packet-office`, LibreOffice made nothing of it.
        """
        begun = self._begun.get(path)
        return begun.result() if begun else office_pdf(data, suffix, path=path)

    def close(self) -> None:
        """Begin with no further file: nobody asks for the rest."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

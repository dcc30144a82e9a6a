"""Every DOCX that a test writes goes through here: openxml-audit judges it, and so do our own checks."""

import hashlib
import tempfile
from pathlib import Path

from convert.verify.docx_faults import docx_faults
from convert.verify.package_faults import CheckedPackage

_sound: set[str] = set()


def audit_findings(data: bytes) -> list[str]:
    """Return what openxml-audit has against the DOCX."""
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "judged.docx"
        path.write_bytes(data)
        try:
            result = OpenXmlValidator().validate(path)
        except Exception as error:  # noqa: BLE001 - what it cannot open it does not accept either
            return [str(error)]
        return [f"{error.part_uri} {error.description}" for error in result.errors]


def check_whole_docx(data: bytes) -> None:
    """Fail unless both find nothing; a file that was judged before is not judged again."""
    digest = hashlib.sha256(data).hexdigest()
    if digest not in _sound:
        assert docx_faults(CheckedPackage(data)) == ()
        assert audit_findings(data) == []
        _sound.add(digest)

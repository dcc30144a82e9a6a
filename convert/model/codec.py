"""A report to JSON and back. The JSON is itself an input, so it is checked when it is read."""

from typing import Any

import msgspec

from convert.diagnostics import ConvertError
from convert.model.report import SCHEMA, Report
from convert.structs import learnt


def to_json(report: Report) -> bytes:
    """Return `report` as indented UTF-8 JSON with a final newline; the same report gives the same bytes."""
    document: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(report)}
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def from_json(data: bytes, *, path: str | None = None) -> Report:
    """Return the report that `data` holds.

    Raises:
        ConvertError: `reader-json-syntax`, `reader-json-schema` (another schema), `reader-json-shape` (field and reason).
    """
    try:
        report = msgspec.json.decode(data, type=learnt(Report))
    except msgspec.ValidationError as error:
        raise ConvertError("reader-json-shape", path=path, reason=str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConvertError("reader-json-syntax", path=path, reason=str(error)) from None
    return report


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a report, as in `docs/model.schema.json`."""
    return msgspec.json.schema(Report)

"""The model's own JSON to a report."""

from convert.diagnostics import Outcome
from convert.model.codec import from_json
from convert.model.report import Report
from convert.readers.options import ReadOptions


def read_model_json(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:  # noqa: ARG001
    """Return the report that `data` is the JSON of."""
    return Outcome(from_json(data, path=name))

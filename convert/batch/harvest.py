"""The indicators of all reports as one Parquet dataset, partitioned by year."""

from collections.abc import Sequence

from convert.diagnostics import ConvertError

_COLUMNS = {
    "report": "string", "sha256": "string", "title": "string", "issuer": "string", "year": "int32", "id": "string", "name": "string",
    "value": "double", "value_high": "double", "unit": "string", "qualifier": "string", "kind": "string", "aspect": "string",
    "period": "int32", "scope": "string", "base": "string", "text": "string", "start": "int64", "end": "int64",
    "section": "string", "block": "string", "block_start": "int64", "block_end": "int64", "sentence": "string", "page": "int32",
    "confidence": "double", "doubt": "string",
}


def write_dataset(rows: Sequence[dict[str, object]], place: str) -> None:
    """Write `rows` to the folder or fsspec address `place`, one partition a year, replacing the partitions it has.

    Raises:
        ConvertError: `batch-needs-extra` when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import dataset
    except ImportError:
        raise ConvertError("batch-needs-extra", extra="dask") from None
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in _COLUMNS.items()])
    ordered = sorted(rows, key=lambda row: (row["year"], row["report"], row["start"]))
    table = pa.Table.from_pylist(ordered, schema=schema)
    dataset.write_dataset(table, place, format="parquet", basename_template="indicators-{i}.parquet",
                          partitioning=dataset.partitioning(pa.schema([("year", pa.int32())]), flavor="hive"),
                          existing_data_behavior="delete_matching")

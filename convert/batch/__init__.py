"""Many reports in one run: over a warm pool of processes here, or over Dask on several machines."""

from convert.batch.run import BatchOptions, run_batch

__all__ = ["BatchOptions", "run_batch"]

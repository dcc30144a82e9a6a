"""Inputs, outputs, summary and harvest on a server that speaks the protocol of S3."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.texts import MEETING, SECOND_YEAR

pytest.importorskip("s3fs", reason="the dask extra is not installed")
pytest.importorskip("pyarrow", reason="the dask extra is not installed")
pytest.importorskip("moto.server", reason="moto, flask and flask-cors are not installed")
pytest.importorskip("flask_cors", reason="moto, flask and flask-cors are not installed")
pytestmark = pytest.mark.filterwarnings("ignore")

TEXTS = {"a": MEETING, "b": SECOND_YEAR, "c": MEETING.replace("1286", "1300"), "d": SECOND_YEAR.replace("1342", "1400"), "broken": ""}
WHOLE = ["a", "b", "c", "d"]
KINDS = ("docx", "json", "pdf", "xlsx")
QUICK = ("--fonts", "bundled", "--pdf-profile", "plain", "--format", "json")


class Store:
    """A bucket on the server, and the program run against it."""

    def __init__(self, client: Any, bucket: str, environment: dict[str, str]) -> None:
        self.client = client
        self.bucket = bucket
        self.environment = environment

    def put(self, key: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.bucket, Key=key, Body=content)

    def objects(self) -> dict[str, Any]:
        """Return when each object was written."""
        return {one["Key"]: one["LastModified"] for one in self.client.list_objects_v2(Bucket=self.bucket).get("Contents", ())}

    def get(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def summary(self) -> list[tuple[str, str]]:
        lines = [json.loads(line) for line in self.get("out/summary.jsonl").splitlines()]
        return [(line["target"].rpartition("/")[2], line["status"]) for line in lines]

    def convert(self, *words: str) -> tuple[int, list[str]]:
        """Run `convert all` over the inputs; return the status and the codes that were told."""
        done = subprocess.run([sys.executable, "-m", "convert", "all", f"s3://{self.bucket}/in", "--out", f"s3://{self.bucket}/out",
                               *QUICK, *words], env=self.environment, capture_output=True, text=True, check=False, timeout=120)
        return done.returncode, [json.loads(line)["code"] for line in done.stderr.splitlines()]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def store(server: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    import boto3

    keys = {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
    client = boto3.client("s3", endpoint_url=server, region_name="us-east-1", **{name.lower(): keys[name] for name in list(keys)[:2]})
    bucket = "".join(letter for letter in request.node.name.replace("_", "-") if letter.isalnum() or letter == "-")[-40:].strip("-")
    client.create_bucket(Bucket=bucket)
    store = Store(client, bucket, {**os.environ, **keys, "AWS_ENDPOINT_URL_S3": server})
    for name, text in TEXTS.items():
        store.put(f"in/{name}.txt", text.encode())
    yield store
    client.close()


@pytest.fixture(params=["local", "dask"])
def engine(request: pytest.FixtureRequest, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ...]]:
    """The options of either engine; the workers of the cluster reach the same server."""
    if request.param == "local":
        yield ("--jobs", "2")
        return
    distributed = pytest.importorskip("distributed", reason="the dask extra is not installed")
    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield ("--engine", "dask", "--scheduler", cluster.scheduler_address)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the same inputs give on this machine's disk."""
    folder = tmp_path_factory.mktemp("local")
    (folder / "in").mkdir()
    for name in WHOLE:
        (folder / "in" / f"{name}.txt").write_text(TEXTS[name], "utf-8")
    subprocess.run([sys.executable, "-m", "convert", "all", folder / "in", "--out", folder / "out", "--jobs", "1", *QUICK], check=True,
                   capture_output=True)
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir() if path.suffix != ".jsonl"}


def test_a_batch_goes_from_bucket_to_bucket_and_is_taken_up_there(store: Store, engine: tuple[str, ...], local: dict[str, bytes]):
    status, told = store.convert(*engine)
    assert (status, told.count("cli-progress"), told[-1]) == (3, len(TEXTS), "batch-summary")
    first = store.objects()
    assert sorted(key for key in first if key.startswith("out/")) == sorted(
        [f"out/{name}.{kind}" for name in WHOLE for kind in KINDS] + ["out/summary.jsonl"])
    assert {name: store.get(f"out/{name}") for name in local} == local
    assert sorted(store.summary()) == sorted([*((name, "done") for name in WHOLE), ("broken", "failed")])

    assert store.convert(*engine)[0] == 3  # nothing is replaced unasked
    assert {key: when for key, when in store.objects().items() if key != "out/summary.jsonl"} == {
        key: when for key, when in first.items() if key != "out/summary.jsonl"}


def test_what_is_unchanged_is_not_done_again(store: Store, engine: tuple[str, ...]):
    store.convert(*engine)
    first = store.objects()
    store.client.delete_object(Bucket=store.bucket, Key="out/b.pdf")
    store.put("in/c.txt", MEETING.replace("1286", "1301").encode())
    store.put("in/broken.txt", MEETING.encode())
    assert store.convert(*engine, "--resume")[0] == 0
    assert sorted(store.summary()[5:]) == [("b", "done"), ("broken", "done"), ("c", "done")]
    second = store.objects()
    assert all(second[f"out/{name}.{kind}"] == first[f"out/{name}.{kind}"] for name in "ad" for kind in KINDS)
    assert set(second) >= {f"out/{name}.{kind}" for name in TEXTS for kind in KINDS}


def test_the_harvest_is_put_there_and_a_second_one_replaces_it(store: Store, engine: tuple[str, ...]):
    from pyarrow import parquet

    def rows() -> dict[str, int]:
        return {key: parquet.read_table(io.BytesIO(store.get(key))).num_rows for key in store.objects() if key.endswith(".parquet")}

    place = f"s3://{store.bucket}/indicators.parquet"
    store.put("indicators.parquet/year=2024/stale-7.parquet", b"")
    assert store.convert(*engine, "--indicators", place)[0] == 3
    found = sum(json.loads(line)["indicators"] for line in store.get("out/summary.jsonl").splitlines())
    first = rows()
    assert sorted(first) == [f"indicators.parquet/year={year}/indicators-0.parquet" for year in (2023, 2024)]
    assert sum(first.values()) == found > 20
    assert "indicators.parquet/_SUCCESS" in store.objects()
    assert store.convert(*engine, "--resume", "--indicators", place)[0] == 3
    assert rows() == first


def test_the_endpoint_may_be_given_to_fsspec_alone(store: Store):
    environment = dict(store.environment)
    environment["FSSPEC_S3_ENDPOINT_URL"] = environment.pop("AWS_ENDPOINT_URL_S3")
    store.environment = environment
    assert store.convert("--jobs", "1")[0] == 3
    assert len(store.summary()) == len(TEXTS)


def test_a_bucket_that_is_not_there_is_one_sentence_and_is_not_made(store: Store, tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    for words in ((str(tmp_path / "a.txt"), "--out", "s3://none-such/out"), ("s3://none-such/in/a.txt", "--out", str(tmp_path)),
                  ("s3://none-such/in", "--out", str(tmp_path))):
        done = subprocess.run([sys.executable, "-m", "convert", "all", *words, *QUICK], env=store.environment, capture_output=True,
                              text=True, check=False, timeout=120)
        told = [json.loads(line) for line in done.stderr.splitlines()]
        assert (done.returncode, [one["code"] for one in told if one["grade"] == "error"]) in (
            (3, ["file-not-writable"]), (3, ["file-missing"]), (3, ["cli-no-input"]))
    assert "none-such" not in [one["Name"] for one in store.client.list_buckets()["Buckets"]]

"""All or none, and never half of one."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import publish as publishing
from convert.diagnostics import ConvertError, UsageError
from convert.publish import (
    check_targets,
    find_beside,
    is_same_file,
    output_name,
    output_stem,
    publish,
    read_input,
    read_stdin,
    readable,
    remove_stale_parts,
    safe_stem,
)
from tests.refused import refused


def _code(error: pytest.ExceptionInfo[ConvertError]) -> str:
    return error.value.diagnostic.code


def test_all_files_are_written(tmp_path: Path):
    publish([(str(tmp_path / "a.docx"), b"a"), (str(tmp_path / "a.pdf"), b"b")], force=False, inputs=())
    assert (tmp_path / "a.docx").read_bytes() + (tmp_path / "a.pdf").read_bytes() == b"ab"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_existing_file_is_not_replaced_without_force(tmp_path: Path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "a.docx"), b"new"), (str(target), b"new")], force=False, inputs=())
    assert _code(error) == "file-exists"
    assert target.read_bytes() == b"old"
    assert not (tmp_path / "a.docx").exists()
    publish([(str(target), b"new")], force=True, inputs=())
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(("name", "code"), [("", "file-is-folder"), (".", "file-is-folder"), ("none/", "file-is-folder"), ("no/such/a.pdf", "file-no-folder"), ("a\0b.pdf", "file-name")])
def test_an_impossible_target_is_one_sentence(tmp_path: Path, name: str, code: str):
    with pytest.raises(ConvertError) as error:
        publish([(f"{tmp_path}/{name}", b"x")], force=True, inputs=())
    assert _code(error) == code


def test_a_link_is_not_written_through(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"keep")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real")
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "link.pdf"), b"x")], force=True, inputs=())
    assert _code(error) == "file-is-link"
    assert (tmp_path / "real").read_bytes() == b"keep"


def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path):
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "a.pdf"), b"x")], force=True, inputs=())
    assert _code(error) == "file-is-device"
    assert (tmp_path / "a.pdf").is_fifo()


def test_what_stands_in_the_way_is_told_before_the_work(tmp_path: Path):
    (tmp_path / "there.pdf").write_bytes(b"old")
    (tmp_path / "input.txt").write_bytes(b"keep")
    (tmp_path / "folder").mkdir()
    paths = {name: str(tmp_path / name) for name in ("there.pdf", "input.txt", "folder", "none/a.pdf", "new.pdf")}
    codes: dict[str, str] = {}
    for name, path in paths.items():
        try:
            check_targets([path], force=False, inputs=[paths["input.txt"]])
        except ConvertError as error:
            codes[name] = error.diagnostic.code
    assert codes == {"there.pdf": "file-exists", "input.txt": "file-is-input", "folder": "file-is-folder", "none/a.pdf": "file-no-folder"}
    check_targets([paths["there.pdf"]], force=True, inputs=())
    check_targets([paths["there.pdf"]], force=False, inputs=(), ours=[paths["there.pdf"]])


def test_a_name_without_folder_is_written_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    publish([("a.pdf", b"a"), ("b.pdf", b"b")], force=False, inputs=())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"a", "b.pdf": b"b"}


def _spellings(folder: Path) -> dict[str, Path]:
    """Return ways to write the path of the file `a.txt` of a folder."""
    (folder / "sub").mkdir()
    (folder / "link").symlink_to(folder / "a.txt")
    (folder / "folder").symlink_to(folder)
    (folder / "hard").hardlink_to(folder / "a.txt")
    return {"same": folder / "a.txt", "dots": folder / "sub" / ".." / "a.txt", "link": folder / "link", "through": folder / "folder" / "a.txt",
            "hard": folder / "hard", "relative": Path(os.path.relpath(folder / "a.txt"))}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("way", ["same", "dots", "link", "through", "hard", "relative"])
def test_an_input_is_never_replaced(tmp_path: Path, way: str, force: bool):
    (tmp_path / "a.txt").write_bytes(b"keep")
    target = str(_spellings(tmp_path)[way])
    with pytest.raises(UsageError) as error:
        publish([(str(tmp_path / "b.txt"), b"x"), (target, b"x")], force=force, inputs=["none.txt", str(tmp_path / "a.txt")], ours=[target])
    assert error.value.diagnostic.code == "file-is-input"
    assert error.value.diagnostic.path == target
    assert (tmp_path / "a.txt").read_bytes() == b"keep"
    assert not (tmp_path / "b.txt").exists()


def test_the_file_that_standard_input_is_is_an_input_too(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"keep")
    code = "import sys\nfrom convert.publish import is_same_file\nprint([is_same_file(name, '-') for name in sys.argv[1:]])"
    with (tmp_path / "a.txt").open("rb") as handle:
        told = subprocess.run([sys.executable, "-c", code, tmp_path / "a.txt", tmp_path / "b.txt"], stdin=handle, capture_output=True, text=True, check=True)
    assert told.stdout == "[True, False]\n"
    told = subprocess.run([sys.executable, "-c", code, os.devnull], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert told.stdout == "[False]\n"  # no file that could be overwritten


def test_what_is_not_there_is_nobodys_file(tmp_path: Path):
    assert not is_same_file(str(tmp_path / "a"), str(tmp_path / "a"))
    assert not is_same_file("a\0b", "a\0b")


def _appears(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file of somebody else appear while ours is being written."""
    really = os.fsync
    monkeypatch.setattr(publishing.os, "fsync", lambda number: (path.write_bytes(b"theirs"), really(number))[1])


@pytest.mark.parametrize("number", [None, errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL])
def test_a_file_that_appears_meanwhile_is_kept_with_hard_links_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None):
    target = tmp_path / "a.pdf"
    _appears(target, monkeypatch)
    if number is not None:
        monkeypatch.setattr(publishing.os, "link", _refusing(number, "no"))
    with pytest.raises(ConvertError) as error:
        publish([(str(target), b"ours")], force=False, inputs=())
    assert _code(error) == "file-exists"
    assert target.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_where_there_are_hard_links_a_new_name_leads_to_the_whole_content_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without them an empty file holds the place for a moment, and is then replaced."""
    monkeypatch.setattr(publishing.os, "replace", _refusing(errno.EACCES, "no"))
    publish([(str(tmp_path / "a.pdf"), b"x")], force=False, inputs=())
    assert (tmp_path / "a.pdf").read_bytes() == b"x"


def _refusing(*words: object):
    def refuse(*_: object) -> None:
        raise OSError(*words)

    return refuse


def test_without_hard_links_files_are_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(publishing.os, "link", _refusing(errno.EPERM, "no"))
    for force, content in ((False, b"one"), (True, b"two")):
        publish([(str(tmp_path / "a"), content), (str(tmp_path / "b"), content)], force=force, inputs=())
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": content, "b": content}


def test_what_an_earlier_run_made_is_replaced_without_force_and_nothing_else(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"made")
    (tmp_path / "b").write_bytes(b"mine")
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    publish([(a, b"new")], force=False, inputs=(), ours=[a])
    assert (tmp_path / "a").read_bytes() == b"new"
    with pytest.raises(ConvertError) as error:
        publish([(a, b"newer"), (b, b"newer")], force=False, inputs=(), ours=[a])
    assert _code(error) == "file-exists"
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"new", b"mine")


@pytest.mark.parametrize("there", [True, False])
def test_when_the_last_file_cannot_be_put_in_place_the_first_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool):
    """As when a person has one of the outputs open in Word on Windows."""
    first, last = tmp_path / "a", tmp_path / "b"
    if there:
        first.write_bytes(b"old")
    last.write_bytes(b"old")
    really = os.replace

    def refuse(part: str, path: str) -> None:
        if path == str(last):
            raise PermissionError(errno.EACCES, "Permission denied")
        really(part, path)

    monkeypatch.setattr(publishing.os, "replace", refuse)
    with pytest.raises(ConvertError) as error:
        publish([(str(first), b"new"), (str(last), b"new")], force=True, inputs=())
    assert (_code(error), error.value.diagnostic.path) == ("file-not-writable", str(last))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({"a": b"old"} if there else {}) | {"b": b"old"}


def test_without_hard_links_a_file_that_was_replaced_stays_when_the_next_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The former content is gone where there is no second name for it; then the new one is better than none."""
    first, last = tmp_path / "a", tmp_path / "b"
    for path in (first, last):
        path.write_bytes(b"old")
    really = os.replace
    monkeypatch.setattr(publishing.os, "link", _refusing(errno.EPERM, "no"))
    monkeypatch.setattr(publishing.os, "replace", lambda part, path: (_refusing(errno.EACCES, "no") if path == str(last) else really)(part, path))
    with pytest.raises(ConvertError):
        publish([(str(first), b"new"), (str(last), b"new")], force=True, inputs=())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"new", "b": b"old"}


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    really = os.fsync

    def only_files(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        really(number)

    monkeypatch.setattr(publishing.os, "fsync", only_files)
    publish([(str(tmp_path / "a"), b"x")], force=False, inputs=())
    monkeypatch.setattr(publishing.os, "open", _refusing(errno.EACCES, "as Windows says of every folder"))
    publish([(str(tmp_path / "b"), b"x")], force=False, inputs=())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"x"


def test_a_folder_that_was_flushed_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened, closed = [], []
    really_open, really_close = os.open, os.close
    monkeypatch.setattr(publishing.os, "open", lambda *words: (opened.append(really_open(*words)), opened[-1])[1])
    monkeypatch.setattr(publishing.os, "close", lambda number: (closed.append(number), really_close(number))[1])
    publish([(str(tmp_path / "a"), b"x")], force=False, inputs=())
    assert len(opened) == 1
    assert opened == [number for number in closed if number in opened]


@pytest.mark.parametrize(("words", "reason"), [((errno.EACCES, "Permission denied"), "Permission denied"), (("told in words",), "told in words")])
def test_what_the_system_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...], reason: str):
    monkeypatch.setattr(publishing.os, "fsync", _refusing(*words))
    with pytest.raises(ConvertError) as error:
        publish([(str(tmp_path / "a"), b"x")], force=False, inputs=())
    assert (_code(error), error.value.diagnostic.args["reason"]) == ("file-not-writable", reason)


def test_file_and_folder_are_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A name that is there after a loss of power leads to the whole content."""
    flushed: list[object] = []
    really = os.fsync

    def note(number: int) -> None:
        status = os.fstat(number)
        flushed.append("folder" if stat.S_ISDIR(status.st_mode) else status.st_size)
        really(number)

    monkeypatch.setattr(publishing.os, "fsync", note)
    publish([(str(tmp_path / "a"), b"x"), (str(tmp_path / "b"), b"xyz")], force=False, inputs=())
    assert flushed == [1, 3, "folder"]


def test_an_interruption_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish([(str(tmp_path / "a"), b"x")], force=False, inputs=())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "shown"), [
    ("报告.txt", "报告.txt"), (os.fsdecode("报告".encode("gb18030")) + ".txt", "报告.txt"), ("目录/" + os.fsdecode("报告".encode("gbk")), "目录/报告"),
    (os.fsdecode(b"\xff\xff"), "??"), ("\ud800a", "?a")])
def test_names_in_other_bytes_can_be_shown(name: str, shown: str):
    assert readable(name).replace("\ufffd", "?") == shown
    readable(name).encode()


@pytest.mark.parametrize(("source", "kind", "name"), [
    ("a/终稿.docx", "docx", "终稿-公文.docx"), ("终稿.DOCX", "docx", "终稿-公文.docx"), ("终稿.pdf", "pdf", "终稿-公文.pdf"), ("终稿.docx", "pdf", "终稿.pdf"),
    ("终稿.txt", "docx", "终稿.docx"), ("终稿", "docx", "终稿.docx"), ("-", "docx", "report.docx"), ("a.b.json", "json", "a.b-公文.json")])
def test_an_output_beside_its_input_has_another_name(source: str, kind: str, name: str):
    assert output_name(source, kind) == name


@pytest.mark.parametrize(("name", "stem"), [("报告.txt", "报告"), ("/a/b.c.md", "b.c"), ("-", "report"), ("", "report")])
def test_outputs_are_called_after_the_input(name: str, stem: str):
    assert output_stem(name) == stem


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.os, "fsync", full)
    with pytest.raises(ConvertError) as error:
        publish([(str(target), b"new")], force=True, inputs=())
    assert _code(error) == "file-disk-full"
    assert target.read_bytes() == b"old"
    assert [target] == list(tmp_path.iterdir())


def test_a_run_killed_at_any_moment_leaves_no_torn_file(tmp_path: Path):
    target = tmp_path / "a.bin"
    size = 300_000
    script = (f"from convert.publish import publish\nimport itertools\nfor n in itertools.count():\n"
              f"    publish([({str(target)!r}, bytes([n % 256]) * {size})], force=True, inputs=())\n")
    for moment in range(200):
        process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not target.exists() and time.monotonic() < deadline:
            os.sched_yield()
        end = time.monotonic() + moment % 20 / 300
        while time.monotonic() < end:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        process.wait()
        data = target.read_bytes()
        assert len(data) == size
        assert len(set(data)) == 1


def test_what_a_killed_run_left_is_swept_after_an_hour_and_nothing_else(tmp_path: Path):
    now = time.time()
    ages = {".convert-old.part": 3700, ".convert-young.part": 3500, "报告.docx": 9e6, ".convert-own.txt": 9e6, "own.part": 9e6}
    for name, age in ages.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))
    remove_stale_parts(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(set(ages) - {".convert-old.part"})
    remove_stale_parts(str(tmp_path / "none"))


def test_a_part_that_another_run_sweeps_meanwhile_is_passed_over_and_links_are_swept_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in "ab":
        (tmp_path / f".convert-{name}.part").symlink_to(tmp_path / "nowhere")
        os.utime(tmp_path / f".convert-{name}.part", (0, 0), follow_symlinks=False)
    really, entries = time.time, list(os.scandir(tmp_path))

    def quicker() -> float:
        if os.path.lexists(entries[0].path):
            os.unlink(entries[0].path)
        return really()

    monkeypatch.setattr(publishing.os, "scandir", lambda _: iter(entries))
    monkeypatch.setattr(publishing.time, "time", quicker)
    remove_stale_parts(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@given(st.text())
def test_a_safe_stem_is_a_file_name_everywhere(name: str):
    stem = safe_stem(name)
    assert 0 < len(stem.encode()) <= 181
    assert not set(stem) & set('<>:"/\\|?*\0\n')
    assert stem == stem.strip(" .")


@pytest.mark.parametrize(("name", "stem"), [("con", "_con"), ("报告", "报告"), ("字" * 100, "字" * 60), ("a" * 201, "a" * 180), ("con.txt", "_con.txt"), ("a/b", "a_b"), (" . ", "_")])
def test_safe_stems(name: str, stem: str):
    assert safe_stem(name) == stem


@pytest.mark.parametrize(("make", "code"), [
    (lambda _: None, "file-missing"), (lambda path: path.mkdir(), "file-is-folder"),
    (lambda path: path.write_bytes(b"x" * 11), "file-too-large")])
def test_inputs_that_cannot_be_read(tmp_path: Path, make, code: str):
    path = tmp_path / "input.txt"
    make(path)
    with pytest.raises(ConvertError) as error:
        read_input(str(path), limit=10)
    assert _code(error) == code


def test_an_input_of_just_the_limit_is_read(tmp_path: Path):
    (tmp_path / "input.txt").write_bytes(b"x" * 10)
    assert read_input(str(tmp_path / "input.txt"), limit=10) == b"x" * 10


def test_the_limit_of_inputs_is_told_in_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with (tmp_path / "input.txt").open("wb") as handle:
        handle.truncate(3_000_001)
    with (tmp_path / "input.txt").open("rb") as handle:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(handle))
        for read in (lambda: read_input(str(tmp_path / "input.txt"), limit=3_000_000), lambda: read_stdin(limit=3_000_000)):
            with pytest.raises(ConvertError) as error:
                read()
            assert (_code(error), error.value.diagnostic.args) == ("file-too-large", {"limit": 3})


@pytest.mark.parametrize("name", ["a\0b", "a" * 300])
def test_names_that_no_system_takes_are_read_and_made_with_one_sentence(tmp_path: Path, name: str):
    for action in (lambda path: read_input(path, limit=9), publishing.make_folder):
        with pytest.raises(ConvertError) as error:
            action(f"{tmp_path}/{name}")
        assert _code(error) in ("file-not-readable", "file-not-writable")
        assert error.value.diagnostic.args["reason"]


def test_a_folder_is_made_with_those_above_it(tmp_path: Path):
    publishing.make_folder(str(tmp_path / "a" / "b"))
    publishing.make_folder(str(tmp_path / "a" / "b"))
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(("name", "code"), [("file", "file-no-folder"), ("file/below", "file-no-folder"), ("a\0b", "file-not-writable")])
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, name: str, code: str):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ConvertError) as error:
        publishing.make_folder(f"{tmp_path}/{name}")
    assert _code(error) == code


def test_a_text_names_what_stands_beside_it_and_nothing_outside(tmp_path: Path):
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "a.png").write_bytes(b"a")
    (tmp_path / "b.png").write_bytes(b"b")
    (tmp_path / "in" / "out.png").symlink_to(tmp_path / "b.png")
    text = str(tmp_path / "in" / "report.md")
    named = {address: (find_beside(text, address, limit=9) or ("", None))[1] for address in ("pictures/a.png", "../b.png", str(tmp_path / "b.png"), "out.png", "none")}
    assert named == {"pictures/a.png": b"a", "../b.png": None, str(tmp_path / "b.png"): None, "out.png": None, "none": None}


def test_standard_input_has_the_limit_of_a_file(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    assert read_stdin(limit=5) == b"12345"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"123456")))
    with refused("file-too-large"):
        read_stdin(limit=5)

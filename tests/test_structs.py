"""Classes of msgspec in programs with threads."""

import subprocess
import sys

_EIGHT_AT_ONCE = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from typing import Optional, Union
import msgspec
from convert.structs import learnt

sys.setswitchinterval(1e-7)
fields = [(f"f{number}", Union[int, dict[str, Optional[tuple[float, ...]]]], 1) for number in range(120)]
start = threading.Barrier(8)

def made(kind):
    start.wait()
    return msgspec.convert({"f1": {"a": [1.0]}, "f119": 2}, learnt(kind))

with ThreadPoolExecutor(8) as pool:
    for _ in range(60):
        kind = msgspec.defstruct("Kind", fields)
        assert len({one.f119 for one in pool.map(made, [kind] * 8)}) == 1
print("done")
"""


def test_threads_that_make_the_first_struct_of_a_class_at_once_do_not_end_the_program():
    done = subprocess.run([sys.executable, "-c", _EIGHT_AT_ONCE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr

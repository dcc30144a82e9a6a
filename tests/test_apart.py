"""A module in a process of its own, and its limits."""

import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="the system knows no limits")
LOOK = "print(*(resource.getrlimit(kind) for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)))"


def told(code: str) -> str:
    code = f"import resource\nfrom convert.apart import limit_process\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_soft_and_hard_limits_are_set_and_a_lower_one_stays():
    low = "resource.setrlimit(resource.RLIMIT_CPU, (7, 7))"
    limits = told(f"{low}\nlimit_process(memory=900_000_000, seconds=50, file=4_000)\n{LOOK}")
    assert limits == "(900000000, 900000000) (7, 7) (0, 0) (4000, 4000)"


def test_files_have_no_bound_where_none_is_asked_for():
    before = told(LOOK).rpartition(" (")[2]
    assert told(f"limit_process(memory=900_000_000, seconds=50)\n{LOOK}").rpartition(" (")[2] == before


def test_where_the_system_knows_no_limits_nothing_is_done():
    assert told(f"import sys\nsys.modules['resource'] = None\nlimit_process(memory=1, seconds=1)\n{LOOK}") == told(LOOK)

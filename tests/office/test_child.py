"""The process that becomes LibreOffice."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def test_what_it_becomes_has_limits_and_no_path_of_our_modules():
    code = "import os, resource as r; print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0], 'PYTHONPATH' in os.environ)"
    done = subprocess.run([sys.executable, "-m", "convert.office.child", sys.executable, "-c", code], capture_output=True, text=True,
                          check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.stdout.split() == ["1800000000", "100", "False"]

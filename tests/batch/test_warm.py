"""The workers are warm."""

import subprocess
import sys


def test_warming_loads_what_a_conversion_needs():
    code = "import sys, convert.batch.warm; print(all(f'convert.exporters.{kind}' in sys.modules for kind in ('docx', 'pdf', 'xlsx')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"

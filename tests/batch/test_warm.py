"""The workers are warm."""

import subprocess
import sys

from tests.texts import MEETING

_CODE = """
import gc, sys
import convert.batch.warm
assert gc.get_freeze_count() > 1000
from convert.api import KINDS, Settings, load
before = set(sys.modules)
for settings in (Settings(), Settings(fonts="bundled")):
    dossier = load(sys.argv[1].encode(), name="a.txt", settings=settings)
    for kind in KINDS:
        dossier.output(kind)
print(sorted(set(sys.modules) - before))
"""


def test_the_first_report_loads_nothing_more():
    assert subprocess.run([sys.executable, "-c", _CODE, MEETING], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_program_that_cannot_convert_says_so_for_each_report_and_not_at_the_start():
    code = "import convert.api\ndef broken(*_, **__): raise OSError\nconvert.api.load = broken\nimport convert.batch.warm"
    subprocess.run([sys.executable, "-c", code], check=True)

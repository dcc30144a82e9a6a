"""What the documents show is there."""

import re
import shlex
from pathlib import Path

import pytest

from convert.cli.commands import COMMANDS
from convert.cli.parse import parse

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "samples").glob("*.md")])
COMMAND = re.compile(r"^(?:\$ |    )convert (.+?)(?: #.*| [|>].*)?$", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", ["README.md", "README.zh-CN.md", "docs/packet.md"])
def test_every_command_shown_is_a_right_one(document: str):
    shown = COMMAND.findall((ROOT / document).read_text("utf-8"))
    assert shown
    assert [line for line in shown if parse(shlex.split(line), COMMANDS) is None] == []

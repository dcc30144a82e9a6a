"""Mistakes, in our words."""

import json
import re

import pytest

from convert.cli.commands import COMMANDS
from convert.cli.console import Console
from convert.cli.mistakes import mistake
from tests.cli.calls import HANZI, TYPERS_WORDS, told

pytestmark = pytest.mark.usefixtures("calls")


@pytest.mark.parametrize(("argv", "code", "status"), [
    (["none.txt"], "file-missing", 3), (["dir/none"], "file-missing", 3), (["dox", "a.txt"], "cli-no-such-command", 2),
    (["zzzzzz"], "cli-no-such-command", 2), (["style", "shw"], "cli-no-such-command", 2), (["fonts", "fontconfg"], "cli-no-such-command", 2),
    (["pdf"], "cli-missing", 2), (["all"], "cli-missing", 2), (["pdf", "a.txt", "--stile", "x"], "cli-no-such-option", 2),
    (["pdf", "a.txt", "--zzzzz"], "cli-no-such-option", 2), (["pdf", "a.txt", "--fonts", "mine"], "cli-bad-value", 2),
    (["pdf", "a.txt", "b.txt", "c.txt"], "cli-extra", 2), (["pdf", "a.txt", "-o"], "cli-needs-value", 2), (["pdf", "a.txt", "--force=yes"], "cli-takes-no-value", 2),
    (["all", "a.txt", "--jobs", "two"], "cli-bad-value", 2), (["--lang", "fr", "pdf", "a.txt"], "cli-bad-value", 2), (["pdf", "-"], None, 0)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_use_is_one_sentence_in_one_language(capsys, argv, code, status, language):
    said_all = told(capsys, *([] if "--lang" in argv else ["--lang", language]), "--format", "json", *argv)
    assert said_all[:2] == (status, "")
    if code is None:
        return
    said = json.loads(said_all[2])
    assert (said["code"], said["grade"]) == (code, "error")
    words = re.sub(r"--?[\w=-]+|[\w.]*\.\w+|" + "|".join(map(re.escape, [*argv, *["style", "show", "fonts", "fontconfig", "docx"]])), "", said["message"])
    if language == "zh" or "--lang" in argv:
        assert HANZI.search(words)
        assert not TYPERS_WORDS.search(words), words
    else:
        assert not HANZI.search(words)


class NewMistakeError(Exception):
    """What a later typer may find."""

    def format_message(self) -> str:
        return "Something new."


def test_a_mistake_of_a_kind_that_is_not_known_is_wrong_use():
    console = Console(language="zh", quiet=False, as_json=False)
    assert mistake(NewMistakeError(), COMMANDS[0], console).diagnostic.code == "cli-wrong-use"

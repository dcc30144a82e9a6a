"""Calls through typer."""

import os
import subprocess
import sys

import pytest

from convert.cli import run

pytestmark = pytest.mark.usefixtures("calls")


def test_a_call_is_taken_apart(calls):
    assert run(["pdf", "a.txt", "-o", "a.pdf", "--set", "title.color=AA0000", "--set=body.bold=true", "--force", "--no-verify"]) == 0
    (name, arguments), = calls
    assert name == "pdf"
    assert (arguments["input"], arguments["output"], arguments["force"], arguments["verify"]) == ("a.txt", "a.pdf", True, False)
    assert arguments["overrides"] == ("title.color=AA0000", "body.bold=true")
    assert (arguments["fonts"], arguments["style"], arguments["lang"]) == ("auto", None, None)


def test_only_the_command_that_is_asked_for_is_built(monkeypatch: pytest.MonkeyPatch):
    built = []
    monkeypatch.setattr("convert.cli.typer_app._function", lambda command, _: (built.append(command.name), lambda: 0)[1])
    run(["style", "list"])
    assert built == ["style list"]


@pytest.mark.parametrize("program", ["convert", "report-convert"])
@pytest.mark.parametrize(("typed", "offered"), [("", {"docx", "all", "style"}), ("style show ", {"meeting", "gbt9704"}), ("docx a.txt --sty", {"--style"}),
                                                ("docx a.txt --style me", {"meeting"}), ("check --explain C1", {"C10", "C19"}),
                                                ("check a.txt --profile ", {"general", "meeting"})])
def test_shells_complete_commands_options_and_style_ids(program: str, typed: str, offered: set[str]):
    code = f"import sys; from convert.cli import run; sys.exit(run([], {program!r}))"
    variable = f"_{program}_COMPLETE".replace("-", "_").upper()
    environment = {**os.environ, variable: "complete_bash", "COMP_WORDS": f"{program} {typed}", "COMP_CWORD": str(len(f"{program} {typed}".split(" ")) - 1)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert offered <= set(done.stdout.split()), done.stderr


@pytest.mark.parametrize("program", ["convert", "report-convert"])
@pytest.mark.skipif(sys.platform == "win32", reason="the shell is bash")
def test_completion_is_installed_for_the_name_of_the_call_and_told_in_the_chosen_language(program: str, tmp_path):
    code = f"import sys; from convert.cli import run; sys.exit(run(['--install-completion', '--lang', 'zh'], {program!r}))"
    done = subprocess.run(["bash", "-c", '"$0" -c "$1"; exit $?', sys.executable, code], capture_output=True, text=True, check=False,
                          env={**os.environ, "HOME": str(tmp_path), "SHELL": "/bin/bash"})
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"已为 {program} 装好命令补全，重新打开终端后生效。\n"
    assert f"-F _{program.replace('-', '_')}_completion {program}" in next(tmp_path.rglob(f"{program}.sh")).read_text("utf-8")


def test_a_shell_that_takes_no_completion_is_told(monkeypatch: pytest.MonkeyPatch, capsys):
    def refused(*_, **__):
        raise SystemExit(1)

    monkeypatch.setattr("typer.completion.install", refused)
    assert run(["--install-completion"]) == 2
    out, err = capsys.readouterr()
    assert (out, "cli-no-shell" in err) == ("", True)

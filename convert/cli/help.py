"""Help, wholly in one language, from the table of commands."""

import shutil
from collections.abc import Iterable, Sequence

from convert.cli.commands import COMMANDS, GROUPS
from convert.cli.table import Command, Option
from convert.messages import LANGUAGES, Language, sentence
from convert.text.characters import display_width

_INDENT = "  "
_WIDEST = 100
_NARROWEST = 50
_COLUMN = 30
"""Where descriptions begin, at most; names that are wider stand on a line of their own."""
METAVARS = {"FILE": "文件", "DIR": "文件夹", "ID": "名称", "N": "数", "PNG": "图片", "[机关=]PNG": "[机关=]图片", "TCP": "地址",
            "ADDRESS": "地址", "TEXT": "文字", "NAME": "名称", "ROLE.PROPERTY=VALUE": "部分.项目=值", "PATH": "路径"}
"""How what an option takes is called in Chinese."""
_ENGLISH = {"[机关=]PNG": "[ORGAN=]PNG"}


def root_help(language: Language, program: str, group: str = "") -> str:
    """Return the help about all commands, or about those of a group."""
    which = LANGUAGES.index(language)
    names = [command for command in COMMANDS if not group or command.name.startswith(f"{group} ")]
    blocks = [
        sentence("cli-help-usage", language, usage=f"{program} {group + ' ' if group else ''}{sentence('cli-help-command', language)} …"),
        GROUPS[group][which] if group else sentence("cli-help-about", language, program=program),
        sentence("cli-help-commands", language) + "\n" + "\n".join(_rows((command.name, command.help[which]) for command in names)),
    ]
    if not group:
        blocks.append(sentence("cli-help-more", language, program=program))
    return "\n\n".join(blocks)


def command_help(command: Command, language: Language, program: str) -> str:
    """Return the help about one command: usage, arguments, options with their defaults, examples."""
    which = LANGUAGES.index(language)
    argument = command.argument
    usage = f"{program} {command.name} {sentence('cli-help-options-word', language)}"
    blocks = []
    if argument is not None:
        label = argument_label(command, language)
        shown = label + ("…" if argument.many else "")
        usage += f" {shown}" if argument.required else f" [{shown}]"
        blocks.append(sentence("cli-help-arguments", language) + "\n" + "\n".join(_rows([(label, argument.help[which])])))
    rows = [(_option_label(option, language), _option_text(option, language)) for option in command.options]
    rows.append(("-h, --help", sentence("cli-help-help", language)))
    blocks.append(sentence("cli-help-options", language) + "\n" + "\n".join(_rows(rows)))
    examples = (program + example.removeprefix("convert") for example in command.examples)
    blocks.append(sentence("cli-help-examples", language) + "\n" + "\n".join(_INDENT + example for example in examples))
    return "\n\n".join([sentence("cli-help-usage", language, usage=usage), command.help[which], *blocks])


def argument_label(command: Command, language: Language) -> str:
    """Return what the argument of a command is called in help and mistakes."""
    if command.argument is None:
        return ""
    if language == "en":
        return command.argument.name.upper().rstrip("S")
    return {"id": "名称", "page": "名称"}.get(command.argument.name, "输入")


def _option_label(option: Option, language: Language) -> str:
    takes = "|".join(option.choices) or _metavar(option, language)
    return ", ".join(option.flags) + (f" {takes}" if takes else "")


def _metavar(option: Option, language: Language) -> str:
    name = option.metavar or ""
    return METAVARS.get(name, name) if language == "zh" else _ENGLISH.get(name, name)


def _option_text(option: Option, language: Language) -> str:
    text = option.help[LANGUAGES.index(language)]
    if option.default in (None, False, ()) or option.kind == "flag":
        return text
    return text + sentence("cli-help-default", language, value=option.default)


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Return names and descriptions in two columns; a Chinese letter is two columns wide."""
    pairs = list(rows)
    start = min(max(display_width(name) for name, _ in pairs) + len(_INDENT) + 2, _COLUMN)
    room = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST)) - start
    lines = []
    for name, text in pairs:
        head = _INDENT + name
        parts = _wrapped(text, room)
        if display_width(head) + 2 > start:
            lines.append(head)
            head = ""
        lines += [(head if number == 0 else "").ljust(start - (display_width(head) - len(head) if number == 0 else 0)) + part
                  for number, part in enumerate(parts)]
    return lines


def _wrapped(text: str, room: int) -> list[str]:
    """Break a description: English at blanks, Chinese anywhere but before a mark."""
    lines, line = [], ""
    for unit in _units(text):
        if line and display_width(line + unit.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return [*lines, line.rstrip()]


def _units(text: str) -> Sequence[str]:
    """Return what is not broken: words with the blanks after them, Chinese letters with the marks after them."""
    units: list[str] = []
    for char in text:
        before = units[-1][-1] if units else ""
        if before and (char in " ，。；：、）》”！？" or (char.isascii() and before.isascii() and before != " ")):
            units[-1] += char
        else:
            units.append(char)
    return units

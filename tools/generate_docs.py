"""Write the documents that are made from the code: the commands, the style properties, the model's schema.

With `--check` nothing is written; the exit status says whether they are current.
"""

import ast
import json
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from convert.cli.commands import COMMANDS
from convert.cli.help import METAVARS, argument_label
from convert.messages import Language
from convert.model.codec import json_schema
from convert.packet.manifest import manifest_schema
from convert.style import list_styles, load_style
from convert.style import sheet as sheet_module
from convert.style.sheet import Role, StyleSheet, Typeface

ROOT = Path(__file__).parents[1]
BAR = r"\|"
"""A bar inside a Markdown table."""


_COMMANDS_HEAD: dict[Language, list[str]] = {
    "en": ["# Commands", "", "Generated from `convert/cli/commands.py` by `make docs`.", "",
           "`python -m convert …`, `convert …` and `report-convert …` are the same program. Results go to standard output, diagnostics",
           "to standard error. Exit status: 0 done, 1 `check` found something, 2 wrong use, 3 could not convert."],
    "zh": ["# 命令", "", "由 `make docs` 从 `convert/cli/commands.py` 生成。", "",
           "`python -m convert …`、`convert …` 和 `report-convert …` 是同一个程序。结果写到标准输出，提示写到标准错误。",
           "退出状态：0 完成，1 `check` 发现问题，2 用法有误，3 未能转换。"]}


def commands(language: Language) -> str:
    """Return docs/cli.md or docs/cli.zh-CN.md; the English page has the Chinese sentence of each command too."""
    english = language == "en"
    out = list(_COMMANDS_HEAD[language])
    for command in COMMANDS:
        argument = argument_label(command, language) + ("…" if command.argument is not None and command.argument.many else "")
        usage = " ".join(filter(None, ("convert", command.name, argument)))
        told = [command.help[1] + "  ", command.help[0]] if english else [command.help[0]]
        out += ["", f"## `{usage}`", "", *told, "", f"| {'option' if english else '选项'} | |", "|---|---|"]
        for option in command.options:
            flags = " ".join(f"`{flag}`" for flag in option.flags)
            metavar = option.metavar if english else METAVARS.get(option.metavar or "", option.metavar)
            values = f" `{BAR.join(option.choices)}`" if option.choices else f" `{metavar}`" if metavar else ""
            out.append(f"| {flags}{values} | {option.help[english]} |")
        out += ["", "```", *command.examples, "```"]
    return "\n".join(out) + "\n"


UNITS = {"_mm": "37mm", "_pt": "三号", "_ic": "2ic", "_lh": "1lh", "_em": "0.5em", "_twips": "592tw", "_percent": "98%"}
"""An example of each unit by the end of the fields that have it."""


def style_properties() -> str:
    """Return styles/README.md."""
    notes = _attribute_docs()
    base = tomllib.loads((ROOT / "styles" / "base.toml").read_text("utf-8"))
    base["role.NAME"] = base["role"]["default"]
    out = ["# Style sheets", "",
           "Generated from `convert/style/sheet.py` by `make docs`. Every number of the standard stands in one of these files,",
           "with its clause (`cite`). A sheet states what differs from the one it `extends`.", ""]
    out += [f"- `{name}.toml`: {load_style(name).title} ({load_style(name).source})" for name in list_styles()]
    out += ["",
            "Units: `mm cm pt in`; 字号 by name (`三号`); `ic` = one character (字), `lh` = one row (行), `em` = of the type size,",
            "`tw` = 1/20 pt.",
            "", "Change one property for one run: `--set title.type_size=小二`, `--set page_number.side=centre`."]
    sections = [(field.name, field.type) for field in msgspec.structs.fields(StyleSheet) if hasattr(field.type, "__struct_fields__")]
    for name, kind in [*sections, ("role.NAME", Role), ("typeface.NAME", Typeface)]:
        out += ["", f"## `[{name}]`", "", "| property | in `base.toml` | |", "|---|---|---|"]
        for field in msgspec.structs.fields(kind):
            key, example = _key(field.name)
            value = base.get(name, {}).get(key, example)
            out.append(f"| `{key}` | {json.dumps(value, ensure_ascii=False)} | {notes.get((kind.__name__, field.name), '')} |")
    return "\n".join(out) + "\n"


def _key(name: str) -> tuple[str, str]:
    """Return the key of a field in TOML, and how its value looks where no sheet has it."""
    return next(((name.removesuffix(suffix), form) for suffix, form in UNITS.items() if name.endswith(suffix)), (name, "…"))


def _attribute_docs() -> dict[tuple[str, str], str]:
    """Return the strings that stand under the fields of the structs."""
    tree = ast.parse(Path(sheet_module.__file__).read_text("utf-8"))
    found: dict[tuple[str, str], str] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for field, note in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
                    found[node.name, ast.unparse(field.target)] = " ".join(str(note.value.value).split())
    return found


def model_schema() -> str:
    """Return docs/model.schema.json."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def packet_schema() -> str:
    """Return docs/packet.schema.json."""
    return json.dumps(manifest_schema(), ensure_ascii=False, indent=1) + "\n"


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/cli.md": partial(commands, "en"), "docs/cli.zh-CN.md": partial(commands, "zh"),
    "styles/README.md": style_properties, "docs/model.schema.json": model_schema,
    "docs/packet.schema.json": packet_schema}


def main() -> int:
    """Write, or check, every generated document."""
    stale = []
    for name, make in DOCUMENTS.items():
        path, text = ROOT / name, make()
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    for name in stale:
        print(("stale: " if "--check" in sys.argv else "written: ") + name)
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())

"""Write `docs/rules/` from the case files: one page for each family in Chinese, with an index. `--check` only compares."""

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "rules"


def pages() -> dict[str, str]:
    """Return every page of the rule documentation by file name."""
    from convert.lint.case import FAMILY_NAMES, as_markdown, read_case
    from convert.lint.rule import load_rules
    from convert.messages import GRADE_NAMES

    families = defaultdict(list)
    for rule in load_rules():
        families[rule.id[0]].append(rule)
    index = ["# 检查规则", "", "由 `tools/generate_rule_docs.py` 从规则的案例文件生成。`convert check --explain 编号` 显示同样的内容。", ""]
    written = {}
    for letter, (title, _) in FAMILY_NAMES.items():
        index += [f"## [{letter} {title}]({letter}.md)", "", "| 编号 | 等级 | 依据 | 内容 | Subject |", "|---|---|---|---|---|"]
        parts = [f"# {letter} {title}"]
        for rule in families[letter]:
            case = read_case(rule.id)
            grade = GRADE_NAMES[rule.grade][0] if rule.find else "不报"
            cite = rule.cite.replace("practice", "通行做法")
            index.append(f"| [{rule.id}]({letter}.md#{rule.id.lower()}) | {grade} | {cite} | {case.title[0]} | {case.title[1]} |")
            text = as_markdown(rule, case, "zh").replace("\n## ", "\n### ")
            heading, _, rest = text.partition("\n")
            parts.append(f'<a id="{rule.id.lower()}"></a>\n\n#{heading}\n{rest}'.rstrip())
        index.append("")
        written[f"{letter}.md"] = "\n\n".join(parts) + "\n"
    written["README.md"] = "\n".join(index)
    return written


def stale() -> list[str]:
    """Return the names of pages that are missing, changed or left over."""
    wanted = pages()
    found = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")} if FOLDER.is_dir() else {}
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


def main() -> int:
    """Write or compare; return the exit status."""
    sys.path.insert(0, str(ROOT))
    changed = stale()
    if "--check" in sys.argv[1:]:
        print("\n".join(changed))
        return int(bool(changed))
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name in changed:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], "utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

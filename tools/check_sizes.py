"""Tell which modules and functions have grown too long. Files of literals (`*_data.py`, `messages`) are exempt."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULE_LINES = 500
FUNCTION_LINES = 60


def too_long(root: Path = ROOT) -> Iterator[str]:
    """Yield a sentence for every module and function over its limit."""
    for module in sorted((root / "convert").rglob("*.py")):
        if module.stem.endswith("_data") or "messages" in module.parts:
            continue
        text = module.read_text("utf-8")
        lines = text.count("\n")
        if lines > MODULE_LINES:
            yield f"{module.relative_to(root)} has {lines} lines, more than {MODULE_LINES}"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= FUNCTION_LINES:
                yield f"{module.relative_to(root)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"


if __name__ == "__main__":
    found = list(too_long())
    print("\n".join(found))
    sys.exit(bool(found))

"""The rules of the house, kept by a machine."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _tool(name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "tools" / name], capture_output=True, text=True, check=False)


def test_every_module_has_its_mirror_in_the_tests():
    result = _tool("check_mirror.py")
    assert result.returncode == 0, result.stdout


def test_no_module_and_no_function_is_too_long():
    result = _tool("check_sizes.py")
    assert result.returncode == 0, result.stdout


def test_imports_go_in_one_direction():
    result = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_dependency_is_listed_with_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted += extra
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    names = {re.match(r"[A-Za-z0-9_.-]+", line).group() for line in wanted}
    assert sorted(name for name in names if f"| `{name}`" not in text) == []
    assert [line for line in wanted if not re.search(r">=.*<|\[", line)] == []


def test_no_clock_and_no_chance_decides_what_is_written():
    """The clock may time a temporary file; it never reaches an output."""
    allowed = {"publish.py"}
    forbidden = re.compile(r"datetime\.now|datetime\.today|time\.time\(|random\.(?!Random)|uuid4|uuid1")
    found = [path.name for path in (ROOT / "convert").rglob("*.py")
             if forbidden.search(path.read_text("utf-8")) and path.name not in allowed
             and not {"serve", "batch"} & set(path.parts)]
    assert found == []


def test_every_public_function_has_a_docstring():
    bare = []
    for path in (ROOT / "convert").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        bare += [f"{path.relative_to(ROOT)}:{node.lineno} {node.name}" for node in tree.body
                 if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)]
    assert bare == []


def test_the_project_speaks_of_itself_alone():
    pattern = re.compile(r"\.\./shared|/work/|\bissue\s+#?\d|\bhelper-\d|sub-?agent", re.IGNORECASE)
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    found = []
    for name in files:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".html", ".js", ".css") and path.is_file() \
                and path.name != "test_house.py" and pattern.search(path.read_text("utf-8", errors="replace")):
            found.append(name)
    assert found == []


def test_every_name_of_the_model_is_in_the_glossary():
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    names = set()
    for module in ("blocks", "elements", "report", "indicator"):
        tree = ast.parse((ROOT / "convert" / "model" / f"{module}.py").read_text("utf-8"))
        names |= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    assert sorted(name for name in names - {"Node"} if f"`{name}`" not in text) == []


def class_names() -> dict[str, list[str]]:
    """Return every class of the package with the modules that define one of that name."""
    found: dict[str, list[str]] = {}
    for path in (ROOT / "convert").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    return found


def test_a_name_means_one_class_in_the_whole_package():
    assert {name: places for name, places in class_names().items() if len(places) > 1} == {}


def test_words_that_the_glossary_forbids_name_no_class():
    """`never "rule"` in the glossary: the word may name what the glossary says it means, a check, and nothing else."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    forbidden = {word.capitalize(): meaning for word, meaning in re.findall(r'never "(\w+)", which is a (\w+)', text)}
    assert forbidden == {"Rule": "check"}
    assert class_names()["Rule"] == ["convert/lint/rule.py"]
    assert sorted(name for name in class_names() if name.endswith("Rule")) == ["Rule"]


def test_the_generated_documents_are_current():
    result = subprocess.run([sys.executable, ROOT / "tools" / "generate_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True,
                            check=False)
    assert result.returncode == 0, result.stdout + result.stderr

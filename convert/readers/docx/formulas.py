"""Formulas as text on one line: the office mathematics of a document and the older EQ fields."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from convert.ooxml.names import W
from convert.text.raised import raised_digits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LETTERS: Final = frozenset({f"{_MATH}t", f"{{{W}}}t"})
_OPERATORS: Final = frozenset("+-－＋−±×÷·*/＝=，,、 ")
_DEEPEST: Final = 60
_ROOTS: Final = {"2": "√", "3": "∛", "4": "∜"}
_CIRCLE: Final = "○〇"
_BRACKETS: Final = frozenset({"bc", "lc", "rc"})
"""Options after which a bracket is named."""
_CIRCLED: Final = 0x2460
_MOST_CIRCLED: Final = 20


def linear_formula(element: "_Element", depth: int = 0) -> str:
    """Return what a formula says, on one line: `a/b`, `√(x)`, `x²`, `∑_(i=1)^n x`."""
    if depth > _DEEPEST:
        return "".join(letters.text or "" for letters in element.iter(*_LETTERS))
    if element.tag in _LETTERS or not isinstance(element.tag, str):
        return (element.text or "") if element.tag in _LETTERS else ""
    name = element.tag.rpartition("}")[2]
    return "" if name.endswith("Pr") else _shape(element, name, depth)


def _shape(element: "_Element", name: str, depth: int) -> str:
    parts = {child.tag.rpartition("}")[2]: linear_formula(child, depth + 1) for child in element
             if isinstance(child.tag, str) and child.tag.startswith(_MATH)} if name in _SHAPES else {}
    match name:
        case "f":
            return f"{grouped(parts.get('num', ''))}/{grouped(parts.get('den', ''))}"
        case "sSup" | "sSub" | "sSubSup":
            return grouped(parts.get("e", "")) + below(parts.get("sub", "")) + above(parts.get("sup", ""))
        case "rad":
            return root(parts.get("deg", ""), parts.get("e", ""))
        case "nary":
            return _property(element, "naryPr", "chr", "∫") + below(parts.get("sub", "")) + above(parts.get("sup", "")) + parts.get("e", "")
        case "d":
            inner = [linear_formula(child, depth + 1) for child in element if child.tag == f"{_MATH}e"]
            return (_property(element, "dPr", "begChr", "(") + _property(element, "dPr", "sepChr", "|").join(inner)
                    + _property(element, "dPr", "endChr", ")"))
        case "m":
            rows = [", ".join(linear_formula(cell, depth + 1) for cell in row) for row in element if row.tag == f"{_MATH}mr"]
            return f"[{'; '.join(rows)}]"
        case "eqArr":
            return "; ".join(linear_formula(child, depth + 1) for child in element if child.tag == f"{_MATH}e")
        case "limLow" | "limUpp":
            return parts.get("e", "") + (below if name == "limLow" else above)(parts.get("lim", ""))
    return "".join(linear_formula(child, depth + 1) for child in element)


_SHAPES: Final = frozenset({"f", "sSup", "sSub", "sSubSup", "rad", "nary", "limLow", "limUpp"})


def _property(element: "_Element", holder: str, name: str, default: str) -> str:
    found = element.find(f"{_MATH}{holder}/{_MATH}{name}")
    return default if found is None else found.get(f"{_MATH}val", "")


def grouped(text: str) -> str:
    """Return `text` in brackets when it is more than one term."""
    whole = len(text) > 2 and text[0] == "(" and text[-1] == ")" and text.count("(") == 1
    return text if whole or not any(letter in _OPERATORS for letter in text.strip()[1:]) else f"({text})"


def above(text: str) -> str:
    """Return `text` as an exponent: ² where there is such a letter, else `^n`."""
    return "" if not text else raised_digits(text) or f"^{grouped(text)}"


def below(text: str) -> str:
    """Return `text` as an index: `_i`."""
    return "" if not text else f"_{grouped(text)}"


def root(degree: str, radicand: str) -> str:
    """Return a root with its degree, none for the square root."""
    return f"{_ROOTS.get(degree or '2') or (raised_digits(degree) or degree) + '√'}({radicand})"


def linear_equation(code: str) -> str:
    r"""Return what an EQ field shows, from its code: `EQ \f(a,b)` is `a/b`, `EQ \o\ac(○,1)` is `①`."""
    return _Equation(code.strip()[2:]).read().strip()


class _Equation:
    r"""Reads the code of an EQ field: letters, and switches such as `\f(…,…)`, `\r(…,…)`, `\s\up8(…)`."""

    def __init__(self, code: str) -> None:
        self.code, self.at = code, 0

    def read(self, depth: int = 0) -> str:
        """Return what stands up to the next separator or bracket of this depth."""
        found: list[str] = []
        open_brackets = 0
        while self.at < len(self.code):
            letter = self.code[self.at]
            if letter == "\\":
                found.append(self._switch(depth))
                continue
            if depth and not open_brackets and letter in ",;)":
                break
            open_brackets += (letter == "(") - (letter == ")")
            found.append(letter)
            self.at += 1
        return "".join(found)

    def _switch(self, depth: int) -> str:
        names: list[str] = []
        while self.code[self.at:self.at + 1] == "\\":
            start = self.at + 1
            if names and names[-1] in _BRACKETS:
                self.at = start + 1
                continue
            if self.code[start:start + 1] in "\\,;()":
                self.at += 2
                return self.code[start:start + 1]
            self.at = start
            while self.at < len(self.code) and (self.code[self.at].isalnum() or self.code[self.at] == "*"):
                self.at += 1
            names.append(self.code[start:self.at].rstrip("0123456789 ").lower())
            while self.code[self.at:self.at + 1] == " " and self.code[self.at:].lstrip()[:1] in ("\\", "("):
                self.at += 1
            if names[-1] == "*":
                self._skip_format()
        if self.code[self.at:self.at + 1] != "(" or depth > _DEEPEST:
            return ""
        return shown_switch(names, self._arguments(depth))

    def _skip_format(self) -> None:
        r"""Pass `\* jc2`, which only formats."""
        while self.at < len(self.code) and self.code[self.at] != "\\":
            self.at += 1

    def _arguments(self, depth: int) -> list[str]:
        found: list[str] = []
        while self.at < len(self.code) and (not found or self.code[self.at] in ",;"):
            self.at += 1
            found.append(self.read(depth + 1).strip())
        self.at += 1
        return found


def shown_switch(names: Sequence[str], arguments: Sequence[str]) -> str:
    """Return what a switch of an EQ field with its options shows."""
    first, rest = (arguments[0] if arguments else ""), arguments[1:]
    match names[0] if names else "":
        case "f":
            return f"{grouped(first)}/{grouped(rest[0] if rest else '')}"
        case "r":
            return root(first, rest[0]) if rest else root("", first)
        case "s":
            return above(first) if "up" in names or not {"do", "di"} & set(names) else below(first)
        case "i":
            sign = "∑" if "su" in names else "∏" if "pr" in names else "∫"
            return sign + below(first) + above(rest[0] if rest else "") + "".join(rest[1:])
        case "b":
            return f"({first})"
        case "o":
            return _overlaid(arguments)
        case "a":
            return "; ".join(arguments)
        case "l":
            return "，".join(arguments)
    return "".join(arguments)


def _overlaid(arguments: Iterable[str]) -> str:
    """Letters on each other: a number in a ring, else one after the other."""
    parts = list(arguments)
    number = next((part for part in parts if part.isdecimal()), "")
    if number and any(part and part in _CIRCLE for part in parts) and 1 <= int(number) <= _MOST_CIRCLED:
        return chr(_CIRCLED + int(number) - 1)
    return "".join(part for part in parts if part not in _CIRCLE or len(parts) == 1)

"""Names in a row: 沈明远　陆　镕、司徒安然 are three persons."""

from typing import Final

from convert.patterns import regex

POST_NOUN: Final = (
    "委员长|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|局长|厅长|部长|院长|检察长|审计长|秘书长|书记|处长|科长|组长|行长|司长|署长|"
    "专员|会长|总理|国务委员|委员|经理|董事长|理事长|校长|所长|站长|庭长|政委|司令员|参谋长|队长|总工程师|总经济师|总规划师|会计师|助理|顾问|主管|干部|教授|"
    "研究员|调研员|负责人|负责同志|代表|成员|组员|常委|股长|园长|馆长|台长|社长|村长|联络员|主编|总监")
"""What a post ends in."""
_MARKS: Final = regex(r"[、，,；;]+")


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in `text`, which blanks, 、，； part; single letters with blanks between are one name: 何　溪, 沈 明 远.

    Letters in an even number are names of two letters each.
    """
    return tuple(name for group in _MARKS.split(text.strip("。 　")) for name in _in_row(group.split()))


def _in_row(parts: list[str]) -> list[str]:
    """Return the names that blanks part."""
    names: list[str] = []
    letters: list[str] = []
    for part in (*parts, ""):
        if len(part) == 1:
            letters.append(part)
            continue
        size = 2 if len(letters) % 2 == 0 else len(letters)
        names += ["".join(letters[start:start + size]) for start in range(0, len(letters), size or 1)]
        letters = []
        names += [part] if part else []
    return names

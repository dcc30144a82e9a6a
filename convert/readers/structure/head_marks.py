"""What may stand above 版头 and title: the number of the material, a particular of the document, the head of a telegram."""

from collections.abc import Sequence
from typing import Final

from convert.patterns import regex
from convert.readers.structure.lines import SourceLine

_MOST_MARKS: Final = 4
_PARTICULAR: Final = regex(
    r"(?:(?:建议|提案)?(?:办理)?(?:类别|分类|结果)|公开(?:属性|类别|方式|形式)|是否(?:同意)?公开|答复类别)[：:][^，。；：:]{1,16}|"
    r"[（(【]?[A-D]\d?类?[）)】]?|"
    r"(?:[甲乙丙]方|发包(?:方|人)|承包(?:方|人)|出租方|承租方)(?:[（(][^（）()]{1,12}[）)])?[：:][^，。；：:]{2,40}|(?:合同|协议|项目)编号[：:][^，。；：:]{1,30}")
"""What offices write above a reply, 类别：A, and who makes a contract above its title."""
_KEPT: Final = regex(
    r"【[^【】]{2,16}】|[（(]?内部(?:资料|材料|文件|刊物|参考)(?:[，,]?(?:注意保[存密管]|请?勿外传|不得外传|仅供参考)){0,2}[）)]?")
"""How the text is to be kept: 内部资料　注意保存, 【内部材料】."""
_TELEGRAM: Final = regex(r"发电(?:单位|机关)[：:]?\S.*|签批(?:盖章|人)?[：:]?\S.*|等级[：:]?(?:特提|特急|加急|平急)?[·•.]?[明密][电传].*")
"""The head of a telegram: who sends it, who approved it, how urgent it is and its number."""


def head_marks(lines: Sequence[SourceLine]) -> int:
    """Return how many of `lines`, from the first on, say such a thing about the document above its 版头 or title."""
    count = 0
    while count < min(_MOST_MARKS, len(lines)) and _is_mark(lines[count]):
        count += 1
    return count


def _is_mark(line: SourceLine) -> bool:
    return line.block is None and line.hints.role is None and any(
        form.fullmatch(line.text) for form in (_PARTICULAR, _KEPT, _TELEGRAM))

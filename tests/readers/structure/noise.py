"""Noise that offices, web sites and programs add to a text. Each kind keeps every letter of the text and adds some of its own."""

import random
from collections.abc import Callable

Noise = Callable[[str, random.Random], str]
END_MARKS = "。；：！？"
LONG = 40
"""Characters from which a line is a paragraph that a page may cut."""


def chance_of(seed: int) -> random.Random:
    """Return a source of chance that gives the same every time."""
    return random.Random(seed)  # noqa: S311 - noise is no secret


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def hard_wraps(text: str, chance: random.Random) -> str:
    """Wrap every line at a width, as a mail program does, first lines of paragraphs indented."""
    width = chance.choice((28, 32, 36))
    lines: list[str] = []
    for line in _paragraphs(text):
        if len(line) <= LONG:
            lines.append(line)
            continue
        whole = "　　" + line.strip()
        lines += [whole[at:at + width] for at in range(0, len(whole), width)]
    return "\n".join(lines)


def wrapped_throughout(text: str, chance: random.Random) -> str:
    """Wrap every line below the title block at a width, headings, items and copies too."""
    width = chance.choice((26, 30, 34))
    lines = _paragraphs(text)
    begin = next(index for index, line in enumerate(lines) if line.endswith(tuple(END_MARKS)) and index > 0)
    made = lines[:begin]
    for line in lines[begin:]:
        whole = line if line.startswith(("　　", " ")) or "　　" in line else "　　" + line
        made += [whole[at:at + width] for at in range(0, len(whole), width)]
    return "\n".join(made)


def page_numbers(text: str, chance: random.Random) -> str:
    """Put a page number after every few lines."""
    form = chance.choice(("— {} —", "- {} -", "第 {} 页", "－ {} －"))
    lines: list[str] = []
    for index, line in enumerate(_paragraphs(text), 1):
        lines.append(line)
        if index % 6 == 0:
            lines.append(form.format(index // 6))
    return "\n".join(lines)


def cut_paragraphs(text: str, chance: random.Random) -> str:
    """Cut long paragraphs in two where a page ends, a page number between the halves."""
    lines: list[str] = []
    page = 0
    for line in _paragraphs(text):
        at = chance.randint(LONG // 2 + 8, len(line) - 8) if len(line) > LONG + 20 else 0
        if at and line[at - 1] not in END_MARKS + "”》）0123456789." and line[at] not in END_MARKS + "，、”》）0123456789":
            page += 1
            lines += [line[:at], "", f"— {page} —", "", line[at:]]
        else:
            lines.append(line)
    return "\n".join(lines)


def running_heads(text: str, _chance: random.Random) -> str:
    """Repeat the title at the head of every page."""
    lines = _paragraphs(text)
    made: list[str] = []
    page = 0
    for index, line in enumerate(lines, 1):
        made.append(line)
        if index % 8 == 0 and index < len(lines):
            page += 1
            made += [f"— {page} —", lines[0]]
    return "\n".join(made)


def blank_lines(text: str, chance: random.Random) -> str:
    """Set an empty line, or two, between all lines."""
    return ("\n" * chance.choice((2, 3))).join(_paragraphs(text))


def no_blank_lines(text: str, _chance: random.Random) -> str:
    """Leave no empty line."""
    return "\n".join(_paragraphs(text))


def web_page(text: str, chance: random.Random) -> str:
    """Put the head and the foot of a web page around the text."""
    head = ["当前位置：首页 > 政务公开 > 工作报告", "发布时间：2024-05-06 09:30", "来源：青禾区人民政府办公室", "【字号：大 中 小】"]
    foot = chance.sample(["【打印】【关闭】", "扫一扫在手机打开当前页", "版权所有：青禾区人民政府", "分享到：微信 微博"], 3)
    return "\n".join((*head, text.strip("\n"), *foot))


def photograph(text: str, _chance: random.Random) -> str:
    """Put the caption of a photograph above the title."""
    return "大会会场。 青禾融媒记者 陈小满 摄\n" + text


def invisible_letters(text: str, chance: random.Random) -> str:
    """Scatter letters that show as nothing."""
    made = list(text)
    for _ in range(20):
        made.insert(chance.randrange(len(made)), chance.choice("\u200b\ufeff\u2060"))
    return "".join(made)


def spaced_digits(text: str, _chance: random.Random) -> str:
    """Put blanks around runs of digits, as programs that read pages do."""
    made: list[str] = []
    for before, letter in zip(" " + text, text, strict=False):
        if "\u4e00" <= before <= "\u9fff" and letter.isdecimal() and letter.isascii():
            made.append(" ")
        made.append(letter)
    return "".join(made)


def half_width_marks(text: str, _chance: random.Random) -> str:
    """Type commas and semicolons inside the lines as on an English keyboard."""
    return "\n".join(line[:1] + line[1:-1].replace("，", ",").replace("；", ";") + line[-1:] if len(line) > 2 else line
                     for line in text.split("\n"))


def other_line_ends(text: str, chance: random.Random) -> str:
    """End lines as other systems do."""
    return text.replace("\n", chance.choice(("\r\n", "\r", "\u2028")))


KINDS: tuple[Noise, ...] = (
    hard_wraps, page_numbers, cut_paragraphs, running_heads, blank_lines, no_blank_lines, web_page, photograph, invisible_letters,
    spaced_digits, other_line_ends)


def own_label(text: str, chance: random.Random) -> str:
    """Make the text an attachment of another document."""
    return chance.choice(("附件2", "附件 3", "附表1", "大纲1")) + "\n\n" + text.lstrip("\n")


def issued_behind(text: str, _chance: random.Random) -> str:
    """Put a document that is issued behind the text."""
    return text.rstrip("\n") + "\n\n青禾区防汛工作方案\n\n为做好防汛工作，制定本方案。\n\n一、工作目标\n\n确保安全度汛。\n"


def attachment_behind(text: str, _chance: random.Random) -> str:
    """Put an attachment behind the text."""
    return text.rstrip("\n") + "\n\n附件\n\n主要指标表\n\n项目\t2023年\t2024年\n收入\t120\t130\n支出\t110\t115\n"


def items_behind(text: str, chance: random.Random) -> str:
    """Put a list of short items behind the first long paragraph, as letters have it: dashes, dots, or numbers in circles."""
    marks = chance.choice((("——", "——", "——"), ("• ", "• ", "• "), ("①", "②", "③")))
    items = [mark + words for mark, words in zip(marks, ("完成排查36处；", "完成整改34处；", "移送线索2条。"), strict=True)]
    lines = _paragraphs(text)
    at = next((index for index, line in enumerate(lines, 1) if len(line) > LONG and line.endswith("。")), len(lines))
    return "\n".join((*lines[:at], *items, *lines[at:]))


def flattened_table(text: str, _chance: random.Random) -> str:
    """Put a table whose cells stand one below the other behind the first long paragraph."""
    lines = text.split("\n")
    at = next(index for index, line in enumerate(lines) if line.endswith(("。", "：")) and len(line) > 5 and index > 1)
    return "\n".join((*lines[:at + 1], "项目", "2023年", "2024年", "收入", "120", "130", "支出", "110", "115", "结余", "10", "15", *lines[at + 1:]))

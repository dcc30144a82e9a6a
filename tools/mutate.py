"""Documents as people could have them, cut up and disturbed, go through every output.

    python tools/mutate.py SEED COUNT [FOLDER]...

COUNT inputs are made of the samples, the inputs of the tests and the texts, Markdown, web pages and DOCX in the FOLDERs: parts of two
documents are spliced; lines and spans are left out, doubled, exchanged, broken and joined; figures, labels, bars and signs that nobody
sees are put in. The same SEED and folders give the same inputs. Each is read, checked and published as DOCX, PDF, workbook, model and
OFD, which are read back. An input that cannot be read is fine; what `tools/fuzz.py` calls a broken promise is kept as
`mutated-SEED-NUMBER…` in the current folder, and the exit status is 1.
"""

import io
import random
import re
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import fuzz
from lxml import etree

if TYPE_CHECKING:
    from convert.model.report import Report

TOKENS = (
    *fuzz.SPELLED, *fuzz.MARKUP,
    *"""
    | |---|---| |---+---| +---+---+ —— …… - -- = == *** ★ ★1年 秘密★10年 特急 000001 印发 2023年1月5日印发 抄送： 主送： 出席：
    请假： 列席： 记录： 联系人： （联系人：王某，电话：12345678） （征求意见稿） （草案） 关于印发《办法》的通知 的报告 目录 ……………1
    -1- 单位： 单位：% 续表 专栏1 注： ［1］ [1] 1、 １． ㈠ ⑴ （1 1） 三是 第十条 第一节 其中： # > * 1. ` ``` <br> <p> </p> <b>
    <table><tr><td> </td><td> </td></tr> <!-- --> &nbsp; &# ![图](a.png) [链](http://a.cn/1) $ $x^2$ \\ 10% 1.5亿元 -3.2 1,234.5
    １２３ 12. 20212025年 2023-2024年 ２０２３年 二〇二三年五月 同比增长 比上年
    """.split(),  # noqa: SIM905 - a list would take a screen
    " | ", "目\u3000录", "望川县人民政府办公室\u30002023年1月5日印发", "— 2 —", "第 3 页 共 9 页", "图1 投资", "## 一、",
    "a" * 60, "甲" * 80,
    *map(chr, (0x0B, 0x85, 0xA0, 0xAD, 0x115F, 0x200C, 0x200E, 0x2028, 0x202E, 0x2F00, 0x3164, 0xE000, 0xFE0F, 0xFFFC, 0xFFFE, 0x1F600,
               0xE0001)))
"""What is put in anywhere."""
HANZI = re.compile("[\u3400-\u9fff]")
UNUSABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""
COUNTED = frozenset("零一二三四五六七八九十百第章节条款项部分篇编甲乙丙丁")
"""Letters that a numbering of DOCX or HTML writes."""
WORD = f"{{{fuzz.WORD}}}"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MOST_LINES = 60
LONGEST = 2_500


def main(argv: list[str]) -> int:
    """Make, read and publish the inputs; return the exit status."""
    if len(argv) < 3 or not (argv[1].isdigit() and argv[2].isdigit()):
        sys.exit(__doc__)
    mutator = Mutator(documents([fuzz.ROOT / "samples", fuzz.ROOT / "tests", *map(Path, argv[3:])]))
    counted: Counter[str] = Counter()
    for number in range(int(argv[2])):
        name, data = mutator.make(f"{argv[1]}.{number}")
        try:
            counted["published" if check(data, name) else "unreadable"] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it must not happen
            counted["broken"] += 1
            Path(f"mutated-{argv[1]}-{number}{Path(name).suffix}").write_bytes(data)
            print(number, name, traceback.format_exc().strip(), sep="\n", flush=True)
        if (number + 1) % 500 == 0 or number + 1 == int(argv[2]):
            print(number + 1, dict(counted), flush=True)
    return 1 if counted["broken"] else 0


class Documents(NamedTuple):
    """What inputs are made of."""

    texts: dict[str, list[str]]
    """By the suffix that says how they are read."""
    packages: list[bytes]
    """DOCX."""


def documents(folders: Iterable[Path]) -> Documents:
    """Return the documents below `folders`, and a DOCX of every sample in Markdown."""
    from convert.api import Settings, load
    from convert.readers.encoding import decode
    from convert.readers.html.page import decode_page

    found = Documents({"txt": [], "md": [], "html": []}, [])
    for path in sorted(each for folder in folders for each in folder.rglob("*.*") if each.name != "README.md"):
        kind = path.suffix[1:]
        if kind == "docx":
            found.packages.append(path.read_bytes())
        elif kind in found.texts:
            data = path.read_bytes()
            found.texts[kind].append((decode_page(data, None, path=path.name) if kind == "html" else decode(data)).text)
    for path in sorted((fuzz.ROOT / "samples").glob("*/*.md")):
        if path.name != "README.md":
            found.packages.append(load(path.read_bytes(), name=path.name, settings=Settings(fonts="bundled")).docx)
    return found


class Mutator:
    """Makes inputs of documents."""

    def __init__(self, found: Documents) -> None:
        self.found = found
        self.draw = random.Random(0)  # noqa: S311 - the same seed gives the same input

    def make(self, seed: str) -> tuple[str, bytes]:
        """Return the file name and the bytes of the input that `seed` stands for."""
        self.draw = random.Random(seed)  # noqa: S311
        kind = self.draw.choices(("txt", "md", "html", "docx"), (5, 2, 1, 2))[0]
        if kind == "docx":
            return "a.docx", self._docx()
        text = self._text(kind)
        encoding = "gb18030" if kind != "html" and self.draw.random() < 0.05 else "utf-8"
        return f"a.{kind}", text.encode(encoding, "ignore")

    def _text(self, kind: str) -> str:
        lines = self._part(kind)
        if self.draw.random() < 0.5:
            other = self._part(self.draw.choice((kind, "txt", "md")))
            lines = self._spliced(lines, other)
        for _ in range(self.draw.choice((1, 1, 2, 3, 5, 8))):
            self.draw.choice(LINE_CHANGES)(self.draw, lines)
        text = self.draw.choice(("\n", "\n", "\n", "\r\n")).join(lines)
        for _ in range(self.draw.choice((0, 1, 2, 3, 5, 12))):
            text = self.draw.choice(TEXT_CHANGES)(self.draw, text)
        return text[:LONGEST] if len(text) > LONGEST and self.draw.random() < 0.5 else text[:4 * LONGEST]

    def _part(self, kind: str) -> list[str]:
        """Return the head, some of the middle and the end of a document, or all of a short one."""
        lines = self.draw.choice(self.found.texts[kind]).splitlines() or [""]
        if len(lines) <= MOST_LINES and sum(map(len, lines)) <= LONGEST and self.draw.random() < 0.5:
            return lines
        head, tail, count = (self.draw.choice((0, 2, 4, 8)) for _ in range(3))
        start = self.draw.randrange(len(lines))
        chosen = lines[:head] + lines[start:start + count + 1] + lines[len(lines) - tail:]
        return [line if len(line) < LONGEST else line[start % len(line):][:LONGEST // 4] for line in chosen]

    def _spliced(self, lines: list[str], other: list[str]) -> list[str]:
        at, there = self.draw.randint(0, len(lines)), self.draw.randrange(len(other))
        if self.draw.random() < 0.5:
            return lines[:at] + other[there:]
        return lines[:at] + other[there:there + self.draw.randint(1, 8)] + lines[at:]

    def _docx(self) -> bytes:
        data = self.draw.choice(self.found.packages)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        root = etree.fromstring(parts["word/document.xml"])
        body = root.find(f"{WORD}body")
        blocks = list(body)
        for block in blocks[self.draw.randint(3, 25):-1]:
            body.remove(block)
        for _ in range(self.draw.choice((1, 2, 3, 5, 8))):
            self._change_docx(root)
        parts["word/document.xml"] = etree.tostring(root, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()

    def _change_docx(self, root: "etree._Element") -> None:
        paragraphs, texts = list(root.iter(f"{WORD}p")), list(root.iter(f"{WORD}t"))
        if not paragraphs:
            return
        change = self.draw.randrange(6)
        one, other = self.draw.choice(paragraphs), self.draw.choice(paragraphs)
        parent = one.getparent()
        if change == 0:
            parent.remove(one)
        elif change == 1:
            parent.insert(parent.index(one), etree.fromstring(etree.tostring(other)))
        elif change == 2:
            for line in self._part(self.draw.choice(("txt", "md")))[:12]:
                made = etree.Element(f"{WORD}p")
                etree.SubElement(etree.SubElement(made, f"{WORD}r"), f"{WORD}t").text = _usable(line)
                parent.insert(parent.index(one), made)
        elif change == 3 and texts:
            text = self.draw.choice(texts)
            text.text = _usable(self.draw.choice(self._part("txt")))
        elif texts:
            text = self.draw.choice(texts)
            text.text = _usable(self.draw.choice(TEXT_CHANGES)(self.draw, text.text or ""))


def _usable(text: str) -> str:
    return UNUSABLE.sub("", text)


def _span(draw: random.Random, length: int, longest: int) -> tuple[int, int]:
    start = draw.randint(0, length)
    return start, min(length, start + draw.randint(1, longest))


def _leave_out(draw: random.Random, lines: list[str]) -> None:
    start, end = _span(draw, len(lines), 6)
    del lines[start:end]


def _double(draw: random.Random, lines: list[str]) -> None:
    start, end = _span(draw, len(lines), 6)
    at = draw.choice((end, draw.randint(0, len(lines))))
    lines[at:at] = lines[start:end]


def _exchange(draw: random.Random, lines: list[str]) -> None:
    start, end = _span(draw, len(lines), 4)
    moved = lines[start:end]
    del lines[start:end]
    at = draw.randint(0, len(lines))
    lines[at:at] = moved


def _put_in_line(draw: random.Random, lines: list[str]) -> None:
    lines.insert(draw.randint(0, len(lines)), "".join(draw.choices(TOKENS, k=draw.choice((1, 1, 2, 4)))))


def _wrap(draw: random.Random, lines: list[str]) -> None:
    """Break lines hard, as a page or a mail does."""
    start, end = _span(draw, len(lines), 12)
    width = draw.choice((8, 20, 28, 40))
    lines[start:end] = [line[at:at + width] for line in lines[start:end] for at in range(0, max(1, len(line)), width)]


def _join(draw: random.Random, lines: list[str]) -> None:
    start, end = _span(draw, len(lines), 4)
    lines[start:end] = [draw.choice(("", " ", "\u3000", "\t", "|")).join(lines[start:end])]


def _space(draw: random.Random, lines: list[str]) -> None:
    """Put blank lines between lines, or take them out."""
    start, end = _span(draw, len(lines), 12)
    gap = [""] if draw.random() < 0.5 else []
    lines[start:end] = [one for line in lines[start:end] if line.strip() for one in (line, *gap)]


def _bar(draw: random.Random, lines: list[str]) -> None:
    """Make a table of lines."""
    start, end = _span(draw, len(lines), 6)
    gap = draw.choice(("|", " | ", "\t", "    ", " "))
    rows = [gap.join(re.split(r"[，、；\s|]+", line)[:8]) for line in lines[start:end]]
    lines[start:end] = [f"|{row}|" for row in rows] if "|" in gap else rows


LINE_CHANGES: tuple[Callable[[random.Random, list[str]], None], ...] = (
    _leave_out, _double, _exchange, _put_in_line, _put_in_line, _wrap, _join, _space, _bar)


def _put_in(draw: random.Random, text: str) -> str:
    at = draw.randint(0, len(text))
    return text[:at] + draw.choice(TOKENS) + text[at:]


def _cut_out(draw: random.Random, text: str) -> str:
    start, end = _span(draw, len(text), draw.choice((1, 3, 20)))
    return text[:start] + text[end:]


def _double_span(draw: random.Random, text: str) -> str:
    start, end = _span(draw, len(text), 30)
    at = draw.choice((end, draw.randint(0, len(text))))
    return text[:at] + text[start:end] + text[at:]


def _replace(draw: random.Random, text: str) -> str:
    """Put one token in the place of a letter, everywhere or once."""
    if not text:
        return text
    return text.replace(draw.choice(text), draw.choice(TOKENS), draw.choice((1, 1, 3, 20)))


def _put_in_line_start(draw: random.Random, text: str) -> str:
    starts = [match.end() for match in re.finditer("^|\n", text)]
    at = draw.choice(starts)
    return text[:at] + draw.choice(TOKENS) + text[at:]


TEXT_CHANGES: tuple[Callable[[random.Random, str], str], ...] = (_put_in, _put_in, _put_in_line_start, _cut_out, _double_span, _replace)


def check(data: bytes, name: str) -> bool:
    """Read and publish `data`; return False for what cannot be read.

    Raises:
        BrokenPromise: a letter is lost or there twice, an output is refused, a sentence is missing, it takes too long.
    """
    begun = time.process_time()
    report = fuzz.check_input(data, name)
    if report is None:
        return False
    if name != "a.txt":
        _check_hanzi(data, name, report)
    fuzz.publish(report)
    fuzz.require(time.process_time() - begun < 6 * fuzz.SECONDS, "it takes too long")
    return True


def _check_hanzi(data: bytes, name: str, report: "Report") -> None:
    """Every hanzi that a document of marks shows is in a text of the model or in a listed drop, and as often."""
    from convert.model.letters import report_letters
    from convert.text.radicals import unify_radicals

    kept = "".join(text for _, text in report_letters(report)) + "".join(each.text for each in report.furniture)
    shown, written, held = (Counter(HANZI.findall(unify_radicals(text).text)) for text in (*_shown(data, name), kept))
    labels = fuzz.labels_of(report)
    lost = "".join(letter for letter in (shown - held).elements() if letter not in labels)
    fuzz.require(not lost, f"lost: {lost!r}")
    twice = "".join(letter for letter in (held - written).elements() if letter not in COUNTED and letter not in labels)
    fuzz.require(not twice, f"twice: {twice!r}")


def _shown(data: bytes, name: str) -> tuple[str, str]:
    """Return what a document shows for sure, and all that stands in it."""
    from convert.readers.encoding import decode
    from convert.readers.html.page import CONTROLS, SILENT, parse_page
    from convert.text.characters import DROPPED

    if name == "a.docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            roots = {part: etree.fromstring(archive.read(part)) for part in archive.namelist()
                     if re.fullmatch(r"word/\w+\.xml", part) and "glossary" not in part}
        texts = {part: [text for text in root.iter(f"{WORD}t", f"{{{MATHS}}}t") if not _second(text)] for part, root in roots.items()}
        return "".join(text.text or "" for text in texts["word/document.xml"]), "".join(
            text.text or "" for part in texts.values() for text in part)
    text = DROPPED.sub("", decode(data).text)
    if name == "a.md":
        return re.sub(r"\A---.*?^---\s*$|<!--.*?-->|\]\([^)]*\)|^\s{0,3}\[.*\]:.*$", "", text, flags=re.DOTALL | re.MULTILINE), text
    root = parse_page(text, path=name)
    written = "".join(root.itertext())
    etree.strip_elements(root, *SILENT, *CONTROLS, with_tail=False)
    return "".join(root.itertext()), written


def _second(text: "etree._Element") -> bool:
    """Tell whether letters stand in what older programs show in place of something, which says them again."""
    return any(etree.QName(above).localname in ("Fallback", "del", "moveFrom") for above in text.iterancestors())


if __name__ == "__main__":
    sys.exit(main(sys.argv))

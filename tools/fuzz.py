"""Coverage-guided fuzzing of the readers and of the indicator finder.

    python tools/fuzz.py TARGET [FOLDER] [libFuzzer options, e.g. -max_total_time=300]

TARGET is one of text, spelled (every byte stands for a word of reports), markdown, json, html, docx, ofd, indicators, figures (the
indicators of spelled texts), outputs (a spelled text goes through all outputs, which are read back), reports (a whole report with
elements of every kind, drawn by the strategy of the tests, goes through all outputs). FOLDER keeps the inputs that reached new
code, to go on from there another time; it is begun with the samples. What breaks a promise is written to `crash-…` in the current folder:

- an exception other than `ConvertError`, or one whose code has no sentence, or letters dropped for a reason that has no words;
- a letter of a text that is neither in the model nor listed as dropped, or that is there twice;
- ranges that are not those of the text, a model that does not come back from its JSON, or that is another when read again;
- an indicator whose text does not stand at its place;
- a report that was read and is not published, as something in its outputs does not agree with it;
- an input of some kilobytes that takes more than five seconds.

Needs the package `atheris`, which is for development only.
"""

import pkgutil
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.diagnostics import Diagnostic
    from convert.model.report import Report

ROOT = Path(__file__).parents[1]
SECONDS = 5
LONGEST = 6_000
UNUSABLE = ("control-character", "bidi-control", "noncharacter", "tag-character")
SPELLED = (
    *"""
    。 ， ； 、 ： （ ） “ ” 《 》 —— - . % 0 1 2 3 5 12 2023 年 月 日 一、 二、 （一） （二） 1. 2. （1） ① 第一章 第二条 一是
    二是 附件 附件1 附件：1. 附： 表1 单位：万元 注： 第1页 望川县人民政府 望川县审计局 关于 工作情况的报告 年度
    主任、各位副主任、各位委员： 各位代表： 县人大常委会： 以上报告，请予审议。 特此报告。 （此件公开发布） 抄送：县委办公室。
    望政〔2023〕1号 签发人： 文件 在县第十七届人大常委会第三次会议上 完成投资 新增就业 粮食产量 居民人均可支配收入 森林覆盖率
    同比增长 比上年下降 提高 减少 个百分点 万元 亿元 万人 公里 件 次 人 达到 约 近 超过 余 不足 以上 左右 全省第 连续 三 十 百 千 万
    两成 三分之一 翻一番 其中 分别为 和 以及 的 工作 全县 全年 目标 力争 增加到 由 至 ～ / + 项目 合计 发布时间：2023-01-02 来源：
    【字号：大中小】 首页> 名词解释 A GDP 5G kWh 𠮷
    """.split(),  # noqa: SIM905 - a list would take a screen
    "\n", "\n\n", "\u3000\u3000", " ", "\t", "\u2014 1 \u2014", "局长\u3000王某", "\u200b", "\ufeff", "\r\n", "\x0c")
"""What the bytes of a spelled text stand for."""
LABELS = "|-附件：:抄报送主印发签份号人★☆№，、；。.,;"
"""Letters and marks that say what an element is, and that its outputs write."""
ENCLOSED = "".join(map(chr, range(0x2460, 0x249C)))
"""① to ⒛."""
CROSSED = re.compile(r"^\s*\|-+(?:\+-+)+\|\s*$", re.MULTILINE)
"""A line below the head of a table, drawn with plus signs."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PIECES = (
    "</w:p><w:p>", "</w:p><w:p/><w:p>", '</w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
    '</w:p><w:p><w:pPr><w:jc w:val="center"/></w:pPr>', '</w:p><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>',
    '</w:p><w:p><w:pPr><w:pStyle w:val="title"/></w:pPr>', "<w:r><w:br/></w:r>",
    '</w:p><w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>', '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:tab/></w:r>",
    "<w:r><w:cr/></w:r>", "</w:p><w:tbl><w:tr><w:tc><w:p>", "</w:p></w:tc><w:tc><w:p>", "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>",
    "</w:p></w:tc></w:tr></w:tbl><w:p>", '<w:ins w:id="2"><w:r><w:t>增</w:t></w:r></w:ins>',
    '<w:del w:id="3"><w:r><w:delText>删</w:delText></w:r></w:del>', "<w:r><w:sym w:char='F0FC'/></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:instrText> TOC </w:instrText></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>",
    "</w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p>", "<w:pPr><w:sectPr/></w:pPr>",
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')
"""Pieces between runs: some close what others open, in the order that chance gives."""
MARKUP = ("| --- |", "---\n", "title: ", "[^1]", "**", "\u3000\u3000", "\t", "\r\n", "\f")


def main(argv: list[str]) -> None:
    """Run one target until its time is over or something breaks."""
    import atheris

    if len(argv) < 2 or argv[1] not in TARGETS:
        sys.exit(__doc__)
    target, options = argv[1], [argument for argument in argv[2:] if argument.startswith("-")]
    folders = [argument for argument in argv[2:] if not argument.startswith("-")] or [tempfile.mkdtemp(prefix="fuzz-")]
    with atheris.instrument_imports(include=["convert"]):
        for package in ("convert.text", "convert.readers", "convert.indicators", "convert.layout", "convert.exporters", "convert.verify"):
            for module in pkgutil.walk_packages(import_module(package).__path__, package + "."):
                import_module(module.name)
    _begin(Path(folders[0]), target)
    dictionary = Path(folders[0]).with_suffix(".words")
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in (*SPELLED, *MARKUP)), "utf-8")
    atheris.Setup([argv[0], f"-timeout={SECONDS}", f"-max_len={LONGEST}", f"-dict={dictionary}", "-len_control=0", *options, folders[0]],
                  TARGETS[target])
    atheris.Fuzz()


class BrokenPromise(Exception):  # noqa: N818
    """What a reader promises does not hold for this input."""


def require(holds: object, message: str) -> None:
    """Raise `BrokenPromise` with `message` unless it `holds`."""
    if not holds:
        raise BrokenPromise(message)


def _escaped(word: str) -> str:
    return "".join("\\x" + format(byte, "02x") for byte in word.encode())


def check_text(data: bytes) -> None:
    """Read `data` as plain text."""
    check_input(data, "a.txt")


def check_spelled(data: bytes) -> None:
    """Read the text that `data` spells as plain text."""
    check_text(_spelled(data))


def check_figures(data: bytes) -> None:
    """Look for indicators in the text that `data` spells."""
    check_indicators(_spelled(data))


def _spelled(data: bytes) -> bytes:
    return "".join(SPELLED[byte % len(SPELLED)] for byte in data[:1_500]).encode()


def check_markdown(data: bytes) -> None:
    """Read `data` as Markdown."""
    check_input(data, "a.md")


def check_html(data: bytes) -> None:
    """Read `data` as a web page."""
    check_input(b"<html>" + data, "a.html")


def check_docx(data: bytes) -> None:
    """Read a DOCX whose paragraphs, runs and tables `data` spells."""
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", _document(data[:1_500]))
    check_input(buffer.getvalue(), "a.docx")


def _document(data: bytes) -> str:
    parts = []
    for byte, value in zip(data[::2], data[1::2], strict=False):
        if byte % 4 == 0:
            parts.append(PIECES[value % len(PIECES)])
        else:
            word = SPELLED[value % len(SPELLED)].replace("<", "").replace("&", "").replace("\f", "").replace("\ufeff", "")
            parts.append(f"<w:r><w:t>{word}</w:t></w:r>")
    body = "".join(parts)
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p>{body}</w:p></w:body></w:document>'


def check_ofd(data: bytes) -> None:
    """Read an OFD whose objects and places `data` spells."""
    import io
    import zipfile

    objects = []
    for kind, x, y, value in zip(*[iter(data[:4_000])] * 4, strict=False):
        word = SPELLED[value % len(SPELLED)].replace("<", "").replace("&", "").replace("\f", "").replace("\ufeff", "")
        box = f'Boundary="{x % 180} {y + kind % 4 / 4} {kind + 1} 6"'
        if kind % 8 == 0:
            ends = f"{x} 0" if value % 2 else f"0 {x}"
            objects.append(f"<ofd:PathObject {box}><ofd:AbbreviatedData>M 0 0 L {ends}</ofd:AbbreviatedData></ofd:PathObject>")
        elif kind % 8 == 1:
            objects.append(f'<ofd:ImageObject {box} ResourceID="{value % 3}"/>')
        else:
            matrix = 'CTM="0 1 -1 0 0 0"' if kind % 32 == 7 else ""
            objects.append(f'<ofd:TextObject {box} Size="{kind % 9 + 1}" Weight="{kind * 3}" {matrix}>'
                           f'<ofd:TextCode X="0" Y="5" DeltaX="g {value} {x % 7}">{word}</ofd:TextCode></ofd:TextObject>')
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    page = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        archive.writestr("D.xml", f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>')
        archive.writestr("P.xml", page)
    check_input(buffer.getvalue(), "a.ofd")


def check_json(data: bytes) -> None:
    """Read `data` as a model; what is read is written and read again."""
    from convert.model.codec import from_json, to_json

    report = read_report(data, "a.json")
    if report is not None:
        again = to_json(report)
        require(to_json(from_json(again)) == again, "the model does not come back from its JSON")


def check_indicators(data: bytes) -> None:
    """Look for indicators in `data` as plain text."""
    from convert.indicators import find_indicators

    report = read_report(data, "a.txt")
    if report is None:
        return
    texts = _block_texts(report)
    for found in find_indicators(report):
        require(found.text, "an indicator without text")
        held = texts.get(found.block, "")
        require("".join(found.text.split()) in "".join(held.split()), f"{found.text!r} does not stand in its block")


def check_outputs(data: bytes) -> None:
    """Publish the text that `data` spells: what was read must come out."""
    report = read_report(_spelled(data), "a.txt")
    if report is not None:
        publish(report)


def check_reports(data: bytes) -> None:
    """Publish the whole report that `data` draws."""
    _whole_report_test()(data)


@cache
def _whole_report_test() -> "Callable[[bytes], object]":
    """Return what draws a whole report from bytes and publishes it."""
    from hypothesis import given

    sys.path.insert(0, str(ROOT))
    from tests.whole_reports import whole_reports

    return given(whole_reports())(publish).hypothesis.fuzz_one_input


def publish(report: "Report") -> None:
    """Make every output of `report`: what was read must come out, and what is told about it has its sentences."""
    from convert.api import Dossier, Settings
    from convert.diagnostics import ConvertError

    dossier = Dossier(report, Settings(fonts="bundled", ofd=True), name="any")
    for kind in dossier.settings.kinds:
        try:
            dossier.output(kind)
        except ConvertError as error:
            raise BrokenPromise(f"{kind} is refused: {error.diagnostic.code} {error.diagnostic.args}") from error
    _require_sentences(dossier.diagnostics)


def check_input(data: bytes, name: str) -> "Report | None":
    """Read `data` twice and return its report, None where it cannot be read."""
    from convert.messages import reason_name
    from convert.model.codec import from_json, to_json

    report = read_report(data, name)
    if report is None:
        return None
    for dropped in report.furniture:
        require(reason_name(dropped.reason) != dropped.reason, f"{dropped.reason!r} has no words")
    written = to_json(report)
    require(to_json(from_json(written)) == written, "the model does not come back from its JSON")
    second = read_report(data, name)
    require(second is not None and to_json(second) == written, "a second reading gives another model")
    if name == "a.txt" and not data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
        _check_letters(data, report)
    return report


def read_report(data: bytes, name: str) -> "Report | None":
    """Return the report that `data` holds, None where it is refused with a sentence."""
    from convert.diagnostics import ConvertError
    from convert.messages import render
    from convert.readers import read

    try:
        outcome = read(data, name=name)
    except ConvertError as error:
        require(render(error.diagnostic), error.diagnostic.code)
        return None
    _require_sentences(outcome.diagnostics)
    return outcome.value


def _require_sentences(diagnostics: "Iterable[Diagnostic]") -> None:
    from convert.messages import render

    for diagnostic in diagnostics:
        require(render(diagnostic) and render(diagnostic, "en"), diagnostic.code)


def labels_of(report: "Report") -> str:
    """Return the letters that the outputs of `report` write anew: those of labels, and the numbers of attachments."""
    return (LABELS + ("0123456789．()（）" if report.attachment_note or report.header else "")
            + ("一二三四五六七八九十" + ENCLOSED if report.attachment_note else ""))


def _check_letters(data: bytes, report: "Report") -> None:
    """Every letter of the source is in a text of the model or in a listed drop, and ranges say where."""
    from convert.model.letters import letters, report_letters
    from convert.readers.encoding import decode
    from convert.text.characters import DROPPED, INVISIBLE, JOINING
    from convert.text.radicals import unify_radicals

    source = decode(data).text
    invisible = re.compile(f"[{INVISIBLE}{JOINING}]")
    source = unify_radicals(source).text
    wanted = Counter(invisible.sub("", letters(DROPPED.sub("", source))))
    kept = "".join(text for _, text in report_letters(report)) + "".join(note.marker for note in report.notes)
    dropped = "".join(each.text for each in report.furniture if each.reason not in UNUSABLE)
    shown = Counter(invisible.sub("", letters(DROPPED.sub("", unify_radicals(kept + dropped).text))))
    lost = wanted - shown - Counter("+" * "".join(CROSSED.findall(source)).count("+"))
    labels = labels_of(report)
    missing = "".join(letter for letter in lost.elements() if letter not in labels)
    require(not missing, f"lost: {missing!r}")
    twice = "".join(letter for letter in (shown - wanted).elements() if letter not in labels)
    require(not twice, f"twice: {twice!r}")
    for block in report.body:
        text = getattr(block, "text", None)
        if text is not None and block.source and getattr(block, "ordinal", "") == "":
            found = "".join(source[start:end] for start, end in block.source)
            require(letters(found) == letters(text), f"{found!r} is not {text!r}")


def _block_texts(report: "Report") -> dict[str, str]:
    from convert.model.letters import report_letters

    texts: dict[str, str] = {}
    for owner, text in report_letters(report):
        texts[owner] = texts.get(owner, "") + "\n" + text
    return texts


def _begin(folder: Path, target: str) -> None:
    """Put the samples into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for number, path in enumerate(sorted([*(ROOT / "samples").rglob("*.md"), *(ROOT / "samples").rglob("*.txt")])):
        text = path.read_text("utf-8")
        for part in range(0, min(len(text), 6_000), 1_500):
            (folder / f"sample-{number}-{part}").write_bytes(_as(target, text[part:part + 1_500]))


def _as(target: str, text: str) -> bytes:
    from convert.diagnostics import ConvertError
    from convert.model.codec import to_json
    from convert.readers import read

    if target in ("spelled", "figures", "docx", "ofd", "outputs", "reports"):
        return bytes(index for index, word in enumerate(SPELLED) if word in text) * 3
    if target == "json":
        try:
            return to_json(read(text.encode(), name="a.txt").value)
        except ConvertError:
            return b'{"schema": "convert.report/1"}'
    if target == "html":
        return ("<body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body>").encode()
    return text.encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": check_text, "spelled": check_spelled, "markdown": check_markdown, "json": check_json, "html": check_html,
    "docx": check_docx, "ofd": check_ofd, "indicators": check_indicators, "figures": check_figures,
    "outputs": check_outputs, "reports": check_reports,
}

if __name__ == "__main__":
    main(sys.argv)

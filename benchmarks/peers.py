"""The same report for the peers: typst markup, Markdown for pandoc, rows for an XlsxWriter script. All made before the clock runs."""

from pathlib import Path
from typing import Any

TYPST_SCRIPT = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"

XLSX_SCRIPT = """
import json, sys, xlsxwriter
rows = json.load(open(sys.argv[1], encoding="utf-8"))
book = xlsxwriter.Workbook(sys.argv[2])
sheet = book.add_worksheet("指标总表")
head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
number = book.add_format({"num_format": "#,##0.##", "border": 1})
titles = ["序号", "指标名称", "数值", "单位", "栏目", "原句", "页码"]
for column, (title, width) in enumerate(zip(titles, [6, 30, 14, 8, 30, 60, 6])):
    sheet.set_column(column, column, width)
    sheet.write_string(0, column, title, head)
sheet.freeze_panes(1, 0)
sheet.autofilter(0, 0, len(rows), len(titles) - 1)
for line, row in enumerate(rows, 1):
    sheet.write_number(line, 0, line, cell)
    sheet.write_string(line, 1, row["name"], cell)
    sheet.write_number(line, 2, row["value"], number)
    sheet.write_string(line, 3, row["unit"], cell)
    sheet.write_string(line, 4, " / ".join(row["section"]), cell)
    sheet.write_string(line, 5, row["sentence"], cell)
    sheet.write_number(line, 6, row["page"] or 0, cell)
chart = book.add_chart({"type": "column"})
chart.add_series({"values": ["指标总表", 1, 2, min(len(rows), 20), 2]})
sheet.insert_chart("I2", chart)
book.close()
"""

_PREAMBLE = """#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: "{body}", size: 15.79pt, lang: "zh", region: "cn", top-edge: 15.79pt, bottom-edge: 0pt)
#set par(leading: 13.83pt, spacing: 13.83pt, justify: true)
#show heading: set text(size: 15.79pt, weight: "regular")
"""


def typst_markup(model: dict[str, Any], families: dict[str, str]) -> str:
    """Return the report as typst markup, on our page and in our faces."""
    out = [_PREAMBLE.format(body=families["fangsong"])]
    front = model.get("front", {})
    for slot, face, size in (("title", "xiaobiaosong", 22), ("occasion", "kaiti", 16), ("issuer", "kaiti", 16)):
        if front.get(slot):
            out.append(f'#align(center)[#text(font: "{families[face]}", size: {size}pt)[{_escape(front[slot])}]]')
    for block in model["body"]:
        if block["type"] == "heading":
            words = _escape(block.get("ordinal", "") + block["text"])
            out.append(f'#heading(level: {block["level"]})[#text(font: "{families["heiti"]}")[{words}]]')
        elif block["type"] == "paragraph":
            lead = block.get("lead")
            cut = len(lead["ordinal"] + lead["text"]) if lead else 0
            head = f'#text(font: "{families["kaiti"]}")[{_escape(block["text"][:cut])}]' if cut else ""
            out.append(f"#h(2em){head}{_escape(block['text'][cut:])}")
    return "\n\n".join(out)


def markdown(model: dict[str, Any]) -> str:
    """Return the report as Markdown for pandoc."""
    out = ["# " + model.get("front", {}).get("title", "")]
    for block in model["body"]:
        if block["type"] == "heading":
            out.append("#" * (block["level"] + 1) + " " + block.get("ordinal", "") + block["text"])
        elif block["type"] == "paragraph":
            out.append(block["text"])
    return "\n\n".join(out)


def scaled(text: str, times: int) -> str:
    """Return the report with its body repeated: everything from the first level-1 heading to the closing line."""
    if times == 1:
        return text
    start, end = text.index("\n一、") + 1, text.rindex("\n以上报告") + 1
    return text[:start] + "\n\n".join([text[start:end].rstrip()] * times) + "\n\n" + text[end:]


def families_of(folder: Path) -> dict[str, str]:
    """Return the family name of each shipped face."""
    from fontTools.ttLib import TTFont

    return {path.stem.removeprefix("gw-"): TTFont(path, lazy=True)["name"].getDebugName(1) for path in folder.glob("gw-*.ttf")}


def _escape(text: str) -> str:
    return "".join("\\" + char if char in "\\#$*_`<>@[]~/\"'-=+" else char for char in text)

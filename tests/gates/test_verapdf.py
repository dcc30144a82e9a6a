"""veraPDF, the reference, judges one PDF of every kind."""

from pathlib import Path

from convert.api import Settings, load
from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.codec import to_json
from convert.model.elements import Front, HeaderBlock, SignOff
from convert.model.report import Report
from tests.exporters.pdf.samples import SENTENCE, SOURCE, export, full_pdf, full_report, one_line, png, short_report
from tests.gates.vera import verdicts


def _kinds() -> dict[str, bytes]:
    return {
        "everything.pdf": full_pdf(),
        "rare.pdf": export(pages=one_line("生僻字𠮷㐂\U00030edd葛\U000e0100城\ue123\u200b")),
        "table.pdf": export(short_report(Table(id="t", header_rows=1, rows=(("项", "数"), *((f"第{n}项", str(n)) for n in range(60)))))),
        "headings.pdf": export(short_report(*(Heading(id=f"h{n}", level=level, text="标题") for n, level in enumerate((2, 4, 1, 3))))),
        "figure.pdf": export(short_report(Figure(id="f", image=png(), media_type="image/png", alt="图"), Paragraph(id="p", text="文。"))),
    }


def test_every_kind_of_report_is_pdf_a_3a_and_pdf_ua_1(tmp_path: Path):
    for name, data in _kinds().items():
        (tmp_path / name).write_bytes(data)
    answers = verdicts(sorted(tmp_path.iterdir()), "3a,ua1")
    assert {key: failures for key, failures in answers.items() if failures} == {}
    assert len(answers) == 2 * len(_kinds())


FORMAL = {"source": SOURCE, "main_recipients": "各区人民政府：", "front": Front(title="岚山市人民政府关于防汛工作的通知"),
          "header": HeaderBlock(issuing_authorities=("岚山市人民政府",), document_number="岚政发〔2024〕8号"),
          "sign_off": SignOff(authority="岚山市人民政府", date="2024年6月1日", seal="seal"), "body": (Paragraph(id="p1", text=SENTENCE),)}


def test_every_format_of_the_standard_is_archival_with_a_seal_too(tmp_path: Path):
    for kind in ("general", "letter", "order", "minutes"):
        model = to_json(Report(format=kind, **FORMAL))
        dossier = load(model, name="model.json", settings=Settings(fonts="bundled", seals={"": png(12, 12)}))
        (tmp_path / f"{kind}.pdf").write_bytes(dossier.pdf)
    assert set(map(tuple, verdicts(sorted(tmp_path.iterdir()), "3a,ua1").values())) == {()}


def test_without_files_inside_a_report_is_pdf_a_2a_too(tmp_path: Path):
    path = tmp_path / "plain.pdf"
    path.write_bytes(export(full_report(), profile="a2a"))
    assert verdicts([path], "2a,ua1") == {("plain.pdf", "2a"): [], ("plain.pdf", "ua1"): []}

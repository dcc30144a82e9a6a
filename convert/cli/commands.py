"""Every command and every option, once."""

from convert.cli.table import Argument, Command, Option

_INPUT = Argument(name="input", help=("输入文件（文本、Markdown、DOCX、PDF、HTML、模型 JSON），或 - 表示标准输入。",
                                      "Input file (text, Markdown, DOCX, PDF, HTML, model JSON), or - for standard input."))
_INPUTS = Argument(name="inputs", many=True, help=("一个或多个输入文件或文件夹。", "One or more input files or folders."))

_OUTPUT = Option(name="output", flags=("-o", "--output"), metavar="FILE",
                 help=("输出文件；不写则放在输入文件旁边。", "Output file; beside the input when left out."))
_STYLE = Option(name="style", flags=("--style",), metavar="ID",
                help=("样式表；不写则按报告种类选择。", "Style sheet; chosen by the kind of report when left out."))
_SET = Option(name="overrides", flags=("--set",), kind="many", metavar="ROLE.PROPERTY=VALUE",
              help=("改动样式表的一项，例如 title.type_size=小二。", "Change one property, such as title.type_size=小二."))
_FONTS = Option(name="fonts", flags=("--fonts",), choices=("auto", "bundled"), default="auto",
                help=("auto 优先用本机字体，bundled 只用自带字体。", "auto prefers installed faces, bundled uses the shipped ones."))
_FORCE = Option(name="force", flags=("--force",), kind="flag", help=("替换已有文件。", "Replace existing files."))
_QUIET = Option(name="quiet", flags=("-q", "--quiet"), kind="flag", help=("只报告错误。", "Tell errors only."))
_FORMAT = Option(name="format", flags=("--format",), choices=("text", "json"), default="text",
                 help=("诊断信息的格式。", "Form of the diagnostics."))
_LANG = Option(name="lang", flags=("--lang",), choices=("zh", "en"), help=("提示信息的语言。", "Language of messages."))
_ENCODING = Option(name="encoding", flags=("--encoding",), metavar="NAME",
                   help=("文本的编码；不写则自动判断。", "Encoding of text; told from the bytes when left out."))
_REVISIONS = Option(name="revisions", flags=("--revisions",), choices=("accepted", "original"), default="accepted",
                    help=("DOCX 修订按接受还是按原稿读取。", "Read tracked changes as accepted or as the original."))
_VERIFY = Option(name="verify", flags=("--verify", "--no-verify"), kind="flag", default=True,
                 help=("发布前读回并逐字核对（默认开启）。", "Read back and compare letter by letter before publishing (on by default)."))
_PROFILE = Option(name="pdf_profile", flags=("--pdf-profile",), choices=("a3a", "a2a", "plain"), default="a3a",
                  help=("PDF/A-3a（含工作簿与模型）、PDF/A-2a 或普通 PDF。", "PDF/A-3a with workbook and model inside, PDF/A-2a, or plain."))
_SEAL = Option(name="seal", flags=("--seal",), metavar="PNG",
               help=("自有印章图片；不给则只留出位置。", "A picture of your own seal; a place is kept free otherwise."))
_EMBED = Option(name="embed_fonts", flags=("--embed-fonts",), kind="flag",
                help=("在 DOCX 中嵌入自带字体的子集。", "Embed subsets of the shipped faces in the DOCX."))
_CONTENTS = Option(name="contents", flags=("--toc",), kind="flag", help=("在 DOCX 中加目录。", "Add a table of contents to the DOCX."))
_CORRECTIONS = Option(name="corrections", flags=("--corrections",), metavar="FILE",
                      help=("人工改过的工作簿，其改动用于本次结果。", "A workbook that a person edited; its changes are applied."))
_REPORT_LAYOUT = Option(name="report_layout", flags=("--report-layout",), kind="flag",
                        help=("打印各要素的位置：条款、应在、实在。", "Print every element's place: clause, expected, measured."))
_OUT = Option(name="out", flags=("--out",), metavar="DIR", help=("输出文件夹。", "Output folder."))

_READING = (_ENCODING, _REVISIONS)
_LOOKS = (_STYLE, _SET, _FONTS)
_COMMON = (_FORCE, _QUIET, _FORMAT, _LANG)

COMMANDS: tuple[Command, ...] = (
    Command(name="docx", help=("生成公文格式的 DOCX。", "Make the official-style DOCX."), run="convert.cli.outputs:docx",
            examples=("convert docx report.txt", "convert docx report.md -o 材料.docx --toc"), argument=_INPUT,
            options=(_OUTPUT, *_LOOKS, _SEAL, _EMBED, _CONTENTS, _VERIFY, *_READING, *_COMMON)),
    Command(name="pdf", help=("生成分页、带标签、可归档的 PDF。", "Make the paginated, tagged, archival PDF."), run="convert.cli.outputs:pdf",
            examples=("convert pdf report.txt", "convert pdf report.txt --pdf-profile a2a --report-layout"), argument=_INPUT,
            options=(_OUTPUT, *_LOOKS, _PROFILE, _SEAL, _CORRECTIONS, _REPORT_LAYOUT, _VERIFY, *_READING, *_COMMON)),
    Command(name="xlsx", help=("生成指标工作簿；给出几份报告则加以对比。", "Make the indicator workbook; several reports are compared."),
            run="convert.cli.outputs:xlsx", argument=_INPUTS,
            examples=("convert xlsx report.txt", "convert xlsx 2023.txt 2024.txt 2025.txt -o 对比.xlsx",
                      "convert xlsx report.txt --corrections 改过的.xlsx"),
            options=(_OUTPUT, *_LOOKS, _CORRECTIONS, *_READING, *_COMMON)),
    Command(name="all", help=("生成三种文件和模型，可成批。", "Make the three outputs and the model, of many reports if you like."),
            run="convert.cli.batch:run", argument=_INPUTS,
            examples=("convert all report.txt --out out/", "convert all 各区报告/ --out out/ --jobs 2"),
            options=(_OUT, Option(name="jobs", flags=("--jobs",), kind="number", metavar="N",
                                  help=("同时处理的份数；不写则与处理器核数相同。", "How many at once; as many as there are cores when left out.")),
                     Option(name="resume", flags=("--resume",), kind="flag",
                            help=("接着上次中断处做，已完成且未变的不再做。", "Go on where an interrupted run stopped; unchanged reports are not done again.")),
                     Option(name="engine", flags=("--engine",), choices=("local", "dask"), default="local",
                            help=("在本机还是在 Dask 上运行。", "Run here, or on Dask.")),
                     Option(name="scheduler", flags=("--scheduler",), metavar="TCP", help=("Dask 调度器地址。", "Address of the Dask scheduler.")),
                     Option(name="indicators", flags=("--indicators",), metavar="DIR",
                            help=("另把全部指标写成 Parquet 数据集。", "Also write all indicators as a Parquet dataset.")),
                     *_LOOKS, _PROFILE, _SEAL, _EMBED, _CONTENTS, _VERIFY, *_READING, *_COMMON)),
    Command(name="model", help=("打印报告模型（JSON），它本身也可作输入。", "Print the canonical model (JSON); it is itself an input."),
            run="convert.cli.outputs:model", examples=("convert model report.txt > report.json",), argument=_INPUT,
            options=(_OUTPUT, *_READING, *_COMMON)),
    Command(name="indicators", help=("逐行打印指标（JSON Lines）。", "Print the indicators as JSON Lines."),
            run="convert.cli.outputs:indicators", examples=("convert indicators report.txt",), argument=_INPUT,
            options=(*_LOOKS, _CORRECTIONS, *_READING, _QUIET, _FORMAT, _LANG)),
    Command(name="check", help=("检查报告或 DOCX 的文字、序号、数据和格式。", "Check text, numbering, figures and format of a report or a DOCX."),
            run="convert.cli.check:check",
            examples=("convert check report.txt", "convert check 旧稿.docx --fix", "convert check --explain C16",
                      "convert check report.txt --format sarif"),
            argument=Argument(name="input", required=False, help=_INPUT.help),
            options=(Option(name="explain", flags=("--explain",), metavar="ID", help=("说明一条规则。", "Explain a rule.")),
                     Option(name="fix", flags=("--fix",), kind="flag",
                            help=("显示并写出确定的修正；DOCX 写成修订。", "Show and write the certain fixes; in a DOCX as tracked changes.")),
                     Option(name="profile", flags=("--profile",), metavar="ID",
                            help=("规则集（meeting、general 或 TOML 文件）；不写则按文种选择。",
                                  "Profile (meeting, general or a TOML file); chosen by the kind of document when left out.")),
                     _OUTPUT, *_LOOKS, *_READING, _FORCE, _QUIET,
                     Option(name="format", flags=("--format",), choices=("text", "json", "sarif"), default="text",
                            help=("结果的格式。", "Form of the findings.")), _LANG)),
    Command(name="fonts", help=("列出每种字体由哪个文件提供。", "Tell which file serves each face."), run="convert.cli.fonts:show",
            examples=("convert fonts", "convert fonts fontconfig > fonts.conf"), options=(_STYLE, _FONTS, _QUIET, _FORMAT, _LANG)),
    Command(name="fonts fontconfig", help=("打印把标准字体名指向自带字体的 fontconfig 文件。",
                                           "Print a fontconfig file that leads the standard names to the shipped faces."),
            run="convert.cli.fonts:fontconfig", examples=("convert fonts fontconfig > fonts.conf",), options=(_QUIET, _FORMAT, _LANG)),
    Command(name="style list", help=("列出样式表。", "List the style sheets."), run="convert.cli.style:list_sheets",
            examples=("convert style list",), options=(_QUIET, _FORMAT, _LANG)),
    Command(name="style show", help=("显示样式表的计算值。", "Show the computed values of a style sheet."), run="convert.cli.style:show",
            examples=("convert style show meeting",), argument=Argument(name="id", help=("样式表名。", "Id of the sheet.")),
            options=(_SET, _QUIET, _FORMAT, _LANG)),
    Command(name="packet", help=("按清单生成整套会议材料。", "Make a whole meeting packet from a manifest."), run="convert.cli.packet:run",
            examples=("convert packet 会议.toml --out 会议材料/", "convert packet 会议.toml --zip"),
            argument=Argument(name="input", help=("会议清单（TOML）。", "Manifest of the meeting (TOML).")),
            options=(_OUT, Option(name="zip", flags=("--zip",), kind="flag", help=("打成一个 ZIP。", "Put everything into one ZIP.")),
                     Option(name="resume", flags=("--resume",), kind="flag", help=("内容未变的不再写。", "Keep what is unchanged.")),
                     *_LOOKS, _PROFILE, *_COMMON)),
    Command(name="serve", help=("在浏览器中使用：上传、核对、更正、下载。", "Use it in a browser: upload, look, correct, download."),
            run="convert.cli.serve:serve", examples=("convert serve", "convert serve --host 0.0.0.0 --port 8080"),
            options=(Option(name="host", flags=("--host",), metavar="ADDRESS", default="127.0.0.1",
                            help=("监听的地址；不是本机地址时要用口令进入。", "Address to listen on; other than this computer's own it asks for a token.")),
                     Option(name="port", flags=("--port",), kind="number", metavar="N", default=8765, help=("端口；0 表示任选一个。", "Port; 0 takes a free one.")),
                     Option(name="token", flags=("--token",), metavar="TEXT",
                            help=("进入的口令；不写时在需要口令的情况下自动生成。", "Token to enter; made at random where one is needed and none is given.")),
                     _STYLE, _FONTS, _QUIET, _LANG)),
    Command(name="unpack", help=("取出 PDF 中的工作簿和模型。", "Take the workbook and the model out of a PDF."),
            run="convert.cli.outputs:unpack", examples=("convert unpack report.pdf --out out/",), argument=_INPUT,
            options=(_OUT, *_COMMON)),
)

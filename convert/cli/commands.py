"""Every command and every option, once."""

from convert.cli.table import Argument, Command, Option

_INPUT = Argument(name="input", help=("输入文件（文本、Markdown、DOCX、PDF、OFD、HTML、XLSX、模型 JSON；有 LibreOffice 时还有 DOC、WPS、RTF、ODT），或 - 表示标准输入。",
                                      "Input file (text, Markdown, DOCX, PDF, OFD, HTML, XLSX, model JSON; with LibreOffice DOC, WPS, RTF, ODT too), or - for standard input."))
_INPUTS = Argument(name="inputs", many=True, help=("一个或多个输入文件或文件夹。", "One or more input files or folders."))
_CHECKED = Argument(name="inputs", many=True, required=False, help=_INPUTS.help)

_VERSIONS = Argument(name="inputs", many=True, help=("两个输入文件：先原稿，后新稿。", "Two input files: the old version, then the new one."))

_OUTPUT = Option(name="output", flags=("-o", "--out", "--output"), metavar="FILE",
                 help=("输出文件或文件夹，- 表示标准输出；不写则放在输入文件旁边。",
                       "Output file or folder, - for standard output; beside the input when left out."))
_STYLE = Option(name="style", flags=("--style",), reads=True, metavar="ID",
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
_OFD = Option(name="ofd", flags=("--ofd",), kind="flag", help=("另生成 OFD。", "Make the OFD too."))
_OFD_PROFILE = Option(name="ofd_profile", flags=("--ofd-profile",), choices=("full", "archive"), default="full",
                      help=("full 附工作簿与模型；archive 按归档要求只附模型，不含网址动作。",
                            "full with workbook and model inside; archive with the model alone and no web links, as archives ask."))
_SEAL = Option(name="seals", flags=("--seal",), kind="many", reads=True, metavar="[机关=]PNG",
               help=("自有印章图片；联合行文写明机关，可给几个；不给则只留出位置。",
                     "A picture of your own seal; name the organ in a joint document, repeat for each; a place is kept free otherwise."))
_EMBED = Option(name="embed_fonts", flags=("--embed-fonts",), kind="flag",
                help=("在 DOCX 中嵌入自带字体的子集。", "Embed subsets of the shipped faces in the DOCX."))
_CONTENTS = Option(name="contents", flags=("--toc",), kind="flag", help=("在 DOCX 中加目录。", "Add a table of contents to the DOCX."))
_RENAMINGS = Option(name="renamings", flags=("--renamings",), reads=True, metavar="FILE",
                    help=("改名表（TOML），对比时把新旧名称看作同一事项。", "A table of renamed things (TOML), taken for one when reports are compared."))
_CORRECTIONS = Option(name="corrections", flags=("--corrections",), reads=True, metavar="FILE",
                      help=("人工改过的工作簿，其改动用于本次结果。", "A workbook that a person edited; its changes are applied."))
_REPORT_LAYOUT = Option(name="report_layout", flags=("--report-layout",), kind="flag",
                        help=("打印各要素的位置：条款、应在、实在。", "Print every element's place: clause, expected, measured."))
_OUT = Option(name="out", flags=("-o", "--out", "--output"), metavar="DIR",
              help=("输出文件夹；不写则放在输入文件旁边。", "Output folder; beside the input when left out."))

_DOUBTS = Option(name="doubts", flags=("--doubts",), kind="flag",
                 help=("列出拿不准的地方：两种读法和各自的理由。", "List what is in doubt: both readings with their reasons."))
_CHOOSE = Option(name="choose", flags=("--choose",), kind="many", metavar="ID",
                 help=("采用这个疑点的另一种读法，记在原文旁边，以后都照此处理。",
                       "Take the other reading of this doubt; it is kept beside the input and followed from now on."))
_READING = (_ENCODING, _REVISIONS)
_LOOKS = (_STYLE, _SET, _FONTS)
_FIX = Option(name="fix_marks", flags=("--fix",), kind="flag",
              help=("排版前改正有把握的标点、空格差错和错别字，逐处列出。", "Before setting, put certain faults of marks, blanks and words right and list each."))
_WORDS = Option(name="words", flags=("--words",), reads=True, metavar="FILE",
                help=("本单位用语表：一行一条，错词、空格、对词；只写一个词的是名称，从不报。",
                      "The office's own words, one entry a line: wrong, blank, right; one word alone is a name, which is never told."))
_DEBUG = Option(name="debug", flags=("--debug",), kind="flag",
                help=("程序出错时显示详细信息。", "Show the traceback of a mistake of the program."))
_CONFIG = Option(name="config", flags=("--config",), reads=True, metavar="FILE",
                 help=("设置文件；不写则用用户文件夹里的。", "Settings file; the one in the user's folder when left out."))
_COMMON = (_FORCE, _QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)

GROUPS = {"style": ("样式表：列出、显示、从样本学。", "Style sheets: list them, show one, learn one."),
          "fonts": ("字体。", "Faces.")}
"""Commands of two words, by their first."""

COMMANDS: tuple[Command, ...] = (
    Command(name="docx", help=("生成公文格式的 DOCX。", "Make the official-style DOCX."), run="convert.cli.outputs:docx",
            examples=("convert docx report.txt", "convert docx report.md -o 材料.docx --toc"), argument=_INPUT,
            options=(_OUTPUT, *_LOOKS, _FIX, _WORDS, _SEAL, _EMBED, _CONTENTS, _VERIFY, *_READING, *_COMMON)),
    Command(name="pdf", help=("生成分页、带标签、可归档的 PDF。", "Make the paginated, tagged, archival PDF."), run="convert.cli.outputs:pdf",
            examples=("convert pdf report.txt", "convert pdf report.txt --pdf-profile a2a --report-layout"), argument=_INPUT,
            options=(_OUTPUT, *_LOOKS, _FIX, _WORDS, _PROFILE, _SEAL, _CORRECTIONS, _REPORT_LAYOUT, _VERIFY, *_READING, *_COMMON)),
    Command(name="ofd", help=("生成 OFD 版式文件（GB/T 33190）。", "Make the fixed-layout OFD (GB/T 33190)."), run="convert.cli.outputs:ofd",
            examples=("convert ofd report.txt", "convert ofd report.txt --ofd-profile archive"), argument=_INPUT,
            options=(_OUTPUT, *_LOOKS, _FIX, _WORDS, _OFD_PROFILE, _SEAL, _CORRECTIONS, _VERIFY, *_READING, *_COMMON)),
    Command(name="xlsx", help=("生成指标工作簿；给出几份报告则加以对比。", "Make the indicator workbook; several reports are compared."),
            run="convert.cli.outputs:xlsx", argument=_INPUTS,
            examples=("convert xlsx report.txt", "convert xlsx 2023.txt 2024.txt 2025.txt -o 对比.xlsx",
                      "convert xlsx report.txt --corrections 改过的.xlsx"),
            options=(_OUTPUT, *_LOOKS, _CORRECTIONS, _RENAMINGS, *_READING, *_COMMON)),
    Command(name="compare", help=("对照两稿：新稿上以修订标出改动（花脸稿），并列出变动的数据。",
                                  "Compare two versions: the new one with tracked changes, and the figures that changed."),
            run="convert.cli.compare:compare", argument=_VERSIONS,
            examples=("convert compare 原稿.docx 新稿.docx -o 花脸稿.docx", "convert compare old.txt new.docx --figures 变动数据.xlsx"),
            options=(_OUTPUT, Option(name="figures", flags=("--figures",), metavar="FILE",
                                     help=("把变动数据另写成一张工作簿。", "Also write the changed figures as a workbook.")),
                     *_LOOKS, _EMBED, _VERIFY, *_READING, *_COMMON)),
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
                     *_LOOKS, _FIX, _WORDS, _PROFILE, _OFD, _OFD_PROFILE, _SEAL, _EMBED, _CONTENTS, _CORRECTIONS, _VERIFY, *_READING,
                     *_COMMON)),
    Command(name="model", help=("打印报告模型（JSON），它本身也可作输入。", "Print the canonical model (JSON); it is itself an input."),
            run="convert.cli.outputs:model", examples=("convert model report.txt > report.json", "convert model report.txt --doubts",
                                                       "convert model report.txt --choose d2"), argument=_INPUT,
            options=(_OUTPUT, _DOUBTS, _CHOOSE, _CORRECTIONS, *_READING, *_COMMON)),
    Command(name="indicators", help=("逐行打印指标（JSON Lines）。", "Print the indicators as JSON Lines."),
            run="convert.cli.outputs:indicators", examples=("convert indicators report.txt",), argument=_INPUT,
            options=(*_LOOKS, _CORRECTIONS, *_READING, _QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="check", help=("检查报告或 DOCX 的文字、序号、数据和格式。", "Check text, numbering, figures and format of a report or a DOCX."),
            run="convert.cli.check:check",
            examples=("convert check report.txt", "convert check 旧稿.docx --fix", "convert check --explain C16",
                      "convert check --rules", "convert check report.txt --format sarif"),
            argument=_CHECKED,
            options=(Option(name="explain", flags=("--explain",), metavar="ID", help=("说明一条规则。", "Explain a rule.")),
                     Option(name="rules", flags=("--rules",), kind="flag", help=("按类别列出全部规则。", "List every rule by family.")),
                     Option(name="fix", flags=("--fix",), kind="flag",
                            help=("显示并写出确定的修正；DOCX 写成修订。", "Show and write the certain fixes; in a DOCX as tracked changes.")),
                     Option(name="profile", flags=("--profile",), reads=True, metavar="ID",
                            help=("规则集（meeting、general 或 TOML 文件）；不写则按文种选择。",
                                  "Profile (meeting, general or a TOML file); chosen by the kind of document when left out.")),
                     _WORDS, _OUTPUT, *_LOOKS, *_READING, _FORCE, _QUIET,
                     Option(name="format", flags=("--format",), choices=("text", "json", "sarif"), default="text",
                            help=("结果的格式。", "Form of the findings.")), _LANG, _CONFIG, _DEBUG)),
    Command(name="fonts", help=("列出每种字体由哪个文件提供。", "Tell which file serves each face."), run="convert.cli.fonts:show",
            examples=("convert fonts", "convert fonts fontconfig > fonts.conf"), options=(_STYLE, _FONTS, _QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="fonts fontconfig", help=("打印把标准字体名指向自带字体的 fontconfig 文件。",
                                           "Print a fontconfig file that leads the standard names to the shipped faces."),
            run="convert.cli.fonts:fontconfig", examples=("convert fonts fontconfig > fonts.conf",), options=(_QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="style list", help=("列出样式表。", "List the style sheets."), run="convert.cli.style:list_sheets",
            examples=("convert style list",), options=(_QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="style show", help=("显示样式表的计算值。", "Show the computed values of a style sheet."), run="convert.cli.style:show",
            examples=("convert style show meeting",), argument=Argument(name="id", reads=False, help=("样式表名。", "Id of the sheet.")),
            options=(_SET, _QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="style learn", help=("从本单位的成品 DOCX 学出一份样式表。", "Learn a style sheet from an office's finished DOCX files."),
            run="convert.cli.style:learn", examples=("convert style learn 样本.docx -o 本单位.toml", "convert style learn 甲.docx 乙.docx -o 本单位.toml"),
            argument=Argument(name="inputs", many=True, help=("一份或多份成品 DOCX。", "One or more finished DOCX files.")),
            options=(Option(name="output", flags=_OUTPUT.flags, metavar="FILE",
                            help=("样式表文件，- 表示标准输出；不写则为 本单位.toml。",
                                  "File of the style sheet, - for standard output; own-style.toml when left out.")),
                     _FORCE, _QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="packet", help=("按清单生成整套会议材料。", "Make a whole meeting packet from a manifest."), run="convert.cli.packet:run",
            examples=("convert packet --init 报告/", "convert packet 会议.toml --out 会议材料/", "convert packet 会议.toml --zip"),
            argument=Argument(name="input", help=("会议清单（TOML）；与 --init 合用时是报告所在的文件夹。", "Manifest of the meeting (TOML); with --init the folder of reports.")),
            options=(_OUT, Option(name="zip", flags=("--zip",), kind="flag", help=("打成一个 ZIP。", "Put everything into one ZIP.")),
                     Option(name="resume", flags=("--resume",), kind="flag", help=("内容未变的不再写。", "Keep what is unchanged.")),
                     Option(name="without", flags=("--without",), kind="many", metavar="TAG",
                            help=("不含带有这个标记的议题和材料；可重复。", "Leave out items and materials that bear this tag; may be repeated.")),
                     Option(name="init", flags=("--init",), kind="flag",
                            help=("按文件夹中的报告写一份清单，供修改。", "Write a manifest for a folder of reports, to be edited.")),
                     _RENAMINGS,
                     *_LOOKS, _PROFILE, _OFD, _OFD_PROFILE, *_COMMON)),
    Command(name="config", help=("显示设置：取自哪个文件，各项是什么。", "Show the settings: which file they are from, and what they are."),
            run="convert.cli.config:show", examples=("convert config", "convert config --config 本单位.toml"),
            options=(_CONFIG, _QUIET, _FORMAT, _LANG, _DEBUG)),
    Command(name="serve", help=("在浏览器中使用：上传、核对、更正、下载。", "Use it in a browser: upload, look, correct, download."),
            run="convert.cli.serve:serve", examples=("convert serve --open", "convert serve --host 0.0.0.0 --port 8080"),
            options=(Option(name="host", flags=("--host",), metavar="ADDRESS", default="127.0.0.1",
                            help=("监听的地址；不是本机地址时要用口令进入。", "Address to listen on; other than this computer's own it asks for a token.")),
                     Option(name="port", flags=("--port",), kind="number", metavar="N", default=8765, help=("端口；0 表示任选一个。", "Port; 0 takes a free one.")),
                     Option(name="token", flags=("--token",), metavar="TEXT",
                            help=("进入的口令；不写时在需要口令的情况下自动生成。", "Token to enter; made at random where one is needed and none is given.")),
                     Option(name="open", flags=("--open",), kind="flag", help=("在浏览器中打开页面。", "Open the page in the browser.")),
                     _STYLE, _FONTS, _QUIET, _LANG, _CONFIG, _DEBUG)),
    Command(name="manual", help=("查看说明书，不用上网。", "Show the manual, without network."), run="convert.cli.manual:manual",
            examples=("convert manual", "convert manual markdown"),
            argument=Argument(name="page", required=False, reads=False, help=("页名；不写则列出全部。", "Name of the page; all are listed when left out.")),
            options=(_QUIET, _FORMAT, _LANG, _CONFIG, _DEBUG)),
    Command(name="samples", help=("把随附的样例写到一个文件夹里，供试用。", "Write the samples into a folder, to be tried."), run="convert.cli.manual:samples",
            examples=("convert samples", "convert samples -o 样例"),
            options=(Option(name="out", flags=_OUT.flags, metavar="DIR", default="samples", help=("写到哪个文件夹。", "Folder that they are written to.")), *_COMMON)),
    Command(name="unpack", help=("取出 PDF 中的工作簿和模型。", "Take the workbook and the model out of a PDF."),
            run="convert.cli.outputs:unpack", examples=("convert unpack report.pdf --out out/",), argument=_INPUT,
            options=(_OUT, *_COMMON)),
)

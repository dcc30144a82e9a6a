"""Sentences about batches."""

MESSAGES = {
    "batch-needs-extra": ("需要附加组件，请先运行 pip install 'report-convert[{extra}]'。", "An extra is needed: pip install 'report-convert[{extra}]'."),
    "batch-no-scheduler": ("--engine dask 需要 --scheduler 给出调度器地址，例如 tcp://127.0.0.1:8786。", "--engine dask needs --scheduler with the scheduler's address, such as tcp://127.0.0.1:8786."),
    "batch-no-scheduler-there": ("连不上调度器 {scheduler}（{reason}），请检查地址。", "The scheduler {scheduler} does not answer ({reason}); check the address."),
    "batch-too-much": ("这份报告超出了内存或嵌套的限度（{reason}），请拆分后重试。", "This report is too large or too deeply nested ({reason}); split it."),
    "batch-summary": ("共 {total} 份：完成 {done}，沿用 {resumed}，失败 {failed}。", "{total} reports: {done} done, {resumed} resumed, {failed} failed."),
}

"""For all tests: every PDF that is written in the course of one is judged."""

from collections.abc import Iterator
from typing import Any

import pytest

import convert.exporters.pdf


@pytest.fixture(scope="session", autouse=True)
def every_pdf_is_judged() -> Iterator[None]:
    """Let page-validation and our own checks look at each PDF before the test sees it."""
    export = convert.exporters.pdf.export_pdf

    def judged(report: Any, laid_out: Any, sheet: Any, fonts: Any, options: Any) -> Any:
        from tests.exporters.pdf.checked import check_pdf

        outcome = export(report, laid_out, sheet, fonts, options)
        check_pdf(outcome.value, options.profile)
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert.exporters.pdf, "export_pdf", judged)
        yield

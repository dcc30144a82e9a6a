"""For all tests: every PDF and every DOCX that is written in the course of one is judged."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import convert.exporters.docx
import convert.exporters.pdf

# a machine with other work is slow, and that is no fault of what is tested
settings.register_profile("exploring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the same examples every time: a change is judged by what it changes; new examples are looked for on purpose
settings.register_profile("any machine", settings.get_profile("exploring"), derandomize=True, database=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_a_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no settings file of whoever runs the tests be found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


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


@pytest.fixture(scope="session", autouse=True)
def every_docx_is_judged() -> Iterator[None]:
    """Let openxml-audit and our own checks look at each DOCX before the test sees it."""
    export = convert.exporters.docx.export_docx

    def judged(*arguments: Any) -> Any:
        from tests.exporters.docx.checked import check_whole_docx

        outcome = export(*arguments)
        check_whole_docx(outcome.value)
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert.exporters.docx, "export_docx", judged)
        yield

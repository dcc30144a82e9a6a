"""What a reader can make is published: every output of any report, each read back and compared with the model."""

from typing import Final

from hypothesis import HealthCheck, Phase, given, settings

from convert.api import Dossier, Kind, Settings
from convert.model.report import Report
from tests.whole_reports import whole_reports

PUBLISHED: Final[tuple[Kind, ...]] = ("docx", "pdf", "xlsx", "json", "ofd")


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
@given(whole_reports())
def test_every_output_of_a_whole_report_is_published(report: Report) -> None:
    """A report that fails is shown as it was drawn: to make it smaller takes minutes."""
    dossier = Dossier(report, Settings(fonts="bundled"), name="any")
    for kind in PUBLISHED:
        assert dossier.output(kind)

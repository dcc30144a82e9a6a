"""A conversion that can be looked at before it is done."""

import asyncio

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.serve.making import STAGES, Making
from convert.serve.tasks import Convert, Made, Said
from convert.serve.work import perform
from tests.refused import refused
from tests.texts import MEETING

TOLD: list[Said] = []
MADE = perform(Convert(data=MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled")), TOLD.append)


def test_it_goes_from_stage_to_stage_and_its_last_view_is_that_of_the_whole():
    assert isinstance(MADE, Made)
    making, stages, figures = Making(), [], []
    for said in (*TOLD, MADE):
        making.take(said)
        if not isinstance(said, str):
            stages.append(making.stage)
            figures.append(len(making.view.indicators))
    assert stages == [stage for stage in STAGES if stage]
    assert figures == [0, len(MADE.view.indicators), len(MADE.view.indicators)]
    assert (making.name, making.pdf, making.json, making.under_way.step) == (MADE.name, MADE.pdf, MADE.json, "json")


def test_who_waits_is_told_of_progress_and_of_failure():
    async def visit():
        making = Making()
        waiting = asyncio.create_task(making.beyond(""))
        await asyncio.sleep(0)
        making.take(next(one for one in TOLD if not isinstance(one, str)))
        await waiting
        last = asyncio.create_task(making.beyond("pages"))
        await asyncio.sleep(0)
        making.fail(ConvertError("serve-cancelled"))
        await last
        return making

    making = asyncio.run(visit())
    assert (making.was_ended, making.stage, len(making.view.pages) > 0) == (True, "pages", True)


def test_without_pages_there_is_only_the_reason():
    making = Making()
    making.fail(ConvertError("serve-memory"))
    with refused("serve-memory"):
        _ = making.view

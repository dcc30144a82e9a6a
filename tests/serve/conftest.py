"""A server and a browser for the tests of the page, once for each module."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


pytest.register_assert_rewrite("tests.serve.clerk")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from convert.serve.options import ServeOptions
    from tests.serve.served import running

    with running(ServeOptions(fonts="bundled")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    from tests.serve.served import CHROMIUM, LAUNCH

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: "Browser") -> "Iterator[BrowserContext]":
    from tests.serve.clerk import new_context

    made = new_context(browser)
    yield made
    made.close()


@pytest.fixture
def page(context: "BrowserContext", address: str) -> "Iterator[Page]":
    """A page of the office's monitor; afterwards, whatever was done, nothing left the host and nothing broke the policy."""
    found = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    found.on("request", lambda request: asked.append(_url(request)))
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda message: faults.append(message.text)
             if message.type == "error" and "the server responded with a status of" not in message.text else None)
    found.goto(address)
    yield found
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []
    assert faults == []


def _url(request: Any) -> str:
    url: str = request.url
    return url

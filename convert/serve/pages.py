"""From what is known to HTML. Every text goes through the templates' escaping."""

import os
from typing import Any, Final

import jinja2
import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import LANGUAGES, Language, hint, render, sentence
from convert.serve.edit import ROLES
from convert.serve.jobs import Job
from convert.serve.options import ServeOptions
from convert.serve.passages import BLOCK_ROLES
from convert.serve.slots import END_SLOTS, FRONT_SLOTS
from convert.style import list_styles, load_style

FOLDER: Final = os.path.dirname(os.path.abspath(__file__))


class Pages:
    """The templates."""

    def __init__(self, options: ServeOptions) -> None:
        """`options` gives the limits that the pages tell."""
        self._options = options
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(os.path.join(FOLDER, "templates")), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True)
        self._styles = tuple((name, load_style(name).title) for name in list_styles())

    def start(self, language: Language) -> str:
        """Return the page to upload on."""
        return self._render("start.html", language, chosen=self._options.style or "")

    def work(self, job: Job, language: Language) -> str:
        """Return the page of an open report."""
        return self._render("work.html", language, job=job, view=job.made.view, chosen=job.settings.style or "",
                            block_roles=BLOCK_ROLES, slot_roles=(*FRONT_SLOTS, *END_SLOTS), roles=ROLES)

    def error(self, diagnostic: Diagnostic, language: Language) -> str:
        """Return the page that says what went wrong in a sentence."""
        return self._render("error.html", language, message=render(diagnostic, language), hint=hint(diagnostic, language),
                            asks_token=diagnostic.code == "serve-token")

    def _render(self, template: str, language: Language, **values: Any) -> str:
        index = LANGUAGES.index(language)

        def text(code: str, **args: str | int | float) -> str:
            return sentence(f"serve-{code}", language, **args)

        page: str = self._templates.get_template(template).render(
            text=text, reason=lambda code: reason_name(code, language), number=number, boxes=boxes, index=index, language=language,
            other=LANGUAGES[1 - index], styles=self._styles, limits=self._options.limits, **values)
        return page


def reason_name(code: str, language: Language) -> str:
    """Return the reader's reason in words, as far as there are words for it."""
    try:
        return sentence(f"reader-reason-{code}", language)
    except KeyError:
        return code


def number(value: float) -> str:
    """Return a number as a person types it: no exponent, no needless zeros."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def boxes(places: object) -> str:
    """Return boxes as JSON."""
    return msgspec.json.encode(places).decode()

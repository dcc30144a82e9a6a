"""The HTML of the page, and what it says: every sentence comes from the catalogue, escaped by the templates."""

import os
from typing import Any, Final

import jinja2
import msgspec

from convert.corrections.columns import ASPECTS, KINDS, QUALIFIERS
from convert.diagnostics import Diagnostic
from convert.editing.edit import SLOT_ROLES
from convert.editing.passages import BLOCK_ROLES
from convert.editing.slots import SLOTS
from convert.messages import LANGUAGES, Language, sentence
from convert.messages.serve import MESSAGES
from convert.serve.options import ServeOptions
from convert.serve.words import page_hint, page_sentence
from convert.style import list_styles, load_style

_CHOICES: Final = (("kind", KINDS), ("aspect", ASPECTS))
FOLDER: Final = os.path.dirname(os.path.abspath(__file__))


def _fields(language: Language) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen for the fields of an indicator, with its word."""
    return {"qualifier": [("", "—"), *((one, one) for one in QUALIFIERS)],
            **{field: [(one, sentence(f"xlsx-{field}-{one}", language)) for one in choices] for field, choices in _CHOICES}}


class Pages:
    """The templates."""

    def __init__(self, options: ServeOptions) -> None:
        """`options` gives the limits that the page tells."""
        self._options = options
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(os.path.join(FOLDER, "templates")), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True)
        named = dict.fromkeys((*list_styles(), *filter(None, [options.style])))
        self._styles = tuple((name, load_style(name).title) for name in named)

    def page(self, language: Language) -> str:
        """Return the page, with everything that its scripts need to know."""
        limits = self._options.limits
        told = {
            "language": LANGUAGES.index(language), "words": {code: pair[LANGUAGES.index(language)] for code, pair in MESSAGES.items()},
            "styles": self._styles, "style": self._options.style or "", "fonts": self._options.fonts, "block_roles": BLOCK_ROLES,
            "fields": _fields(language),
            "slot_roles": SLOT_ROLES, "slots": SLOTS, "limit_bytes": limits.upload_bytes, "minutes": int(limits.lifetime_seconds // 60),
        }
        return self._render("page.html", language, told=msgspec.json.encode(told).decode().replace("<", "\\u003c"))

    def error(self, diagnostic: Diagnostic, language: Language) -> str:
        """Return the page that says what went wrong in a sentence."""
        return self._render("error.html", language, message=page_sentence(diagnostic, language), hint=page_hint(diagnostic, language),
                            asks_token=diagnostic.code == "serve-token")

    def _render(self, template: str, language: Language, **values: Any) -> str:
        def text(code: str, **args: str | int | float) -> str:
            return sentence(f"serve-{code}", language, **args)

        page: str = self._templates.get_template(template).render(
            text=text, language=language, other=LANGUAGES[1 - LANGUAGES.index(language)], **values)
        return page

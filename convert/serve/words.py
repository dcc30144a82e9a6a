"""Sentences as the page says them: where the usual one names options of the command line, the page has its own."""

from convert.messages import Language, Told, hint, render, sentence
from convert.messages.serve import MESSAGES


def page_sentence(diagnostic: Told, language: Language) -> str:
    """Return the sentence of `diagnostic` for a person at the page."""
    own = f"serve-as-{diagnostic.code}"
    return sentence(own, language, **diagnostic.args) if own in MESSAGES else render(diagnostic, language)


def page_hint(diagnostic: Told, language: Language) -> str:
    """Return what to do about `diagnostic` at the page; empty where there is no advice."""
    own = f"serve-hint-{diagnostic.code}"
    return sentence(own, language, **diagnostic.args) if own in MESSAGES else hint(diagnostic, language) or ""

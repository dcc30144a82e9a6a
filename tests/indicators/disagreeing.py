"""Invented figures with their sentences, and what does not agree among them."""

from convert.indicators.consistency import find_inconsistencies
from convert.model.indicator import Indicator


def figure(name: str, value: float, text: str, sentence: str, *, start: int | None = None, **fields) -> Indicator:
    """Return a figure of a sentence."""
    at = sentence.index(text) if start is None else start
    given = {"unit": "件", "kind": "count", "period": 2024, "block": "p1"}
    return Indicator(
        id="I001",
        name=name,
        value=value,
        text=text,
        sentence=sentence,
        start=at,
        end=at + len(text),
        block_start=at,
        block_end=at + len(text),
        **{**given, **fields},
    )


def percentage(name: str, value: float, text: str, sentence: str, **fields) -> Indicator:
    """Return a share."""
    return figure(name, value, text, sentence, unit="%", kind="percent", **fields)


def codes(*figures: Indicator) -> list[str]:
    """Return the codes of what does not agree."""
    return [finding.code for finding in find_inconsistencies(figures)]

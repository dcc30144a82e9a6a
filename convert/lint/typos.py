"""Words that are written wrongly, by tables (`convert.lint.word_table`); what is allowed is never among them."""

from collections.abc import Iterator

from convert.lint.checked import Checked
from convert.lint.passage import RUNNING
from convert.lint.rule import Finding, rule
from convert.lint.spot import change
from convert.lint.word_table import ERRORS, VARIANTS, index_of


@rule("W11", grade="recommended", cite="practice", fixes=True, words=True)
def wrong_word(doc: Checked) -> Iterator[Finding]:
    """Find words with a wrong character, where what stands around them leaves no doubt."""
    index = index_of(*ERRORS)
    for passage in doc.running:
        for start, word in index.find(passage.authored):
            yield change(passage, start, start + len(word.wrong), word.right)


@rule("W12", grade="note", cite="GF 1001-2001", group_from=2)
def variant_form(doc: Checked) -> Iterator[Finding]:
    """Find words whose form is allowed, but not the one that is recommended."""
    index = index_of(*VARIANTS)
    for passage in doc.running:
        for start, word in index.find(passage.authored, judged=False):
            yield change(passage, start, start + len(word.wrong), word.right, fix=False)


@rule("W13", grade="recommended", cite="practice", fixes=True, words=True)
def own_error(doc: Checked) -> Iterator[Finding]:
    """Find what the office's own list of words calls wrong, outside quotations and titles."""
    if doc.own.errors:
        for passage in doc.passages:
            for start, word in doc.own.errors_in(passage.authored):
                yield change(passage, start, start + len(word.wrong), word.right, fix=passage.kind in RUNNING)

"""Nothing is recognised worse when noise is added to a text."""

from collections.abc import Iterator

import pytest

from convert.model.blocks import Block, Heading, Paragraph
from convert.model.report import Report
from convert.model.walk import front_texts
from tests.readers.coverage import unaccounted_letters
from tests.readers.structure import noise
from tests.readers.structure.test_recognise import CASES, parts_of, read_string

WHOLE = (
    "notice-school-two-line-title", "joint-notice-town", "approval", "public-notice", "budget", "speech-with-post",
    "proposal-reply", "request", "report-of-post", "decision", "letter-reply", "enterprise", "closing-notice", "recruit-notice")
"""Cases without noise of their own, of many kinds of documents."""
TEXTS = {case.stem.partition("-")[2]: parts_of(case)[0] for case in CASES if case.stem.partition("-")[2] in WHOLE}
SIGNED = ("notice-school-two-line-title", "approval", "public-notice", "request", "letter-reply", "enterprise", "closing-notice")


def skeleton(report: Report) -> list[str]:
    """Return what a reader sees of a report, without blanks: its slots, and its headings and paragraphs in order."""
    return ["".join(text.split()) for text in _parts(report)]


def _parts(report: Report) -> Iterator[str]:
    yield from (f"{name}: {text}" for name, text in front_texts(report))
    yield f"recipients: {report.main_recipients}"
    yield from _blocks(report.body)
    yield f"closing: {report.closing}"
    yield f"names: {report.attachment_note.names if report.attachment_note else ()}"
    signed = report.sign_off
    yield f"signed: {signed and (signed.authority, signed.joint_authorities, signed.date)}"
    yield f"note: {report.document_note}"
    for attachment in report.attachments:
        yield f"attachment: {attachment.label} {attachment.title}"
        yield from _blocks(attachment.body)
    yield f"copies: {report.imprint and report.imprint.copy_recipients}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"h{block.level} {block.ordinal}{block.text}"
        elif isinstance(block, Paragraph):
            yield f"p{block.lead.level if block.lead else ''} {block.text}"


def test_all_texts_are_there():
    assert sorted(TEXTS) == sorted(WHOLE)


@pytest.mark.parametrize("kind", noise.KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", WHOLE)
def test_nothing_is_recognised_worse(name: str, kind: noise.Noise):
    text = TEXTS[name]
    expected = skeleton(read_string(text))
    for seed in range(3):
        noisy = kind(text, noise.chance_of(seed))
        report = read_string(noisy)
        assert skeleton(report) == expected, noisy
        assert unaccounted_letters(report, noisy) == ""


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "recruit-notice"])
def test_texts_that_are_wrapped_throughout_are_whole_again(name: str):
    text = TEXTS[name]
    for seed in range(3):
        assert skeleton(read_string(noise.wrapped_throughout(text, noise.chance_of(seed)))) == skeleton(read_string(text))


@pytest.mark.parametrize("name", WHOLE)
def test_kinds_of_noise_may_come_together(name: str):
    text = TEXTS[name]
    expected = skeleton(read_string(text))
    for seed in range(4):
        chance = noise.chance_of(seed)
        first, second = chance.sample((noise.page_numbers, noise.web_page, noise.invisible_letters, noise.spaced_digits), 2)
        assert skeleton(read_string(second(first(text, chance), chance))) == expected


@pytest.mark.parametrize("name", WHOLE)
def test_a_label_above_is_the_files_own(name: str):
    text = TEXTS[name]
    report = read_string(noise.own_label(text, noise.chance_of(1)))
    assert report.front.label
    assert skeleton(report)[1:] == skeleton(read_string(text))


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize(("kind", "title"), [(noise.issued_behind, "青禾区防汛工作方案"), (noise.attachment_behind, "主要指标表")])
def test_what_stands_behind_the_signature_changes_nothing_above_it(name: str, kind: noise.Noise, title: str):
    text = TEXTS[name]
    whole = skeleton(read_string(kind(text, noise.chance_of(1))))
    expected = skeleton(read_string(text))
    above = [part for part in expected if not part.startswith("copies:")]
    assert whole[:len(above)] == above
    assert title in whole[len(above)]


@pytest.mark.parametrize("name", WHOLE)
def test_a_table_that_lost_its_lines_is_a_table_and_changes_nothing_around_it(name: str):
    text = TEXTS[name]
    report = read_string(noise.flattened_table(text, noise.chance_of(1)))
    assert skeleton(report) == skeleton(read_string(text))


@pytest.mark.parametrize("name", WHOLE)
def test_half_width_marks_change_nothing_but_themselves(name: str):
    def full_width(parts: list[str]) -> list[str]:
        return [part.replace(",", "，").replace(";", "；") for part in parts]

    text = TEXTS[name]
    noisy = noise.half_width_marks(text, noise.chance_of(0))
    report = read_string(noisy)
    assert full_width(skeleton(report)) == full_width(skeleton(read_string(text)))
    assert unaccounted_letters(report, noisy) == ""


@pytest.mark.parametrize("name", [name for name in WHOLE if any(len(line) > noise.LONG and line.endswith("。")
                                                                 for line in TEXTS.get(name, "").split("\n"))])
def test_a_list_of_items_stays_a_list_and_changes_nothing_else(name: str):
    text = TEXTS[name]
    expected = skeleton(read_string(text))
    for seed in range(3):
        noisy = noise.items_behind(text, noise.chance_of(seed))
        found = skeleton(read_string(noisy))
        items = [part for part in found if any(words in part for words in ("完成排查36处", "完成整改34处", "移送线索2条"))]
        assert len(items) == 3
        assert all(part[:2] in ("p—", "p•", "p①", "p②", "p③") for part in items)
        assert [part for part in found if part not in items] == expected, noisy

"""How the time of a piece of work grows: a test can hold it to proportion, whatever the machine does beside."""

import time
from collections.abc import Callable

_TIMES = 8
_SLACK = 3
_FLOOR = 0.01
"""Seconds below which a clock tells nothing."""


def grows_in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Tell whether eight times the `size` takes `work` no more than eight times the time, with slack; work in squares takes 64 times."""
    work(size)
    return min(_seconds(work, _TIMES * size) for _ in range(2)) < _SLACK * _TIMES * max(min(_seconds(work, size) for _ in range(3)), _FLOOR)


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start

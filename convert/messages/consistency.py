"""Sentences about figures that do not agree with each other (`convert.indicators.consistency`)."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "consistency-conflict": (
        "“{name}”在文中前后不一：一处为{first}，另一处为{second}。",
        "“{name}” is given as {first} in one place and as {second} in another."),
    "consistency-sum-over": (
        "“其中”各项之和为{total}{unit}，比总数“{name}”{whole}{unit}多{difference}{unit}。",
        "The parts add up to {total}{unit}, {difference}{unit} more than their whole “{name}” {whole}{unit}."),
    "consistency-sum-short": (
        "“其中”各项之和为{total}{unit}，比总数“{name}”{whole}{unit}少{difference}{unit}，可能漏项或有误。",
        "The parts add up to {total}{unit}, {difference}{unit} less than their whole “{name}” {whole}{unit}."),
    "consistency-share": (
        "“{name}”写为{stated}，按同句的{numerator}和{denominator}计算应为{expected}%。",
        "“{name}” is given as {stated}; {numerator} of {denominator} in the same sentence makes {expected}%."),
    "consistency-slip": (
        "“{name}”为{first}，另一处“{other}”为{second}，是否为同一金额、数字颠倒？",
        "“{name}” is {first} and elsewhere “{other}” is {second}: one amount with two digits exchanged?"),
    "consistency-growth": (
        "“{name}”写为{stated}，按{first}和{second}计算应为{expected}%。",
        "“{name}” is given as {stated}; from {first} to {second} makes {expected}%."),
    "consistency-over-hundred": (
        "“{name}”为{stated}，比率超过了100%。",
        "“{name}” is {stated}: a rate above 100%."),
    "consistency-duplicate": (
        "“{name}”{stated}在文中出现{times}次，数值一致，统计时注意不要重复计算。",
        "“{name}” {stated} stands {times} times in the text with the same value; do not count it twice."),
}

HINTS: Final[dict[str, tuple[str, str]]] = {
    "consistency-conflict": ("核对原始数据，统一前后数字；口径不同的，在文中写明。",
                             "Check the source data and make both agree, or say how they differ."),
    "consistency-sum-over": ("核对总数和各项；各项有交叉的，在文中写明。",
                             "Check the whole and its parts; say so when the parts overlap."),
    "consistency-sum-short": ("核对总数和各项；未列全的，可写“等”。",
                              "Check the whole and its parts; say so when the list is not complete."),
    "consistency-share": ("核对分子、分母和比率。", "Check numerator, denominator and rate."),
    "consistency-slip": ("核对原始数据；确为两个数的，不必修改。", "Check the source data; leave it when they are two amounts."),
    "consistency-growth": ("核对两个数值和增长率。", "Check both values and the rate."),
    "consistency-over-hundred": ("核对比率；确实超过的，在文中写明口径。",
                                 "Check the rate, or say how it is measured."),
}

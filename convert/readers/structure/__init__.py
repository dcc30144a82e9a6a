"""Lines to a report: general rules about how official documents are written.

`recognise.recognise(lines, source=…)` is the door. Readers of any format make `lines.Line`s with what they know as `Hints`.
"""

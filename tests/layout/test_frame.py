from convert.layout.frame import LaidOut, Line, Run


def test_frames_are_values():
    run = Run("甲", "fangsong", "F", 16.0, 28.0, (5.6,))
    line = Line((run,), 41.9, "body", "p1", 0, 1)
    assert line == Line((run,), 41.9, "body", "p1", 0, 1)
    assert (run.color, run.rise_mm, run.shift_em, line.artifact, line.row) == ("000000", 0.0, (), False, None)


def test_no_pages_need_nothing_else():
    empty = LaidOut(())
    assert (empty.outline, empty.tables, empty.sheet, empty.recipients_moved) == ((), (), None, False)

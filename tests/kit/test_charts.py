"""Charts are drawn within their box, and their words do not stand on each other."""

from sotay.kit.charts import share_chart


def drawn(points, steps=30, marks=((24, "Hạn của cấp ủy 25/06"), (29, "Hạn 30/06")), width=900):
    return share_chart({"leaders": points}, steps, ticks=[(0, "01/06"), (steps, "30/06")],
                       marks=marks, width=width, height=260)  # fmt: skip


def numbers(path: str) -> list[tuple[float, float]]:
    pairs = [pair.split() for pair in path.removeprefix("M").split("L")]
    return [(float(x), float(y)) for x, y in pairs]


def test_a_line_goes_from_left_to_right_and_from_the_foot_to_the_top():
    ((kind, path),) = drawn([(0, 0.0), (15, 0.5), (30, 1.0)]).lines
    assert kind == "leaders"
    assert numbers(path) == [(46, 232), (468, 123), (890, 14)]


def test_more_than_all_stays_in_the_box():
    ((_, path),) = drawn([(0, -0.1), (30, 1.2)]).lines
    assert [y for _, y in numbers(path)] == [232, 14]


def test_near_marks_have_their_words_one_above_the_other():
    (_, first), (_, second) = drawn([(0, 0)]).marks
    assert (first.anchor, second.anchor) == ("end", "end")
    assert float(second.y) < float(first.y)


def test_an_early_mark_has_its_words_to_its_right():
    ((_, label),) = drawn([(0, 0)], marks=((2, "Hạn"),)).marks
    assert label.anchor == "start"


def test_one_day_is_no_division_by_nothing():
    assert drawn([(0, 1.0)], steps=0).lines == (("leaders", "M46 14"),)

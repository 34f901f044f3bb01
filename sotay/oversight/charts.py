"""The curve of one use as it is drawn, wide and for a phone."""

from dataclasses import dataclass

from sotay.kit.charts import Chart, share_chart
from sotay.notebook.rules.figures import percent
from sotay.oversight.queries.curve import Curve, Point


@dataclass(frozen=True)
class Row:
    """A day of the table that tells the same as the curve."""

    point: Point
    leaders_share: int
    members_share: int


@dataclass(frozen=True)
class Drawing:
    wide: Chart
    narrow: Chart
    words: str  # the curve in a sentence
    rows: tuple[Row, ...]  # the days on which anybody handed in, and the last

    @property
    def last(self) -> Row:
        return self.rows[-1]


def drawing_of(curve: Curve) -> Drawing:
    """The curve for a wide page and for a phone, in words, and as the rows of a table."""
    rows = [_row(point, curve) for point in curve.points]
    before = [None, *curve.points]
    told = [row for row, former in zip(rows, before, strict=False)
            if former is None or (former.leaders, former.members)
            != (row.point.leaders, row.point.members)]  # fmt: skip
    if told[-1] is not rows[-1]:
        told.append(rows[-1])
    last = rows[-1]
    words = (
        f"Đến {last.point.day:%d/%m/%Y}: cấp ủy, người đứng đầu {last.leaders_share}% đã nộp; "
        f"những người khác {last.members_share}%."
    )
    return Drawing(_chart(curve, 900, 260), _chart(curve, 360, 250), words, tuple(told))


def _row(point: Point, curve: Curve) -> Row:
    return Row(point, percent(point.leaders, curve.leaders), percent(point.members, curve.members))


def _chart(curve: Curve, width: int, height: int) -> Chart:
    steps = (curve.last - curve.first).days
    lines: dict[str, list[tuple[int, float]]] = {}
    for kind, whole in (("members", curve.members), ("leaders", curve.leaders)):
        if whole:
            lines[kind] = [((point.day - curve.first).days, getattr(point, kind) / whole)
                           for point in curve.points]  # fmt: skip
    middle = curve.first + (curve.last - curve.first) / 2
    days = dict.fromkeys((curve.first, middle, curve.last) if steps > 1 else (curve.first,))
    marks = {curve.due: "Hạn", curve.leaders_due: "Hạn của cấp ủy"}
    if curve.due == curve.leaders_due:
        marks = {curve.due: "Hạn"}
    return share_chart(
        lines,
        steps,
        ticks=[((day - curve.first).days, f"{day:%d/%m}") for day in days],
        marks=[((day - curve.first).days, f"{words} {day:%d/%m}")
               for day, words in sorted(marks.items())],
        width=width,
        height=height,
    )  # fmt: skip

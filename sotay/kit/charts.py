"""Line charts as plain numbers for an SVG: no library, no script, no inline style."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEFT, TOP, BOTTOM, RIGHT = 46, 14, 28, 10
GRID = ((1, "100%"), (0.75, ""), (0.5, "50%"), (0.25, ""), (0, "0"))
NEAR_LEFT = 0.3  # left of this share of the width a label stands right of its mark
ROOM = 0.25  # so much of the width right of a later mark is room for its label
LINE = 22


@dataclass(frozen=True)
class Label:
    """Words beside a place; `anchor` as SVG has it."""

    x: str
    y: str
    words: str
    anchor: str = "start"
    level: str = ""  # of the line across that it names


@dataclass(frozen=True)
class Chart:
    """Where everything stands in a box of `width` × `height`."""

    width: int
    height: int
    grid: tuple[Label, ...]
    ticks: tuple[Label, ...]
    marks: tuple[tuple[str, Label], ...]  # a path down the box, and its words
    lines: tuple[tuple[str, str], ...]  # kind and path

    @property
    def left(self) -> int:
        return LEFT

    @property
    def right(self) -> int:
        return self.width - RIGHT


def share_chart(
    lines: Mapping[str, Sequence[tuple[int, float]]],
    steps: int,
    *,
    ticks: Iterable[tuple[int, str]],
    marks: Iterable[tuple[int, str]],
    width: int,
    height: int,
) -> Chart:
    """Shares from 0 to 1 over so many steps: each line as (step, share), ticks and marks by step.

    The words of a second mark stand on its other side, or one line higher: near marks stay
    readable.
    """
    inner, tall = width - LEFT - RIGHT, height - TOP - BOTTOM

    def at(step: float) -> float:
        return LEFT + inner * step / max(steps, 1)

    def down(share: float) -> float:
        return TOP + tall * (1 - min(1.0, max(0.0, share)))

    grid = [Label("0", _n(down(share) + 5), words, level=_n(down(share)))
            for share, words in GRID]  # fmt: skip
    below = [Label(_n(at(step)), str(height - 6), words, _anchor(step, steps))
             for step, words in ticks]  # fmt: skip
    drawn = []
    for place, (step, words) in enumerate(marks):
        right = step < steps * NEAR_LEFT or (place and steps - step > steps * ROOM)
        low = _n(down(0) - 10 - (0 if right else LINE * place))
        label = Label(_n(at(step) + (6 if right else -6)), low, words, "start" if right else "end")
        drawn.append((f"M{_n(at(step))} {TOP}V{_n(down(0))}", label))
    paths = tuple(
        (kind, "M" + "L".join(f"{_n(at(step))} {_n(down(share))}" for step, share in points))
        for kind, points in lines.items()
        if points
    )
    return Chart(width, height, tuple(grid), tuple(below), tuple(drawn), paths)


def _anchor(step: int, steps: int) -> str:
    return "start" if step == 0 else "end" if step >= steps else "middle"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")

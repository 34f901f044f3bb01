"""Whole contents for tests, so that each test changes only what it is about."""

from dataclasses import replace
from uuid import uuid4

from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.submission import submit
from sotay.notebook.models import Version
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at

PLAN_2026 = c.PlanContent(
    items=(
        c.PlanItem("aaaa1111", "phong-cach", "Giải quyết hồ sơ trước hạn ít nhất một ngày",
                   "Tỷ lệ hồ sơ trước hạn", "2026-12-31"),
        c.PlanItem("bbbb2222", "dao-duc", "Mỗi tuần một buổi chiều trực bộ phận một cửa",
                   "Sổ trực", "2026-12-31"),
    )
)  # fmt: skip
REVIEW = c.ReviewContent(
    strengths="Đã xử lý 143 hồ sơ, 138 hồ sơ trước hạn.",
    weaknesses=(
        c.Weakness("cccc3333", "Chưa trình bày chuyên đề", "Chuẩn bị muộn",
                   "Đăng ký trình bày ngày 15/08", "2026-08-15"),
    ),
)  # fmt: skip


def whole(content: c.Content) -> c.Content:
    """Every result and carried weakness of the page answered."""
    if isinstance(content, c.PlanContent):
        return replace(content, carried=tuple(replace(r, choice="taken") for r in content.carried))
    return replace(
        content,
        results=tuple(replace(row, result="done", evidence="Có sổ") for row in content.results),
        answers=tuple(replace(row, answer="continue", words="Đang làm") for row in content.answers),
    )


def write(world: World, who: str, use: str, when: str, content: c.Content, year: int = 2026) -> int:
    """Save a whole draft as this person at that moment; returns its revision."""
    by = world.by(who, when.split()[0])
    page = writing(year, use, by=by)
    background = whole(page.content)
    if isinstance(content, c.PlanContent):
        content = replace(content, carried=background.carried)
    else:
        content = replace(content, results=background.results, answers=background.answers)
    return save_draft(year, use, content, base=page.rev, by=by, now=at(when)).rev


def hand_in(
    world: World, who: str, use: str, when: str, content: c.Content, year: int = 2026
) -> Version:
    rev = write(world, who, use, when, content, year)
    by = world.by(who, when.split()[0])
    return submit(year, use, token=uuid4(), base=rev, by=by, now=at(when))


def hand_in_plan(world: World, who: str, when: str = "12/01/2026 09:00") -> Version:
    return hand_in(world, who, PLAN, when, PLAN_2026)
